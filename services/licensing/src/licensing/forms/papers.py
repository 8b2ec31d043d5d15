"""The papers of a licence's life from its records: what stands where on which form. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.kinds import (
    LICENCE_STATUS_ZH,
    LicenceApplicationStatus,
    LicenceMaterialStatus,
    LicenceProcedure,
)
from licensing.domain.licences.licences import Licence
from licensing.domain.refusal import refuse
from licensing.forms.printing import Printed, Reprint, printed

_PROCEDURES: Final = {
    LicenceProcedure.ISSUE: "新办",
    LicenceProcedure.RENEWAL: "延续",
    LicenceProcedure.CHANGE: "变更",
    LicenceProcedure.REISSUE: "补办",
}
_ITEMS: Final = {
    "premises": "经营场所",
    "scope": "经营项目",
    "form": "主体业态",
    "representative": "法定代表人（负责人）",
    "storage": "仓储地址",
    "valid_to": "有效期至",
}
"""Names of items on paper; an item without one stands under its own name."""
_UNITS: Final = {"wd": "个工作日", "d": "日", "h": "小时", "m": "个月", "y": "年"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whose paper it is: the organ in whose name, as it was called on the day."""

    organ: str
    address: str = ""
    telephone: str = ""
    complaints: str = "12315"


Paper = Printed


def acceptance(application: LicenceApplication, kind_zh: str, place: Place, reprint: Reprint | None = None) -> Printed:
    """受理通知书, or 不予受理通知书. Refusal PAPER_NOT_READY before acceptance was decided."""
    refused = application.status is LicenceApplicationStatus.NOT_ACCEPTED
    if not refused and application.accepted_on is None:
        raise refuse("PAPER_NOT_READY", "form")
    return printed(
        "non-acceptance" if refused else "acceptance",
        reprint,
        application=application,
        matter=_matter(application, kind_zh),
        place=place,
        legal_limit=period_zh(application.legal_limit),
        promised_limit=period_zh(application.promised_limit),
        deferred=[m for m in application.materials if m.status is LicenceMaterialStatus.DEFERRED],
    )


def notice(application: LicenceApplication, kind_zh: str, place: Place, reprint: Reprint | None = None) -> Printed:
    """一次性告知书. Refusal PAPER_NOT_READY where nothing was asked for."""
    told = application.notice
    if told is None:
        raise refuse("PAPER_NOT_READY", "form")
    asked = [m for m in application.materials if m.material in told.materials]
    return printed(
        "notice", reprint, application=application, matter=_matter(application, kind_zh), place=place, asked=asked
    )


def decision(application: LicenceApplication, kind_zh: str, place: Place, reprint: Reprint | None = None) -> Printed:
    """准予 or 不予行政许可决定书. Refusal PAPER_NOT_READY before the decision."""
    decided = application.decision
    if decided is None:
        raise refuse("PAPER_NOT_READY", "form")
    refused = application.status is LicenceApplicationStatus.REFUSED
    return printed(
        "refusal" if refused else "grant",
        reprint,
        application=application,
        decided=decided,
        matter=_matter(application, kind_zh),
        place=place,
        items=_shown(application),
    )


def licence_paper(
    licence: Licence, kind_zh: str, place: Place, qr_svg: str = "", reprint: Reprint | None = None
) -> Printed:
    """许可证, with the code of its electronic form if there is one."""
    if not licence.number:
        raise refuse("PAPER_NOT_READY", "form")
    return printed(
        "licence",
        reprint,
        licence=licence,
        kind_zh=kind_zh,
        place=place,
        items=_shown(licence),
        qr_svg=qr_svg,
        status_zh=LICENCE_STATUS_ZH,
    )


def period_zh(written: str) -> str:
    """`10wd` as 10个工作日; empty for none."""
    unit = written.lstrip("0123456789")
    return f"{written.removesuffix(unit)}{_UNITS[unit]}" if written else ""


def _matter(application: LicenceApplication, kind_zh: str) -> str:
    return f"{kind_zh}（{_PROCEDURES.get(application.procedure, '')}）"


def _shown(record: LicenceApplication | Licence) -> list[tuple[str, str]]:
    return [(_ITEMS.get(each.item, each.item), each.value) for each in record.items if each.item != "valid_to"]
