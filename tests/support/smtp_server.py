"""The smallest mail server (RFC 5321 with STARTTLS) on a real socket, since none comes with Python any more.

It takes every letter except those to REFUSED, and asks for TLS and a login before it takes any.
"""

from __future__ import annotations

import base64
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

REFUSED = "nobody@example.org"
USERNAME, PASSWORD = "ssv", "a password of this test"


@dataclass
class MailServer:
    """What tests see of it."""

    port: int
    authority: Path
    letters: list[EmailMessage] = field(default_factory=list)


class _Session(socketserver.StreamRequestHandler):
    """One connection."""

    timeout = 10

    def handle(self) -> None:
        self.secure = self.known = False
        self._say("220 ready")
        while line := self.rfile.readline().decode().strip():
            word, _, rest = line.partition(" ")
            answer: Callable[[str], bool] = getattr(self, f"on_{word.lower()}")
            if not answer(rest):
                return

    def _say(self, text: str) -> bool:
        self.wfile.write(f"{text}\r\n".encode())
        return True

    def on_ehlo(self, _: str) -> bool:
        return self._say(f"250-hello\r\n250-8BITMIME\r\n250 {'AUTH PLAIN' if self.secure else 'STARTTLS'}")

    def on_starttls(self, _: str) -> bool:
        self._say("220 go on")
        server: Any = self.server
        try:
            self.connection = server.tls.wrap_socket(self.request, server_side=True)
        except ssl.SSLError:
            return False  # the client did not trust the certificate
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        self.secure = True
        return True

    def on_auth(self, rest: str) -> bool:
        sent = base64.b64decode(rest.removeprefix("PLAIN "))
        self.known = sent == f"\0{USERNAME}\0{PASSWORD}".encode()
        return self._say("235 welcome" if self.known else "535 wrong password")

    def on_mail(self, _: str) -> bool:
        return self._say("250 ok" if self.secure and self.known else "530 log in first")

    def on_rcpt(self, rest: str) -> bool:
        return self._say("550 no such mailbox" if REFUSED in rest else "250 ok")

    def on_rset(self, _: str) -> bool:
        return self._say("250 ok")

    def on_data(self, _: str) -> bool:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        server: Any = self.server
        server.told.letters.append(message_from_bytes(b"".join(lines), policy=policy.default))
        return self._say("250 taken")

    def on_quit(self, _: str) -> bool:
        self._say("221 bye")
        return False

    def finish(self) -> None:
        super().finish()
        self.connection.close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    tls: ssl.SSLContext
    told: MailServer


@contextmanager
def mail_server(folder: Path) -> Iterator[MailServer]:
    """Running on a free port of loopback, with a certificate for localhost."""
    certificate, key = _certificate(folder)
    with _Server(("127.0.0.1", 0), _Session) as server:
        server.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.tls.load_cert_chain(certificate, key)
        server.told = MailServer(server.server_address[1], certificate)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.told
        finally:
            server.shutdown()
            thread.join()


def _certificate(folder: Path) -> tuple[Path, Path]:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "mail.pem", folder / "mail.key"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    paths[1].write_bytes(key.private_bytes(pem, pkcs8, serialization.NoEncryption()))
    return paths
