"""Personal values as they may be shown (NPC-个人信息保护法:28, SAMR-45/2021:5-6).

Enough to recognise a value, too little to use it.

A value that has not the form a mask is made for is hidden whole: an unknown form may hold anything.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from statutes.text import masked_name, shown_address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CITIZEN: Final = re.compile(r"[0-9]{17}[0-9X]")
_MOBILE: Final = re.compile(r"(?:\+?86)?(1[0-9]{10})")
_LANDLINE: Final = re.compile(r"(0[0-9]{2,3})-?([0-9]{7,8})(?:-[0-9]{1,6})?")
_ACCOUNT: Final = re.compile(r"[0-9]{8,32}")


class Kind(StrEnum):
    """Kinds of value a mask exists for."""

    CITIZEN_ID = "citizen_id"
    PHONE = "phone"
    BANK_ACCOUNT = "bank_account"
    ADDRESS = "address"
    PERSON_NAME = "person_name"


def citizen_id(number: str) -> str:
    """450103********001X: division and the last four; anything but an 18-character number is hidden whole."""
    bare = _bare(number)
    return f"{bare[:6]}********{bare[14:]}" if _CITIZEN.fullmatch(bare) else _hidden(bare)


def phone(number: str) -> str:
    """138****1234 for a mobile number; of a landline the area code and the last two digits."""
    bare = _bare(number)
    if mobile := _MOBILE.fullmatch(bare):
        return f"{mobile[1][:3]}****{mobile[1][7:]}"
    if landline := _LANDLINE.fullmatch(bare):
        return f"{landline[1]}-{'*' * (len(landline[2]) - 2)}{landline[2][-2:]}"
    return _hidden(bare)


def bank_account(number: str) -> str:
    """The last four digits, the others as stars."""
    bare = _bare(number).replace("-", "")
    return "*" * (len(bare) - 4) + bare[-4:] if _ACCOUNT.fullmatch(bare) else _hidden(bare)


def address(text: str) -> str:
    """The address up to street or village, without the house number."""
    return shown_address(text)


def person_name(name: str) -> str:
    """The first character; the others as stars."""
    return masked_name(name)


_MASKS: Final[Mapping[Kind, Callable[[str], str]]] = {
    Kind.CITIZEN_ID: citizen_id,
    Kind.PHONE: phone,
    Kind.BANK_ACCOUNT: bank_account,
    Kind.ADDRESS: address,
    Kind.PERSON_NAME: person_name,
}


def mask(kind: Kind, value: str) -> str:
    """The value as it may be shown."""
    return _MASKS[kind](value)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def _hidden(bare: str) -> str:
    # A fixed width: the length of a short secret tells much of it.
    return "****" if bare else ""
