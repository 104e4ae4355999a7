"""Statements typed up later: read line by line, each slip named with its line, kept as one step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from council.sessions.wording import LONGEST
from tests.ui.visiting import assert_named
from ui.sessions.live.typed_up import LARGEST, Known, of_csv, of_paste

KNOWN = Known(frozenset({1, 12}), frozenset({1, 2, 3}), {(3, "Rents rise"): 84})


def read(lines):
    return [(each.line, each.text, each.problem) for each in lines.lines]


def test_a_pasted_list_is_one_statement_a_line():
    """Blank lines are none; the line's number is that of the paste."""
    assert read(of_paste("One\n\n  Two  \n", KNOWN)) == [(1, "One", ""), (3, "Two", "")]


def test_marks_count_as_in_the_line():
    """Kind, table, seat and mark; the table chosen holds where a line names none."""
    first, second = of_paste("! #2 @12 ^ Too dear\nCheap", KNOWN, table=3).lines
    assert (first.kind, first.table, first.seat, first.carry, first.text) == (
        "concern",
        2,
        12,
        True,
        "Too dear",
    )
    assert (second.kind, second.table, second.seat) == ("", 3, 0)


@pytest.mark.parametrize(
    "pasted", ["- One\n- Two", "* One\n* Two", "1. One\n2. Two", "• One\n• Two", "3) One\n4) Two"]
)
def test_bullets_of_a_whole_list_are_no_marks(pasted):
    """A list with a bullet before every line holds no arguments against."""
    assert [(each.text, each.kind) for each in of_paste(pasted, KNOWN).lines] == [("One", ""), ("Two", "")]


def test_a_bullet_before_some_lines_is_a_mark():
    """Then it means what it means in the line."""
    assert [each.kind for each in of_paste("- Too dear\nCheap", KNOWN).lines] == ["con", ""]


def test_each_slip_is_named_with_its_line():
    """Seats and tables that do not exist, words kept already, the same line twice, no words, too many."""
    long = "x" * (LONGEST + 1)
    text = f"@77 Said\n#9 Said\n#3 Rents rise\nTwice\nTwice\n? \n{long}"
    assert [(each.line, each.problem) for each in of_paste(text, KNOWN).lines] == [
        (1, "There is no seat 77."),
        (2, "There is no table 9."),
        (3, "Kept already as 84."),
        (4, ""),
        (5, "The same as line 4."),
        (6, "No words."),
        (7, "Longer than 20000 characters."),
    ]


def test_a_csv_file_is_read_by_its_heads():
    """Any order, any of the usual names, comma, semicolon or tab; kinds by code, mark or word."""
    for sign in ",;\t":
        rows = [["Table", "Kind", "Statement"], ["2", "Concern", "Too dear"], ["", "?", "Who pays"]]
        data = "\n".join(sign.join(row) for row in rows).encode()
        lines = of_csv(data, KNOWN, table=1).lines
        assert [(each.line, each.text, each.kind, each.table) for each in lines] == [
            (2, "Too dear", "concern", 2), (3, "Who pays", "question", 1),
        ]  # fmt: skip


def test_a_csv_names_what_is_wrong_by_line():
    """The line is that of the file, breaks inside a cell counted."""
    data = b'text,kind,table\n"One\ntwo",view,1\nThree,rumour,1\nFour,view,x\n,view,1\n'
    assert [(each.line, each.problem) for each in of_csv(data, KNOWN).lines] == [
        (2, ""), (4, '"rumour" is no kind of statement.'), (5, "There is no table x."), (6, "No words."),
    ]  # fmt: skip


def test_a_file_that_cannot_be_read_is_refused_in_words():
    """No column of words, nothing in it, too large."""
    assert of_csv(b"a,b\n1,2\n", KNOWN).refused == (
        "Line 1: there is no column text. It has: a, b. Name one of them text."
    )
    assert of_csv(b"", KNOWN).refused and of_csv(b"\n\n", KNOWN).refused
    assert of_paste("x" * (LARGEST + 1), KNOWN).refused and not of_paste("", KNOWN).lines


def test_one_column_without_a_head_is_a_list_in_any_usual_writing():
    """Also from a program that writes Windows-1252 or a byte order mark."""
    assert read(of_csv("Zu teuer für mich\nÄpfel".encode("cp1252"), KNOWN)) == [
        (1, "Zu teuer für mich", ""), (2, "Äpfel", ""),
    ]  # fmt: skip
    assert [each.text for each in of_csv("\ufefftext\nOne".encode(), KNOWN).lines] == ["One"]


# -- in the window ---------------------------------------------------------------------------------------


@pytest.fixture
def form(hands):
    """The form, open over the live page, and told what there is."""
    hands.say("#3 Rents rise")
    hands.settle()
    hands.panel.bring(lambda title, filters, then: None)
    hands.settle()
    yield hands.panel.bringing.form
    if hands.panel.bringing.form is not None:
        hands.panel.bringing.form.reject()


def test_what_is_pasted_is_seen_and_kept_as_one_step(hands, form):
    """The verb says how many; undo takes all of it back; the focus is in the line again."""
    form._paste.setPlainText("? Who pays\n#3 Rents rise\n#2 Too dear")
    assert form.verb.text() == "Keep 2 statements" and form.read.words == "2 statements · 1 line is left out"
    form.submit()
    hands.settle()
    kept = [(each.text, each.kind, each.table) for each in hands.kept()]
    assert kept == [("Rents rise", "view", 3), ("Who pays", "question", 3), ("Too dear", "view", 2)]
    assert "2 statements from paper" in hands.panel.hint_words
    hands.desk.runner.undo(hands.page)
    hands.settle()
    assert len(hands.kept()) == 1 == len(hands.rows())


def test_a_file_is_read_in_place_of_the_list(hands, form, tmp_path):
    """Its name stands beside the button; typing a list takes its place again."""
    path = tmp_path / "table 2.csv"
    path.write_text("text,kind\nToo dear,concern\n", "utf-8")
    form.take_file(path)
    assert [each.text for each in form.read.good] == ["Too dear"] and form._chosen.text() == "table 2.csv"
    form._paste.setPlainText("One")
    assert [each.text for each in form.read.good] == ["One"] and not form._chosen.text()


def test_the_form_can_be_used_by_keys_alone(hands, form):
    """Every part has a name; without a line there is nothing to keep; Esc leads back to the line."""
    assert_named(form)
    assert not form.verb.isEnabled()
    form.reject()
    hands.settle()
    hands.qtbot.waitUntil(lambda: QApplication.focusWidget() is hands.line)
