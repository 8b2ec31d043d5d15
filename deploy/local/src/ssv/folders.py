"""Where things lie: the state folder of one stack, and what the stacks of a machine share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ssv.account import Account
from ssv.errors import StackError

DEFAULT_STATE = Path(".ssv")


@dataclass(frozen=True)
class Folders:
    """The layout below one state folder."""

    root: Path

    @property
    def settings(self) -> Path:
        """Identity and ports of the stack, chosen once."""
        return self.root / "stack.json"

    @property
    def secrets(self) -> Path:
        """Passwords and private keys; nobody but the owner can enter."""
        return self.root / "secrets"

    @property
    def tls(self) -> Path:
        """Certificates (public): the CA, its revocation list, one per service and department."""
        return self.root / "tls"

    @property
    def licence_key(self) -> Path:
        """Private key that signs electronic licences."""
        return self.secrets / "licence.key"

    @property
    def licence_keys(self) -> Path:
        """Public keys of those who sign electronic licences: what `ssv licence verify --keys` is given."""
        return self.root / "licence-keys"

    def seal_key(self, service: str) -> Path:
        """Private key that signs the seals over a service's journal. Moved away, the next start makes a new one."""
        return self.secrets / f"{service}.seal.key"

    @property
    def seal_keys(self) -> Path:
        """Public keys of all seals, old ones too: what `ssv dossier verify --keys` is given. Anyone may copy it."""
        return self.root / "seal-keys.txt"

    @property
    def token_keys(self) -> Path:
        """Public keys that verify person tokens, `<department>.pem`."""
        return self.root / "token-keys"

    @property
    def data(self) -> Path:
        """What the servers store, with links followed: their account may reach only the real folder."""
        return self.data_link.resolve()

    @property
    def data_link(self) -> Path:
        """Where the data is found; for root it may be a link to a folder the servers' account can reach."""
        return self.root / "data"

    @property
    def postgresql(self) -> Path:
        """PostgreSQL's data: the truth."""
        return self.data / "postgresql"

    @property
    def kafka(self) -> Path:
        """Kafka's data; may be deleted while the stack is down, everything comes back."""
        return self.data / "kafka"

    @property
    def elasticsearch(self) -> Path:
        """Elasticsearch's data; may be deleted while the stack is down, everything comes back."""
        return self.data / "elasticsearch"

    @property
    def configuration(self) -> Path:
        """Configuration of the servers, written anew by every start."""
        return self.data / "configuration"

    @property
    def logs(self) -> Path:
        """One log file per process."""
        return self.root / "logs"

    @property
    def run(self) -> Path:
        """Process ids, the lock and the status of the running supervisor."""
        return self.root / "run"

    @property
    def targets(self) -> Path:
        """Prometheus' list of our metrics addresses (file_sd)."""
        return self.root / "prometheus-targets.json"


def create(root: Path, identity: str, account: Account, environ: Mapping[str, str]) -> Folders:
    """Create the state folder, or complete it. `StackError` if it cannot be written."""
    folders = Folders(root)
    try:
        root.mkdir(parents=True, exist_ok=True)
        # The servers' account has to pass this folder, not to list it.
        root.chmod(0o711 if account.switch else 0o700)
        for private in (
            folders.secrets,
            folders.tls,
            folders.token_keys,
            folders.licence_keys,
            folders.logs,
            folders.run,
        ):
            private.mkdir(exist_ok=True)
            private.chmod(0o700)
        _place_data(folders, identity, account, environ)
    except OSError as error:
        raise StackError(
            f"The state folder {root} cannot be written: {error}.",
            "Choose another with --state DIR, or make room.",
        ) from error
    return folders


def shared(environ: Mapping[str, str]) -> Path:
    """Folder for what root's servers must reach when neither the cache nor the state folder can be reached."""
    root = Path(environ.get("SSV_SHARED", "/var/lib/smartsupervision")).resolve()
    root.mkdir(parents=True, exist_ok=True)
    status = root.stat()
    if status.st_uid != os.geteuid() or status.st_mode & 0o022:
        raise StackError(
            f"{root} belongs to somebody else or can be written by others, so it is not to be trusted.",
            "Remove it, or name another folder with SSV_SHARED=DIR.",
        )
    root.chmod(0o755)
    return root


def programs(environ: Mapping[str, str]) -> list[Path]:
    """Return the folders of unpacked servers in the shared folder (not the data of any stack)."""
    names = ("elasticsearch-*", "kafka-*", "postgresql-*", "java-*")
    return [folder for name in names for folder in shared(environ).glob(name)]


def remove(folders: Folders) -> None:
    """Delete a state folder and the data it links to."""
    if folders.data_link.is_symlink():
        shutil.rmtree(folders.data, ignore_errors=True)
    shutil.rmtree(folders.root)


def _place_data(folders: Folders, identity: str, account: Account, environ: Mapping[str, str]) -> None:
    if folders.data_link.is_symlink() or account.can_reach(folders.data):
        account.own(folders.data)
    elif folders.data.exists():
        raise StackError(
            f"The account of the servers cannot reach {folders.data} any more.",
            f"Let others pass (chmod o+x) every folder above {folders.root}.",
        )
    else:
        folders.data_link.symlink_to(account.own(shared(environ) / identity))
