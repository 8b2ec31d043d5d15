"""Regenerate libs/contracts from proto/. With --check, fail if the committed code differs."""

from __future__ import annotations

import argparse
import filecmp
import shutil
import sys
import tempfile
from pathlib import Path

import grpc_tools
from google.rpc import status_pb2
from grpc_tools import protoc

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "libs/contracts/src"
PLUGIN = Path(sys.executable).parent / "protoc-gen-mypy"


def generate(out: Path) -> None:
    """Write the Python code and its type stubs for every .proto file to `out`."""
    sources = sorted(str(path) for path in (ROOT / "proto").rglob("*.proto"))
    common_protos = Path(status_pb2.__file__).parent.parent.parent
    arguments = [
        "protoc",
        f"-I{ROOT / 'proto'}",
        f"-I{common_protos}",
        f"-I{Path(grpc_tools.__file__).parent / '_proto'}",
        f"--python_out={out}",
        f"--plugin=protoc-gen-mypy={PLUGIN}",
        f"--mypy_out=quiet:{out}",
        *sources,
    ]
    if protoc.main(arguments) != 0:
        raise SystemExit("protoc refused the contracts: see its message above")
    for folder in {path.parent for path in out.rglob("*_pb2.py")}:
        (folder / "__init__.py").touch()


def generated_files(folder: Path) -> set[str]:
    """Relative paths of the generated files below a folder."""
    return {str(path.relative_to(folder)) for pattern in ("*_pb2.py", "*_pb2.pyi") for path in folder.rglob(pattern)}


def differences(fresh: Path) -> list[str]:
    """Files that are missing, left over or different from a fresh generation."""
    names = generated_files(fresh) | generated_files(TARGET)
    return sorted(
        name
        for name in names
        if not (fresh / name).exists()
        or not (TARGET / name).exists()
        or not filecmp.cmp(fresh / name, TARGET / name, shallow=False)
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if the code is not current")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh"  # a folder with ordinary rights: its own are private
        fresh.mkdir()
        generate(fresh)
        changed = differences(fresh)
        if arguments.check and changed:
            raise SystemExit("Generated code is not current, run `make proto`: " + ", ".join(changed))
        if not arguments.check:
            for name in generated_files(TARGET):
                (TARGET / name).unlink()
            shutil.copytree(fresh, TARGET, dirs_exist_ok=True)


if __name__ == "__main__":
    main()
