"""Half-typed text survives: what would be lost if the program ended is on disk within a second."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from council import clock
from council.sessions import actions
from council.sessions.plans import SessionPlan
from tests.ui.visiting import settle, visit
from ui.sessions.live.marks import LineState
from ui.sessions.live.page import CapturePage
from ui.sessions.live.state import DraftState, Sent


def sent(words: str, id: str = "") -> Sent:
    """A statement on its way, as a draft holds it."""
    return Sent(id or clock.new_id(), words, "view", "table", clock.now().isoformat())


@pytest.fixture
def reopened(hands):
    """Opens the live page anew over the same council, as after a crash."""

    def reopen() -> CapturePage:
        page = visit(CapturePage, hands.desk, hands.qtbot)
        hands.qtbot.waitUntil(lambda: page.panel.drafting._place != "")
        settle(hands.desk.runner, hands.qtbot)
        return page

    return reopen


def draft_of(hands) -> DraftState:
    return DraftState.of_text(hands.draft())


def test_typing_is_on_disk_within_a_second(hands):
    """However long the typing goes on, the draft is never older than that."""
    started = time.monotonic()
    while time.monotonic() - started < 1.5:
        hands.type("word ")
        hands.qtbot.wait(60)
        if time.monotonic() - started > 1.0:
            assert len(draft_of(hands).line.text) >= len(hands.line.text()) - 5 * 16
    hands.qtbot.waitUntil(lambda: draft_of(hands).line.text == hands.line.text(), timeout=1000)


def test_a_draft_leaves_no_step_behind(hands):
    """Undo after typing takes back the last statement, not the typing."""
    hands.say("One")
    hands.type("half")
    hands.qtbot.waitUntil(lambda: draft_of(hands).line.text == "half", timeout=2000)
    hands.desk.runner.undo(hands.page)
    hands.settle()
    assert not hands.kept() and hands.line.text() == "half"


def test_the_half_typed_line_opens_where_it_was(hands, reopened):
    """Words and chips are back, in the session they were typed in."""
    hands.type("#3 ? who pays for")
    hands.page.hide()
    hands.settle()
    page = reopened()
    assert page.panel.line.text() == "who pays for"
    assert page.panel.composer.state.chips == ("table", "kind")


def test_a_half_made_correction_opens_as_a_correction(hands, reopened):
    """Enter after a crash still replaces the words it was meant to replace."""
    hands.say("Old words")
    hands.settle()
    hands.press(Qt.Key.Key_Up)
    hands.type(" and more")
    hands.page.hide()
    hands.settle()
    page = reopened()
    hands.qtbot.keyClick(page.panel.line, Qt.Key.Key_Return)
    settle(hands.desk.runner, hands.qtbot)
    assert [one.text for one in hands.kept()] == ["Old words and more"]


def test_what_was_kept_leaves_no_draft(hands):
    """A draft never brings back what stands in the list."""
    hands.type("Said")
    hands.qtbot.waitUntil(lambda: hands.draft() != "", timeout=2000)
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    hands.qtbot.waitUntil(lambda: hands.draft() == "", timeout=2000)


def test_a_draft_of_something_already_kept_is_not_offered_again(hands, reopened):
    """The program ended between the commit and the next draft: the same id tells."""
    hands.say("Said")
    hands.settle()
    kept = hands.kept()[0]
    draft = DraftState(LineState("Said"), kept.id, "", (sent("Said", kept.id),))
    hands.page.hide()
    hands.settle()
    hands.act(actions.keep_draft, place=f"capture:{hands.session_id}", text=draft.as_text())
    page = reopened()
    assert page.panel.line.text() == "" and len(hands.kept()) == 1


def test_what_had_left_the_line_but_not_reached_the_record_is_sent_again(hands, reopened):
    """Enter was pressed, so it is kept, once."""
    hands.page.hide()
    hands.settle()
    draft = DraftState(unkept=(sent("Waited one"), sent("Waited two")))
    hands.act(actions.keep_draft, place=f"capture:{hands.session_id}", text=draft.as_text())
    reopened()
    hands.qtbot.waitUntil(
        lambda: [one.text for one in hands.kept()] == ["Waited one", "Waited two"], timeout=2000
    )


def test_what_was_typed_before_the_draft_was_found_stays(hands):
    """An answer never clears what was typed, not even a draft."""
    hands.type("early")
    hands.panel._on_draft(DraftState(LineState("half ", "question", chips=("kind",)), clock.new_id()))
    assert (hands.line.text(), hands.panel.composer.state.kind) == ("half early", "question")


def test_a_draft_the_disk_refuses_is_said_and_tried_again(hands):
    """The line says that half-typed text is not safe; once the disk takes it, that is over."""
    hands.disk_fails(True)
    hands.type("half")
    hands.qtbot.waitUntil(lambda: hands.panel.saved_role == "alarm", timeout=2000)
    assert "half-typed" in hands.panel.saved_words and hands.line.text() == "half"
    hands.disk_fails(False)
    hands.qtbot.waitUntil(lambda: hands.panel.saved_role == "quiet", timeout=4000)
    assert draft_of(hands).line.text == "half"


def test_each_session_has_a_draft_of_its_own(hands):
    """Going to another session and back finds each line as it was left."""
    later = clock.now() + timedelta(days=7)
    plan = SessionPlan(title="Second weekend", start=later, end=later + timedelta(hours=3))
    other = hands.act(actions.plan_session, session=plan)
    hands.type("first")
    hands.page.arrive(session_id=other)
    hands.settle()
    hands.qtbot.waitUntil(lambda: hands.line.text() == "")
    hands.type("second")
    hands.page.arrive(session_id=hands.session_id)
    hands.qtbot.waitUntil(lambda: hands.line.text() == "first", timeout=2000)
    hands.page.arrive(session_id=other)
    hands.qtbot.waitUntil(lambda: hands.line.text() == "second", timeout=2000)


def test_the_asker_may_go_while_the_draft_is_on_its_way(hands):
    """Closing the page writes the draft and leaves nothing behind."""
    hands.type("last words")
    hands.page.hide()
    hands.settle()
    assert draft_of(hands).line.text == "last words"
