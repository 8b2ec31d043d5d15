"""年度报告 (SC-654:8): filed from 1 January to 30 June about the year before, corrected until the window closes."""

from __future__ import annotations

from typing import Final
from uuid import UUID, uuid5

from licensing.domain import guards as register
from licensing.domain import items as checks
from licensing.domain.deadlines import DeadlineStep, StepAction, Steps, met
from licensing.domain.law import LegalContext
from licensing.domain.proceedings import guards
from licensing.domain.refusal import Fault, fault, refuse, refuse_if_any
from licensing.domain.reports import commands as c
from licensing.domain.reports import report_events as e
from licensing.domain.reports import rules
from licensing.domain.reports.finding import subject
from licensing.domain.reports.finding_events import AbnormalityFound
from licensing.domain.reports.kinds import Ground, ReporterKind, ReportStage, reporter_of
from licensing.domain.reports.states import AnnualReport, ReportCorrection, ReportItem
from licensing.domain.states import Entity
from licensing.domain.values import FieldChange
from statutes.rules import ReportWindow

_NAMESPACE: Final = UUID("d1f7f4a2-53a0-5b0c-9c53-0c2f4f6f9a11")
ITEMS: Final = 60
"""Items a report has at most."""
NOT_SHOWN: Final = "不公示"


def report_id(entity: UUID, year: int) -> UUID:
    """The id of the report of an entity about a year: there is one."""
    return uuid5(_NAMESPACE, f"{entity}:{year}")


def expect(
    entity: Entity, state: AnnualReport | None, command: c.ExpectAnnualReport, context: LegalContext
) -> e.AnnualReportExpected:
    """The report falls due: its window has opened."""
    register.not_exited(entity)
    if state is not None:
        raise refuse("REPORT_KNOWN", year=state.year)
    return e.AnnualReportExpected(at=context.now, about=_about(entity, command.entity, command.year, context))


def file(
    entity: Entity, state: AnnualReport | None, command: c.FileAnnualReport, context: LegalContext
) -> e.AnnualReportFiled:
    """Filed in its window, or late: late is taken and shown as late."""
    register.not_exited(entity)
    if state is not None and state.stage is ReportStage.FILED:
        raise refuse("REPORT_FILED_ALREADY", since=state.filed_date)
    about = _about(entity, command.entity, command.year, context)
    refuse_if_any([*_item_faults(command.items), *_form_faults(about.reporter, command, context)])
    day = guards.happened("filed_date", command.filed_date, context.today, about.opens, "window_opens")
    record = report_id(command.entity, command.year)
    return e.AnnualReportFiled(
        at=context.now,
        about=about,
        items=tuple(_kept(item, record, context) for item in command.items),
        on_paper=command.on_paper,
        filed_date=day,
        late=day > about.closes,
    )


def correct(state: AnnualReport, command: c.CorrectAnnualReport, context: LegalContext) -> e.AnnualReportCorrected:
    """Until the window closes; what was stated before stays visible beside it."""
    if state.stage is not ReportStage.FILED or state.closes is None:
        raise refuse("REPORT_NOT_FILED")
    until = _window(state.reporter, context).corrections_until.of(state.closes.year)
    if context.today > until:
        raise refuse("CORRECTION_CLOSED", until=until)
    refuse_if_any([*_item_faults(command.items), *_hidden_faults(state.reporter, command.items, context)])
    record = report_id(state.entity or UUID(int=0), state.year)
    known = {item.field: item for item in state.items}
    new = {item.field: _kept(item, record, context) for item in command.items}
    changes = tuple(
        FieldChange(field, _shown(known.get(field)), _shown(item))
        for field, item in new.items()
        if _differs(known.get(field), item)
    )
    if not changes:
        raise refuse("NOTHING_CHANGED", "items")
    correction = ReportCorrection(corrected_date=context.today, changes=changes)
    return e.AnnualReportCorrected(at=context.now, items=tuple({**known, **new}.values()), correction=correction)


def miss(
    entity: Entity, state: AnnualReport, command: c.RecordReportMissed, context: LegalContext
) -> tuple[e.AnnualReportMissed, AbnormalityFound]:
    """The window closed without it: to be listed, or for an individual business marked, in ten working days."""
    register.not_exited(entity)
    if state.stage is not ReportStage.EXPECTED or state.closes is None or state.entity is None:
        raise refuse("REPORT_NOT_EXPECTED")
    if context.today <= state.closes:
        raise refuse("REPORT_WINDOW_OPEN", until=state.closes)
    about = subject(entity, state.entity, Ground.NOT_FILED, context, year=state.year, owner_post=command.owner_post)
    found = AbnormalityFound(
        at=context.now,
        about=about,
        check=None,
        document="",
        reason=f"未报送{state.year}年度报告",
        found_date=state.closes,
    )
    return e.AnnualReportMissed(at=context.now, missed_date=state.closes), found


def steps(event: e.ReportEvent, before: AnnualReport | None) -> Steps:
    """The last day to file is the law's own; filing meets it, also late."""
    match event:
        case e.AnnualReportExpected():
            rule, about = rules.WINDOW[event.about.reporter], event.about
            return (DeadlineStep(rule_id=rule, action=StepAction.OPEN, on=about.opens, until=about.closes),)
        case e.AnnualReportFiled() if before is not None:
            return (met(rules.WINDOW[event.about.reporter], event.filed_date),)
        case _:
            return ()


def _about(entity: Entity, entity_id: UUID, year: int, context: LegalContext) -> e.ReportSubject:
    reporter = reporter_of(entity.entity_type)
    founded = entity.established_date
    window = _window(reporter, context)
    if not 2000 <= year <= context.today.year or (founded and year < window.first_reported_year(founded)):
        raise refuse("REPORT_YEAR_INVALID", "year", year=year)
    opens, closes = window.window(year)
    if context.today < opens:
        raise refuse("REPORT_WINDOW_NOT_OPEN", "year", opens=opens)
    return e.ReportSubject(
        entity=entity_id,
        code=entity.code,
        subject_name=entity.registered_name,
        division=entity.division or entity.code[2:8],
        reporter=reporter,
        year=year,
        opens=opens,
        closes=closes,
    )


def _window(reporter: ReporterKind, context: LegalContext) -> ReportWindow:
    return context.law.rulebook.report_window(rules.WINDOW[reporter], context.today)


def _item_faults(stated: tuple[c.StatedItem, ...]) -> list[Fault | None]:
    names = [item.field for item in stated]
    return [
        None if stated else fault("FIELD_REQUIRED", "items"),
        fault("REPORT_TOO_LONG", "items", limit=ITEMS) if len(stated) > ITEMS else None,
        fault("REPORT_ITEM_TWICE", "items") if len(set(names)) < len(names) else None,
        *(checks.required_text("items.field", item.field) for item in stated[:ITEMS]),
        *(checks.text("items.value", item.value, checks.REASON_LIMIT) for item in stated[:ITEMS]),
    ]


def _form_faults(reporter: ReporterKind, command: c.FileAnnualReport, context: LegalContext) -> list[Fault | None]:
    paper = command.on_paper and not _window(reporter, context).paper_allowed
    return [
        fault("PAPER_NOT_ALLOWED", "on_paper") if paper else None,
        *_hidden_faults(reporter, command.items, context),
    ]


def _hidden_faults(
    reporter: ReporterKind, stated: tuple[c.StatedItem, ...], context: LegalContext
) -> list[Fault | None]:
    """Only an individual business may choose not to publish what it reports."""
    hides = any(item.hidden for item in stated)
    return [fault("CONTENT_MUST_BE_SHOWN", "items") if hides and not _window(reporter, context).may_hide else None]


def _kept(stated: c.StatedItem, record: UUID, context: LegalContext) -> ReportItem:
    if not stated.hidden:
        return ReportItem(field=stated.field, value=stated.value)
    seal = context.seal(record, f"items.{stated.field}", stated.value, NOT_SHOWN)
    return ReportItem(field=stated.field, hidden=seal)


def _shown(item: ReportItem | None) -> str:
    if item is None:
        return ""
    return NOT_SHOWN if item.hidden else item.value


def _differs(old: ReportItem | None, new: ReportItem) -> bool:
    # A seal is salted, so a hidden value stated again always counts as another.
    return old is None or bool(new.hidden) or _shown(old) != _shown(new)
