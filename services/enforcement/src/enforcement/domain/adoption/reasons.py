"""Why the adoption of closed cases is refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import EXISTS, INVALID, Reason

ADOPTION: Final[dict[str, Reason]] = {
    "ADOPTED_ALREADY": Reason(
        EXISTS,
        "contract",
        "the case is adopted with the same content",
        "该案件已接收,内容一致",
        "nothing is to be done",
    ),
    "ADOPTED_DIFFERS": Reason(
        EXISTS,
        "contract",
        "the case is adopted with other content: {fields}",
        "该案件已接收,内容不一致:{fields}",
        "compare both, then correct the adopted case with a reason",
    ),
    "ADOPTED_WITHOUT_NUMBER": Reason(
        INVALID,
        "contract",
        "a closed case is known by its case number or the authority's own number",
        "历史案件须有案件编号或者本机关文号",
        "find its number in the file",
    ),
    "ADOPTED_WITHOUT_DAY": Reason(
        INVALID,
        "contract",
        "neither the day of the decision nor that of closing is known",
        "决定日期和结案日期均不明",
        "find one of them in the file",
    ),
    "LINKED_ALREADY": Reason(EXISTS, "contract", "both are linked", "两案已关联", "nothing is to be done"),
}
