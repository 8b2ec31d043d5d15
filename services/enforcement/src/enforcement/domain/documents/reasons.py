"""Why numbers and documents are refused. Conventions as in `enforcement.domain.reasons`."""

from __future__ import annotations

from typing import Final

from statutes.refusals import INVALID, MISSING, STATE, Reason

DOCUMENTS: Final[dict[str, Reason]] = {
    "YEAR_NOT_PRESENT": Reason(
        INVALID,
        "SAMR-2/2018:79",
        "numbers of {year} are not given out in {present}",
        "{present}年不再使用{year}年文号",
        "draw a number of this year",
    ),
    "UNIT_WITHOUT_NUMBERS": Reason(
        STATE,
        "SAMR-2/2018:9",
        "{unit} issues no documents in its own name",
        "{unit}不以自己的名义制发文书",
        "name the bureau it acts for",
    ),
    "NUMBER_INVALID": Reason(
        INVALID, "SAMR-2/2018:79", "no number can be made: {why}", "无法编号:{why}", "use a series of the templates"
    ),
    "DOCUMENT_NOT_FOUND": Reason(
        MISSING, "contract", "there is no numbered document {document}", "没有文书{document}", "draw a number first"
    ),
    "DOCUMENT_OF_ANOTHER_SERIES": Reason(
        STATE,
        "SAMR-2/2018:79",
        "{number} is of another series than {wanted}",
        "{number}不属于{wanted}文种",
        "draw a number of the right series",
    ),
    "DOCUMENT_OF_ANOTHER_UNIT": Reason(
        STATE,
        "SAMR-2/2018:79",
        "{number} is a number of another authority",
        "{number}为其他机关的文号",
        "draw a number of the authority that acts",
    ),
    "DOCUMENT_IN_USE": Reason(
        STATE, "SAMR-2/2018:79", "{number} is in use for {matter}", "{number}已用于{matter}", "draw another number"
    ),
    "DOCUMENT_VOID": Reason(
        STATE, "SAMR-2/2018:79", "{number} is void: {reason}", "{number}已作废:{reason}", "draw another number"
    ),
    "FORM_UNKNOWN": Reason(
        MISSING,
        "SAMR-2/2018:79",
        "there is no form {form} on {day}",
        "{day}没有文书格式{form}",
        "name a form of the template book, or a document whose series has one",
    ),
    "FORM_OF_ANOTHER_RECORD": Reason(
        INVALID,
        "SAMR-2/2018:79",
        "{title} is not filled from {name}",
        "{title}不由{name}生成",
        "name the record the form is about",
    ),
    "FORM_NEEDS_A_PARTY": Reason(
        INVALID,
        "SAMR-2/2018:79",
        "{title} is about one party",
        "{title}须指明当事人",
        "state the party's number",
    ),
    "PARTICULAR_UNKNOWN": Reason(
        INVALID,
        "SAMR-2/2018:79",
        "{title} does not ask for {names}",
        "{title}不需要填写{names}",
        "state only what the form asks for; the rest comes from the record",
    ),
    "DOCUMENT_DATA_MISSING": Reason(
        STATE,
        "SAMR-2/2018:61",
        "{title} cannot be made without {names}",
        "{title}缺少:{names}",
        "record the step it rests on; nothing is left blank",
    ),
    "RENDERING_UNKNOWN": Reason(
        STATE,
        "SAMR-2/2018:79",
        "{digest} is no rendering of this document as it stands now",
        "{digest}不是该文书现状的预览件",
        "render the document again, look at it, and issue that one",
    ),
    "DOCUMENT_ISSUED": Reason(
        STATE,
        "SAMR-2/2018:79",
        "{number} was issued on {day}",
        "{number}已于{day}制发",
        "print a copy (ReprintDocument)",
    ),
    "DOCUMENT_NOT_ISSUED": Reason(
        STATE, "SAMR-2/2018:79", "{number} was not issued yet", "{number}尚未制发", "issue it first"
    ),
    "DOCUMENT_WITHOUT_STEP": Reason(
        STATE,
        "SAMR-2/2018:79",
        "no step rests on {number} yet",
        "{number}尚未用于任何程序",
        "record the step it is for, then render and issue it",
    ),
    "REPRINT_UNKNOWN": Reason(
        MISSING, "contract", "{number} has {copies} copies", "{number}共补打{copies}次", "name one of them, or 0"
    ),
    "VOLUME_UNKNOWN": Reason(
        INVALID, "SAMR-2/2018:78", "a file has no volume {volume}", "案卷没有第{volume}种卷", "1 is 正卷, 2 is 副卷"
    ),
    "FILE_NOT_PRINTABLE": Reason(
        STATE,
        "SAMR-2/2018:78",
        "documents of the file were not issued: {numbers}",
        "卷内文书尚未制发:{numbers}",
        "render and issue them",
    ),
    "NOT_PRINTED": Reason(
        STATE, "contract", "the paper cannot be printed: {why}", "无法打印:{why}", "shorten it, or split the file"
    ),
}
