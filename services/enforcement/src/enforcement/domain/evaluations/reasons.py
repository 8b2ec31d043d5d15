"""Why steps of file evaluation are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import DENIED, EXISTS, INVALID, STATE, Reason

RULE: Final = "SAMR-22/2019:10"
EVALUATIONS: Final[dict[str, Reason]] = {
    "POPULATION_UNUSABLE": Reason(
        INVALID,
        RULE,
        "a round draws from 1 to {most} cases, each named once",
        "评查范围应为1至{most}个案件,不得重复",
        "name the cases closed in the time evaluated",
    ),
    "SEED_REQUIRED": Reason(
        INVALID,
        RULE,
        "a random sample needs a seed of at least {length} characters that nobody could choose, and that is published",
        "随机抽取须有至少{length}个字符、不可人为选定并公布的随机种子",
        "take the number of a public drawing",
    ),
    "SAMPLE_SIZE": Reason(INVALID, RULE, "1 to {most} files can be drawn", "可抽取1至{most}份案卷", "state how many"),
    "NOT_IN_SAMPLE": Reason(
        STATE, RULE, "the round did not draw this case", "该案未被本次评查抽取", "evaluate the cases drawn"
    ),
    "CASE_NOT_CLOSED": Reason(STATE, RULE, "only closed files are evaluated", "仅评查已结案的案卷", "wait until it is"),
    "DRAWN_ALREADY": Reason(EXISTS, RULE, "the file is drawn already", "该案卷已调取", "go on with that evaluation"),
    "EVALUATORS_TOO_FEW": Reason(
        STATE, RULE, "{count} evaluator, at least two are needed", "仅{count}名评查人员,不得少于两人", "name another"
    ),
    "EVALUATOR_HANDLED_IT": Reason(
        DENIED,
        RULE,
        "an evaluator handled, reviewed, heard or decided the case",
        "评查人员不得办理、审核、主持听证或者决定过本案",
        "name somebody else",
    ),
    "EVALUATION_NOT_AT_THIS_STEP": Reason(
        STATE, RULE, "the evaluation stands at {status}", "该评查处于{status},不能执行此步骤", "look at its history"
    ),
    "FILE_OF_ANOTHER": Reason(INVALID, RULE, "the file is that of another case", "案卷不属于被评查的案件", "name it"),
    "CHECK_NOT_ASKED": Reason(INVALID, RULE, "{check} is no point of this file", "{check}不是本卷的评查项", "name one"),
    "NOT_AN_EVALUATOR": Reason(
        DENIED, RULE, "the post does not evaluate this file", "该岗位不是本卷的评查人员", "let an evaluator answer"
    ),
    "CHECKS_UNANSWERED": Reason(
        STATE,
        RULE,
        "{count} points are not answered, the first is {first}",
        "尚有{count}项未回答,首项为{first}",
        "answer them",
    ),
    "OBJECTED_ALREADY": Reason(STATE, RULE, "objected to on {since}", "已于{since}提出异议", "put the defects right"),
    "NOTHING_TO_RECTIFY": Reason(STATE, RULE, "the file has no defects", "该案卷没有问题", "nothing is to be done"),
}
