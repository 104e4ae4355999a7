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
    assert not desk.commands.action("decisions.to_ballot").isEnabled()
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


def test_deciding_goes_to_where_it_is_done(drafted, desk, qtbot) -> None:
    """Consent, support and ballot are begun on their own pages, which are told the proposal."""
    page = visit(ProposalsPage, desk, qtbot)
    went: list[tuple[str, object]] = []
    page.wants_place.connect(lambda place, hint: went.append((place, dict(hint))))
    for name in ("to_consent", "to_support", "to_ballot", "way"):
        run(page, f"decisions.{name}")
    assert went == [
        ("decisions.consent", {"proposal": "p1"}),
        ("decisions.support", {"proposal": "p1"}),
        ("decisions.ballots", {"prepare": "p1"}),
        ("decisions.way", {"kind": "version", "id": "p1v1"}),
    ]


def test_terms_and_costs_make_a_version_of_their_own(drafted, desk, qtbot) -> None:
    """The text stays; the cost sheet and the incentive check stand on the page; an empty line is not kept."""
    page = visit(ProposalsPage, desk, qtbot)
    run(page, "decisions.terms")
    form = form_of(page, qtbot)
    form.costs.add()
    form.costs.add()
    line = form.costs._lines[0]
    write(line.bearer, "All taxpayers")
    write(line.what, "Buying the land")
    write(form.gaming.editor, "Owners who wait")
    write(form.review.editor, "soon")
    write(form.reason.editor, "The tables asked")
    assert_named(form)
    send(form, page, qtbot)
    assert "soon" in form.review.refusal
    write(form.review.editor, "2027-05-31")
    send(form, page, qtbot)
    version = page._sheet.current()
    assert (version.number, version.text, version.incentives.gaming) == (2, TEXT, "Owners who wait")
    assert [one.statement_id for one in page._sheet.named.table.values()] == ["s1", "s2"]
    assert [cost.bearer for cost in version.costs] == ["All taxpayers"]
    assert page._sheet.costs.isVisible()
    assert page._sheet.costs.grid()[1][:2] == ["All taxpayers", "Buying the land"]


def test_any_two_wordings_are_compared_in_three_columns(drafted, desk, qtbot, tmp_path) -> None:
    """Old, new and why, with the reason of the wording that touched the passage; saved as a table."""
    texts = ("The city buys land. It builds homes.", "The city rents land. It builds homes.")
    for number, (text, reason) in enumerate(zip(texts, ("Shorter", "Cheaper"), strict=True), start=2):
        drafted(
            actions.add_version,
            version_id=f"p1v{number}",
            proposal_id="p1",
            text=text,
            reason=reason,
            at=NOON,
        )
    page = visit(ProposalsPage, desk, qtbot)
    sheet = page._sheet
    for _time in range(2):
        run(page, "decisions.views")
    assert sheet.view.current == "columns"
    assert [(p.old.strip(), p.new.strip()) for p in sheet.changes().passages] == [
        ("The city buys land.", "The city rents land.")
    ]
    sheet.before.setCurrentIndex(sheet.before.findData("p1v1"))
    said = {p.new.strip(): sheet.changes().why(p) for p in sheet.changes().passages}
    assert said == {"The city rents land.": "Wording 3: Cheaper", "It builds homes.": "Wording 2: Shorter"}
    desk.feedback.files = lambda kind, *given: tmp_path / "changes.csv"
    run(page, "decisions.changes_csv")
    settle(desk.runner, qtbot)
    assert "Cheaper" in (tmp_path / "changes.csv").read_text("utf-8")


def test_proposals_are_merged_and_the_source_points_on(drafted, desk, qtbot) -> None:
    """Both texts stand ready to be edited; afterwards the page shows what they became."""
    drafted(actions.draft_proposal, proposal_id="p2", title="A trust", text="A trust holds it.", at=NOON)
    page = visit(ProposalsPage, desk, qtbot)
    run(page, "decisions.merge")
    form = form_of(page, qtbot)
    assert form.text.editor.toPlainText() == f"A trust holds it.\n\n{TEXT}"
    write(form.text.editor, "A trust buys the land.")
    send(form, page, qtbot)
    assert form.reason.refusal
    write(form.reason.editor, "The same aim")
    assert_named(form)
    send(form, page, qtbot)
    assert (page._list.current().id, page._list.current().text) == ("p2", "A trust buys the land.")
    page._list.choose("p1")
    settle(desk.runner, qtbot)
    assert "goes on in proposal 2" in page._sheet._facts.text()


def test_a_selected_part_is_split_off(drafted, desk, qtbot) -> None:
    """The words selected move to the part; both proposals stand afterwards."""
    page = visit(ProposalsPage, desk, qtbot)
    run(page, "decisions.split")
    form = form_of(page, qtbot)
    write(form.heading.editor, "Homes")
    cursor = form.rest.editor.textCursor()
    cursor.setPosition(TEXT.index("It builds"))
    cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
    form.rest.editor.setTextCursor(cursor)
    form.take()
    write(form.reason.editor, "Two matters")
    assert_named(form)
    send(form, page, qtbot)
    texts = {one.title: one.text for one in page._list.table.values()}
    assert texts == {"Keep the land": "The city buys land.", "Homes": "It builds two hundred homes a year."}


def test_statements_are_searched_weighed_and_quoted(furnished, desk, qtbot) -> None:
    """Typing narrows the list, a key says how one is used, and its words go into the wording."""
    page = visit(ProposalsPage, desk, qtbot)
    run(page, "decisions.draft")
    form = form_of(page, qtbot)
    write(form.heading.editor, "Land")
    write(form.theme.editor, "No theme: all statements")
    write(form.search.editor, "thought 4")
    picks = form.statements.editor
    (row,) = [at for at in range(picks.count()) if not picks.item(at).isHidden()]
    picks.setCurrentRow(row)
    keys(picks, key=Qt.Key.Key_A)
    assert picks.weights() == {"s4": "against"}
    form._quote()
    assert form.text.editor.toPlainText() == "“Thought 4”"
    send(form, page, qtbot)
    assert [(one.statement_id, one.weight) for one in page._sheet.current().named] == [("s4", "quoted")]


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
    shown = page._sheet.deeds._buttons | page._sheet.more._buttons
    seen = [name for name, each in shown.items() if each.isVisible()]
    assert seen == ["recommend", "origins", "on_wall", "handout"]
    run(page, "decisions.recommend")
    settle(desk.runner, qtbot)
    desk.commands.refresh_now()
    assert [name for name, each in shown.items() if each.isVisible()] == ["origins", "on_wall", "handout"]
