"""The rulebook: every rule of a region, asked by id and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from statutes.rules.deadlines import DEADLINE, FIXED_DATE, WINDOW, DeadlineRule, FixedDate, WindowRule
from statutes.rules.errors import UnknownRuleError
from statutes.rules.file_checks import FILE_CHECK, FileCheck
from statutes.rules.levels import ITEM_LEVEL, ItemLevel, chain, item_level_id
from statutes.rules.licences import LICENCE_KIND, REFORM_ITEM, Area, LicenceKind, ReformItem
from statutes.rules.penalties import PENALTY_KIND, PenaltyKind
from statutes.rules.publicity import PUBLICITY_CLASS, REPAIR_WINDOW, PublicityClass, RepairWindow
from statutes.rules.reports import ABNORMAL_GROUND, REPORT_WINDOW, AbnormalGround, ReportWindow
from statutes.rules.rows import Kind, Row
from statutes.rules.tables import Table
from statutes.rules.thresholds import THRESHOLD, Threshold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from statutes.rules.catalogue import Instrument, Term

R = TypeVar("R", bound=Row)


class Rulebook:
    """Rules in force in a region, immutable. Give the date of the act 违法行为发生时, or of the step for procedure.

    `digest` names the text it was read from: two rulebooks with one digest are the same. Every look-up raises
    `UnknownRuleError` for an unknown id and `NoVersionError` where no version is in force on the day.
    """

    def __init__(
        self,
        region: str,
        digest: str,
        rules: Mapping[str, Mapping[str, list[Row]]],
        instruments: Mapping[str, Instrument],
        terms: Mapping[tuple[str, str], Term],
    ) -> None:
        self.region = region
        self.digest = digest
        self.instruments = dict(instruments)
        self.terms = dict(terms)
        self._tables: dict[str, Table[Any]] = {kind: Table(kind, rows) for kind, rows in rules.items()}

    def table(self, kind: Kind[R]) -> Table[R]:
        """All rules of one kind."""
        return self._tables[kind.name]

    def rows(self) -> tuple[Row, ...]:
        """Every version of every rule of every kind."""
        return tuple(row for table in self._tables.values() for row in table.rows())

    def deadline(self, rule_id: str, on: date) -> DeadlineRule:
        """The time limit in force on a day."""
        return self.table(DEADLINE).at(rule_id, on)

    def deadlines_for(self, rule_id: str) -> tuple[DeadlineRule, ...]:
        """All versions of a time limit, oldest first."""
        return self.table(DEADLINE).versions(rule_id)

    def deadline_ids(self) -> tuple[str, ...]:
        """Ids of all time limits."""
        return self.table(DEADLINE).ids()

    def window(self, rule_id: str, on: date) -> WindowRule:
        """The stretch before an event in which something is to be done."""
        return self.table(WINDOW).at(rule_id, on)

    def fixed_date(self, rule_id: str, on: date) -> FixedDate:
        """A day the law names itself."""
        return self.table(FIXED_DATE).at(rule_id, on)

    def licence_kind(self, kind_id: str, on: date) -> LicenceKind:
        """A kind of licence."""
        return self.table(LICENCE_KIND).at(kind_id, on)

    def licence_kind_ids(self) -> tuple[str, ...]:
        """Ids of all kinds of licence."""
        return self.table(LICENCE_KIND).ids()

    def reform_item(self, item_id: str, on: date, area: Area | str = Area.NATION) -> ReformItem:
        """A reform item; in a free-trade zone its own row goes before the nation's."""
        table = self.table(REFORM_ITEM)
        own, national = f"{item_id}/{Area(area).value}", f"{item_id}/{Area.NATION.value}"
        if own not in table and national not in table:
            raise UnknownRuleError(REFORM_ITEM.name, item_id)
        row = _at(table, own, on)
        return row if row is not None else table.at(national if national in table else own, on)

    def item_level(self, licence: str, division: str, on: date) -> ItemLevel | None:
        """Who decides on a kind of licence in a division, where a document handed it down; the narrowest row counts.

        None where none did: the levels of the kind of licence hold.
        """
        table = self.table(ITEM_LEVEL)
        found = (_at(table, item_level_id(licence, area), on) for area in chain(division))
        return next((row for row in found if row is not None), None)

    def threshold(self, rule_id: str, on: date) -> Threshold:
        """A threshold in force on the day of the act, of its end where the act continued (NPC-行政处罚法:36)."""
        return self.table(THRESHOLD).at(rule_id, on)

    def penalty_kind(self, kind_id: str, on: date | None = None) -> PenaltyKind:
        """A kind of penalty, the present one without a date."""
        table = self.table(PENALTY_KIND)
        return table.at(kind_id, on) if on else table.versions(kind_id)[-1]

    def publicity_class(self, class_id: str, on: date) -> PublicityClass:
        """How long penalties of a class are shown."""
        return self.table(PUBLICITY_CLASS).at(class_id, on)

    def repair_window(self, rule_id: str, on: date) -> RepairWindow:
        """When a repair may be asked for."""
        return self.table(REPAIR_WINDOW).at(rule_id, on)

    def report_window(self, rule_id: str, on: date) -> ReportWindow:
        """When annual reports are filed."""
        return self.table(REPORT_WINDOW).at(rule_id, on)

    def abnormal_ground(self, rule_id: str, on: date) -> AbnormalGround:
        """A ground of the abnormal list."""
        return self.table(ABNORMAL_GROUND).at(rule_id, on)

    def file_checks(self, on: date) -> tuple[FileCheck, ...]:
        """Every point of a file evaluation in force on a day, in the order of the files."""
        return tuple(row for row in self.table(FILE_CHECK).rows() if row.in_force(on))


def _at(table: Table[R], rule_id: str, on: date) -> R | None:
    if rule_id not in table:
        return None
    return next((row for row in table.versions(rule_id) if row.in_force(on)), None)
