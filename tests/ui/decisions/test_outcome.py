"""Recommendations, minority views, and what was not adopted, on the page."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from council.decisions import actions
from tests.council.decisions.conftest import NOON, TEXT
from tests.council.decisions.test_outcome import adopt
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
    assert page._sheet._way._quiet.text().startswith("Names 2 statements; its theme holds 4 more")
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
    write(form.own["rationale"].editor, "Land is scarce")
    write(form.own["trade_offs"].editor, "It costs now")
    assert_named(form)
    send(form, page, qtbot)
    run(page, "decisions.finish")
    settle(desk.runner, qtbot)
    desk.commands.refresh_now()
    assert desk.commands.why_not("decisions.fill") == "This recommendation is final."


def test_what_was_not_adopted_is_listed_by_itself(drafted, desk, qtbot) -> None:
    """A withdrawn proposal stands there with its reason and its last text."""
    drafted(actions.withdraw_proposal, proposal_id="p1", reason="Joined with another")
    page = visit(OutcomePage, desk, qtbot)
    assert page._kind.current == "considered"
    assert page._sheet._quiet.text() == "Joined with another"


def two(do) -> None:
    """Two recommendations, the second without a ballot."""
    recommend(do)
    for verb, given in (
        (
            actions.draft_proposal,
            {"proposal_id": "p2", "version_id": "p2v1", "title": "Rent it", "text": TEXT},
        ),
        (adopt, {"proposal_id": "p2"}),
        (actions.recommend, {"recommendation_id": "r2", "proposal_id": "p2"}),
    ):
        do(verb, **given, **({} if verb is adopt else {"at": NOON}))


def test_the_order_is_changed_by_keys(adopted, desk, qtbot) -> None:
    """Alt+Down lets a recommendation stand later; at the end the command says why it cannot."""
    two(adopted)
    page = visit(OutcomePage, desk, qtbot)
    assert [entry.id for entry in page._list.table.values()] == ["r1", "r2"]
    run(page, "decisions.later")
    settle(desk.runner, qtbot)
    assert [entry.id for entry in page._list.table.values()] == ["r2", "r1"]
    desk.commands.refresh_now()
    assert desk.commands.why_not("decisions.later") == "It stands last."


def test_two_are_tied_and_untied(adopted, desk, qtbot) -> None:
    """The tie stands in both recommendations, and goes again."""
    two(adopted)
    page = visit(OutcomePage, desk, qtbot)
    run(page, "decisions.tie")
    form = form_of(page, qtbot)
    assert_named(form)
    send(form, page, qtbot)
    assert "needs recommendation 2: Rent it" in said(page)
    page._list.choose("r2")
    assert "is needed by recommendation 1" in said(page)
    page._list.choose("r1")
    run(page, "decisions.untie")
    send(form_of(page, qtbot), page, qtbot)
    assert "needs recommendation" not in said(page)


def test_a_misprint_is_put_right(adopted, desk, qtbot) -> None:
    """Words that do not stand there are refused at their field; then old and new are listed."""
    recommend(adopted)
    page = visit(OutcomePage, desk, qtbot)
    run(page, "decisions.correct")
    form = form_of(page, qtbot)
    for field, text in (
        (form.old, "bys"),
        (form.new, "gets"),
        (form.first, "Chair"),
        (form.second, "Office"),
    ):
        write(field.editor, text)
    send(form, page, qtbot)
    assert "stands 0 times" in form.old.refusal
    write(form.old.editor, "buys")
    assert_named(form)
    send(form, page, qtbot)
    assert "“buys” now reads “gets”, approved by Chair and Office" in said(page)


def test_reasons_stand_on_both_sides(drafted, desk, qtbot) -> None:
    """What was not adopted takes a reason and shows it beside where its parts went."""
    drafted(actions.withdraw_proposal, proposal_id="p1", reason="Too dear")
    page = visit(OutcomePage, desk, qtbot)
    run(page, "decisions.add_reason")
    form = form_of(page, qtbot)
    assert_named(form)
    send(form, page, qtbot)
    assert "no reason yet" in form.text.refusal
    write(form.text.editor, "It keeps homes cheap.")
    send(form, page, qtbot)
    assert "It keeps homes cheap." in said(page) and "Nothing of it went on." in said(page)


def test_alternatives_stand_beside_each_other(adopted, desk, qtbot) -> None:
    """Ticked by Space, listed as nothing chosen, and taken apart again."""
    two(adopted)
    page = visit(OutcomePage, desk, qtbot)
    run(page, "decisions.bundle")
    form = form_of(page, qtbot)
    write(form.heading.editor, "Two ways to keep land")
    for row in range(2):
        form.members.editor.setCurrentRow(row)
        keys(form.members.editor, key=Qt.Key.Key_Space)
    assert_named(form)
    send(form, page, qtbot)
    page._kind.choose("bundle")
    page._on_kind()
    assert page._list.current().row.side == "nothing chosen"
    run(page, "decisions.unbundle")
    settle(desk.runner, qtbot)
    assert page._lists["bundle"] == ()


def test_recommendations_are_printed_and_exported(adopted, desk, qtbot, tmp_path) -> None:
    """One PDF with every field, and the same as JSON and CSV."""
    recommend(adopted)
    page = visit(OutcomePage, desk, qtbot)
    for command, target in (
        ("decisions.print_outcome", tmp_path / "out.pdf"),
        ("decisions.export_outcome", tmp_path),
    ):
        desk.feedback.files = lambda *_given, target=target: target
        run(page, command)
        qtbot.waitUntil(lambda: "to" in page._banner.words and page._banner.isVisible())
        settle(desk.runner, qtbot)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    told = json.loads((tmp_path / "recommendations.json").read_text("utf-8"))
    assert told["recommendations"][0]["missing"] and told["recommendations"][0]["carried"]


def said(page: OutcomePage) -> str:
    """Everything the sheet says around a line of the outcome."""
    return "\n".join(label.text() for label in page._sheet.findChildren(QLabel) if not label.isHidden())


def test_the_room_of_follow_up_says_what_will_be_there(desk, qtbot) -> None:
    """No blank page, and a way on."""
    page = visit(FollowPage, desk, qtbot)
    went: list[str] = []
    page.wants_place.connect(lambda place, hint: went.append(place))
    run(page, "follow.see")
    assert went == ["decisions.outcome"]
    assert_named(page)
