"""What may be sent to the wall, and by whom: by command alone, and only what was released."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMainWindow, QWidget

from council import clock
from council.ground import actions as ground
from council.ground import queries as ground_queries
from council.ground.shared.work import work_out_ground
from council.sessions import actions, queries
from council.sessions.plans import ItemPlan, SessionPlan
from tests.council.ground.conftest import furnish, words
from tests.ui.visiting import settle
from ui.shell.projecting import Projecting
from ui.shell.released import PARTS
from ui.shell.wall_form import WallForm


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    made.line = QLineEdit()
    QHBoxLayout(made.centralWidget()).addWidget(made.line)
    qtbot.addWidget(made)
    made.show()
    made.line.setFocus()
    return made


@pytest.fixture
def projecting(desk, window):
    lay = window.centralWidget().layout()
    made = Projecting(desk, window, lambda: True, beside=lay, back=window.line.setFocus)
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
    actions.start_session(db, session_id=session_id, at=now, reason="A test")
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


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.id)
def test_where_there_is_nothing_to_show_it_says_so(desk, qtbot, projecting, part):
    """An empty wall is never put up as if it were something."""
    said = []
    desk.feedback.said.connect(said.append)
    run(desk, qtbot, part.command)
    assert projecting.projector is None and said == [part.nothing]


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
    assert desk.commands.action("project_blank").isChecked()


def test_it_goes_with_the_window(desk, qtbot, projecting, window):
    """No wall is left lit when the program ends."""
    run(desk, qtbot, "projector")
    window.close()
    assert projecting.projector is None


def test_closed_by_its_own_frame_it_is_closed(desk, qtbot, projecting):
    """Who closes the second window with the mouse has closed it; the control list goes with it."""
    run(desk, qtbot, "projector")
    projecting.projector.close()
    assert projecting.projector is None and not projecting.controls.isVisible()


def test_now_and_next_follow_by_themselves(desk, qtbot, projecting):
    """The next item begins, and the wall says so; nobody has to send it again."""
    desk.runner.act(qtbot, meet)
    run(desk, qtbot, "project_agenda")
    desk.runner.act(qtbot, go_on)
    qtbot.waitUntil(lambda: projecting.projector.slide.blocks == ("Now: Break",))


def go_on(db) -> None:
    """End the item that runs and start the next."""
    (session,) = queries.sessions_of(db)
    actions.start_item(db, item_id=queries.agenda_of(db, session_id=session.id)[1].id, at=clock.now())


def test_a_withdrawn_statement_leaves_the_wall_at_once(desk, qtbot, projecting):
    """Even from a frozen one; what is read back meanwhile does not come by itself."""
    desk.runner.act(qtbot, meet)
    run(desk, qtbot, "project_statements")
    run(desk, qtbot, "project_freeze")
    desk.runner.act(qtbot, take_back)
    qtbot.waitUntil(lambda: projecting.projector.slide.blocks == ())


def take_back(db) -> None:
    """Withdraw what was read back, and read back the other."""
    other, right = sorted(queries.statements_of(db), key=lambda one: one.state)
    actions.withdraw_statement(db, statement_id=right.id)
    actions.mark_read_back(db, statement_ids=[other.id], at=clock.now())


def test_the_one_before_comes_back(desk, qtbot, projecting):
    """Two things are shown in turn with one key; after closing, what stood there last."""
    assert desk.commands.why_not("project_last")
    desk.runner.act(qtbot, meet)
    run(desk, qtbot, "project_statements")
    run(desk, qtbot, "project_agenda")
    run(desk, qtbot, "project_last")
    assert projecting.projector.slide.part == "statements"
    run(desk, qtbot, "project_last")
    assert projecting.projector.slide.part == "agenda"
    run(desk, qtbot, "projector")
    run(desk, qtbot, "project_last")
    assert projecting.projector.slide.part == "agenda"


def test_another_council_finds_an_empty_wall(desk, qtbot, projecting, tmp_path):
    """Nothing of one council stays on the wall of the next."""
    desk.runner.act(qtbot, meet)
    run(desk, qtbot, "project_statements")
    with qtbot.waitSignal(desk.runner.opened):
        desk.runner.open(projecting, tmp_path / "other.council", create=True)
    assert projecting.projector is None and desk.commands.why_not("project_last")


def test_the_room_can_be_measured_anew_while_it_shows(desk, qtbot, projecting, window):
    """Another distance, and the type on the wall follows."""
    run(desk, qtbot, "projector")
    before = projecting.projector.type_pixels()
    run(desk, qtbot, "project_room")
    form = window.findChild(WallForm)
    form.distance.setValue(20.0)
    form.submit()
    assert projecting.projector.type_pixels() == pytest.approx(2 * before, abs=2)


def test_a_page_says_which_statement_stands_by_groups(desk, qtbot, projecting):
    """What a page asked for is what is asked anew when something moves, until another is asked for."""
    desk.runner.act(qtbot, furnish, seats=12, statements=3, question="")
    cast = [(f"p{v}", f"s{s}", 1 if s == 1 else (-1 if v % 2 else 1)) for v in range(1, 13) for s in (1, 2)]
    desk.runner.act(qtbot, ground.keep_votes, votes=cast, at=clock.now())
    desk.runner.act(qtbot, compare)
    settle(desk.runner, qtbot)
    projecting.send_part("groups", {"statement": "s1", "field": "region"})
    settle(desk.runner, qtbot)
    assert projecting.projector.held.blocks == (words(1),)
    assert [bar.words for bar in projecting.projector.held.bars][0].startswith("North")
    run(desk, qtbot, "project_groups")
    assert projecting.projector.held.blocks == (words(1),)
    projecting.send_part("groups", {})
    settle(desk.runner, qtbot)
    assert projecting.projector.held.blocks == (words(2),)  # the one that divides most
    projecting.send_part("groups", {"statement": "s3", "field": "region"})  # nobody voted on it
    settle(desk.runner, qtbot)
    assert not projecting._slides["groups"].has_body  # and no other stands in its place


def compare(db) -> None:
    worked = work_out_ground(ground_queries.votes_of(db), ground_queries.fields_of(db))
    ground.keep_ground(db, lines=worked.lines, fields=worked.fields, at=clock.now())
