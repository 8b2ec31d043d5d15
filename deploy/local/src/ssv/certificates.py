"""The local certificate authority and the certificates of services and departments.

A department is known by its certificate: common name and URI `ssv://department/<d>/service/<s>`.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from ssv import private
from ssv.folders import Folders
from ssv.landscape import NAMES

OWN_DEPARTMENT = "market-regulation"
DEPARTMENTS = (OWN_DEPARTMENT, "police", "tax")
LIFETIME = timedelta(days=825)  # a stack lives for a trial, not for ever
CLOCK_SKEW = timedelta(minutes=5)


@dataclass(frozen=True)
class Identity:
    """Paths of the PEM files one party of mutual TLS uses."""

    ca: Path
    crl: Path
    certificate: Path
    key: Path


def identity(folders: Folders, party: str) -> Identity:
    """Return the files of a service (`licensing`) or of a department (`police`)."""
    return Identity(
        folders.tls / "ca.pem",
        folders.tls / "crl.pem",
        folders.tls / f"{party}.pem",
        folders.secrets / f"{party}.key",
    )


def ensure(folders: Folders, now: datetime) -> None:
    """Create what is missing of CA, revocation list, certificates and token keys."""
    if not (folders.tls / "ca.pem").exists():
        _create_authority(folders, now)
    for service in NAMES:
        _ensure_party(folders, service, OWN_DEPARTMENT, service, now)
    for department in DEPARTMENTS:
        _ensure_party(folders, department, department, "officer", now)
        _ensure_token_key(folders, department)


def issue(folders: Folders, department: str, service: str, now: datetime) -> tuple[bytes, bytes]:
    """Sign a new certificate; return certificate and key as PEM. Lives from now for `LIFETIME`."""
    key = ec.generate_private_key(ec.SECP256R1())
    uri = f"ssv://department/{department}/service/{service}"
    names = [
        x509.UniformResourceIdentifier(uri),
        x509.DNSName("localhost"),
        x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
    ]
    usages = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
    ca, ca_key = _authority(folders)
    certificate = (
        _builder(uri, now)
        .issuer_name(ca.subject)
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.ExtendedKeyUsage(usages), critical=False)
        .add_extension(_authority_key(ca), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM), _private_pem(key)


def revoke(folders: Folders, certificate: Path, now: datetime) -> None:
    """Put a certificate on the revocation list; running services honour it at the next call."""
    serial = x509.load_pem_x509_certificate(certificate.read_bytes()).serial_number
    old = x509.load_pem_x509_crl((folders.tls / "crl.pem").read_bytes())
    entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(now).build()
    _write_revocations(folders, [*old, entry], now)


def _create_authority(folders: Folders, now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = _builder("Smart Supervision local CA", now)
    certificate = (
        builder.issuer_name(_name("Smart Supervision local CA"))
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    private.write(folders.secrets / "ca.key", _private_pem(key))
    private.write(folders.tls / "ca.pem", certificate.public_bytes(serialization.Encoding.PEM))
    _write_revocations(folders, [], now)


def _write_revocations(folders: Folders, revoked: list[x509.RevokedCertificate], now: datetime) -> None:
    ca, key = _authority(folders)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(ca.subject)
        .last_update(now - CLOCK_SKEW)
        .next_update(now + LIFETIME)
        .add_extension(_authority_key(ca), critical=False)
    )
    for entry in revoked:
        builder = builder.add_revoked_certificate(entry)
    private.write(folders.tls / "crl.pem", builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))


def _ensure_party(folders: Folders, party: str, department: str, service: str, now: datetime) -> None:
    files = identity(folders, party)
    if not (files.certificate.exists() and files.key.exists()):
        certificate, key = issue(folders, department, service, now)
        private.write(files.key, key)
        private.write(files.certificate, certificate)


def _ensure_token_key(folders: Folders, department: str) -> None:
    public = folders.token_keys / f"{department}.pem"
    if not public.exists():
        key = Ed25519PrivateKey.generate()
        private.write(folders.secrets / f"{department}.token.key", _private_pem(key))
        pem = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        private.write(public, pem)


def _builder(common_name: str, now: datetime) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(common_name))
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCK_SKEW)
        .not_valid_after(now + LIFETIME)
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _authority(folders: Folders) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    certificate = x509.load_pem_x509_certificate((folders.tls / "ca.pem").read_bytes())
    key = serialization.load_pem_private_key((folders.secrets / "ca.key").read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{folders.secrets / 'ca.key'} is no elliptic-curve key")
    return certificate, key


def _authority_key(ca: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    own = ca.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own)


def _private_pem(key: ec.EllipticCurvePrivateKey | Ed25519PrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
