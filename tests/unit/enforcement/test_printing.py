"""On paper: lines and pages as an office expects them, no character lost, the same bytes for the same input.

The faces are the two that come with the requirements; what they lack is printed as a box here. With every font fetched,
`python -m enforcement.printing.coverage` tells which characters of the standard are drawn.
"""

from __future__ import annotations

import io
from functools import cache

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination
from unit.enforcement.papers import DAY, paper

from enforcement.printing.binding import Paper, bound, pages_of, stamped
from enforcement.printing.breaking import NOT_FIRST, NOT_LAST, lines
from enforcement.printing.composing import composed
from enforcement.printing.coverage import HAN, blocks, coverage
from enforcement.printing.drawing import drawn
from enforcement.printing.faces import BOX, HEI, SONG, Faces, pinned
from enforcement.printing.flowing import BODY
from enforcement.printing.pages import BOTTOM, LEFT, RIGHT, ROOM, Across, Page, Rule, Text
from enforcement.printing.volumes import fronts_of
from enforcement.templates.filling import Facts
from enforcement.templates.paper import Cell, Document, Paragraph, Row, Seal, Table
from enforcement.templates.template import in_force

LONG = "当事人经营超过保质期的食品，货值金额12,000.00元，违反了《中华人民共和国食品安全法》第三十四条第（十）项的规定。"


@cache
def faces() -> Faces:
    return Faces([row for row in pinned() if row["name"] in (SONG, HEI)])


def document(*blocks: Paragraph | Table | Seal, title: str = "行政处罚决定书") -> Document:
    return Document(
        form="decision",
        version="2021",
        code="执法文书15",
        organ="南宁市青秀区市场监督管理局",
        title=title,
        number="青市监处罚〔2026〕1号",
        blocks=blocks,
    )


def pdf(of: Document) -> bytes:
    return drawn(composed(of, faces()), faces())


def text_of(content: bytes) -> str:
    return "".join(said(page) for page in PdfReader(io.BytesIO(content)).pages).replace("\n", "")


def said(page: PageObject) -> str:
    """What can be copied; the reader takes both bytes of a CFF font's codes for characters."""
    return page.extract_text().replace("\0", "")


def texts(page: Page) -> list[Text]:
    return [each for each in page.items if isinstance(each, Text)]


def one_wide(_: str) -> float:
    return 1.0


def test_no_mark_begins_or_ends_a_line_wrongly_and_nothing_is_lost() -> None:
    # GB/T 15834-2011, 5.1.
    for room in range(8, 40):
        wrapped = lines(LONG * 3, room, one_wide)
        assert "".join(wrapped) == LONG * 3
        assert all(len(line) <= room for line in wrapped)
        assert not {line[0] for line in wrapped[1:]} & NOT_FIRST
        assert not {line[-1] for line in wrapped[:-1]} & NOT_LAST
        assert any("12,000.00" in line for line in wrapped) or room < 9


def test_title_in_the_middle_number_to_the_right_two_characters_indent() -> None:
    # GB/T 9704-2012, 7.
    made = composed(document(Paragraph(LONG)), faces())
    organ, title, number, first, second = texts(made.pages[0])[:5]
    middle = (LEFT + RIGHT) / 2
    for each in (organ, title):
        assert each.bold
        width = sum(map(faces().width, each.text)) * each.size
        assert each.x + width / 2 == pytest.approx(middle)
    assert number.x + sum(map(faces().width, number.text)) * number.size == pytest.approx(RIGHT)
    assert (first.x, second.x) == (LEFT + 2 * BODY, LEFT)


def test_the_seal_never_stands_alone_on_a_page() -> None:
    # GB/T 9704-2012, 7.3.5: at least two lines of text go with it.
    for count in range(1, 40):
        blocks = [Paragraph("违法事实清楚，证据确凿，予以处罚。" * 2)] * count
        made = composed(document(*blocks, Seal("南宁市青秀区市场监督管理局", "2026年3月23日")), faces())
        last = [each.text for each in texts(made.pages[-1]) if each.size == BODY]
        assert last[-1] == "2026年3月23日"
        assert len(last) >= 4


def test_nothing_is_printed_outside_the_margins() -> None:
    row = Row((Cell("案源内容", 2, label=True), Cell(LONG * 60, 10)), 3)
    made = composed(document(Table((row,) * 3), Paragraph(LONG * 30)), faces())
    assert len(made.pages) > 3
    for page in made.pages:
        for each in page.items:
            if isinstance(each, Rule):
                assert LEFT - 0.1 <= each.x1 <= each.x2 <= LEFT + ROOM + 0.1
                assert each.y2 <= BOTTOM + 0.1
            elif isinstance(each, Text):
                wide = sum(faces().width(c, each.face) for c in each.text) * each.size + each.spread * len(each.text)
                assert each.x + wide <= RIGHT + each.spread + 0.1


def test_a_list_repeats_its_head_on_each_page() -> None:
    head = Row((Cell("名称", 1, label=True),))
    made = composed(document(Table(tuple(Row((Cell(f"第{n}项", 1),)) for n in range(80)), head)), faces())
    assert len(made.pages) > 1
    assert all("名称" in page.text() for page in made.pages)
    assert all(made.pages[-1].text().count(word) == 1 for word in ("第79项", f"第{len(made.pages)}页"))


def test_the_same_document_gives_the_same_bytes() -> None:
    found = paper("decision").filled()
    content = pdf(found)
    assert content == pdf(found)
    assert len(content) < 400_000
    copied = text_of(content)
    for wanted in ("南宁市青秀区市场监督管理局", "青市监处罚〔2026〕1号", "贰万元整", "第1页 共3页", "执法文书15"):
        assert wanted in copied


def test_a_draft_says_so_below_its_text() -> None:
    made = composed(paper("notice").filled(), faces(), draft=True)
    assert all(page.items[0] == Across("草稿") for page in made.pages)


def test_every_character_of_the_standard_can_be_copied_from_the_paper() -> None:
    # GB 18030-2022 with amendment 1: a sample of each block, its first and last characters among them.
    sample = "".join(found[:2] + found[:: max(1, len(found) // 20)] + found[-2:] for _, found in blocks())
    made = composed(document(Paragraph("".join(each for each in sample if not each.isspace()))), faces())
    copied = set(text_of(drawn(made, faces())))
    lost = {each for each in sample if not each.isspace() and each not in copied}
    # The two faces have U+2F00-2FD5 as the ideographs they stand for.
    assert lost == set()


def test_what_no_face_has_is_named_and_boxed() -> None:
    rare = "𰀁𱍐"
    made = composed(document(Paragraph(f"当事人：韦{rare}。")), faces())
    assert made.missing == tuple(rare)
    assert "本页以方框代替的字: U+30001、U+31350" in made.pages[0].text()
    assert rare in text_of(drawn(made, faces()))
    assert composed(document(Paragraph("当事人：韦大明。")), faces()).missing == ()


def test_letters_that_change_with_their_neighbours_are_never_drawn_one_by_one() -> None:
    assert {faces().of(each) for each in "\u0626\u0f40\u1820\u1950\u1a20"} == {BOX}


def test_the_two_faces_draw_every_character_of_the_urban_life() -> None:
    table = {each.block: each for each in coverage(faces())}
    assert (table["URO"].missing, table["Extension A"].missing) == ((), ())
    assert len(table["Two-byte part"].missing) <= 1
    assert sum(table[name].characters for name in HAN) == 97_668


def test_a_copy_bears_its_mark_on_each_page() -> None:
    content = pdf(document(Paragraph(LONG * 20)))
    mark = "补打 第1次 2026年3月24日 补打人：执法岗一某 原因：当事人遗失"
    copy = stamped(content, mark, faces())
    pages = PdfReader(io.BytesIO(copy)).pages
    assert len(pages) == pages_of(content) > 1
    assert all(mark in said(page) for page in pages)
    assert copy == stamped(content, mark, faces())


def test_a_bound_volume_counts_its_pages_and_has_bookmarks() -> None:
    # SAMR-2/2018:78.
    short, notice = (pdf(document(Paragraph(LONG * times))) for times in (1, 20))
    papers = [Paper("封面", short, numbered=False), Paper("告知书", notice), Paper("决定书", short)]
    made = bound(papers, faces())
    reader = PdfReader(io.BytesIO(made))
    marks = [each for each in reader.outline if isinstance(each, Destination)]
    assert [each.title for each in marks] == ["封面", "告知书", "决定书"]
    assert [reader.get_destination_page_number(each) for each in marks] == [0, 1, 1 + pages_of(notice)]
    assert [said(page).split("\n")[-1] for page in reader.pages[1:]] == [str(n) for n in range(1, len(reader.pages))]
    assert made == bound(papers, faces())


def test_contents_tell_the_pages_and_what_is_attached() -> None:
    lines_ = (
        (1, "立案审批表", "", "", object()),
        (2, "行政处罚决定书", "青市监处罚〔2026〕1号", "", object()),
        (4, "现场笔录（现场笔录）", "", "3页 abc", None),
    )
    facts = Facts(
        texts=dict.fromkeys(
            ("机关.名称", "案件.立案号", "案件.名称", "案件.当事人", "案件.承办人姓名", "案件.立案日期", "案件.编号",
             "卷.名称", "卷.处理结果", "卷.结案日期", "卷.归档日期", "卷.保管期限", "卷.说明"),
            "某",
        ),
    )  # fmt: skip
    forms = [each for form in ("cover", "contents", "remarks") if (each := in_force(form, DAY))]
    _, contents, remarks = fronts_of(lines_, facts, forms, [1, 3])  # type: ignore[arg-type]  # any paper
    [table] = [each for each in contents.blocks if isinstance(each, Table)]
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == [
        ("1", "立案审批表", "", "1", ""),
        ("2", "行政处罚决定书", "青市监处罚〔2026〕1号", "2-4", ""),
        ("3", "现场笔录（现场笔录）", "", "另附", "3页 abc"),
    ]
    cells = [cell.text for each in remarks.blocks if isinstance(each, Table) for r in each.rows for cell in r.cells]
    assert any("本卷共3件4页" in each for each in cells)
