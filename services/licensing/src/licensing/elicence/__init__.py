"""The electronic licence 电子许可证: a signed document, its QR code, and whether it holds, checked without a network.

An electronic licence has the force of the paper (SC-746:22). Pure functions: time and keys are arguments.
"""

from licensing.elicence.document import ElectronicLicence, sign_licence
from licensing.elicence.envelope import Ed25519Signer, Signer, key_id
from licensing.elicence.keys import IssuerKey, KeyFileError, load_keys, write_key
from licensing.elicence.qr import QrTooLargeError, qr_svg, qr_text
from licensing.elicence.status_list import LIFETIME, StatusList, sign_status_list
from licensing.elicence.verdict import REASONS, Status, Verdict
from licensing.elicence.verifying import verify

__all__ = [
    "LIFETIME",
    "REASONS",
    "Ed25519Signer",
    "ElectronicLicence",
    "IssuerKey",
    "KeyFileError",
    "QrTooLargeError",
    "Signer",
    "Status",
    "StatusList",
    "Verdict",
    "key_id",
    "load_keys",
    "qr_svg",
    "qr_text",
    "sign_licence",
    "sign_status_list",
    "verify",
    "write_key",
]
