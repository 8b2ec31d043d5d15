"""Why the roster says no: every reason code with kind, rule, words for both readers, and remedy.

Codes are never renamed. `contract` names a clause of the API contract.
"""

from __future__ import annotations

from typing import Final

from statutes.refusals import Catalogue, Reason

_STATE = "FAILED_PRECONDITION"
_MISSING = "NOT_FOUND"
_DENIED = "PERMISSION_DENIED"

REASONS: Final[dict[str, Reason]] = {
    "UNIT_NOT_FOUND": Reason(
        _MISSING, "contract", "there is no unit {unit}", "没有机构{unit}", "check the unit's name or its key"
    ),
    "POST_NOT_FOUND": Reason(
        _MISSING, "contract", "there is no post {post}", "没有岗位{post}", "check the post's name"
    ),
    "PERSON_NOT_FOUND": Reason(
        _MISSING, "contract", "there is no person {person}", "没有人员{person}", "check the person's name or number"
    ),
    "UNIT_NOT_IN_FORCE": Reason(
        _STATE,
        "contract",
        "unit {unit} does not stand on {on}",
        "机构{unit}在{on}未设立或已撤销",
        "choose the unit that acts on that day; an ended unit names its successors",
    ),
    "NO_ACTING_BUREAU": Reason(
        _STATE,
        "SAMR-2/2018:9",
        "no bureau stands above {unit} on {on}",
        "{unit}在{on}没有上级市场监管部门",
        "mend the line of duty of the unit",
    ),
    "POST_NOT_IN_FORCE": Reason(
        _STATE,
        "contract",
        "post {post} does not exist on {on}",
        "岗位{post}在{on}不存在",
        "choose a post that exists on that day",
    ),
    "POST_VACANT": Reason(
        _STATE, "contract", "nobody holds post {post} on {on}", "岗位{post}在{on}无人任职", "appoint a person first"
    ),
    "NOT_IN_POST": Reason(
        _DENIED,
        "contract",
        "officer {officer} does not hold post {post} on {on}",
        "{officer}在{on}未担任岗位{post}",
        "act in a post held on that day; a new token names it",
    ),
    "PERSON_NOT_IN_POST": Reason(
        _STATE,
        "contract",
        "{person} holds no post on {on}",
        "{person}在{on}未担任任何岗位",
        "name a person in office on that day",
    ),
    "CERTIFICATE_MISSING": Reason(
        _STATE,
        "NPC-行政处罚法:42",
        "{person} has no enforcement certificate for the post held on {on}",
        "{person}在{on}所任岗位没有行政执法证",
        "name a person with a valid certificate",
    ),
    "CERTIFICATE_NOT_YET": Reason(
        _STATE,
        "NPC-行政处罚法:42",
        "certificate {number} of {person} is valid only from {begins}",
        "{person}的行政执法证{number}自{begins}起有效",
        "name a person whose certificate is valid on that day",
    ),
    "CERTIFICATE_ENDED": Reason(
        _STATE,
        "NPC-行政处罚法:42",
        "certificate {number} of {person} was valid until {ended}; it does not cover {on}",
        "{person}的行政执法证{number}有效期至{ended},{on}已失效",
        "have the certificate renewed, or name a person whose certificate is valid",
    ),
    "REVIEW_QUALIFICATION_MISSING": Reason(
        _STATE,
        "NPC-行政处罚法:58",
        "{person} is not qualified for legal review on {on}",
        "{person}在{on}不具备法制审核资格",
        "name a reviewer who passed the national legal examination",
    ),
    "APPROVAL_NOT_GRANTED": Reason(
        _DENIED,
        "contract",
        "post {post} has no power to approve {act}",
        "岗位{post}没有{act}的审批权限",
        "submit it to a post that has the power, or have it granted",
    ),
    "APPROVAL_NOT_YET": Reason(
        _DENIED,
        "contract",
        "the power granted by {document} begins on {begins}",
        "{document}授予的审批权限自{begins}起生效",
        "wait, or submit it to another post",
    ),
    "APPROVAL_ENDED": Reason(
        _DENIED,
        "contract",
        "the power granted by {document} ended; its last day was {ended}",
        "{document}授予的审批权限已于{ended}届满",
        "have it granted anew, or submit it to another post",
    ),
    "APPROVAL_REVOKED": Reason(
        _DENIED,
        "contract",
        "the power granted by {document} was revoked as of {since} by {revocation}",
        "{document}授予的审批权限已由{revocation}自{since}起撤销",
        "submit it to a post that has the power",
    ),
    "APPROVAL_OVER_LIMIT": Reason(
        _DENIED,
        "contract",
        "{amount_fen} fen is above the limit of {limit_fen} fen set by {document}",
        "金额{amount_fen}分超过{document}规定的限额{limit_fen}分",
        "submit it to a post with a higher limit",
    ),
    "DELEGATION_NOT_YET": Reason(
        _DENIED,
        "contract",
        "delegation {document} begins on {begins}",
        "授权{document}自{begins}起生效",
        "wait, or submit it to the delegating post",
    ),
    "DELEGATION_ENDED": Reason(
        _DENIED,
        "contract",
        "delegation {document} ended; its last day was {ended}",
        "授权{document}已于{ended}届满",
        "submit it to the delegating post, or have the power delegated anew",
    ),
    "DELEGATION_TAKEN_BACK": Reason(
        _DENIED,
        "contract",
        "delegation {document} was taken back as of {since} by {revocation}",
        "授权{document}已由{revocation}自{since}起收回",
        "submit it to the delegating post",
    ),
}

CATALOGUE: Final = Catalogue(REASONS)
refuse = CATALOGUE.refuse
