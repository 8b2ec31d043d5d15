"""A round of file evaluation, and the evaluation of one file, as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from uuid import UUID, uuid5

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class EvaluationSample(IntEnum):
    """How files are drawn."""

    UNSPECIFIED = 0
    ALL = 1
    """全部评查"""
    RANDOM = 2
    """随机抽取, by a seed that is published, so that anybody can draw again."""


class FileGroup(IntEnum):
    """What a point is about."""

    UNSPECIFIED = 0
    SUBJECT = 1
    """主体合法"""
    FACTS = 2
    """事实证据"""
    BASIS = 3
    """法律依据"""
    PROCEDURE = 4
    """程序合法"""
    DISCRETION = 5
    """裁量适当"""
    CRIME = 6
    """涉罪移送"""
    FILE = 7
    """案卷质量"""


class DefectSeverity(IntEnum):
    """What a defect does to the result."""

    UNSPECIFIED = 0
    FAILING = 1
    """不合格: one such defect fails the file."""
    FLAW = 2
    """瑕疵"""


class CheckAnswer(IntEnum):
    """What an evaluator says to a point only a person can judge."""

    UNSPECIFIED = 0
    FULFILLED = 1
    """符合"""
    NOT_FULFILLED = 2
    """不符合"""
    NOT_APPLICABLE = 3
    """不适用"""


class EvaluationStatus(IntEnum):
    """Where the evaluation of a file stands."""

    UNSPECIFIED = 0
    DRAWN = 1
    """已抽取"""
    CHECKED = 2
    """已评查,待逐项回答"""
    CONCLUDED = 3
    """已作出结论"""
    TOLD = 4
    """已反馈被评查机关"""
    OBJECTED = 5
    """有异议,待复核"""
    RECTIFIED = 6
    """已整改"""


class FileResult(IntEnum):
    """The result. It follows from the defects and is nobody's choice."""

    UNSPECIFIED = 0
    QUALIFIED = 1
    """合格"""
    FLAWED = 2
    """合格但有瑕疵"""
    UNQUALIFIED = 3
    """不合格"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFinding:
    """A defect that was computed."""

    check: str
    """Rule and version, such as `file.facts.rights@2021-07-15`."""
    title: str
    group: FileGroup
    severity: DefectSeverity
    source: str
    """Article."""
    points: int
    """What it costs by the authority's standard; 0 where that has no weights."""
    place: str
    found: str
    right: str
    """What would have been right."""
    withdrawn: bool = False
    """Given up after an objection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileQuestion:
    """A point a person answers."""

    check: str
    title: str
    group: FileGroup
    severity: DefectSeverity
    source: str
    points: int
    hint: str
    """What the computer saw, where it saw something."""
    answer: CheckAnswer = CheckAnswer.UNSPECIFIED
    remark: str = ""
    place: str = ""
    answered_by: UUID | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationRound:
    """一次案卷评查: which files it is about and how they were drawn."""

    title: str = ""
    unit: UUID = NOBODY
    """The authority that evaluates."""
    division: str = ""
    post: UUID = NOBODY
    sample: EvaluationSample = EvaluationSample.UNSPECIFIED
    seed: str = ""
    size: int = 0
    population: tuple[UUID, ...] = ()
    """Cases drawn from."""
    chosen: tuple[UUID, ...] = ()
    begun_on: date | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEvaluation:
    """Evaluation of one closed file."""

    round: UUID = NOBODY
    penalty_case: UUID = NOBODY
    title: str = ""
    unit: UUID = NOBODY
    """The authority whose file it is."""
    division: str = ""
    post: UUID = NOBODY
    """The evaluator in charge."""
    evaluators: tuple[UUID, ...] = ()
    drawn_on: date | None = None
    status: EvaluationStatus = EvaluationStatus.UNSPECIFIED
    checked_on: date | None = None
    findings: tuple[FileFinding, ...] = ()
    questions: tuple[FileQuestion, ...] = ()
    result: FileResult = FileResult.UNSPECIFIED
    score: int | None = None
    """Out of 100; unset where the authority's standard has no weights."""
    concluded_on: date | None = None
    document: str = ""
    told_on: date | None = None
    due_on: date | None = None
    """By when defects are to be put right."""
    objection: str = ""
    objected_on: date | None = None
    opinion: str = ""
    """复核意见 on the objection."""
    rectification: str = ""
    rectified_on: date | None = None
    created_at: datetime = NEVER
    updated_at: datetime = NEVER

    @property
    def defects(self) -> tuple[FileFinding | FileQuestion, ...]:
        """What counts against the file."""
        found = tuple(each for each in self.findings if not each.withdrawn)
        said = tuple(each for each in self.questions if each.answer is CheckAnswer.NOT_FULFILLED)
        return (*found, *said)


def evaluation_id(round_: UUID, penalty_case: UUID) -> UUID:
    """The id that follows from round and case: no file is evaluated twice in one round."""
    return uuid5(round_, str(penalty_case))
