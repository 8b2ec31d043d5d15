"""After the decision: publicity, closing, archive (domain.md C.1 rows 12, 13 and PUBLISHED)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from uuid import UUID

from enforcement.domain.publicity.ids import publication_id
from smartsupervision.enforcement.v1 import penalty_case_pb2 as pc
from ssv.scripted.driving import Way, ask
from ssv.scripted.matters import Days, Matter, digest

_MAIN: Final = ((1, "立案审批表"), (2, "行政处罚决定书及送达回证"), (3, "行政处罚告知书及送达回证"), (4, "证据材料"))
_HEARD: Final = ((5, "听证笔录"),)
_SECONDARY: Final = ((1, "案源材料"), (2, "调查终结报告"), (3, "审核意见"), (5, "结案审批表"))


def ends(case: Any, matter: Matter, days: Days) -> Way:
    """公示、结案、归档."""
    if matter.goes("published"):
        yield from _publishes(case, matter)
    if not matter.goes("closed"):
        return
    closed = days.after(date(case.ended_on.year, case.ended_on.month, case.ended_on.day), 2)
    yield ask(
        "close_case",
        name=case.name,
        ground=pc.CLOSE_GROUND_EXECUTED,
        document="结案审批表",
        approved_by=matter.cast.principal,
        on=closed,
    )
    if matter.goes("archived"):
        yield ask("archive_case", name=case.name, file=list(_file(matter)), on=closed)


def _publishes(case: Any, matter: Matter) -> Way:
    """公示 of each decision, once the head has approved the text."""
    of = UUID(case.name.rpartition("/")[2])
    for party in case.parties:
        name = f"publications/{publication_id(of, party.number, len(party.decisions))}"
        yield ask("approve_publication", name=name, approved_by=matter.cast.principal)
        yield ask("publish_penalty", name=name)


def _file(matter: Matter) -> Iterator[dict[str, Any]]:
    main = (*_MAIN, *(_HEARD if matter.hearing else ()))
    for volume, sections in ((pc.VOLUME_MAIN, main), (pc.VOLUME_SECONDARY, _SECONDARY)):
        for section, title in sections:
            yield {"volume": volume, "section": section, "title": title, "digest": digest(matter, title), "pages": 2}
