"""What live capture thinks, without a window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from ui.sessions.live.alike import alike, twin_words
from ui.sessions.live.marks import LONGEST, LineState
from ui.sessions.live.state import (
    Around,
    DraftState,
    Row,
    SavedState,
    Sent,
    chip_words,
    hint_of,
    not_kept,
    pick_session,
    runs_right_to_left,
    side_of,
    spoken,
)

SENT = Sent(
    "1", "Rents rise faster than pay", "concern", "table", "2026-03-01T12:00:00+00:00", seat=12, table=3
)
KEPT = Row("1", "Rents rise faster than pay in the inner city", "view", "kept", number=84)


@dataclass(frozen=True)
class Item:
    id: str
    state: str = "planned"
    number: int = 0
    start: datetime = datetime(2026, 3, 1, tzinfo=UTC)


def test_what_was_sent_waits_as_it_will_be_kept():
    """The waiting row shows the words, kind, seat and table that were sent."""
    row = Row.of_sent(SENT)
    assert (row.state, row.text, row.kind, row.seat, row.table) == ("waiting", SENT.text, "concern", 12, 3)
    assert not row.is_kept


def test_saved_says_how_many_and_when():
    """One line says that all is saved, how much, and since when."""
    state = SavedState.of(kept=129, waiting=0, failed=(), clock="14:32")
    assert (state.words, state.role, state.may_retry) == ("Saved · 129 statements · 14:32", "quiet", False)


def test_one_statement_is_said_as_one():
    """Counts take the form their number wants."""
    assert SavedState.of(kept=1, waiting=0, failed=(), clock="").words == "Saved · 1 statement"


def test_what_waits_is_counted_beside_what_is_saved():
    """Saved never counts what has no answer yet."""
    assert (
        SavedState.of(kept=2, waiting=3, failed=(), clock="9:00").words
        == "Saved · 2 statements · 9:00 · 3 waiting"
    )


def test_a_failure_is_said_in_alarm_and_can_be_tried_again():
    """If saving stops, the line says so in words."""
    state = SavedState.of(kept=2, waiting=1, failed=["Disk full.", "Disk full."], clock="9:00")
    assert (state.words, state.role, state.may_retry) == (
        "2 statements are not kept. Disk full.",
        "alarm",
        True,
    )


def test_a_draft_that_cannot_be_saved_is_said():
    """Half-typed text that is not safe is no secret."""
    state = SavedState.of(kept=2, waiting=0, failed=(), clock="9:00", draft="Disk full.")
    assert state.role == "alarm" and "Disk full." in state.words


def test_before_the_first_statement_the_line_tells_what_enter_does():
    """An empty session teaches."""
    assert "Enter" in SavedState.of(kept=0, waiting=0, failed=(), clock="").words


def test_a_draft_comes_back_as_it_was():
    """Line, chips, correction and what was not yet kept survive the way through the file."""
    line = LineState("half a thou", "question", 12, 3, True, False, ("table", "kind", "seat", "carry"))
    draft = DraftState(line, "7", "1", (SENT,))
    assert DraftState.of_text(draft.as_text()) == draft


def test_an_empty_line_leaves_no_draft():
    """A table that stayed is nothing that could be lost."""
    assert DraftState(LineState(table=3, chips=("table",))).as_text() == ""
    assert DraftState(unkept=(SENT,)).as_text() != ""


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"line": {}}', '{"line": {"colour": 1}, "id": 1}', "3"]
)
def test_an_unreadable_draft_is_an_empty_one(text):
    """A draft from elsewhere never stops the line."""
    assert DraftState.of_text(text) == DraftState()


def test_near_words_are_found_whatever_their_order():
    """Most of the words typed stand in it already."""
    assert alike("in the city, rents rise faster", [KEPT]) == KEPT
    assert alike("rents rise", [KEPT]) is None
    assert alike("quite other words about green parks and trees", [KEPT]) is None


def test_of_several_the_nearest_is_named_and_of_equals_the_latest():
    """The hint is about one statement."""
    longer = Row("2", KEPT.text + " and all around it for many years now", "view", "kept", number=85)
    again = Row("3", KEPT.text, "view", "kept", number=86)
    assert alike(KEPT.text, [longer, KEPT]) == KEPT
    assert alike(KEPT.text, [KEPT, longer, again]) == again


def test_the_edge_names_the_twin_and_the_key():
    """Found by words or by meaning, it says so, and how to mark the two as the same."""
    said = twin_words(KEPT, by_meaning=False, key="F9")
    assert said.startswith("Close to 84 – Rents") and said.endswith("F9 if the same")
    assert twin_words(KEPT, by_meaning=True).startswith("Sounds like 84")


def test_the_hint_names_a_seat_or_table_that_does_not_exist():
    """A wrong number is said at once, and nothing else."""
    assert hint_of(LineState("@9 x"), unknown=("seat", 9)) == "There is no seat 9."
    assert hint_of(LineState("#9 x"), unknown=("table", 9)) == "There is no table 9."


def test_the_hint_speaks_of_length_before_it_is_too_late():
    """Long text is kept, with a word on splitting; too long text says what will stay."""
    assert "Ctrl+Shift+Enter" in hint_of(LineState("a" * 2500), unknown=None)
    assert str(LONGEST) in hint_of(LineState("a" * (LONGEST + 1)), unknown=None)


def test_rows_say_what_they_are_and_are_spoken_whole():
    """No meaning is left to ink or place alone."""
    row = Row("1", "Too dear", "concern", "read_back", 5, 3, 12, carry=True)
    assert side_of(row) == "read back · Concern · Table 3 · Seat 12 · carry forward"
    assert spoken(row) == f"5. {side_of(row)}. Too dear"
    assert spoken(not_kept(row, "Disk full.")).startswith("Not kept. ")
    assert spoken(Row.of_sent(SENT)).startswith("Waiting. ")


def test_chips_say_which_statement_is_corrected():
    """A correction is never mistaken for a new statement."""
    state = LineState("x", "question", table=3, chips=("table", "kind"))
    assert chip_words(state, KEPT) == ("Correcting 84", "Table 3", "Question")


def test_the_running_item_and_session_are_found():
    """What runs is what is captured for; else the session nearest in time."""
    around = Around(items=(Item("1", "done"), Item("2", "running")))
    assert (around.running, around.item("1"), around.item("9")) == ("2", Item("1", "done"), None)
    day = timedelta(days=1)
    first, second = Item("1", start=Item("").start - 3 * day), Item("2", start=Item("").start + day)
    assert pick_session([first, second], Item("").start) == second
    assert pick_session([Item("3", "running"), second], second.start).id == "3"
    assert pick_session([], second.start) is None


def test_long_after_the_last_session_the_one_that_was_spoken_in_is_shown():
    """A council that is over opens where something was said; on the day itself the day counts."""
    one, two = Item("1", "ended", 1), Item("2", "ended", 2, Item("").start + timedelta(days=7))
    year = timedelta(days=365)
    assert pick_session([one, two], two.start + year, spoken=(1,)) == one
    assert pick_session([one, two], two.start + timedelta(hours=1), spoken=(1,)) == two


def test_the_side_words_begin_on_follows_their_script():
    """Arabic and Hebrew begin on the right, even after a number."""
    assert runs_right_to_left("12 \u05e9\u05dc\u05d5\u05dd") and runs_right_to_left(
        "\u0645\u0631\u062d\u0628\u0627"
    )
    assert not runs_right_to_left("12 hello \u05e9") and not runs_right_to_left("")
