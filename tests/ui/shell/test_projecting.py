"""What may be sent to the wall, and by whom: by command alone, and only what was released."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLineEdit, QMainWindow

from council import clock
from council.sessions import actions
from council.sessions.plans import ItemPlan, SessionPlan
from tests.ui.visiting import settle
from ui.shell.projecting import Projecting


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    made.setCentralWidget(QLineEdit())
    qtbot.addWidget(made)
    made.show()
    made.centralWidget().setFocus()
    return made


@pytest.fixture
def projecting(desk, window):
    made = Projecting(desk, window, lambda: True)
    yield made
    made.close()


def run(desk, qtbot, command: str) -> None:
    """Do it as a menu or a key does."""
    desk.commands.run(command)
    settle(desk.runner, qtbot)


def meet(db) -> None:
    """A running session with two items, and two statements, one of them read back."""
    now = clock.now()
    session_id = actions.plan_session(
        db, session=SessionPlan(title="First", start=now, end=now + timedelta(hours=3))
    )
    db.flush()
    items = [ItemPlan(title="Talk", minutes=60), ItemPlan(title="Break", minutes=20)]
    ids = actions.add_items(db, session_id=session_id, items=items)
    db.flush()
    actions.start_session(db, session_id=session_id, at=now, reason="Test")
    actions.start_item(db, item_id=ids[0], at=now)
    for text in ("Found right", "Not yet heard"):
        id = actions.capture_statement(
            db, statement_id=clock.new_id(), text=text, at=now, session_id=session_id
        )
        db.flush()
        if text == "Found right":
            actions.mark_read_back(db, statement_ids=[id], at=now)


def test_it_opens_empty_and_closes_by_the_same_command(desk, qtbot, projecting):
    """Opening shows nothing; what is on the wall was sent there."""
    run(desk, qtbot, "projector")
    assert projecting.projector.isVisible() and projecting.projector.slide.is_empty
    run(desk, qtbot, "projector")
    assert projecting.projector is None


def test_only_what_was_read_back_can_be_sent(desk, qtbot, projecting):
    """A statement its speaker has not found right stays off the wall."""
    desk.runner.act(qtbot, meet)
    run(desk, qtbot, "project_statements")
    assert projecting.projector.slide.blocks == ("Found right",)


def test_now_and_next_come_from_the_agenda(desk, qtbot, projecting):
    """What runs and what follows."""
    desk.runner.act(qtbot, meet)
    run(desk, qtbot, "project_agenda")
    assert projecting.projector.slide.blocks == ("Now: Talk", "Next: Break")


@pytest.mark.parametrize("command", ["project_question", "project_agenda", "project_statements"])
def test_where_there_is_nothing_to_show_it_says_so(desk, qtbot, projecting, command):
    """An empty wall is never put up as if it were something."""
    said = []
    desk.feedback.said.connect(said.append)
    run(desk, qtbot, command)
    assert projecting.projector is None and len(said) == 1


def test_blank_freeze_and_pages_wait_for_a_projector(desk, qtbot, projecting):
    """Without one they are insensitive and say why."""
    for command in ("project_blank", "project_freeze", "project_next", "project_back"):
        assert desk.commands.why_not(command) == "The projector is not open."
    run(desk, qtbot, "projector")
    run(desk, qtbot, "project_blank")
    run(desk, qtbot, "project_freeze")
    run(desk, qtbot, "project_next")
    run(desk, qtbot, "project_back")
    assert projecting.projector.is_blank and projecting.projector.is_frozen


def test_it_goes_with_the_window(desk, qtbot, projecting, window):
    """No wall is left lit when the program ends."""
    run(desk, qtbot, "projector")
    window.close()
    assert projecting.projector is None
