"""Kinds of licence 许可种类 and the items of the four reform modes 证照分离."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from statutes.clock import Period
from statutes.rules.nodes import (
    list_of,
    mapping_of,
    one_of,
    read_optional_text,
    read_period,
    read_source,
    read_text,
    read_truth,
    read_whole,
)
from statutes.rules.rows import Field, Kind, Reference, Row


class Act(StrEnum):
    """What the authority does when it grants."""

    PERMIT = "permit"
    FILING = "filing"
    QUALIFICATION = "qualification"
    CERTIFICATION = "certification"
    ASSESSMENT = "assessment"
    REGISTRATION = "registration"


class Authority(StrEnum):
    """Who may grant."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    CERTIFICATION_BODY = "certification-body"


class Term(StrEnum):
    """How long a licence lasts."""

    FIXED = "fixed"
    """As `validity` says."""
    UNLIMITED = "unlimited"
    WITH_EQUIPMENT = "with-equipment"
    """As long as the equipment is in use 与设备使用期限相同."""
    PRODUCT_DOCUMENTS = "product-documents"
    """The shortest of the product's own documents, `validity` where they name none."""
    AS_GRANTED = "as-granted"
    """As the decision says."""
    LOCAL = "local"
    """As a local ordinance says."""


class LateRenewal(StrEnum):
    """What becomes of an application that comes after the window has closed."""

    ACCEPTED = "accepted"
    STOP_AT_EXPIRY = "stop-at-expiry"
    """Accepted, but trade stops at expiry until the decision 期满应停止经营."""
    REFUSED = "refused"
    """Not accepted 不予受理延续."""
    NONE = "none"
    """There is no renewal."""
    LOCAL = "local"


class HandedDown(StrEnum):
    """How the power came to a lower level."""

    OWN = "own"
    DEVOLVED = "devolved"
    """下放: the lower authority decides in its own name."""
    ENTRUSTED = "entrusted"
    """委托: it decides in the name of the one above."""


class Mode(StrEnum):
    """The four modes of SC-国发〔2021〕7号."""

    ABOLISHED = "abolished"
    """直接取消审批"""
    FILING = "filing"
    """审批改为备案"""
    PLEDGE = "pledge"
    """实行告知承诺"""
    OPTIMISED = "optimised"
    """优化审批服务"""


class Area(StrEnum):
    """Where a reform item holds."""

    NATION = "nation"
    FTZ = "ftz"
    """Free-trade pilot zone 自由贸易试验区."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceKind(Row):
    """One kind of licence.

    `renewal_opens` and `renewal_closes` are counted back from the last day of the term; None means from any time,
    and until the term ends. `steps` names the deadline rule of each step. With `deemed_renewed` no decision before
    expiry on an application in time is a renewal (NPC-行政许可法:50). `number_digits` is 0 where no format is set.
    """

    act: Act
    levels: tuple[Authority, ...]
    handed_down: HandedDown
    term: Term
    validity: Period | None
    renewal_opens: Period | None
    renewal_closes: Period | None
    late_renewal: LateRenewal
    deemed_renewed: bool
    steps: Mapping[str, str]
    number_prefix: str
    number_digits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReformItem(Row):
    """One item of the reform lists in one area; the rule id is `item/area`.

    `basis` is the article that demands the permit, `licence` the kind of licence it turns on ("" where it is not
    market regulation's own). `time_limit` None means on the spot or as the kind of licence says.
    """

    mode: Mode
    basis: str
    licence: str
    levels: tuple[Authority, ...]
    documents: tuple[str, ...]
    documents_dropped: tuple[str, ...]
    time_limit: Period | None
    validity: Period | None
    measures: tuple[str, ...]

    @property
    def item_id(self) -> str:
        """The item without its area."""
        return self.rule_id.partition("/")[0]

    @property
    def area(self) -> Area:
        """Where this row holds."""
        return Area(self.rule_id.partition("/")[2])


def _licence_steps(row: LicenceKind) -> Iterable[Reference]:
    return (Reference("deadline", rule) for rule in row.steps.values())


def _fixed_term_has_length(row: LicenceKind) -> None:
    if (row.term in (Term.FIXED, Term.PRODUCT_DOCUMENTS)) != (row.validity is not None):
        raise row.position.error("FIELD_VALUE", f"term {row.term.value!r} and validity {row.validity} do not agree")


def _reform_names(row: ReformItem) -> Iterable[Reference]:
    yield Reference("instrument", row.basis)
    if row.licence:
        yield Reference("licence_kind", row.licence)


def _names_area(row: ReformItem) -> None:
    if row.rule_id.partition("/")[2] not in {area.value for area in Area}:
        raise row.position.error("FIELD_VALUE", f"write the area into the id: {row.rule_id}/nation or /ftz")


_LEVELS: Final = Field(list_of(one_of(Authority)))
_TEXTS: Final = Field(list_of(read_text), ())
_LENGTH: Final = Field(read_period, None)

LICENCE_KIND: Final = Kind(
    name="licence_kind",
    row=LicenceKind,
    fields={
        "act": Field(one_of(Act)),
        "levels": _LEVELS,
        "handed_down": Field(one_of(HandedDown), HandedDown.OWN),
        "term": Field(one_of(Term)),
        "validity": _LENGTH,
        "renewal_opens": _LENGTH,
        "renewal_closes": _LENGTH,
        "late_renewal": Field(one_of(LateRenewal)),
        "deemed_renewed": Field(read_truth),
        "steps": Field(mapping_of(read_text), {}),
        "number_prefix": Field(read_optional_text, ""),
        "number_digits": Field(read_whole, 0),
    },
    references=_licence_steps,
    check=_fixed_term_has_length,
)

REFORM_ITEM: Final = Kind(
    name="reform_item",
    row=ReformItem,
    fields={
        "mode": Field(one_of(Mode)),
        "basis": Field(read_source),
        "licence": Field(read_optional_text, ""),
        "levels": _LEVELS,
        "documents": _TEXTS,
        "documents_dropped": _TEXTS,
        "time_limit": _LENGTH,
        "validity": _LENGTH,
        "measures": Field(list_of(read_text)),
    },
    references=_reform_names,
    check=_names_area,
)
