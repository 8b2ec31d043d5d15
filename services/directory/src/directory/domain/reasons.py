"""Why the directory refuses: every reason code with kind, rule, words for both readers, and remedy.

After the colon stands the article; `contract` names a clause of the API contract. Codes are never renamed. The
roster's own reasons (certificates, approvals, units and posts not in force) are in roster.reasons.
"""

from __future__ import annotations

from typing import Final

from statutes.refusals import Reason

_INVALID = "INVALID_ARGUMENT"
_STATE = "FAILED_PRECONDITION"
_EXISTS = "ALREADY_EXISTS"
_MISSING = "NOT_FOUND"
_DENIED = "PERMISSION_DENIED"

_VALUES: Final[dict[str, Reason]] = {
    "FIELD_REQUIRED": Reason(_INVALID, "contract", "{field} is missing", "缺少{field}", "state it"),
    "TEXT_TOO_LONG": Reason(
        _INVALID,
        "contract",
        "{field} has {length} characters, at most {limit} are taken",
        "{field}有{length}个字符,最多{limit}个",
        "shorten it",
    ),
    "KEY_MALFORMED": Reason(
        _INVALID,
        "contract",
        "{value} is no key: 2 to 40 capital letters, digits and hyphens",
        "{value}不是有效编号:应为2至40位大写字母、数字或连字符",
        "use a division code, or letters, digits and hyphens",
    ),
    "ACT_MALFORMED": Reason(
        _INVALID,
        "contract",
        "{value} names no kind of act, which looks like licence.decide",
        "{value}不是有效的事项类别,应如licence.decide",
        "use the services' list of acts",
    ),
    "SHORT_NAME_MALFORMED": Reason(
        _INVALID,
        "contract",
        "{value} is no short name for document numbers: 1 to 8 Chinese characters",
        "{value}不是有效的机关代字:应为1至8个汉字",
        "state the short name as it stands before the series in document numbers",
    ),
    "DIVISION_MALFORMED": Reason(
        _INVALID,
        "GB/T 2260",
        "{value} is no division code of 6, 9 or 12 digits",
        "{value}不是6位、9位或12位行政区划代码",
        "state the code of the division",
    ),
    "TERM_ENDS_BEFORE_START": Reason(
        _INVALID,
        "contract",
        "{field}: the last day {last} lies before the first, {first}",
        "{field}:截止日{last}早于起始日{first}",
        "put the two days in order",
    ),
    "DAY_TOO_FAR": Reason(
        _INVALID,
        "contract",
        "{field}: {day} lies more than three years ahead",
        "{field}:{day}超过三年以后",
        "check the year",
    ),
    "LISTED_TWICE": Reason(
        _INVALID, "contract", "{field} names the same thing twice", "{field}有重复项", "name each once"
    ),
    "LIMIT_NEGATIVE": Reason(
        _INVALID,
        "contract",
        "a limit is not below zero",
        "限额不得为负数",
        "state fen, or 0 for acts without an amount",
    ),
    "TAKES_EFFECT_IN_PAST": Reason(
        _STATE,
        "contract",
        "{field}: {day} is past, today is {today}; acts already done bear the old names and powers",
        "{field}:{day}早于今日{today};已作出的行为保持原名称和权限",
        "let it take effect today or later; the document keeps its own date",
    ),
}

_UNITS: Final[dict[str, Reason]] = {
    "UNIT_EXISTS": Reason(
        _EXISTS,
        "contract",
        "a unit has the key {key} already; keys are for life",
        "机构编号{key}已被使用,编号终身有效",
        "choose another key, also when the earlier unit has ended",
    ),
    "UNIT_ENDED": Reason(
        _STATE,
        "contract",
        "{unit} ends on {ended}; nothing changes after that is settled",
        "{unit}已定于{ended}撤销,不能再变更",
        "act on the unit that took over",
    ),
    "PARENT_UNKNOWN": Reason(
        _INVALID, "contract", "there is no unit {parent}", "没有机构{parent}", "create the parent first"
    ),
    "PARENT_NOT_ALLOWED": Reason(
        _INVALID,
        "contract",
        "the region is the root of the tree and has no parent",
        "省级局为机构树的根,没有上级",
        "leave the parent out",
    ),
    "PARENT_KIND_NOT_ALLOWED": Reason(
        _STATE,
        "contract",
        "a {kind} does not stand below a {parent_kind}",
        "{kind}不得隶属于{parent_kind}",
        "choose a parent of a kind that leads this one",
    ),
    "OUTSIDE_PARENTS_DATES": Reason(
        _STATE,
        "contract",
        "{parent} stands from {valid_from} to {valid_to}, which does not cover the unit's time below it",
        "{parent}存续期为{valid_from}至{valid_to},不能涵盖下级机构的期间",
        "shorten the unit's time or choose a parent that stands throughout",
    ),
    "TREE_LOOP": Reason(
        _STATE,
        "contract",
        "{unit} would stand above itself",
        "{unit}将成为自身的上级",
        "choose a parent that is not below the unit",
    ),
    "SHORT_NAME_TAKEN": Reason(
        _EXISTS,
        "contract",
        "{unit} numbers its documents with {short_name} at the same time",
        "机关代字{short_name}同期已由{unit}使用",
        "choose another short name",
    ),
    "BUREAU_NEEDS_NO_LAW": Reason(
        _INVALID,
        "SAMR-2/2018:9",
        "a bureau acts in its own name anyway",
        "市场监管部门本身即以自己名义作出行政行为",
        "state none",
    ),
    "UNIT_HAS_SUBORDINATES": Reason(
        _STATE,
        "contract",
        "{unit} has units below it: {units}",
        "{unit}尚有下级机构:{units}",
        "move or close them first, or merge the unit",
    ),
    "UNIT_HAS_POSTS": Reason(
        _STATE,
        "contract",
        "{unit} has posts: {posts}",
        "{unit}尚有岗位:{posts}",
        "move or end them first, or merge the unit",
    ),
    "MERGED_INTO_ITSELF": Reason(
        _INVALID,
        "contract",
        "the unit that takes over is among those that end",
        "承接机构不得同时列为被合并机构",
        "leave it out of the list",
    ),
    "SPLIT_INTO_ITSELF": Reason(
        _INVALID,
        "contract",
        "a part goes to the unit that is split",
        "分设部分不得归于被分设机构本身",
        "name the other unit; what is not named stays",
    ),
    "POST_NOT_IN_UNITS": Reason(
        _STATE,
        "contract",
        "post {post} does not belong to the unit then",
        "岗位{post}届时不属于该机构",
        "name posts of the units concerned",
    ),
    "UNIT_NOT_BELOW": Reason(
        _STATE,
        "contract",
        "{unit} does not stand below the unit the day before",
        "{unit}前一日不隶属于该机构",
        "name units right below it",
    ),
    "DIVISION_NOT_OF_UNIT": Reason(
        _STATE,
        "contract",
        "the unit does not act for division {division}",
        "该机构不管辖{division}",
        "name divisions the unit acts for",
    ),
    "NO_DIVISION_LEFT": Reason(
        _STATE,
        "contract",
        "{unit} goes on, but would act for no division",
        "{unit}继续存在但将不再管辖任何区域",
        "leave it a division, or let it end with the split",
    ),
    "NOT_ALLOCATED": Reason(
        _STATE,
        "contract",
        "the unit ends, but nobody takes over posts {posts} and units {units}",
        "机构撤销后以下岗位或机构无人承接:岗位{posts};机构{units}",
        "allocate them to a part, or end them first",
    ),
}

_PEOPLE: Final[dict[str, Reason]] = {
    "PERSON_EXISTS": Reason(
        _EXISTS, "contract", "a person has the number {number} already", "人员编号{number}已被使用", "check the number"
    ),
    "PERSON_LEFT": Reason(
        _STATE,
        "contract",
        "{person} leaves service on {ended}",
        "{person}已定于{ended}离职",
        "register the person anew with a new number",
    ),
    "APPOINTED_LATER": Reason(
        _STATE,
        "contract",
        "{person} is appointed to {post} from {begins} on",
        "{person}已被任命自{begins}起担任{post}",
        "end that appointment first",
    ),
    "POST_EXISTS": Reason(
        _EXISTS, "contract", "a post has the number {number} already", "岗位编号{number}已被使用", "check the number"
    ),
    "POST_ENDED": Reason(
        _STATE, "contract", "post {post} ends on {ended}", "岗位{post}已定于{ended}撤销", "choose another post"
    ),
    "POST_TAKEN": Reason(
        _STATE,
        "contract",
        "{person} holds {post} since {since}",
        "{person}自{since}起担任{post}",
        "end that appointment first, or begin after it",
    ),
    "OUTSIDE_SERVICE": Reason(
        _STATE,
        "contract",
        "the appointment is not within the service of {person}, which began on {first}",
        "任职期间不在{person}的在职期间({first}起)之内",
        "check the days of entry, leaving and appointment",
    ),
    "OUTSIDE_POSTS_DATES": Reason(
        _STATE,
        "contract",
        "post {post} exists only since {first}",
        "岗位{post}自{first}起设立",
        "begin on or after that day",
    ),
    "NO_APPOINTMENT_TO_END": Reason(
        _STATE,
        "contract",
        "nobody holds {post} beyond {on}",
        "{on}之后{post}无人任职",
        "check the post and the day",
    ),
    "CERTIFICATE_KNOWN": Reason(
        _EXISTS,
        "contract",
        "certificate {number} valid from {begins} is recorded already",
        "行政执法证{number}({begins}起)已登记",
        "nothing to do",
    ),
    "POST_HAS_OPEN_MATTERS": Reason(
        _STATE,
        "contract",
        "post {post} owns {count} open matters: {matters}",
        "岗位{post}尚有{count}件未办结事项:{matters}",
        "hand each over (OfferHandover); it ends when the new owners have accepted",
    ),
}

_POWERS: Final[dict[str, Reason]] = {
    "APPROVAL_EXISTS": Reason(
        _EXISTS,
        "contract",
        "{document} has granted the post {act} already",
        "{document}已授予该岗位{act}审批权限",
        "revoke it first, or cite another document",
    ),
    "APPROVAL_NOT_FOUND": Reason(
        _MISSING, "contract", "there is no grant {approval}", "没有审批权限{approval}", "check the grant's name"
    ),
    "APPROVAL_ALREADY_REVOKED": Reason(
        _STATE,
        "contract",
        "the grant of {document} was revoked as of {since}",
        "{document}授予的审批权限已自{since}起撤销",
        "grant it anew",
    ),
    "DELEGATION_EXCEEDS_GRANT": Reason(
        _STATE,
        "contract",
        "{document} grants up to {limit_fen} fen from {valid_from} to {valid_to}; more cannot be lent",
        "{document}授予的限额为{limit_fen}分,期限为{valid_from}至{valid_to},不得超出转授",
        "lend no more than is granted, for no longer",
    ),
    "DELEGATION_EXISTS": Reason(
        _EXISTS,
        "contract",
        "{number} has lent this power to the post already",
        "{number}已将该权限授予该岗位",
        "take it back first, or cite another document",
    ),
    "DELEGATION_NOT_FOUND": Reason(
        _MISSING,
        "contract",
        "{number} lent the post nothing of this power",
        "{number}未授予该岗位此项权限",
        "check the document number and the post",
    ),
    "DELEGATION_ALREADY_TAKEN_BACK": Reason(
        _STATE, "contract", "{number} was taken back as of {since}", "{number}已自{since}起收回", "nothing to do"
    ),
    "DELEGATED_TO_ITSELF": Reason(
        _INVALID, "contract", "the post has the power itself", "该岗位本身具有此项权限", "name another post"
    ),
    "MATTER_NOT_OWNED": Reason(
        _STATE,
        "contract",
        "post {post} does not own {matter}, or it is no longer open",
        "岗位{post}不承办{matter},或该事项已办结",
        "list the post's open matters",
    ),
    "HANDED_TO_ITSELF": Reason(
        _INVALID, "contract", "the matter is that post's already", "该事项已由该岗位承办", "name another post"
    ),
    "HANDOVER_PENDING": Reason(
        _EXISTS,
        "contract",
        "{matter} is on offer already",
        "{matter}正在移交中",
        "withdraw that offer first, or wait for the answer",
    ),
    "HANDOVER_ANSWERED": Reason(
        _STATE, "contract", "the offer is {status} already", "该移交已处理({status})", "make a new offer if needed"
    ),
    "NOT_THE_OWNER": Reason(
        _DENIED,
        "contract",
        "officer {officer} neither holds post {post} nor keeps the directory",
        "{officer}既未担任岗位{post},也非机构人事管理人员",
        "let the post's holder or a keeper of the directory do it",
    ),
    "NOT_THE_NEW_OWNER": Reason(
        _DENIED,
        "contract",
        "officer {officer} does not hold post {post}, to which the matter was offered",
        "{officer}未担任拟承办岗位{post}",
        "let the holder of that post answer",
    ),
}

REASONS: Final[dict[str, Reason]] = {**_VALUES, **_UNITS, **_PEOPLE, **_POWERS}
