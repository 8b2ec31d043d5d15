"""Reports, the journal of an unfinished import, pacing and batching."""

from __future__ import annotations

import csv
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.intake import HEADER, TODAY, line, row

from licensing.intake.files import RegisterFile
from licensing.intake.pacing import Pace, pause
from licensing.intake.problems import ImportStoppedError
from licensing.intake.progress_journal import Header, ProgressJournal
from licensing.intake.report import Account, RefusedRows, RowResult, Tally
from licensing.intake.requests import Answer, Origin, Outcome, command
from licensing.intake.rows import Adoption, read_row
from licensing.intake.sending import Outgoing, batches

BEGUN = Header("6f1cf2a4-0000-4000-8000-000000000001", "工商旧库", "a.csv", "auto", False)
ORIGIN = Origin(UUID(BEGUN.import_id), "工商旧库", "a.csv")
texts = st.text(max_size=8)
answers = st.builds(
    Answer, st.sampled_from(Outcome), texts, texts, texts, texts, texts, st.dictionaries(texts, st.tuples(texts, texts))
)
note = st.sampled_from(["DIVISION_UNKNOWN", "CODE_LOWER_CASE", "TYPE_NOT_STATED"])
results = st.builds(
    RowResult, st.integers(2, 10**6), texts, answers, st.lists(note, unique=True).map(tuple), st.tuples(texts, texts)
)


def adoption() -> Adoption:
    read = read_row(row(), TODAY)
    assert isinstance(read, Adoption)
    return read


@given(st.lists(st.lists(results, max_size=5), max_size=5))
def test_an_interrupted_import_goes_on_with_what_it_has_confirmed(
    tmp_path_factory: pytest.TempPathFactory, confirmed: list[list[RowResult]]
) -> None:
    folder = tmp_path_factory.mktemp("journals")
    journal = ProgressJournal(folder, "ab")
    assert journal.begin(BEGUN) == (BEGUN, [])
    for batch in confirmed:
        journal.confirm(batch)
    journal.close()
    asked = Header("6f1cf2a4-0000-4000-8000-000000000002", "x", "b.csv", "utf-8", True)
    again = ProgressJournal(folder, "ab")
    assert again.begin(asked) == (BEGUN, [result for batch in confirmed for result in batch])
    again.close()


def test_a_line_that_a_crash_cut_short_is_forgotten(tmp_path: Path) -> None:
    journal = ProgressJournal(tmp_path, "ab")
    journal.begin(BEGUN)
    done = RowResult(2, "x", Answer(Outcome.LOADED, "entities/1"))
    journal.confirm([done])
    journal.close()
    with (tmp_path / "ab.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"rows":[[3,"半')
    again = ProgressJournal(tmp_path, "ab")
    assert again.begin(BEGUN) == (BEGUN, [done])
    again.confirm([done])
    again.close()
    last = ProgressJournal(tmp_path, "ab")
    assert last.begin(BEGUN)[1] == [done, done]
    last.close()


def test_a_finished_import_is_forgotten_so_that_the_next_is_a_new_one(tmp_path: Path) -> None:
    journal = ProgressJournal(tmp_path, "ab")
    journal.begin(BEGUN)
    journal.finish()
    assert list(tmp_path.iterdir()) == []


def test_one_file_is_imported_by_one_process_at_a_time(tmp_path: Path) -> None:
    first = ProgressJournal(tmp_path, "ab")
    with pytest.raises(ImportStoppedError, match="IMPORT_RUNNING"):
        ProgressJournal(tmp_path, "ab")
    first.close()


@given(st.lists(results, max_size=30))
def test_every_row_is_in_exactly_one_of_the_four_sums(rows: list[RowResult]) -> None:
    tally = Tally()
    for result in rows:
        tally.add(result)
    account = Account(BEGUN.import_id, "a.csv", "ab", "s", "utf-8", len(rows), "", 0, resumed=False, seconds=1.0)
    report = account.as_dict(tally)
    assert report["accounted"] is True
    assert report["loaded"] + report["reserved"] + report["already_known"] + report["refused"] == len(rows)
    unlisted = len(rows) - len(report["rows"])
    assert unlisted <= report["loaded"]
    assert [r["line"] for r in report["rows"]] == sorted(r["line"] for r in report["rows"])


def test_refused_rows_can_be_corrected_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "refused.csv"
    refused = Answer(Outcome.REFUSED, "", "CODE_WRONG_CHECK_CHARACTER", "en", "校验码错误", "check it")
    rows = RefusedRows(path, HEADER)
    rows.add(RowResult(7, "x", refused, (), tuple(line(code="wrong", scope="甲,\n乙"))))
    rows.close()
    text = path.read_text(encoding="utf-8-sig").replace("wrong", "91450100MA5K00012J")
    (tmp_path / "corrected.csv").write_text(text, encoding="utf-8")
    with RegisterFile(tmp_path / "corrected.csv") as file:
        (again,) = file.rows()
        headers = file.layout.headers
    assert again.values == row(scope="甲,\n乙")
    # Refused once more, it gets no second set of reason columns.
    twice = RefusedRows(tmp_path / "twice.csv", headers)
    twice.add(RowResult(2, "x", refused, (), again.fields))
    twice.close()
    with (tmp_path / "twice.csv").open(encoding="utf-8-sig", newline="") as stream:
        header, cells = csv.reader(stream)
    assert header == [*HEADER, "拒绝原因代码", "拒绝原因", "处理建议", "原文件行号"]
    assert cells[-4:] == ["CODE_WRONG_CHECK_CHARACTER", "校验码错误", "check it", "2"]


def test_a_row_is_the_same_request_whenever_it_is_sent() -> None:
    first, second = command(adoption(), 2, ORIGIN), command(adoption(), 2, ORIGIN)
    assert first == second
    assert first.adopt_entity.request_id != command(adoption(), 3, ORIGIN).adopt_entity.request_id


def test_a_row_on_the_wire_says_what_the_register_needs() -> None:
    request = command(adoption(), 2, ORIGIN).adopt_entity
    assert (request.source.system, request.source.file, request.source.row) == ("工商旧库", "a.csv", 2)
    assert request.registration.registered_capital.amount_fen == 100_000_000
    assert request.registration.established_date.year == 1996
    assert not request.HasField("reservation")


@given(st.lists(st.integers(0, 3000), max_size=60), st.integers(1, 20))
def test_batches_keep_every_row_in_order_and_stay_small(sizes: list[int], most: int) -> None:
    items = []
    for number, size in enumerate(sizes, 2):
        sent = command(adoption(), number, ORIGIN)
        sent.adopt_entity.registration.business_scope = "某" * size
        items.append(Outgoing(number, "x", sent))
    cut = list(batches(items, most))
    assert [item for batch in cut for item in batch] == items
    assert all(len(batch) <= most for batch in cut)


@given(st.lists(st.tuples(st.integers(1, 200), st.floats(0, 5)), min_size=1), st.floats(1, 1e6))
def test_no_more_rows_go_than_the_rate_allows(sends: list[tuple[int, float]], rate: float) -> None:
    pace, now, sent = Pace(rate), 0.0, 0
    for rows, idle in sends:
        now += idle
        now += pace.wait(rows, now)
        assert sent <= rate * now * 1.000001 + 1e-6
        sent += rows


def test_pauses_grow_and_stay_bounded() -> None:
    pauses = [pause(attempt, 0.0) for attempt in range(1, 12)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (0.2, 5.0)
    assert pause(3, 1.0) == pauses[2] / 2
