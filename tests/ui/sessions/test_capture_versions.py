"""What can be made of a statement from the line: split, merged, shown with less, translated, blanked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from council import clock
from council.sessions import actions, queries
from tests.ui.visiting import assert_named
from ui.sessions.live.alike import WordIndex, alike
from ui.sessions.live.state import Row, offered_kinds

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, UP, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down


def texts(hands):
    return [(each.number, each.text) for each in hands.kept()]


def shown(hands):
    return [(row.number, row.text) for row in hands.rows()]


def sheet(hands):
    """The form that is open over the page."""
    hands.settle()
    return next(each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isModal())


def test_a_statement_taken_back_is_split_at_the_cursor(hands):
    """Two statements stand where one stood, each with the old wording as its parent; undo makes them one."""
    hands.say("Who pays and who decides")
    hands.say("Another")
    hands.settle()
    hands.press(UP)
    hands.press(UP)
    hands.line.setCursorPosition(len("Who pays"))
    hands.press(ENTER, CONTROL | SHIFT)
    hands.settle()
    assert texts(hands) == [(1, "Who pays"), (2, "Another"), (3, "and who decides")] == shown(hands)
    assert hands.kept()[0].parents == hands.kept()[2].parents and hands.line.text() == ""
    hands.desk.runner.undo(hands.page)
    hands.settle()
    assert texts(hands) == [(1, "Who pays and who decides"), (2, "Another")] == shown(hands)


def test_two_statements_become_one_by_keys(hands):
    """Up takes one back, the list offers the others, Enter merges; both stay as parents."""
    for words in ("Rents rise", "Buses are late", "Rents go up"):
        hands.say(words)
    hands.settle()
    hands.press(UP)
    merge = hands.desk.commands.action("sessions.merge")
    hands.qtbot.waitUntil(merge.isEnabled)  # what can be done is looked at between two keys
    hands.press(Qt.Key.Key_M, CONTROL)
    assert hands.panel.chooser.isVisible()
    hands.press(DOWN)
    hands.press(ENTER)
    hands.settle()
    assert texts(hands) == [(1, "Rents rise; Rents go up"), (2, "Buses are late")] == shown(hands)
    assert len(hands.kept()[0].parents) == 2 and QApplication.focusWidget() is hands.line


def test_changed_words_are_kept_before_anything_is_made_of_them(hands):
    """Nothing typed is swept away by a merge; the edge says what to do."""
    for words in ("One", "Two"):
        hands.say(words)
    hands.settle()
    hands.press(UP)
    hands.type("!")
    hands.panel.versions.merge()
    assert not hands.panel.chooser.isVisible() and hands.line.text() == "Two!"
    assert "Keep the changed words first" in hands.panel.hint_words


def test_the_near_twin_is_marked_as_the_same_and_stays(hands):
    """By one key while typing; the chip says it, and the two are never merged."""
    hands.say("Rents rise faster than pay in the inner city")
    hands.settle()
    hands.type("in the inner city rents rise faster than pay")
    hands.panel.twins.look()
    hands.press(Qt.Key.Key_D, CONTROL)
    assert "Same as 1" in hands.line.accessibleDescription()
    hands.press(ENTER)
    hands.settle()
    (note,) = hands.ask(queries.likenesses_of)
    assert note.same and len(hands.kept()) == 2


def test_the_twin_of_what_was_just_kept_is_named_and_marked(hands):
    """Who types faster than the search finds out afterwards, with the empty line."""
    for words in (
        "Rents rise faster than pay in the inner city",
        "Inner city rents rise faster than the pay",
    ):
        hands.say(words)
    hands.settle()
    hands.panel.twins.look()
    assert hands.panel.hint_words.startswith("2 is close to 1")
    hands.panel.twins.same()
    hands.settle()
    (note,) = hands.ask(queries.likenesses_of)
    assert {note.statement_id, note.other_id} == {row.id for row in hands.rows()}
    assert not hands.panel.hint_words


def test_a_correction_is_no_twin_of_itself(hands):
    """The edge is silent about the statement that is being corrected."""
    hands.say("Rents rise faster than pay in the inner city")
    hands.settle()
    hands.press(UP)
    hands.panel.twins.look()
    assert not hands.panel.hint_words


def test_less_is_shown_of_a_speaker_at_once(hands):
    """Taken back, a statement's level is chosen from the line; the seat is forgotten."""
    hands.say("@12 One")
    hands.settle()
    hands.press(UP)
    hands.panel.versions.choose_level()
    hands.press(DOWN)
    hands.press(ENTER)
    hands.settle()
    assert [(each.level, each.seat_number) for each in hands.kept()] == [("none", None)]
    assert hands.panel.selectors.level == "table", "what comes next is shown as before"


def test_a_translation_stands_and_the_words_are_its_parent(hands):
    """The form has the speaker's words; what is lacking is said under its field."""
    hands.say("Die Mieten steigen")
    hands.settle()
    hands.press(UP)
    hands.panel.versions.translate()
    form = sheet(hands)
    assert_named(form)
    form._words.editor.setPlainText("Rents rise")
    form.submit()
    hands.settle()
    assert form.isVisible() and texts(hands) == [(1, "Die Mieten steigen")]
    form._language.editor.setText("en")
    form._by.editor.setText("interpreter 2")
    form.submit()
    hands.settle()
    assert texts(hands) == [(1, "Rents rise")] == shown(hands)
    hands.qtbot.waitUntil(lambda: QApplication.focusWidget() is hands.line)
    assert hands.line.text() == ""


def test_words_are_blanked_for_good(hands):
    """Only with a reason; what may stay stands in their place."""
    hands.say("Mr Miller owes rent")
    hands.settle()
    hands.press(UP)
    hands.panel.versions.redact()
    form = sheet(hands)
    assert_named(form)
    form._words.editor.setPlainText("[somebody] owes rent")
    form.submit()
    hands.settle()
    assert form.isVisible() and texts(hands) == [(1, "Mr Miller owes rent")]
    form._reason.editor.setText("names a neighbour")
    form.submit()
    hands.settle()
    assert texts(hands) == [(1, "[somebody] owes rent")] == shown(hands)


def test_what_is_signed_is_taken_out_with_a_reason(hands):
    """An unsigned one goes at once; a signed one is asked about."""
    hands.say("Signed")
    hands.settle()
    (one,) = hands.kept()
    place = {"session_id": hands.session_id, "item_id": one.item_id, "table_id": None}
    hands.act(actions.mark_read_back, statement_ids=(one.id,), at=clock.now())
    hands.act(
        actions.sign_off,
        method="aloud",
        present=8,
        agreed=8,
        statement_ids=(one.id,),
        at=clock.now(),
        **place,
    )
    hands.panel.list.choose(one.id)
    hands.panel.versions.withdraw()
    form = sheet(hands)
    form._reason.editor.setText("the speaker asked")
    form.submit()
    hands.settle()
    assert not hands.kept() and not hands.rows()


def test_wordings_are_listed_from_the_line(hands):
    """Every wording with how it came about."""
    hands.say("Rents rsie")
    hands.settle()
    hands.press(UP)
    hands.line.selectAll()
    hands.say("Rents rise")
    hands.settle()
    hands.press(UP)
    hands.panel.versions.lineage()
    hands.settle()
    assert [choice.words for choice in hands.panel.chooser._choices] == ["1  Rents rsie", "1  Rents rise"]
    assert hands.panel.chooser._choices[1].note == "corrected"


# -- kinds of the method ---------------------------------------------------------------------------------


class Stage:
    def __init__(self, *capture: str) -> None:
        self.capture = capture


class Scripted:
    id, kinds = "m", ("idea", "concern")
    stages = (Stage("need", "story"), Stage())


class Item:
    method = "m"

    def __init__(self, stage: int) -> None:
        self.stage = stage


def test_the_running_stage_says_which_kinds_are_offered():
    """The stage's own, else the method's, at most six; nothing without a method."""
    assert offered_kinds(Item(0), [Scripted]) == ("need", "story")
    assert offered_kinds(Item(1), [Scripted]) == ("idea", "concern") == offered_kinds(Item(9), [Scripted])
    assert offered_kinds(None, [Scripted]) == () == offered_kinds(Item(0), [])


def test_the_kind_of_the_method_is_the_usual_one(hands):
    """No mark: the first kind of the stage; the list has a last line with the others."""
    library = hands.ask(queries.methods_of)
    method = next(each for each in library if each.stages[0].capture and each.stages[0].capture[0] != "view")
    running = hands.ask(queries.agenda_of, session_id=hands.session_id)[0]
    hands.act(actions.change_item, item_id=running.id, item=plan_of(running, method.id))
    hands.say("Without a mark")
    hands.say("? With one")
    hands.settle()
    assert [each.kind for each in hands.kept()] == [method.stages[0].capture[0], "question"]
    hands.panel.selectors.choose_kind()
    choices = hands.panel.chooser._choices
    assert len(choices) <= 7 and choices[-1].words == "Other kinds…"
    hands.press(UP)
    hands.press(ENTER)
    assert len(hands.panel.chooser._choices) == 15


def plan_of(item, method: str):
    from council.sessions.plans import ItemPlan

    return ItemPlan(title=item.title, minutes=item.minutes, method=method)


# -- the index of words ----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_the_index_finds_whatever_a_look_at_all_would_find(seed):
    """Fewer rows are looked at; the twin is the same, also after rows have gone."""
    import random

    chance = random.Random(seed)
    words = [f"word{n}" for n in range(30)]
    rows = [
        Row(f"{n}", " ".join(chance.choices(words, k=chance.randint(3, 9))), "view", "kept", n)
        for n in range(1, 300)
    ]
    index = WordIndex()
    for row in rows:
        index.add(row)
    for gone in rows[::7]:
        index.drop(gone)
    left = [row for row in rows if row not in rows[::7]]
    for _ in range(200):
        text = " ".join(chance.choices(words, k=chance.randint(3, 9)))
        likely = index.likely(text)
        assert alike(text, [row for row in left if row.id in likely]) == alike(text, left)
