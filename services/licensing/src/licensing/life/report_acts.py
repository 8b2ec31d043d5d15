"""Commands of AnnualReportService that are more than one step of one matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chassis.aggregates import Context, Decision, World
from licensing.commands.base import entity_of
from licensing.domain.reports import commands as c
from licensing.domain.reports import objecting, reporting
from licensing.life.acts import LifeAct, events_of, home, refuse_another
from licensing.life.kinds import ANNUAL_REPORT, BUSINESS_NAME
from licensing.life.laws import legal
from licensing.life.sorts import ANNUAL_REPORTS, FINDINGS
from licensing.life.work import Work


def on_report(act: Callable[..., Any]) -> LifeAct:
    """A command on the report of an entity about a year, which may not exist yet."""

    def make(world: World, command: Any, given: Context) -> Decision:
        entity = entity_of(world, command.entity)
        context = legal(given, home(entity))
        record = reporting.report_id(command.entity, command.year)
        state = ANNUAL_REPORT.find(world, record)
        work = Work(world, context)
        work.on(ANNUAL_REPORTS, record, state, events_of(act(entity, state, command, context)))
        return Decision(record, work.changes)

    def loads(command: Any) -> tuple[Any, ...]:
        return (*ANNUAL_REPORTS.loads(reporting.report_id(command.entity, command.year)), command.entity)

    return LifeAct(make, loads)


def new_finding(act: Callable[..., Any]) -> LifeAct:
    """A command that opens a finding about an entity."""

    def make(world: World, command: Any, given: Context) -> Decision:
        entity = entity_of(world, command.entity)
        context = legal(given, home(entity))
        record = given.new_id()
        work = Work(world, context)
        work.on(FINDINGS, record, None, events_of(act(entity, command, context)))
        return Decision(record, work.changes)

    return LifeAct(make, lambda command: (command.entity,))


def _missed(world: World, command: c.RecordReportMissed, given: Context) -> Decision:
    """The report is missed, and that is a finding of its own."""
    state = ANNUAL_REPORT.get(world, command.annual_report)
    entity = entity_of(world, command.entity)
    refuse_another(state.entity, command.entity)
    context = legal(given, home(entity))
    missed, found = reporting.miss(entity, state, command, context)
    work = Work(world, context)
    work.on(ANNUAL_REPORTS, command.annual_report, state, (missed,))
    work.on(FINDINGS, given.new_id(), None, (found,))
    return Decision(command.annual_report, work.changes)


def _illegal_name(world: World, command: c.FindIllegalName, given: Context) -> Decision:
    entity = entity_of(world, command.entity)
    name = BUSINESS_NAME.get(world, command.business_name)
    context = legal(given, home(entity))
    record = given.new_id()
    work = Work(world, context)
    work.on(FINDINGS, record, None, (objecting.find_illegal_name(entity, name, command, context),))
    return Decision(record, work.changes)


MISSED = LifeAct(_missed, lambda command: (*ANNUAL_REPORTS.loads(command.annual_report), command.entity))
ILLEGAL_NAME = LifeAct(_illegal_name, lambda command: (command.entity, command.business_name))
