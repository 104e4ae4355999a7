"""Recommendations, minority views, and what was not adopted, on the page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from council.decisions import actions
from tests.council.decisions.conftest import NOON
from tests.ui.decisions.conftest import form_of, run, send, write
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.decisions.outcome.page import OutcomePage
from ui.follow.page import FollowPage


def recommend(do) -> None:
    do(actions.recommend, recommendation_id="r1", proposal_id="p1", at=NOON)


def test_an_empty_page_teaches(desk, qtbot) -> None:
    """It says what will stand here and where it begins."""
    page = visit(OutcomePage, desk, qtbot)
    assert page.is_empty
    assert_named(page)


def test_a_recommendation_shows_result_and_roots(adopted, desk, qtbot) -> None:
    """The wording, the result with its base, empty fields as gaps, and what it grew out of."""
    recommend(adopted)
    page = visit(OutcomePage, desk, qtbot)
    assert "14 of 19" in page._sheet._result.text()
    assert page._sheet._way._quiet.text().startswith("Grew out of 6 statements")
    assert [way.step.kind for way in page._sheet.walk.ways.table.values()] == ["ballot", "version"]
    assert_named(page)


def test_the_chain_is_walked_to_the_first_statement(adopted, desk, qtbot) -> None:
    """Recommendation, ballot, wording, statement: three times Enter, with at most one arrow key each."""
    recommend(adopted)
    page = visit(OutcomePage, desk, qtbot)
    walk = page._sheet.walk
    for kind in ("ballot", "version", "statement"):
        walk.ways.setFocus()
        way = next(w for w in walk.ways.table.values() if w.back and w.step.kind == kind)
        walk.ways.choose(way.id)
        keys(walk.ways, key=Qt.Key.Key_Return)
        settle(desk.runner, qtbot)
        assert walk.here[0] == kind
    assert page._sheet.walk._here.text() == "Thought 1"


def test_fields_are_filled_and_made_final(adopted, desk, qtbot) -> None:
    """Without reasons it is refused in the page; with them it is final and can no longer be filled."""
    recommend(adopted)
    page = visit(OutcomePage, desk, qtbot)
    run(page, "decisions.finish")
    settle(desk.runner, qtbot)
    assert "Rationale and trade-offs" in page._banner.words
    run(page, "decisions.fill")
    form = form_of(page, qtbot)
    write(form.rationale.editor, "Land is scarce")
    write(form.trade_offs.editor, "It costs now")
    assert_named(form)
    send(form, page, qtbot)
    run(page, "decisions.finish")
    settle(desk.runner, qtbot)
    desk.commands.refresh_now()
    assert desk.commands.why_not("decisions.fill") == "This recommendation is final."


def test_a_minority_view_stands_beside_what_it_answers(adopted, desk, qtbot) -> None:
    """The form says how many backers are needed; a backed view stands with the recommendation."""
    recommend(adopted)
    page = visit(OutcomePage, desk, qtbot)
    run(page, "decisions.minority")
    form = form_of(page, qtbot)
    write(form.text.editor, "Renters were not heard.")
    write(form.base.editor, "20")
    assert form.backers._note.text() == "3 backers are needed to print it."
    write(form.backers.editor, "21")
    send(form, page, qtbot)
    assert "21 backers of 20" in form.backers.refusal
    write(form.backers.editor, "4")
    assert_named(form)
    send(form, page, qtbot)
    assert page._sheet._views.count() == 1
    page._kind.choose("minority")
    page._on_kind()
    assert page._list.current().value.state == "backed"


def test_what_was_not_adopted_is_listed_by_itself(drafted, desk, qtbot) -> None:
    """A withdrawn proposal stands there with its reason and its last text."""
    drafted(actions.withdraw_proposal, proposal_id="p1", reason="Joined with another")
    page = visit(OutcomePage, desk, qtbot)
    assert page._kind.current == "considered"
    assert page._sheet._quiet.text() == "Joined with another"


def test_what_became_of_a_statement(adopted, desk, qtbot) -> None:
    """Coming from a statement, the walk begins there."""
    recommend(adopted)
    page = visit(OutcomePage, desk, qtbot)
    page.arrive(statement="s1")
    settle(desk.runner, qtbot)
    assert page._sheet.walk.here == ("statement", "s1")
    assert {way.step.kind for way in page._sheet.walk.ways.table.values()} == {"theme", "version"}


def test_the_room_of_follow_up_says_what_will_be_there(desk, qtbot) -> None:
    """No blank page, and a way on."""
    page = visit(FollowPage, desk, qtbot)
    went: list[str] = []
    page.wants_place.connect(lambda place, hint: went.append(place))
    run(page, "follow.see")
    assert went == ["decisions.outcome"]
    assert_named(page)
