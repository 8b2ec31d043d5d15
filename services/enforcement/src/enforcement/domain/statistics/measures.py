"""What is counted, and the only things each count may be grouped by.

Appraisal must not hang on fines (NPC-行政处罚法:74): sums of money are no measures here. They stand in the yearly
figures of one whole authority (see `amounts`), which have no dimension at all, so that nothing can rank offices or
officers by them. No measure has an officer, a post or a party among its dimensions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class Dimension(IntEnum):
    """What figures may be grouped by: the numbers are those of the contract."""

    UNSPECIFIED = 0
    DIVISION = 1
    """行政区划"""
    UNIT = 2
    """机关: the bureau that acts in its own name, never an office inside it."""
    FIELD = 3
    """领域"""
    DETAIL = 4
    """What the measure tells apart, such as the outcome of a decision."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted."""

    title: str
    title_zh: str
    dimensions: frozenset[Dimension]
    detail: str = ""
    """What its detail is; "" for none."""
    appraisal: bool = False
    """Whether an appraisal may rest on it: duties kept or missed, work found wrong. Never how much was punished."""


WHOLE: Final = frozenset({Dimension.DIVISION, Dimension.UNIT, Dimension.FIELD})
OFFICES: Final = frozenset({Dimension.DIVISION, Dimension.UNIT})
TOLD: Final = frozenset({Dimension.DETAIL})
PLACES: Final = frozenset({Dimension.DIVISION})

MEASURES: Final[dict[str, Measure]] = {
    "clue_received": Measure("clues received", "收到线索", OFFICES | TOLD, "source"),
    "clue_filed": Measure("clues filed", "线索立案", OFFICES),
    "clue_declined": Measure("clues not filed", "不予立案", OFFICES | TOLD, "ground"),
    "clue_referred": Measure("clues referred", "线索移送", OFFICES),
    "clue_merged": Measure("clues merged", "线索合并", OFFICES),
    "case_filed": Measure("cases filed", "立案", WHOLE),
    "case_terminated": Measure("investigations terminated", "终止调查", WHOLE),
    "case_handed_over": Measure("cases handed over", "移送管辖", WHOLE),
    "case_closed": Measure("cases closed", "结案", WHOLE | TOLD, "ground"),
    "case_extended": Measure("times extended", "延长办案期限", WHOLE),
    "case_adopted": Measure("closed cases taken over", "接收历史案件", WHOLE | TOLD, "outcome, as it was taken over"),
    "adoption_corrected": Measure("cases taken over and corrected", "更正历史案件", WHOLE),
    "decision": Measure("decisions", "作出决定", WHOLE | TOLD, "outcome"),
    "penalty_kind": Measure("penalties by kind", "处罚种类", WHOLE | TOLD, "kind of penalty"),
    "discretion_tier": Measure("tiers of discretion", "裁量等次", WHOLE | TOLD, "tier"),
    "decision_ended": Measure("decisions that ended", "决定被撤销、变更", WHOLE, appraisal=True),
    "review_returned": Measure("reviews not passed", "审核未通过", WHOLE | TOLD, "outcome", appraisal=True),
    "legal_review_required": Measure("legal review required", "应当法制审核", WHOLE),
    "legal_review_done": Measure("legal review done", "已经法制审核", WHOLE),
    "legal_review_missing": Measure(
        "legal review missing", "未经法制审核", WHOLE | TOLD, "resource name of the case", appraisal=True
    ),
    "hearing_requested": Measure("hearings asked for", "申请听证", WHOLE),
    "hearing_held": Measure("hearings held", "举行听证", WHOLE),
    "hearing_waived": Measure("hearings waived", "放弃听证", WHOLE),
    "remedy_received": Measure("remedies sought", "复议、诉讼收案", WHOLE | TOLD, "kind"),
    "remedy_ended": Measure("remedies ended", "复议、诉讼结案", WHOLE | TOLD, "outcome"),
    "remedy_corrected": Measure("decisions corrected by a remedy", "复议、诉讼纠错", WHOLE | TOLD, "outcome", True),
    "measure_taken": Measure("measures taken", "采取措施", OFFICES | TOLD, "kind"),
    "measure_released": Measure("measures released", "解除措施", OFFICES | TOLD, "ground"),
    "spot_penalty": Measure("penalties on the spot", "当场处罚", OFFICES),
    "caution": Measure("graduated tools", "提醒、约谈、警示、责令改正", OFFICES | TOLD, "kind"),
    "penalty_published": Measure("penalties published", "处罚信息公示", OFFICES),
    "publication_withdrawn": Measure("publications withdrawn", "撤回公示", OFFICES),
    "clock_kept": Measure("limits kept", "按期办结", PLACES | TOLD, "rule", appraisal=True),
    "clock_late": Measure("limits met late", "逾期办结", PLACES | TOLD, "rule", appraisal=True),
    "clock_missed": Measure("limits missed", "逾期", PLACES | TOLD, "rule", appraisal=True),
    "file_evaluated": Measure("files evaluated", "评查案卷", OFFICES | TOLD, "result", appraisal=True),
    "file_defect": Measure("defects of files", "案卷问题", OFFICES | TOLD, "point", appraisal=True),
    "file_defect_withdrawn": Measure("defects withdrawn", "评查问题撤销", OFFICES | TOLD, "point", appraisal=True),
    "supervision": Measure("papers of supervision", "执法监督文书", OFFICES | TOLD, "kind", appraisal=True),
}
APPRAISAL: Final = frozenset(name for name, each in MEASURES.items() if each.appraisal)
"""All an appraisal can be made of."""
