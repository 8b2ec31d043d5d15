"""Every text of the page in Chinese and English, in one table. A text without both cannot be written down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")


class Text(NamedTuple):
    """One text in both languages; `{name}` marks what is filled in."""

    zh: str
    en: str


TEXTS: Final[Mapping[str, Text]] = {
    "product": Text("智慧监管", "Smart Supervision"),
    "place": Text("指挥中心", "Command Center"),
    "skip": Text("跳到主要内容", "Skip to main content"),
    "other_language": Text("English", "中文"),
    "sign_out": Text("退出", "Sign out"),
    "officer": Text("{officer} · {division}", "{officer} · {division}"),
    # Departments
    "department_market-regulation": Text("市场监管", "market regulation"),
    "department_police": Text("公安", "police"),
    "department_tax": Text("税务", "tax"),
    # Search
    "search": Text("检索", "Search"),
    "search_label": Text("检索经营主体", "Search business entities"),
    "search_hint": Text(
        "名称、曾用名、统一社会信用代码、注册号或地址", "Name, former name, credit code, old number or address"
    ),
    "keys": Text("按 / 检索，↑ ↓ 浏览，Enter 打开", "Press / to search, ↑ ↓ to move, Enter to open"),
    "total": Text("共 {count} 户", "{count} entities"),
    "total_one": Text("共 1 户", "1 entity"),
    "nothing": Text("没有找到符合条件的经营主体", "No entity matches"),
    "nothing_hint": Text(
        "少输入几个字，或去掉左侧的筛选条件。只显示本人管辖区划内的主体。",
        "Try fewer characters or remove filters. Only entities within your division are shown.",
    ),
    "order": Text("排序", "Order"),
    "order_relevance": Text("相关度", "Relevance"),
    "order_newest": Text("成立日期 新→旧", "Newest first"),
    "order_oldest": Text("成立日期 旧→新", "Oldest first"),
    "apply": Text("应用", "Apply"),
    "first_page": Text("首页", "First page"),
    "next_page": Text("下一页", "Next page"),
    "pages": Text("分页", "Pages"),
    "results": Text("检索结果", "Results"),
    # Facets
    "filters": Text("筛选", "Filters"),
    "clear_filters": Text("清除全部", "Clear all"),
    "remove_filter": Text("去掉筛选 {value}", "Remove filter {value}"),
    "facet_city": Text("地区", "City"),
    "facet_type": Text("主体类型", "Type"),
    "facet_status": Text("经营状态", "Status"),
    "facet_established_year": Text("成立年份", "Year established"),
    "facet_reserved": Text("待核", "Reservation"),
    "reserved_true": Text("待核", "With reservation"),
    "reserved_false": Text("已核", "Without"),
    "more": Text("其余 {count} 项", "{count} more"),
    # Freshness
    "freshness": Text("数据时效与完整性", "Freshness and completeness"),
    "complete": Text("完整", "Complete"),
    "incomplete": Text("不完整", "Incomplete"),
    "as_of": Text("数据截至 {time}", "as of {time}"),
    "as_of_unknown": Text("正在核对时效", "freshness being established"),
    "owner_behind": Text("{owner}：落后 {count} 条", "{owner}: {count} behind"),
    "owner_current": Text("{owner}：同步", "{owner}: in step"),
    "owner_unreachable": Text("{owner}：无应答", "{owner}: no answer"),
    "owner_licensing": Text("登记许可", "Licensing"),
    "owner_directory": Text("机构人员", "Directory"),
    "parked": Text("搁置 {count}", "{count} parked"),
    "verified": Text("{time} 核对", "verified {time}"),
    "unverified": Text("尚未核对", "not verified yet"),
    "differences": Text("缺 {missing} · 旧 {stale} · 余 {extra}", "missing {missing} · stale {stale} · extra {extra}"),
    # Entity
    "back": Text("返回检索", "Back to search"),
    "code": Text("统一社会信用代码", "Unified social credit code"),
    "no_code": Text("尚无代码", "No code yet"),
    "platform_key": Text("平台标识", "Platform key"),
    "former_numbers": Text("曾用号码", "Former numbers"),
    "former_names": Text("曾用名", "Former names"),
    "until": Text("至 {date}", "until {date}"),
    "type": Text("主体类型", "Type"),
    "status": Text("经营状态", "Status"),
    "since": Text("自 {date}", "since {date}"),
    "established": Text("成立日期", "Established"),
    "representative": Text("法定代表人（负责人）", "Legal representative"),
    "capital": Text("注册资本（出资额）", "Registered capital"),
    "division": Text("登记区划", "Division"),
    "authority": Text("登记机关", "Registration authority"),
    "address": Text("住所（主要经营场所）", "Address"),
    "scope": Text("经营范围", "Business scope"),
    "source": Text("来源", "Source"),
    "source_row": Text("{system} · {file} 第 {row} 行", "{system} · {file}, line {row}"),
    "version": Text("版本", "Version"),
    "registration": Text("登记事项", "Registered particulars"),
    "unknown": Text("未载明", "not stated"),
    "reserved": Text("待核", "Reserved"),
    "reserved_notice": Text("本记录尚待登记人员核实", "An officer has still to confirm this record"),
    "reserved_reason": Text("原因 {reason}", "Reason {reason}"),
    "locked_notice": Text("登记限制", "Locked"),
    "lock_term": Text("{start} — {end}", "{start} — {end}"),
    "lock_open_end": Text("解除为止", "until lifted"),
    "merged_notice": Text("重复记录，已并入另一主体", "A duplicate, merged into another record"),
    "merged_open": Text("打开存续记录", "Open the surviving record"),
    "moved_notice": Text("已迁往 {division}", "Moved to {division}"),
    "revocation": Text("吊销营业执照", "Licence revoked"),
    "annulment": Text("撤销登记", "Registration annulled"),
    "deregistration": Text("注销登记", "Deregistered"),
    "premises": Text("经营场所", "Premises"),
    "premises_none": Text("没有另行备案的场所", "No premises filed separately"),
    "premises_kind": Text("类别", "Kind"),
    "premises_opened": Text("启用", "Opened"),
    "premises_closed": Text("停用", "Closed"),
    "premises_shared": Text("一址多照", "shared address"),
    "timeline": Text("历程", "Timeline"),
    "timeline_none": Text("没有事件", "No events"),
    "timeline_unavailable": Text(
        "登记服务暂无应答，历程暂缺；其余内容有效。",
        "The register does not answer now, so the timeline is missing; the rest holds.",
    ),
    "recorded": Text("{time} 记录", "recorded {time}"),
    "by_department": Text("由 {department}", "by {department}"),
    "of_premises": Text("场所", "premises"),
    "old_value": Text("原", "was"),
    "new_value": Text("现", "now"),
    "empty_value": Text("（空）", "(empty)"),
    # Sign-in and errors
    "sign_in": Text("登录", "Sign in"),
    "sign_in_text": Text(
        "用一次性登录链接进入：在本机运行下面的命令，打开它给出的地址。",
        "Enter with a sign-in link: run the command below on this machine and open the address it gives.",
    ),
    "sign_in_expired": Text("登录已过期，请重新登录。", "Your session has ended; sign in again."),
    "error_title": Text("无法完成", "This could not be done"),
    "error_reason": Text("原因代码", "Reason code"),
    "error_rule": Text("依据", "Rule"),
    "error_remedy": Text("可以这样做", "What you can do"),
    "error_home": Text("返回首页", "Back to the start"),
    "not_found": Text("没有这个页面", "There is no such page"),
    "internal": Text("系统出错，已记录", "Something went wrong here; it has been logged"),
    # Status
    "ENTITY_STATUS_UNSPECIFIED": Text("未知", "Unknown"),
    "ENTITY_STATUS_UNKNOWN": Text("状态未载明", "Not stated"),
    "ENTITY_STATUS_ACTIVE": Text("存续", "Active"),
    "ENTITY_STATUS_REVOKED": Text("吊销，未注销", "Revoked"),
    "ENTITY_STATUS_REVOKED_DEREGISTERED": Text("吊销，已注销", "Revoked, deregistered"),
    "ENTITY_STATUS_DEREGISTERED": Text("注销", "Deregistered"),
    "ENTITY_STATUS_ANNULLED": Text("撤销", "Annulled"),
    "ENTITY_STATUS_MOVED_OUT": Text("迁出", "Moved out"),
    "ENTITY_STATUS_MERGED": Text("已合并", "Merged"),
    # Types
    "ENTITY_TYPE_UNSPECIFIED": Text("未知", "Unknown"),
    "ENTITY_TYPE_UNKNOWN": Text("类型未载明", "Not stated"),
    "ENTITY_TYPE_LIMITED_COMPANY": Text("有限责任公司", "Limited liability company"),
    "ENTITY_TYPE_JOINT_STOCK_COMPANY": Text("股份有限公司", "Joint-stock company"),
    "ENTITY_TYPE_STATE_OWNED_ENTERPRISE": Text("全民所有制企业", "State-owned enterprise"),
    "ENTITY_TYPE_COLLECTIVE_ENTERPRISE": Text("集体所有制企业", "Collective enterprise"),
    "ENTITY_TYPE_ASSOCIATED_ENTERPRISE": Text("联营企业", "Associated enterprise"),
    "ENTITY_TYPE_SHARE_COOPERATIVE": Text("股份合作制企业", "Joint-stock cooperative"),
    "ENTITY_TYPE_SOLE_PROPRIETORSHIP": Text("个人独资企业", "Sole proprietorship"),
    "ENTITY_TYPE_PARTNERSHIP": Text("合伙企业", "Partnership"),
    "ENTITY_TYPE_GENERAL_PARTNERSHIP": Text("普通合伙企业", "General partnership"),
    "ENTITY_TYPE_SPECIAL_GENERAL_PARTNERSHIP": Text("特殊普通合伙企业", "Special general partnership"),
    "ENTITY_TYPE_LIMITED_PARTNERSHIP": Text("有限合伙企业", "Limited partnership"),
    "ENTITY_TYPE_FARMERS_COOPERATIVE": Text("农民专业合作社", "Farmers' cooperative"),
    "ENTITY_TYPE_FARMERS_COOPERATIVE_UNION": Text("农民专业合作社联合社", "Union of farmers' cooperatives"),
    "ENTITY_TYPE_INDIVIDUAL_BUSINESS": Text("个体工商户", "Individual business"),
    "ENTITY_TYPE_BRANCH": Text("分支机构", "Branch"),
    "ENTITY_TYPE_FOREIGN_COMPANY_BRANCH": Text("外国公司分支机构", "Branch of a foreign company"),
    "ENTITY_TYPE_REPRESENTATIVE_OFFICE": Text("外国企业常驻代表机构", "Representative office"),
    "ENTITY_TYPE_OTHER": Text("其他", "Other"),
    # Premises and numbers
    "PREMISES_KIND_UNSPECIFIED": Text("未知", "Unknown"),
    "PREMISES_KIND_DOMICILE": Text("住所", "Domicile"),
    "PREMISES_KIND_BUSINESS_PLACE": Text("经营场所", "Business place"),
    "PREMISES_KIND_EXTRA_PLACE": Text("一照多址场所", "Extra place"),
    "PREMISES_STATUS_UNSPECIFIED": Text("未知", "Unknown"),
    "PREMISES_STATUS_OPEN": Text("在用", "Open"),
    "PREMISES_STATUS_CLOSED": Text("停用", "Closed"),
    "KIND_UNSPECIFIED": Text("号码", "Number"),
    "REGISTRATION_NUMBER": Text("注册号", "Registration number"),
    "MISTAKEN_CODE": Text("误载代码", "Mistaken code"),
    "MERGED_CODE": Text("合并前代码", "Code before merging"),
    "PLATFORM_KEY": Text("平台标识", "Platform key"),
    "ORGANISATION_CODE": Text("组织机构代码", "Organisation code"),
    # Events
    "EntityAdopted": Text("自旧登记接收", "Adopted from an older register"),
    "EntityEstablished": Text("设立登记", "Established"),
    "EntityChanged": Text("变更登记", "Changed"),
    "EntityMoved": Text("迁移", "Moved"),
    "EntityRevocationRecorded": Text("吊销记录", "Revocation recorded"),
    "EntityAnnulled": Text("撤销登记", "Annulled"),
    "EntityDeregistered": Text("注销登记", "Deregistered"),
    "EntityCorrected": Text("更正", "Corrected"),
    "EntityCodeCorrected": Text("代码更正", "Code corrected"),
    "EntityConfirmed": Text("核实", "Confirmed"),
    "EntityMerged": Text("并入另一主体", "Merged into another record"),
    "EntityAbsorbed": Text("合并重复记录", "Absorbed a duplicate"),
    "EntityConverted": Text("个体工商户转企业", "Converted to an enterprise"),
    "EntityLocked": Text("登记限制", "Locked"),
    "EntityUnlocked": Text("解除限制", "Unlocked"),
    "EntityDormancyBegun": Text("歇业备案", "Dormancy filed"),
    "EntityDormancyOver": Text("歇业结束", "Dormancy over"),
    "EntityMarked": Text("标注状态", "Mark shown beside the status"),
    "EntityMarkLifted": Text("撤除标注", "Mark lifted"),
    "EntityRestored": Text("恢复登记", "Registration restored"),
    "EntityItemsAnnulled": Text("撤销登记事项", "Registered items annulled"),
    "PremisesOpened": Text("场所启用", "Premises opened"),
    "PremisesChanged": Text("场所变更", "Premises changed"),
    "PremisesClosed": Text("场所停用", "Premises closed"),
}

FIELDS: Final[Mapping[str, Text]] = {
    "registered_name": Text("名称", "Name"),
    "unified_social_credit_code": Text("统一社会信用代码", "Credit code"),
    "code": Text("统一社会信用代码", "Credit code"),
    "platform_key": Text("平台标识", "Platform key"),
    "old_registration_number": Text("注册号", "Registration number"),
    "former_numbers": Text("曾用号码", "Former numbers"),
    "entity_type": Text("主体类型", "Type"),
    "entity_type_text": Text("类型（原文）", "Type as stated"),
    "status": Text("经营状态", "Status"),
    "legal_representative": Text("法定代表人", "Representative"),
    "legal_representative_name": Text("法定代表人", "Representative"),
    "display_name": Text("法定代表人", "Representative"),
    "registered_capital": Text("注册资本", "Capital"),
    "capital_text": Text("注册资本（原文）", "Capital as stated"),
    "business_scope": Text("经营范围", "Business scope"),
    "established_date": Text("成立日期", "Established"),
    "division": Text("登记区划", "Division"),
    "registration_authority": Text("登记机关", "Authority"),
    "address": Text("住所", "Address"),
    "reservation": Text("待核", "Reservation"),
    "merged_into": Text("并入", "Merged into"),
    "duplicate": Text("重复记录", "Duplicate"),
    "organ": Text("机关", "Organ"),
    "document": Text("文书号", "Document"),
    "reason": Text("理由", "Reason"),
    "note": Text("说明", "Note"),
    "notes": Text("备注", "Notes"),
    "lock": Text("限制", "Lock"),
    "locks": Text("限制", "Locks"),
    "source": Text("来源", "Source"),
    "kind": Text("类别", "Kind"),
    "shared_address": Text("一址多照", "Shared address"),
    "opened_date": Text("启用日期", "Opened"),
    "closed_date": Text("停用日期", "Closed"),
    "moved_to": Text("迁往", "Moved to"),
    "revocation": Text("吊销", "Revocation"),
    "annulment": Text("撤销", "Annulment"),
    "deregistration": Text("注销", "Deregistration"),
}
"""Names of fields that events change. One that is missing here is shown by its own name."""


def translate(language: Language, name: str, **values: object) -> str:
    """A text of the page. KeyError if the table lacks it."""
    return _in(language, TEXTS[name]).format(**values)


def field_name(language: Language, field: str) -> str:
    """How a field is called, or its own name."""
    text = FIELDS.get(field.rpartition(".")[2])
    return _in(language, text) if text else field


def _in(language: Language, text: Text) -> str:
    return text.zh if language == "zh" else text.en
