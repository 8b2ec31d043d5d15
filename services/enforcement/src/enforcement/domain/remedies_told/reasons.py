"""Why a text about remedies is refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import INVALID, STATE, Reason

REMEDIES: Final[dict[str, Reason]] = {
    "REMEDY_TABLE_SILENT": Reason(
        STATE,
        "NPC-行政复议法:20",
        "the table of remedies has no row against a {act} of {day}",
        "救济告知表中没有{day}的{act}对应条目",
        "state the text and the reason for it",
    ),
    "REMEDY_ORGAN_UNKNOWN": Reason(
        STATE,
        "NPC-行政复议法:24",
        "the government that reviews acts of {unit} does not follow from its name",
        "{unit}的行政复议机关不能由名称推定",
        "state the text with the organ, and the reason for it",
    ),
    "REMEDIES_DIFFER": Reason(
        INVALID,
        "NPC-行政复议法:20",
        "the text about remedies is not that of the table: {told}",
        "救济告知与规则表不一致,应为:{told}",
        "leave it empty, or say in remedies_reason why it differs",
    ),
}
