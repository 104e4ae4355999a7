"""Forms: read strictly, answered by nobody in particular, counted without betraying anybody."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from council.files import resource
from council.sessions import actions, queries
from council.sessions.forms import refusals
from council.sessions.forms.results import Cell, gathered, measures_of, results_csv
from council.sessions.forms.templates import read_shelf, read_template, template_of
from council.store import Db, Store
from tests.council.sessions.rooms import NINE, Room

SHELF = read_shelf(resource("forms"))
PULSE = resource("forms/pulse.json")
WORDS = "change-now"
SCALE = {"id": "a", "text": "b", "low": "c", "high": "d"}


def put(room: Room, template: str = "pulse", session: int = 0) -> str:
    given_ = {"session_id": room.sessions[session], "template": SHELF.find(template), "at": NINE}
    return str(room.store.act(actions.add_form, form_id=str(uuid4()), **given_).value)


def sheet(room: Room, form_id: str, **answers: object) -> str:
    values = {key.replace("_", "-"): value for key, value in answers.items()}
    given_ = {"form_id": form_id, "answer_id": str(uuid4()), "answers": values}
    return str(room.store.act(actions.enter_sheet, **given_).value)


# ---- files ----


def test_every_shipped_form_loads() -> None:
    """Check-in, pulse and evaluation are there, and what they share is asked on the same scale."""
    assert SHELF.refused == ()
    assert [each.kind for each in SHELF.templates] == ["checkin", "pulse", "evaluation"]
    scales: dict[str, tuple[object, ...]] = {}
    for each in SHELF.templates:
        for one in each.questions:
            assert scales.setdefault(one.id, (one.low, one.high, one.points, one.side)) == (
                one.low,
                one.high,
                one.points,
                one.side,
            )
    evaluation = SHELF.find("evaluation")
    assert evaluation is not None
    assert {one.side for one in evaluation.questions} == {"individual", "collective", ""}


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"kind": "quiz"}, "kind"),
        ({"questions": []}, "questions"),
        ({"title": " "}, "title"),
        ({"colour": "red"}, "colour"),
        ({"questions": [{"id": "a", "text": "b", "low": "c"}]}, "questions.1"),
        ({"questions": [{"id": "a", "text": "b", "points": 5}]}, "questions.1"),
        (
            {"questions": [SCALE | {"points": 12}]},
            "questions.1.points",
        ),
        ({"questions": [SCALE | {"side": "x"}]}, "questions.1.side"),
        ({"questions": [{"id": "a", "text": "b"}, {"id": "a", "text": "c"}]}, "questions.2.id"),
        ({"questions": [{"id": "a"}]}, "questions.1.text"),
    ],
)
def test_what_cannot_be_is_refused_by_file_line_and_key(change: dict[str, object], key: str) -> None:
    """Unknown, missing, of the wrong kind: each slip is named where it stands."""
    written = json.dumps(json.loads(PULSE.read_text("utf-8")) | change, indent=1)
    with pytest.raises(refusals.FormFileRefused) as refused:
        template_of(written, "mine.json")
    assert (refused.value.facts["file"], refused.value.facts["key"]) == ("mine.json", key)
    last = key.split(".")[-1]
    if not last.isdigit() and f'"{last}"' in written:
        assert f'"{last}"' in written.splitlines()[int(str(refused.value.facts["line"])) - 1]


def test_a_broken_file_leaves_the_others(tmp_path: Path) -> None:
    """No JSON, not UTF-8, too large, an id twice: refused by name, the rest still loads."""
    for name in ("good", "twin"):
        (tmp_path / f"{name}.json").write_bytes(PULSE.read_bytes())
    (tmp_path / "broken.json").write_text('{"id": "x",\n"version" 1}')
    (tmp_path / "latin.json").write_bytes('{\n"é"'.encode("latin-1"))
    (tmp_path / "large.json").write_text(" " * 300_000)
    shelf = read_shelf(tmp_path)
    assert [each.id for each in shelf.templates] == ["pulse"]
    named = {str(error.facts["file"]): error.facts["line"] for error in shelf.refused}
    assert named == {"broken.json": 2, "latin.json": 2, "large.json": 1, "twin.json": 1}
    with pytest.raises(refusals.FormFileRefused, match="line 2"):
        read_template(tmp_path / "latin.json")


# ---- counting ----


@given(st.lists(st.integers(0, 40), min_size=2, max_size=9))
def test_no_cell_is_small_and_none_is_lost(counts: list[int]) -> None:
    """From five answers on every cell holds nobody or at least five, and together they are everybody."""
    cells = gathered(counts)
    assert sum(cell.count for cell in cells) == sum(counts)
    assert [point for cell in cells for point in range(cell.low, cell.high + 1)] == [
        *range(1, len(counts) + 1)
    ]
    if sum(counts) >= 5:
        assert all(cell.count == 0 or cell.count >= 5 for cell in cells)
    for cell in cells:
        assert cell.count == sum(counts[cell.low - 1 : cell.high])


def test_large_cells_stay_as_they_are() -> None:
    """Only what is small is put together, and with the smaller neighbour."""
    assert gathered([5, 0, 9, 6, 30]) == tuple(
        Cell(at, at, count) for at, count in enumerate([5, 0, 9, 6, 30], 1)
    )
    assert gathered([2, 4, 10, 40, 38]) == (Cell(1, 2, 6), Cell(3, 3, 10), Cell(4, 4, 40), Cell(5, 5, 38))


def test_results_have_base_and_spread(room: Room) -> None:
    """Mean, quarters and cells of a question stand on those who answered it, beside those who were there."""
    seats, session = room.seats, room.sessions[0]
    room.store.act(actions.mark_attendance, session_id=session, seat_ids=seats[:15], state="present", at=NINE)
    form_id = put(room)
    for point in (1, 2, 3, 4, 4, 4, 5, 5, 5, 5):
        sheet(room, form_id, could_speak=point)
    sheet(room, form_id, listened=3, change_now="  More breaks ")
    found = room.store.read(queries.form_results_of, form_id=form_id)
    first = found.questions[0]
    assert (found.answered, found.base, first.answered) == (11, 15, 10)
    assert (first.mean, first.lower, first.median, first.upper) == (Fraction(38, 10), 3, 4, 5)
    assert first.cells == (Cell(1, 5, 10),)
    by_id = {one.question.id: one for one in found.questions}
    assert (by_id["listened"].answered, by_id["listened"].cells, by_id["listened"].mean) == (1, (), None)
    assert by_id[WORDS].texts == ("More breaks",)


def test_below_five_nothing_is_shown(room: Room) -> None:
    """Four sheets give neither figures nor words, in the window or in the file; the fifth gives both."""
    form_id = put(room)
    for _ in range(4):
        sheet(room, form_id, could_speak=5, change_now="secret wish")
    found = room.store.read(queries.form_results_of, form_id=form_id)
    assert found.hidden == "few" and found.answered == 4
    assert not any(one.cells or one.texts or one.mean for one in found.questions)
    assert b"secret" not in results_csv([found])
    sheet(room, form_id, could_speak=5)
    found = room.store.read(queries.form_results_of, form_id=form_id)
    assert found.questions[0].cells[-1] == Cell(5, 5, 5) and b"secret wish" in results_csv([found])


def test_nobody_counted_is_not_nobody_there(room: Room) -> None:
    """Without attendance the base is not known, and not 0."""
    form_id = put(room)
    assert room.store.read(queries.form_results_of, form_id=form_id).base is None


def test_one_measure_stands_beside_itself_over_the_sessions(room: Room) -> None:
    """The same question in pulse and evaluation and in two sessions is one measure, individual ones first."""
    ids = [put(room), put(room, "evaluation"), put(room, "evaluation", session=1)]
    for form_id, point in zip(ids, (2, 3, 5), strict=True):
        for _ in range(5):
            sheet(room, form_id, could_speak=point, listened=point)
    measures = measures_of(room.store.read(queries.all_form_results_of))
    first = measures[0]
    assert first.question.id == "could-speak" and first.question.text.startswith("I could say")
    told = [(one.session_number, one.kind, one.result.mean) for one in first.points]
    assert told == [(1, "pulse", 2), (1, "evaluation", 3), (2, "evaluation", 5)]
    assert [len(each.points) for each in measures if each.question.side == "individual"] == [3, 3, 2, 2]
    sides = [each.question.side for each in measures]
    assert sides == sorted(sides, key=["individual", "collective", ""].index)


def test_the_file_of_results_adds_up(room: Room) -> None:
    """Each cell is a row with its base; a formula somebody wrote stays words."""
    form_id = put(room)
    for point in (1, 1, 1, 1, 1, 5, 5, 5, 5, 5):
        sheet(room, form_id, could_speak=point, change_now="=1+1")
    written = results_csv(room.store.read(queries.all_form_results_of)).decode()
    rows = list(csv.DictReader(io.StringIO(written)))
    mine = [row for row in rows if row["question"] == "could-speak"]
    assert sum(int(row["count"]) for row in mine) == 10 == int(mine[0]["answered"])
    assert {row["words"] for row in rows if row["question"] == WORDS} == {"'=1+1"}


# ---- entering ----


def test_a_sheet_can_be_taken_back_and_undone(room: Room) -> None:
    """The last sheet goes out by one verb, and undo brings it in again."""
    form_id = put(room)
    sheet(room, form_id, could_speak=4)
    last = sheet(room, form_id, could_speak=1)
    room.store.act(actions.take_back_sheet, answer_id=last)
    assert [form.answered for form in room.store.read(queries.forms_of)] == [1]
    room.store.undo()
    assert [form.answered for form in room.store.read(queries.forms_of)] == [2]
    with pytest.raises(refusals.SheetGone):
        room.store.act(actions.take_back_sheet, answer_id="nothing")


@pytest.mark.parametrize(
    ("answers", "refusal"),
    [
        ({}, refusals.SheetEmpty),
        ({WORDS: "  "}, refusals.SheetEmpty),
        ({"could-speak": 6}, refusals.AnswerUnknown),
        ({"could-speak": 0}, refusals.AnswerUnknown),
        ({"could-speak": "5"}, refusals.AnswerUnknown),
        ({"shoe-size": 5}, refusals.AnswerUnknown),
        ({WORDS: "x" * 2001}, refusals.AnswerTooLong),
    ],
)
def test_what_is_no_answer_is_refused(room: Room, answers: dict[str, object], refusal: type) -> None:
    """Nothing, a point off the scale, a question nobody asked, a novel: none is kept."""
    form_id = put(room)
    with pytest.raises(refusal):
        room.store.act(actions.enter_sheet, form_id=form_id, answer_id=str(uuid4()), answers=answers)
    assert room.store.read(queries.forms_of)[0].answered == 0


def test_a_form_stands_once_in_a_session_and_stays_once_answered(room: Room) -> None:
    """A second one is refused, an empty one can be removed, an answered one not."""
    form_id = put(room)
    with pytest.raises(refusals.FormTwice):
        put(room)
    room.store.act(actions.remove_form, form_id=form_id)
    form_id = put(room)
    sheet(room, form_id, could_speak=3)
    with pytest.raises(refusals.FormHasAnswers):
        room.store.act(actions.remove_form, form_id=form_id)


def test_a_closed_form_takes_no_answer_until_opened(room: Room) -> None:
    """Closing bars paper and screen alike."""
    form_id = put(room)
    room.store.act(actions.close_form, form_id=form_id)
    with pytest.raises(refusals.FormClosed):
        sheet(room, form_id, could_speak=3)
    with pytest.raises(refusals.FormClosed):
        room.store.act(actions.begin_round, form_id=form_id)
    room.store.act(actions.open_form, form_id=form_id)
    sheet(room, form_id, could_speak=3)


# ---- the screen ----


def send(store: Store, form_id: str, answer_id: str = "", **answers: object) -> None:
    values = {key.replace("_", "-"): value for key, value in answers.items()}
    given_ = {"form_id": form_id, "answer_id": answer_id or str(uuid4()), "answers": values}
    assert store.act(actions.send_answers, **given_).touched == {"urn"}


def everything(db: Db) -> str:
    """All that the file holds in steps, changes and sheets, as one text."""
    tables = ("step", "change", "form_answer", "form")
    return str([db.connection().execute(text(f"select * from {name}")).all() for name in tables])  # noqa: S608


def test_the_screen_leaves_no_trace_of_who_or_when(room: Room) -> None:
    """Six answers sent leave no step, no row and no time: only papers in an order drawn by chance."""
    form_id = put(room)
    room.store.act(actions.begin_round, form_id=form_id)
    before, steps = room.store.read(everything), len(room.store.steps())
    for at in range(6):
        send(room.store, form_id, could_speak=1 + at % 5, change_now=f"wish number {at}")
    assert room.store.read(everything) == before and len(room.store.steps()) == steps
    text_ = room.store.read(lambda db: db.scalar(text("select papers from urn")))
    papers = json.loads(text_)
    assert list(papers) == sorted(papers) and all(len(key) == 36 and key[14] == "4" for key in papers)
    assert "20" + "26" not in "".join(str(paper) for paper in papers.values())


def test_a_retry_is_kept_once(room: Room) -> None:
    """The same paper sent twice is one."""
    form_id = put(room)
    room.store.act(actions.begin_round, form_id=form_id)
    again = str(uuid4())
    send(room.store, form_id, again, could_speak=4)
    send(room.store, form_id, again, could_speak=4)
    assert room.store.read(queries.forms_of)[0].answered == 1


def test_while_the_laptop_goes_round_nothing_is_shown(room: Room) -> None:
    """Results wait for the end of the round, whatever the number; afterwards they are all there."""
    form_id = put(room)
    room.store.act(actions.begin_round, form_id=form_id)
    for _ in range(7):
        send(room.store, form_id, could_speak=5, change_now="a wish")
    found = room.store.read(queries.form_results_of, form_id=form_id)
    assert found.hidden == "round" and not any(one.cells or one.texts for one in found.questions)
    with pytest.raises(refusals.FormOnScreen):
        sheet(room, form_id, could_speak=5)
    room.store.act(actions.end_round, form_id=form_id)
    found = room.store.read(queries.form_results_of, form_id=form_id)
    assert found.hidden == "" and found.questions[0].cells[-1].count == 7
    with pytest.raises(refusals.FormNotOnScreen):
        room.store.act(actions.send_answers, form_id=form_id, answer_id=str(uuid4()), answers={WORDS: "late"})


def test_the_beginning_of_a_round_is_a_wall(room: Room) -> None:
    """Undo cannot take the form away from under the answers."""
    form_id = put(room)
    room.store.act(actions.begin_round, form_id=form_id)
    assert room.store.next_undo() is None


# ---- words taken over ----


def test_words_become_statements_only_when_somebody_says_so(room: Room) -> None:
    """Texts chosen become nobody's statements of the session, each once; below five answers none does."""
    form_id = put(room)
    for _ in range(4):
        sheet(room, form_id, change_now="More breaks")
    given_ = {"form_id": form_id, "texts": ("More breaks",), "at": NINE}
    with pytest.raises(refusals.TooFewAnswers):
        room.store.act(actions.take_over_texts, **given_)
    sheet(room, form_id, could_speak=1)
    assert room.store.read(queries.statements_of, session_id=room.sessions[0]) == ()
    first = room.store.act(actions.take_over_texts, **given_).value
    assert room.store.act(actions.take_over_texts, **given_).value == first
    kept = room.store.read(queries.statements_of, session_id=room.sessions[0])
    assert [(one.text, one.level, one.seat_number) for one in kept] == [("More breaks", "none", None)]


def test_blanked_words_are_gone_from_sheets_urn_and_record(room: Room) -> None:
    """What would tell of somebody is nowhere in the file any more; the sheet still counts."""
    form_id, secret = put(room), "it was seat nine"
    sheet(room, form_id, could_speak=4, change_now=secret)
    for _ in range(4):
        sheet(room, form_id, could_speak=4, change_now="More breaks")
    room.store.act(actions.begin_round, form_id=form_id)
    send(room.store, form_id, change_now=secret)
    room.store.act(actions.end_round, form_id=form_id)
    assert room.store.act(actions.blank_words, form_id=form_id, texts=(secret,)).value == 2
    kept = room.store.read(lambda db: everything(db) + str(db.scalar(text("select papers from urn"))))
    assert secret not in kept and "More breaks" in kept
    found = room.store.read(queries.form_results_of, form_id=form_id)
    assert found.answered == 6 and found.questions[4].texts == ("More breaks",) * 4
    assert room.store.next_undo() is None
