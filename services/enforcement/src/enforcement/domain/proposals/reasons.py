"""Why steps of a proposal are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import STATE, Reason

PROPOSALS: Final[dict[str, Reason]] = {
    "PENALTY_IS_OURS": Reason(
        STATE,
        "NPC-行政许可法:64",
        "the licence {licence} was issued by this authority, which decides itself",
        "许可证件{licence}由本机关核发,应由本机关决定",
        "decide on it in the case",
    ),
    "PROPOSAL_TO_ANOTHER": Reason(
        STATE,
        "NPC-行政许可法:64",
        "the licence {licence} was issued by {issuer}, not by the authority addressed",
        "许可证件{licence}由{issuer}核发,并非收函机关",
        "send it to the authority that issued the licence; one outside this directory gets a letter",
    ),
    "HOLDER_NO_PARTY": Reason(
        STATE,
        "NPC-行政处罚法:40",
        "{holder}, who holds the licence, is no such party of the case",
        "持证人{holder}不是该案当事人",
        "name the licence of the party",
    ),
    "PAPER_OF_ANOTHER_CASE": Reason(
        STATE, "SAMR-2/2018:78", "{paper} is no paper of this case", "{paper}不属于本案", "name papers of the case"
    ),
    "PROPOSAL_NOT_AT_THIS_STEP": Reason(
        STATE,
        "NPC-行政许可法:64",
        "the proposal is {status}, which does not allow it",
        "建议目前的状态为{status},不能办理",
        "look at what was done last",
    ),
    "CASE_NOT_OURS": Reason(
        STATE,
        "NPC-行政许可法:64",
        "the case is none of the authority that issued the licence",
        "该案件不是发证机关的案件",
        "file a case of one's own and name it",
    ),
}
