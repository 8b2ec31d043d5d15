"""The document as a QR code: small enough to be read off paper with a telephone.

Text of the code: `SSV1:` and the base45 of a packed document: CRC-32 of what follows, signature, and the deflated
header and payload. Base45 uses the code's alphanumeric mode, a quarter denser than base64. The signature covers
the unpacked bytes; the checksum refuses a second packing of the same bytes that differs by a stray bit.
"""

from __future__ import annotations

import io
import zlib
from typing import Final

import segno

from licensing.elicence import envelope
from licensing.elicence.encoding import base45, from_base45
from licensing.elicence.envelope import Envelope, Type
from licensing.elicence.faults import MalformedError

PREFIX: Final = "SSV1:"
LARGEST_VERSION: Final = 25
"""117 modules a side: on 4 cm of paper a module is a third of a millimetre, which telephones still read."""
_LEVELS: Final = ("M", "L")
_LARGEST_DOCUMENT: Final = 64 * 1024
_SIGNATURE: Final = slice(4, 68)


class QrTooLargeError(ValueError):
    """The document does not fit a readable QR code; print it with a shorter scope."""


def qr_text(document: str) -> str:
    """The text a QR code carries for a signed document in compact form."""
    sealed = envelope.read(document, Type.LICENCE)
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflater.compress(sealed.header + b"\n" + sealed.payload) + deflater.flush()
    body = sealed.signature + packed
    return PREFIX + base45(zlib.crc32(body).to_bytes(4) + body)


def read_qr_text(text: str) -> Envelope:
    """The document in a QR code's text; `MalformedError` for any other text. Nothing is verified yet."""
    if not text.startswith(PREFIX):
        raise MalformedError(f"the code's text does not begin with {PREFIX}")
    if len(text) > _LARGEST_DOCUMENT:
        raise MalformedError("longer than any QR code")
    data = from_base45(text.removeprefix(PREFIX))
    if len(data) <= _SIGNATURE.stop or zlib.crc32(data[4:]).to_bytes(4) != data[:4]:
        raise MalformedError("the checksum does not fit: the code was not read whole")
    header, _, payload = _inflated(data[_SIGNATURE.stop :]).partition(b"\n")
    return envelope.assemble(header, payload, data[_SIGNATURE], Type.LICENCE)


def qr_code(document: str) -> segno.QRCode:
    """The QR code of a signed document, at the best error correction it fits; `QrTooLargeError` if it does not."""
    text = qr_text(document)
    for level in _LEVELS:
        try:
            code = segno.make_qr(text, error=level, boost_error=False)
        except segno.DataOverflowError:
            continue
        if int(code.version) <= LARGEST_VERSION:
            return code
    raise QrTooLargeError(f"{len(text)} characters do not fit a QR code of version {LARGEST_VERSION}")


def qr_svg(document: str, *, module_mm: float = 0.35) -> str:
    """The QR code as an SVG image of its own, with the quiet zone; `module_mm` is the width of a module."""
    out = io.BytesIO()
    qr_code(document).save(
        out, kind="svg", scale=module_mm, unit="mm", light="white", xmldecl=False, svgclass=None, lineclass=None
    )
    return out.getvalue().decode("utf-8")


def _inflated(packed: bytes) -> bytes:
    inflater = zlib.decompressobj(-15)
    try:
        text = inflater.decompress(packed, _LARGEST_DOCUMENT)
    except zlib.error as error:
        raise MalformedError(f"no packed document: {error}") from error
    if not inflater.eof or inflater.unused_data:
        raise MalformedError("no packed document: it does not end where it should")
    return text
