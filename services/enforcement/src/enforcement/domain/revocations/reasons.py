"""Why a penalty on a licence is refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import DENIED, INVALID, MISSING, STATE, Reason

REVOCATIONS: Final[dict[str, Reason]] = {
    "LICENCE_REQUIRED": Reason(
        INVALID,
        "NPC-行政处罚法:59",
        "penalty kind {kind} touches a licence, and the decision does not say which",
        "第{kind}类处罚涉及许可证件,决定未指明是哪一证件",
        "name the licence by its number in `licences` and in the detail of the item",
    ),
    "LICENCE_NOT_NAMED": Reason(
        INVALID,
        "NPC-行政处罚法:59",
        "no penalty of the decision names the licence {licence}",
        "决定的处罚内容未写明许可证件{licence}",
        "write its number into the detail of the item, or leave it out of `licences`",
    ),
    "LICENCES_TOO_MANY": Reason(
        INVALID,
        "contract",
        "a decision touches at most {most} licences, and a party has at most {decisions} such decisions",
        "一份决定最多涉及{most}个许可证件,同一当事人最多{decisions}份此类决定",
        "decide on the others in a case of their own",
    ),
    "LICENCE_UNKNOWN": Reason(
        MISSING,
        "contract",
        "the registry knows no licence {licence}",
        "登记、许可机关的数据中没有许可证件{licence}",
        "check the number; a licence of an older system is adopted by the licensing office first",
    ),
    "LICENCE_NOT_IN_FORCE": Reason(
        STATE,
        "NPC-行政许可法:70",
        "the licence {licence} is not in force any more",
        "许可证件{licence}已失效",
        "look at what ended it; what has ended is not revoked",
    ),
    "LICENCE_OF_ANOTHER": Reason(
        STATE,
        "NPC-行政处罚法:40",
        "the licence {licence} is that of {holder}, not of this party",
        "许可证件{licence}的持证人是{holder},不是该当事人",
        "name a licence of the party, or add its holder to the case",
    ),
    "LICENCE_NOT_TOLD": Reason(
        STATE,
        "NPC-行政处罚法:44",
        "the notice did not tell of a penalty of this kind on the licence {licence}",
        "告知书未告知对许可证件{licence}的该类处罚",
        "issue a notice that names it, and let its time run out",
    ),
    "ISSUER_NOT_RECORDED": Reason(
        STATE,
        "NPC-行政许可法:64",
        "the registry does not say who issued the licence {licence}",
        "登记、许可机关的数据未载明许可证件{licence}的发证机关",
        "have the licensing office record the issuing authority",
    ),
    "REVOCATION_NOT_OURS": Reason(
        DENIED,
        "NPC-行政许可法:64",
        "only {issuer}, which issued the licence {licence}, revokes, suspends or lowers it",
        "许可证件{licence}由{issuer}核发,只能由其吊销、暂扣或降低资质",
        "send a proposal with SendProposal; decide the other penalties here",
    ),
}
