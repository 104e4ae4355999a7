"""Minority views on the page of recommendations: drafted, backed, reworded, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from council.decisions import actions
from council.decisions.outcome.minority.backing import USUAL, Backing
from council.decisions.outcome.minority.views import MinorityText
from tests.council.decisions.conftest import NOON
from tests.ui.decisions.conftest import form_of, gone, run, send, write
from tests.ui.visiting import assert_named, settle, visit
from ui.decisions.outcome import minority_state
from ui.decisions.outcome.page import OutcomePage

WORDS = "Renters were not heard."


@pytest.fixture
def differing(adopted, desk, qtbot) -> tuple[Callable[..., None], OutcomePage]:
    """A view on an adopted proposal, not counted yet, chosen on the page."""
    adopted(actions.draft_minority_view, view_id="m1", text=WORDS, proposal_id="p1", at=NOON)
    page = visit(OutcomePage, desk, qtbot)
    page.arrive(minority="m1")
    settle(desk.runner, qtbot)
    return adopted, page


def said(page: OutcomePage) -> str:
    return page._list.current().value.state


def test_those_who_lost_draft_a_text(adopted, desk, qtbot) -> None:
    """The form says the rule; it answers where one came from, or the whole; an empty text is refused."""
    page = visit(OutcomePage, desk, qtbot)
    page.arrive(differ="p1")
    form = form_of(page, qtbot)
    assert_named(form)
    assert form.answers.editor.currentData() == "p1"
    assert form.answers.editor.itemText(form.answers.editor.count() - 1) == "The whole"
    send(form, page, qtbot)
    assert form.text.refusal
    write(form.text.editor, WORDS)
    write(form.group.editor, "Table 4")
    send(form, page, qtbot)
    assert gone(form, page)
    page._kind.choose("minority")
    page._on_kind()
    assert said(page) == "draft"
    assert (
        page._sheet._quiet.text()
        == "on proposal 1: Keep the land · written by Table 4 · backing not counted yet"
    )
    assert_named(page)


def test_a_draft_answers_what_one_came_from(adopted, desk, qtbot) -> None:
    """Opened beside a recommendation, a view begins at its proposal."""
    adopted(actions.recommend, recommendation_id="r1", proposal_id="p1", at=NOON)
    page = visit(OutcomePage, desk, qtbot)
    settle(desk.runner, qtbot)
    assert page._about() == "p1"
    run(page, "decisions.minority")
    form = form_of(page, qtbot)
    assert form.answers.editor.currentData() == "p1"
    form.reject()


def test_backers_are_counted(differing, desk, qtbot) -> None:
    """The form says how many are needed; more backers than asked are refused at their field."""
    _do, page = differing
    run(page, "decisions.back_view")
    form = form_of(page, qtbot)
    write(form.base.editor, "40")
    assert form.backers._note.text() == "4 backers are needed to print it."
    write(form.backers.editor, "41")
    send(form, page, qtbot)
    assert "41 backers of 40" in form.backers.refusal
    write(form.backers.editor, "5")
    assert_named(form)
    send(form, page, qtbot)
    assert said(page) == "backed"
    assert "backed by 5 of 40 · counted by names on paper · 4 needed" in page._sheet._quiet.text()


def test_another_wording_needs_new_backing(differing, desk, qtbot) -> None:
    """What changed since the backing stands on the sheet and in the form in which it is counted again."""
    do, page = differing
    do(actions.count_backing, view_id="m1", backers=5, base=40)
    run(page, "decisions.reword_view")
    form = form_of(page, qtbot)
    send(form, page, qtbot)
    assert "the same as wording 1" in form.text.refusal
    write(form.text.editor, "Renters were heard too late.")
    assert "too late" in form._change.accessibleName()
    send(form, page, qtbot)
    assert said(page) == "draft"
    assert "needs new backing" in page._sheet._views.itemAt(0).widget().text()
    run(page, "decisions.back_view")
    form = form_of(page, qtbot)
    assert form._before == WORDS
    form.reject()


def test_the_rule_is_agreed(differing, desk, qtbot) -> None:
    """Share, least number and length; what cannot be kept is refused where it stands."""
    do, page = differing
    run(page, "decisions.backing_rule")
    form = form_of(page, qtbot)
    write(form.share.editor, "2")
    send(form, page, qtbot)
    assert "no share" in form.share.refusal
    write(form.share.editor, "1/20")
    write(form.most.editor, "10")
    send(form, page, qtbot)
    assert "200 to 20000" in form.most.refusal
    write(form.most.editor, "2000")
    send(form, page, qtbot)
    assert gone(form, page)
    do(actions.count_backing, view_id="m1", backers=3, base=60)
    assert said(page) == "backed"


def test_it_is_taken_back_until_final(differing, desk, qtbot) -> None:
    """Withdrawn it stays listed and says so; what it answers being final, it can only be read."""
    do, page = differing
    do(actions.close_minority_views, proposal_id="p1")
    desk.commands.refresh_now()
    assert desk.commands.why_not("decisions.retract") == "What it answers is final, so it stays as it is."
    desk.runner.undo(do.asker)
    settle(desk.runner, qtbot)
    run(page, "decisions.retract")
    settle(desk.runner, qtbot)
    assert said(page) == "withdrawn"
    assert minority_state.view_deeds(page._list.current().value) == ("way", "minority")


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("", "At least 1/10"),
        ("x", "At least 1/10"),
        ("5", "3 backers"),
        ("99999999", "At least 1/10"),
        ("1000", "100 backers"),
    ],
)
def test_the_hint_follows_what_is_typed(base: str, words: str) -> None:
    """Numbers give the number needed, anything else the rule."""
    assert minority_state.backers_hint(base, USUAL).startswith(words)


def test_what_a_view_says_of_itself() -> None:
    """On what, by whom, how backed; nothing of a count that was never made."""
    view = MinorityText(
        id="m", number=1, text="New", backers=3, base=60, state="draft", proposal_id="p", ballot_id=None,
        at=datetime(2026, 3, 1, tzinfo=UTC), texts=("Old", "New"), backed_wording=1, way="ballot",
        rule=Backing(Fraction(1, 20), 3), proposal_number=2, proposal_title="Land", recommendation=4,
    )  # fmt: skip
    assert minority_state.view_quiet(view) == (
        "on recommendation 4: Land · wording 1 was backed by 3 of 60 · counted by a small ballot · 3 needed"
    )
    assert minority_state.changed_since(view) == ("Old", "New")
