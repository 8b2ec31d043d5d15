"""Why the register refuses: every reason code with kind, rule, words for both readers, and remedy.

Rules: `SC-746` is 市场主体登记管理条例, `SAMR-52/2022` its 实施细则, `SC-734` 企业名称登记管理规定,
`SAMR-112` 总局令第112号, `NPC-公司法` the Company Law of 2023; after the colon stands the article.
`contract` and `AIP-…` name clauses of the API contract.
Callers branch on the code; codes are never renamed, messages may be.
"""

from __future__ import annotations

from typing import Final

from licensing.domain.licences.reasons import REASONS as LICENCES
from licensing.domain.names.reasons import REASONS as NAMES
from licensing.domain.notices.reasons import REASONS as NOTICES
from licensing.domain.proceedings.reasons import REASONS as PROCEEDINGS
from licensing.domain.reports.reasons import REASONS as REPORTS
from licensing.domain.revocations.reasons import REASONS as REVOCATIONS
from statutes.refusals import DENIED, EXISTS, INVALID, MISSING, STATE, Reason

_INVALID, _STATE, _EXISTS, _MISSING, _DENIED = INVALID, STATE, EXISTS, MISSING, DENIED

_REGISTER: Final[dict[str, Reason]] = {
    # What a request says.
    "NAME_REQUIRED": Reason(
        _INVALID, "SC-746:8", "the registered name is missing", "缺少名称", "state the full registered name"
    ),
    "TEXT_TOO_LONG": Reason(
        _INVALID,
        "contract",
        "{field} has {length} characters, at most {limit} are taken",
        "{field}有{length}个字符,最多{limit}个",
        "shorten it",
    ),
    "TEXT_UNREADABLE": Reason(
        _INVALID,
        "contract",
        "{field} contains {character}, a sign of a broken encoding",
        "{field}含有{character},疑似编码错误",
        "send the text as it stands in the register, in UTF-8",
    ),
    "NAME_NOT_CHINESE": Reason(
        _INVALID,
        "SC-734:5",
        "a registered name uses standard Chinese characters, at least two",
        "名称应当使用规范汉字,且不少于两个",
        "state the Chinese name",
    ),
    "CODE_REQUIRED": Reason(
        _INVALID, "SAMR-112:16", "the unified social credit code is missing", "缺少统一社会信用代码", "state the code"
    ),
    "CODE_INVALID": Reason(
        _INVALID,
        "GB 32100-2015",
        "{code} is no unified social credit code: {finding}",
        "{code}不是有效的统一社会信用代码:{finding_zh}",
        "check the code against the licence, character by character",
    ),
    "CODE_AUTHORITY_MISMATCH": Reason(
        _INVALID,
        "GB 32100-2015",
        "codes of market regulation begin with 9, this one with {character}",
        "市场监管部门登记的代码以9开头,该代码以{character}开头",
        "register the entity with the authority its code names",
    ),
    "CODE_CLASS_MISMATCH": Reason(
        _INVALID,
        "GB 32100-2015",
        "a new entity of type {entity_type} has a code beginning with {expected}, not {actual}",
        "新设{entity_type}的代码应以{expected}开头,实为{actual}",
        "check the type and the code",
    ),
    "CODE_DIVISION_MISMATCH": Reason(
        _INVALID,
        "GB 32100-2015",
        "the code names division {code_division}, which lies in another province than {division}",
        "代码中的行政区划{code_division}与登记地{division}不在同一省级行政区",
        "check the code and the division",
    ),
    "OLD_NUMBER_INVALID": Reason(
        _INVALID,
        "GS 15-2006",
        "{number} is no valid older number: {finding}",
        "{number}不是有效的旧证号:{finding_zh}",
        "check the number against the older register",
    ),
    "NUMBER_REQUIRED": Reason(
        _INVALID,
        "contract",
        "the record has neither a code nor an older number",
        "既无统一社会信用代码也无旧证号",
        "state one of them",
    ),
    "TYPE_REQUIRED": Reason(
        _INVALID,
        "SC-746:8",
        "the entity type is missing or not a type of the law",
        "缺少主体类型",
        "state one of the types",
    ),
    "STATUS_INVALID": Reason(
        _INVALID, "contract", "a record cannot be adopted as {status}", "不能以“{status}”状态导入", "merge it instead"
    ),
    "REPRESENTATIVE_REQUIRED": Reason(
        _INVALID,
        "SC-746:8",
        "the legal representative is missing",
        "缺少法定代表人(负责人、经营者)",
        "state the name",
    ),
    "REAL_NAME_CHECK_REQUIRED": Reason(
        _INVALID,
        "SAMR-52/2022:16",
        "the representative's identity number is missing: registration needs a real-name check",
        "缺少身份证件号码:登记应当进行实名验证",
        "state the citizen identity number",
    ),
    "IDENTITY_NUMBER_INVALID": Reason(
        _INVALID,
        "GB 11643-1999",
        "the identity number has a wrong form, birth date or check character",
        "公民身份号码格式、出生日期或校验码不正确",
        "check the number against the document",
    ),
    "CAPITAL_REQUIRED": Reason(
        _INVALID,
        "NPC-公司法:32",
        "a company's registered capital is missing: a positive amount and its currency",
        "缺少公司注册资本(金额须大于零并注明币种)",
        "state the capital",
    ),
    "CAPITAL_INVALID": Reason(
        _INVALID,
        "SC-746:13",
        "the capital is negative, too large, or lacks a currency of three letters",
        "注册资本为负、过大或币种不正确",
        "state fen and an ISO 4217 currency, or leave the amount out if it is unknown",
    ),
    "SCOPE_REQUIRED": Reason(
        _INVALID, "SC-746:8", "the business scope is missing", "缺少经营范围", "state it by the standard catalogue"
    ),
    "ADDRESS_REQUIRED": Reason(
        _INVALID, "SC-746:8", "the address is missing", "缺少住所或经营场所", "state the address"
    ),
    "AUTHORITY_REQUIRED": Reason(
        _INVALID, "SC-746:5", "the registration authority is missing", "缺少登记机关", "name the authority"
    ),
    "DIVISION_REQUIRED": Reason(
        _INVALID, "SC-746:5", "the division is missing", "缺少行政区划", "state its six digits"
    ),
    "DIVISION_INVALID": Reason(
        _INVALID,
        "GB/T 2260",
        "division {division} has not six digits or lies in no province",
        "行政区划码{division}不是六位数字或不属于任何省级行政区",
        "state the six digits of GB/T 2260",
    ),
    "DIVISION_NOT_IN_FORCE": Reason(
        _INVALID,
        "GB/T 2260",
        "division {division} is not in the tables now in force",
        "行政区划码{division}不在现行代码表中",
        "state the division's present code",
    ),
    "DATE_REQUIRED": Reason(_INVALID, "contract", "{field} is missing", "缺少日期{field}", "state the date"),
    "DATE_INVALID": Reason(
        _INVALID,
        "contract",
        "{field} {value} is no day of the calendar",
        "{field}({value})不是有效日期",
        "check the date",
    ),
    "DATE_IN_FUTURE": Reason(
        _INVALID,
        "contract",
        "{field} is {date}, which is after today, {today}",
        "{field}为{date},晚于今天{today}",
        "check the date",
    ),
    "DATES_OUT_OF_ORDER": Reason(
        _INVALID,
        "contract",
        "{field} is {date}, before {earlier_field} {earlier}",
        "{field}为{date},早于{earlier_field}({earlier})",
        "check both dates",
    ),
    "FIELD_REQUIRED": Reason(_INVALID, "contract", "{field} is missing", "缺少{field}", "state it"),
    "FIELD_NOT_CHANGEABLE": Reason(
        _INVALID,
        "contract",
        "{path} cannot be changed by this command; it takes {allowed}",
        "该请求不能变更{path},可变更:{allowed}",
        "use the command made for that field",
    ),
    "VALUE_INVALID": Reason(
        _INVALID,
        "contract",
        "{value} is no value of {field}",
        "{value}不是{field}的有效取值",
        "see the field's description",
    ),
    "SOURCE_REQUIRED": Reason(
        _INVALID, "contract", "the older register is not named", "缺少来源登记系统", "state source.system"
    ),
    "RESERVATION_REQUIRED": Reason(
        _INVALID,
        "contract",
        "a record without a code stands with reservation, and the reason for it is missing",
        "无统一社会信用代码的记录须注明待核原因",
        "state reservation.reason",
    ),
    "TOO_MANY_NOTES": Reason(
        _INVALID, "contract", "at most {limit} notes are taken", "备注最多{limit}条", "send fewer"
    ),
    # What the register knows already.
    "ENTITY_ALREADY_KNOWN": Reason(
        _EXISTS,
        "SAMR-112:9",
        "{key} stands for {entity}, which is in the register",
        "{key}已登记为{entity}",
        "compare the conflicting fields in the metadata; correct or change the record if the register is wrong",
    ),
    "CODE_TAKEN": Reason(
        _EXISTS,
        "SAMR-112:9",
        "{code} is the code of {entity}; one entity has one code for life",
        "{code}已属于{entity};一个主体终身一个代码",
        "if both records are the same entity, merge them",
    ),
    "ENTITY_NOT_FOUND": Reason(_MISSING, "contract", "there is no {entity}", "{entity}不存在", "look the entity up"),
    "PREMISES_NOT_FOUND": Reason(
        _MISSING, "contract", "there is no {premises}", "{premises}不存在", "list the premises"
    ),
    "OUT_OF_DIVISION": Reason(
        _DENIED,
        "SC-746:5",
        "your division {granted} does not reach division {division}",
        "您的管辖区划{granted}不包括{division}",
        "the authority of that division, or one above it, has to act",
    ),
    # What the record's state does not allow.
    "ENTITY_EXITED": Reason(
        _STATE,
        "SC-746:31",
        "the record ended as {status} on {since}; nothing more is registered on it",
        "该记录已于{since}{status},不再办理登记",
        "check that this is the record you mean",
    ),
    "ENTITY_REVOKED": Reason(
        _STATE,
        "NPC-公司法:229",
        "the licence was revoked on {since} by {document}; only deregistration or annulment remain",
        "营业执照已于{since}被吊销({document}),只能办理注销或撤销登记",
        "liquidate and apply for deregistration",
    ),
    "ENTITY_RESERVED": Reason(
        _STATE,
        "contract",
        "the record stands with reservation ({reason}) since {since}",
        "该记录自{since}起待核({reason})",
        "confirm or correct the record first",
    ),
    "ENTITY_NOT_RESERVED": Reason(
        _STATE, "contract", "the record has no reservation to lift", "该记录并非待核", "change or correct the record"
    ),
    "ENTITY_LOCKED": Reason(
        _STATE,
        "the order named",
        "{organ} forbids this by {document} ({term})",
        "{organ}以{document}限制办理({term})",
        "the organ that ordered it has to lift the lock",
    ),
    "NOTHING_CHANGED": Reason(
        _STATE,
        "contract",
        "every field named has that value already",
        "所列事项与登记一致,没有变更",
        "nothing needs to be done",
    ),
    "NAME_REGISTERED_SAME": Reason(
        _STATE,
        "SAMR-112:10",
        "the enterprise needs a name of its own",
        "转型企业应当使用新的名称",
        "state the new name",
    ),
    "NOT_AN_INDIVIDUAL_BUSINESS": Reason(
        _STATE,
        "SAMR-112:10",
        "only an individual business is converted; this is {entity_type}",
        "只有个体工商户可以转型,该主体为{entity_type}",
        "use a change of registration",
    ),
    "NOT_CONVERTIBLE_INTO": Reason(
        _INVALID,
        "SAMR-112:10",
        "an individual business is not converted into {entity_type}",
        "个体工商户不能转型为{entity_type}",
        "choose an enterprise type",
    ),
    "TAX_CLEARANCE_REQUIRED": Reason(
        _INVALID,
        "SAMR-52/2022:46",
        "the tax clearance document or its date is missing",
        "缺少清税证明文号或日期",
        "state both",
    ),
    "LIQUIDATION_REQUIRED": Reason(
        _INVALID,
        "SC-746:32",
        "{field} is missing: this type of entity leaves only after liquidation",
        "缺少{field}:该类主体注销前应当清算",
        "state the dates of the liquidation",
    ),
    "CREDITORS_TERM_RUNNING": Reason(
        _STATE,
        "NPC-公司法:235",
        "creditors have until {until}, 45 days from the notice, and liquidation ended on {ended}",
        "债权申报期至{until}(公告之日起四十五日),清算于{ended}结束",
        "liquidation cannot end before the term",
    ),
    "OLD_VALUE_DIFFERS": Reason(
        _STATE,
        "contract",
        "the value on record is {recorded}, not the one stated as old",
        "登记的原值为{recorded},与所述原值不同",
        "read the record again",
    ),
    "CODE_MISSING": Reason(
        _STATE,
        "contract",
        "the record has no code to correct",
        "该记录没有可更正的代码",
        "confirm the record with its code",
    ),
    "MERGE_WITH_ITSELF": Reason(
        _INVALID, "contract", "both are the same record", "两者为同一记录", "name the duplicate"
    ),
    "SURVIVOR_WITHOUT_CODE": Reason(
        _STATE,
        "contract",
        "the duplicate has a code and the survivor has none",
        "被合并记录有代码而保留记录没有",
        "merge in the other direction",
    ),
    "LOCK_EXISTS": Reason(
        _EXISTS,
        "contract",
        "{document} of {organ} is recorded as {lock_id}",
        "{organ}的{document}已记为{lock_id}",
        "none",
    ),
    "LOCK_NOT_FOUND": Reason(
        _MISSING, "contract", "the record has no lock {lock_id}", "该记录没有锁定{lock_id}", "read the record's locks"
    ),
    "MOVE_NOWHERE": Reason(
        _INVALID,
        "SC-746:27",
        "division and authority stay the same",
        "登记机关和行政区划均未变化",
        "use a change of address",
    ),
    "PREMISES_OF_ANOTHER": Reason(
        _STATE,
        "contract",
        "premises {premises} belong to entities/{entity}",
        "场所{premises}属于entities/{entity}",
        "name the entity they belong to",
    ),
    "PREMISES_CLOSED": Reason(
        _STATE, "contract", "the premises were closed on {since}", "该场所已于{since}关闭", "open new premises"
    ),
    "EXTRA_PLACE_OUT_OF_AREA": Reason(
        _INVALID,
        "SC-746:11",
        "an extra place lies within the authority's area, {area}; {division} does not",
        "一照多址的场所应在登记机关辖区{area}内,{division}不在其内",
        "register a branch there",
    ),
    # What a question asks.
    "NAME_MALFORMED": Reason(
        _INVALID,
        "AIP-122",
        "{value} is no resource name of the form {form}",
        "{value}不是{form}形式的资源名",
        "see the form",
    ),
    "TIME_INVALID": Reason(
        _INVALID, "contract", "{field} is no time from the year 1 to 9999", "{field}不是有效时间", "state UTC"
    ),
    "VALUE_NOT_SEALED": Reason(
        _MISSING, "contract", "the record has no value in the vault for {path}", "{path}没有保密存储的值", "none"
    ),
}

PARTS: Final = (_REGISTER, PROCEEDINGS, NAMES, REPORTS, NOTICES, LICENCES, REVOCATIONS)
"""The merge point: a part of the domain keeps its own catalogue and is joined here."""

REASONS: Final[dict[str, Reason]] = {code: reason for part in PARTS for code, reason in part.items()}
