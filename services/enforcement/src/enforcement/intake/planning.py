"""What becomes of failed batches: a clue per party where we are competent or nobody is yet known to be, else a notice.

Keys follow from batch and party, so the same file, or another one about the same batch, leads to the same records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from enforcement.intake.batches import Batch, digest
from enforcement.intake.parties import UNKNOWN, Named
from enforcement.intake.placing import place_of
from statutes import divisions, masks
from statutes.calendar import Calendar
from statutes.clock import due
from statutes.rules import Rulebook

RETEST: Final = "sampling.retest"
NOWHERE: Final = divisions.WHOLE_COUNTRY
_LONGEST_TITLE: Final = 120
_LONGEST_FACTS: Final = 3900


class Way(StrEnum):
    """Where a party's share of a batch goes."""

    CLUE = "clue"
    """To the bureau of the party's place."""
    WORK_LIST = "work list"
    """待分派: to the importing bureau, because no place can be told."""
    NOTICE = "notice"
    """To the authority outside the region."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One party's share of one batch."""

    way: Way
    origin_key: str
    event_key: str
    title: str
    facts: str
    label: str
    part: str
    place: str
    """GB/T 2260; the whole country where it is not known."""
    lines: tuple[int, ...]
    """Rows of the file it rests on."""

    @property
    def competent(self) -> str:
        """The authority of the place."""
        return f"{divisions.full_name(self.place)}市场监督管理局"


def plans_of(batches: Iterable[Batch], home: str) -> Iterator[Plan]:
    """Every party of every batch; `home` is the region whose authorities take clues."""
    for batch in batches:
        for party in batch.parties:
            yield _plan(batch, party, home)


def opens_on(received: date, rulebook: Rulebook, calendar: Calendar) -> date:
    """The first day after the time to object or to have the sample tested again (SAMR-15/2019:30)."""
    ends = due(rulebook.deadline(RETEST, received).clock(), received, calendar).right_ends
    if ends is None:
        raise LookupError(f"{RETEST} from {received} has no end")  # only an open suspension leaves it without
    return ends + timedelta(days=1)


def shown(label: str) -> str:
    """The name of an enterprise as it is; that of a person, told by being nothing but a name, masked (H.3).

    >>> shown("刘桂芬"), shown("金乡店"), shown("昆明市西山区鑫源食品厂")
    ('刘**', '金乡店', '昆明市西山区鑫源食品厂')
    """
    return masks.person_name(label) if _PERSON.fullmatch(label) else label


_PERSON: Final = re.compile(r"[\u4e00-\u9fff·]{1,3}[^厂店场坊部市社站行园摊铺馆]")


def _plan(batch: Batch, party: Named, home: str) -> Plan:
    place = place_of(party, batch.first.publisher)
    way = Way.WORK_LIST if not place else Way.CLUE if divisions.covers(home, place) else Way.NOTICE
    event_key = f"sampling/{batch.key}"
    label = shown(party.label)
    return Plan(
        way=way,
        origin_key=f"{event_key}/{digest(party.label)[:12]}",
        event_key=event_key,
        title=f"{label or UNKNOWN}:{batch.first.product}抽检不合格"[:_LONGEST_TITLE],
        facts=_facts(batch, party)[:_LONGEST_FACTS],
        label=label,
        part=party.part,
        place=place or NOWHERE,
        lines=tuple(row.line for row in batch.rows),
    )


def _facts(batch: Batch, party: Named) -> str:
    first = batch.first
    others = "、".join(f"{shown(each.label)}({each.part})" for each in batch.parties if each.label and each != party)
    said = (
        ("样品", first.product),
        ("类别", first.category),
        ("生产日期或者批号", first.made),
        ("不合格项目", ";".join(map(str, batch.items))),
        ("公布单位", "、".join(dict.fromkeys(row.publisher for row in batch.rows if row.publisher))),
        ("公布日期", "、".join(dict.fromkeys(row.published.isoformat() for row in batch.rows))),
        ("原文生产商", shown(first.producer)),
        ("原文供应商", shown(first.seller)),
        ("同一批次的其他当事人", others),
        ("名称", "公布时隐去部分字符,须核实" if party.hidden else ""),
        ("备注", "、".join(dict.fromkeys(row.remark for row in batch.rows if row.remark))),
    )
    return "。".join(f"{name}:{value}" for name, value in said if value)
