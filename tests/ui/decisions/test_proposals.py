"""The page of proposals, worked by keyboard on a real file."""

from __future__ import annotations

from PySide6.QtCore import Qt

from council.decisions import actions
from tests.council.decisions.conftest import NOON, TEXT
from tests.ui.decisions.conftest import form_of, gone, run, send, write
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.decisions.proposals.page import ProposalsPage


def test_an_empty_page_teaches(desk, qtbot) -> None:
    """Before there is anything the page says what it is for, and its button does the first thing."""
    page = visit(ProposalsPage, desk, qtbot)
    assert page.is_empty
    assert desk.commands.action("decisions.draft").isEnabled()
    assert not desk.commands.action("decisions.prepare").isEnabled()
    assert_named(page)


def test_a_proposal_is_made_from_a_theme(furnished, desk, qtbot) -> None:
    """Title, theme, two ticked statements and a wording make a draft that knows where it came from."""
    page = visit(ProposalsPage, desk, qtbot)
    run(page, "decisions.draft")
    form = form_of(page, qtbot)
    write(form.heading.editor, "Keep the land")
    write(form.theme.editor, "Land")
    picks = form.statements.editor
    picks.setFocus()
    picks.setCurrentRow(0)
    keys(picks, key=Qt.Key.Key_Space)
    keys(picks, key=Qt.Key.Key_Down)
    keys(picks, key=Qt.Key.Key_Space)
    write(form.text.editor, TEXT)
    assert_named(form)
    send(form, page, qtbot)
    (proposal,) = page._list.table.values()
    assert (proposal.title, proposal.theme, proposal.origins, proposal.state) == (
        "Keep the land",
        "Land",
        2,
        "draft",
    )
    assert gone(form, page)
    assert page._list.current() == proposal


def test_a_refusal_keeps_what_was_typed(furnished, desk, qtbot) -> None:
    """Without a title nothing is added; the sentence stands in the form and the wording is still there."""
    page = visit(ProposalsPage, desk, qtbot)
    run(page, "decisions.draft")
    form = form_of(page, qtbot)
    write(form.text.editor, "Something shall be done.")
    send(form, page, qtbot)
    assert form.heading.refusal.startswith("The proposal has no title")
    assert form.text.editor.toPlainText() == "Something shall be done."
    form.reject()


def test_a_new_wording_shows_what_changed(drafted, desk, qtbot) -> None:
    """The difference stands in the form as it is typed, and on the page afterwards, with its reason."""
    page = visit(ProposalsPage, desk, qtbot)
    run(page, "decisions.reword")
    form = form_of(page, qtbot)
    write(form.text.editor, "The city buys all land. It builds two hundred homes a year.")
    assert "added: all;" in form._difference.accessibleName()
    write(form.reason.editor, "Tables asked for it")
    send(form, page, qtbot)
    assert page._sheet.current().number == 2
    page._sheet.view.choose("changes")
    page._sheet.view.changed.emit("changes")
    settle(desk.runner, qtbot)
    assert "added: all;" in page._sheet._text.accessibleName()
    assert "text-decoration:underline" in page._sheet._text.text()
    assert "Tables asked for it" in page._sheet._reason.text()


def test_the_way_is_walked_and_walked_back(drafted, desk, qtbot) -> None:
    """From the wording to a statement by Enter, and back by Alt+Left."""
    page = visit(ProposalsPage, desk, qtbot)
    walk = page._sheet.walk
    assert {way.step.kind for way in walk.ways.table.values()} == {"theme", "statement"}
    walk.ways.setFocus()
    walk.ways.choose((True, "statement", "s1"))
    keys(walk.ways, key=Qt.Key.Key_Return)
    settle(desk.runner, qtbot)
    assert walk.here == ("statement", "s1")
    assert {way.step.kind for way in walk.ways.table.values()} == {"theme", "version"}
    run(page, "decisions.back")
    settle(desk.runner, qtbot)
    assert walk.here == ("version", "p1v1")


def test_a_ballot_is_prepared_with_its_rule_in_words(drafted, desk, qtbot) -> None:
    """The form says the rule as it is chosen, refuses a bad quorum at its field, and goes on."""
    page = visit(ProposalsPage, desk, qtbot)
    went: list[str] = []
    page.wants_place.connect(lambda place, hint: went.append(place))
    run(page, "decisions.prepare")
    form = form_of(page, qtbot)
    write(form.share.editor, "At least two thirds")
    assert form.sentence.text().startswith("Adopted with at least two thirds")
    assert not form.casting.isEnabled()
    write(form.way.editor, "Show of hands")
    assert "must be present" in form.sentence.text()
    write(form.way.editor, "Secret ballot on paper")
    write(form.quorum.editor, "9/8")
    send(form, page, qtbot)
    assert "9/8" in form.quorum.refusal
    write(form.quorum.editor, "1/3")
    assert_named(form)
    send(form, page, qtbot)
    assert went == ["decisions.ballots"]
    assert page._list.current().state == "in_review"


def test_what_cannot_be_done_says_why(drafted, desk, qtbot) -> None:
    """A withdrawn proposal takes no new wording."""
    drafted(actions.withdraw_proposal, proposal_id="p1", reason="Joined")
    visit(ProposalsPage, desk, qtbot)
    assert desk.commands.why_not("decisions.reword") == "This proposal is withdrawn."
    assert not desk.commands.action("decisions.recommend").isEnabled()


def test_an_adopted_proposal_becomes_a_recommendation(adopted, desk, qtbot) -> None:
    """One command, and the page goes where recommendations stand; a second one is not offered."""
    page = visit(ProposalsPage, desk, qtbot)
    went: list[str] = []
    page.wants_place.connect(lambda place, hint: went.append(place))
    run(page, "decisions.recommend")
    settle(desk.runner, qtbot)
    assert went == ["decisions.outcome"]
    desk.commands.refresh_now()
    assert "recommendation 1" in desk.commands.why_not("decisions.recommend")


def test_every_part_has_a_name(adopted, desk, qtbot) -> None:
    """Nothing that Tab reaches is nameless."""
    adopted(actions.draft_proposal, proposal_id="p2", title="Only an idea", at=NOON)
    page = visit(ProposalsPage, desk, qtbot)
    assert_named(page)
    page._list.choose("p2")
    settle(desk.runner, qtbot)
    assert_named(page)


def test_only_what_fits_stands_there(adopted, desk, qtbot) -> None:
    """Buttons for what an adopted proposal cannot undergo any more are out of sight, whatever changes."""
    page = visit(ProposalsPage, desk, qtbot)
    shown = page._sheet.deeds._buttons
    assert [name for name, each in shown.items() if each.isVisible()] == ["recommend", "origins"]
    run(page, "decisions.recommend")
    settle(desk.runner, qtbot)
    desk.commands.refresh_now()
    assert [name for name, each in shown.items() if each.isVisible()] == ["origins"]
