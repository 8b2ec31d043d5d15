"""Masks of personal values (NPC-个人信息保护法:28, SAMR-45/2021:5-6)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statutes import masks
from statutes.masks import Kind


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Kind.CITIZEN_ID, "45010319900101001X", "450103********001X"),
        (Kind.CITIZEN_ID, "４50103 19900101 001x", "450103********001X"),
        (Kind.CITIZEN_ID, "450103900101001", "****"),
        (Kind.PHONE, "13800001234", "138****1234"),
        (Kind.PHONE, "+86 138 0000 1234", "138****1234"),
        (Kind.PHONE, "0771-5556789", "0771-*****89"),
        (Kind.PHONE, "12315", "****"),
        (Kind.BANK_ACCOUNT, "6222021234567890123", "***************0123"),
        (Kind.BANK_ACCOUNT, "6222 0212 3456 7890", "************7890"),
        (Kind.BANK_ACCOUNT, "1234", "****"),
        (Kind.ADDRESS, "南宁市青秀区民族大道100号3栋501室", "南宁市青秀区民族大道"),
        (Kind.PERSON_NAME, "覃小明", "覃**"),
        (Kind.PHONE, "", ""),
    ],
)
def test_a_value_shows_only_what_its_mask_leaves(kind: Kind, value: str, shown: str) -> None:
    assert masks.mask(kind, value) == shown


@given(st.text("0123456789X-+ ", max_size=40), st.sampled_from([Kind.CITIZEN_ID, Kind.PHONE, Kind.BANK_ACCOUNT]))
def test_whatever_the_form_at_least_four_characters_are_hidden(value: str, kind: Kind) -> None:
    shown = masks.mask(kind, value)
    assert shown == "" or shown.count("*") >= 4
    assert sum(c.isalnum() for c in shown) <= 10
