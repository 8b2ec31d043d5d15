"""Rules of law as versioned data 法律规则数据: loaded with checks, chosen by date. Format: `RULES.md`."""

from statutes.rules.book import Rulebook
from statutes.rules.catalogue import Instrument, Term
from statutes.rules.choice import Milder, Proposal, milder
from statutes.rules.deadlines import DEADLINE, DeadlineRule, FixedDate, OnLapse, WindowRule
from statutes.rules.errors import (
    NotSubstantiveError,
    NoVersionError,
    RuleError,
    RuleFileError,
    UnknownRuleError,
)
from statutes.rules.file_checks import FILE_CHECK, FileCheck, FileGroup, FileSeverity
from statutes.rules.keys import SourceKey, SourceKeyError, parse_source
from statutes.rules.levels import ItemLevel
from statutes.rules.licences import (
    LICENCE_KIND,
    REFORM_ITEM,
    Act,
    Area,
    Authority,
    HandedDown,
    LateRenewal,
    LicenceKind,
    Mode,
    ReformItem,
)
from statutes.rules.licences import Term as LicenceTerm
from statutes.rules.loading import build_rulebook, load_rulebook, shipped_texts
from statutes.rules.penalties import PENALTY_KIND, PenaltyKind
from statutes.rules.publicity import PUBLICITY_CLASS, REPAIR_WINDOW, Grade, PublicityClass, RepairWindow, Subject
from statutes.rules.reports import AbnormalGround, Listing, MonthDay, Reporter, ReportWindow
from statutes.rules.rows import Confidence, Row
from statutes.rules.thresholds import THRESHOLD, Assessment, Effect, Threshold

__all__ = [
    "DEADLINE",
    "FILE_CHECK",
    "LICENCE_KIND",
    "PENALTY_KIND",
    "PUBLICITY_CLASS",
    "REFORM_ITEM",
    "REPAIR_WINDOW",
    "THRESHOLD",
    "AbnormalGround",
    "Act",
    "Area",
    "Assessment",
    "Authority",
    "Confidence",
    "DeadlineRule",
    "Effect",
    "FileCheck",
    "FileGroup",
    "FileSeverity",
    "FixedDate",
    "Grade",
    "HandedDown",
    "Instrument",
    "ItemLevel",
    "LateRenewal",
    "LicenceKind",
    "LicenceTerm",
    "Listing",
    "Milder",
    "Mode",
    "MonthDay",
    "NoVersionError",
    "NotSubstantiveError",
    "OnLapse",
    "PenaltyKind",
    "Proposal",
    "PublicityClass",
    "ReformItem",
    "RepairWindow",
    "ReportWindow",
    "Reporter",
    "Row",
    "RuleError",
    "RuleFileError",
    "Rulebook",
    "SourceKey",
    "SourceKeyError",
    "Subject",
    "Term",
    "Threshold",
    "UnknownRuleError",
    "WindowRule",
    "build_rulebook",
    "load_rulebook",
    "milder",
    "parse_source",
    "shipped_texts",
]
