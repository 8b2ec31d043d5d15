"""Ways to where a scenario begins."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from unit.enforcement import story as s
from unit.enforcement.scenes import Office


def clue_of(office: Office, **more: Any) -> UUID:
    """A clue whose jurisdiction is found."""
    clue = office.do(s.register(**more))
    office.do(s.own(clue))
    return clue


def filed(office: Office, **more: Any) -> UUID:
    """A case filed on Tuesday 3 March."""
    clue = clue_of(office)
    return office.on(date(2026, 3, 3)).do(s.file_case(clue, **more))


def reported(office: Office, **more: Any) -> UUID:
    """Reported on 10 March."""
    case = filed(office, **more)
    office.on(date(2026, 3, 4)).do(s.tell_rights(case))
    evidence = office.do(s.take(case))
    office.do(s.figures(case))
    office.on(date(2026, 3, 10)).do(s.report(case, evidence))
    return case


def reviewed(office: Office, **more: Any) -> UUID:
    """Reviewed on 11 March."""
    case = reported(office, **more)
    office.on(date(2026, 3, 11)).do(s.review(case))
    return case


def noticed(office: Office, **more: Any) -> UUID:
    """Told on 12 March."""
    case = reviewed(office)
    document = office.on(date(2026, 3, 12)).do(s.draw("市监罚告"))
    office.do(s.notice(case, document, **more))
    office.do(s.serve_notice(case))
    return case


def heard(office: Office) -> UUID:
    """What the party said on 16 March was rechecked."""
    case = noticed(office)
    office.on(date(2026, 3, 16)).do(s.statement(case))
    office.do(s.recheck(case))
    return case


def decided(office: Office) -> UUID:
    """Decided on 23 March."""
    case = heard(office)
    document = office.on(date(2026, 3, 23)).do(s.draw("市监处罚"))
    office.do(s.decide(case, document))
    return case
