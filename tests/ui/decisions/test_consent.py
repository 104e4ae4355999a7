"""The consent page, worked by keyboard on a real file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea

from council.decisions import actions
from council.decisions.consent.circle import Member
from council.decisions.consent.state import Settings
from tests.council.decisions.conftest import NOON, TEXT
from tests.ui.decisions.conftest import form_of, run, send, write
from tests.ui.decisions.consent_room import (
    ARGUMENT,
    BETTER,
    CONTROL,
    all_say,
    begin,
    gather,
    next_step,
    press,
    say,
    to_check,
    walk_to_check,
)
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.decisions.consent.page import ConsentPage

K = Qt.Key


@pytest.fixture
def seats(do) -> tuple[str, ...]:
    """Three seats and a proposal."""
    found: list[str] = []
    do(lambda db: found.extend(gather(db, seats=3)))
    return tuple(found)


@pytest.fixture
def page(do, seats, desk, qtbot) -> ConsentPage:
    """A round of three that has just begun."""
    begin(do, seats)
    shown = visit(ConsentPage, desk, qtbot)
    shown.take_focus()
    return shown


def test_an_empty_page_teaches(desk, qtbot) -> None:
    """Before there is anything the page says what consent is, and why nothing can be started yet."""
    page = visit(ConsentPage, desk, qtbot)
    assert page.is_empty
    assert "panel" in desk.commands.why_not("decisions.start_consent")
    assert_named(page)


def test_a_round_is_started_by_chosen_seats(seats, desk, qtbot) -> None:
    """The form refuses a circle of one at its list and begins with those ticked; one types on in the line."""
    page = visit(ConsentPage, desk, qtbot)
    run(page, "decisions.start_consent")
    form = form_of(page, qtbot)
    assert form.proposal.editor.currentText() == "1  Keep the land"
    ticks = form.members.editor
    ticks.setFocus()
    keys(ticks, key=K.Key_Space)
    send(form, page, qtbot)
    assert "at least two people" in form.members.refusal
    keys(ticks, key=K.Key_Down)
    keys(ticks, key=K.Key_Space)
    write(form.disagree.editor, "3/0")
    send(form, page, qtbot)
    assert "3/0" in form.disagree.refusal
    write(form.disagree.editor, "2/3")
    assert_named(form)
    send(form, page, qtbot)
    assert page.view is not None and page.view.round.people == 2
    assert str(page.view.round.settings.disagree) == "2/3"
    assert page.focusWidget() is page.bar.line


def test_keys_of_a_quick_hand_are_one_voice_each(page, desk, qtbot) -> None:
    """Three keys before the first is kept: the next speaker each, and nobody twice."""
    for key in (K.Key_C, K.Key_C, K.Key_P):
        keys(page.bar.line, key=key, modifier=Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not page.view.round.waiting)
    assert [one.kind for one in page.view.round.said] == ["consent", "consent", "pass"]


def test_a_proposal_with_an_objection_is_adopted_by_keyboard_alone(page, desk, qtbot) -> None:
    """Need to concerns without a mouse: an objection qualifies, the wording changes in place, all agree."""
    walk_to_check(page, qtbot)
    assert page.view.round.step == "check"
    say(page, qtbot, ARGUMENT, K.Key_O)
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    objection = page.stage.objection
    assert page.focusWidget() is objection.premises
    keys(objection.premises, "Houses with tenants are bought")
    keys(objection.premises, key=K.Key_Tab)
    keys(page.focusWidget(), key=K.Key_Right)
    keys(page.focusWidget(), key=K.Key_Return, modifier=CONTROL)
    settle(desk.runner, qtbot)
    assert page.view.round.of(page.view.round.under).ground == "harms"
    assert page.bar.line.hasFocus()
    say(page, qtbot, "The city only buys empty plots")
    all_say(page, qtbot, K.Key_S)
    next_step(page, qtbot)
    assert page.view.round.step == "resolve"
    keys(page.bar.line, key=K.Key_F2)
    wording = page.stage.resolve.wording
    assert page.focusWidget() is wording and wording.toPlainText() == TEXT
    keys(wording, key=K.Key_End, modifier=CONTROL)
    keys(wording, " Tenants are asked first.")
    assert "Tenants are asked first" in page.stage.resolve.difference.accessibleName()
    keys(wording, key=K.Key_Return, modifier=CONTROL)
    settle(desk.runner, qtbot)
    assert page.view.text == BETTER and page.view.version == 2
    next_step(page, qtbot)
    assert page.bar.hint.startswith("Yes or no")
    press(page, qtbot, K.Key_Y)
    assert page.view.round.step == "check" and page.view.checked_text == TEXT
    say(page, qtbot, "It may be dear", K.Key_K)
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    assert page.view.state == "agreed" and page.view.proposal_state == "adopted_with_concerns"
    write(page.stage.bound, "The housing office")
    next_step(page, qtbot)
    concerns = page.stage.concerns
    assert page.focusWidget() is concerns.sign
    keys(concerns.sign, "A plot costs above 5 million")
    keys(concerns.sign, key=K.Key_Tab)
    keys(page.focusWidget(), "2027-03-31")
    keys(page.focusWidget(), key=K.Key_Return, modifier=CONTROL)
    settle(desk.runner, qtbot)
    next_step(page, qtbot)
    assert page.view.round.ended and page.view.bound == "The housing office"
    assert [one.review_on for one in page.view.round.concerns] == ["2027-03-31"]
    assert not page.bar.isVisible()
    assert page.stage._objections.lines[0].head.endswith(": settled")


def test_a_concern_not_shown_again_is_listed_at_the_agreement(page, do, desk, qtbot) -> None:
    """Beside what is watched stands who had a concern in an earlier check and consents in the last."""
    to_check(do, page, qtbot)
    say(page, qtbot, "It may be dear", K.Key_K)
    all_say(page, qtbot, K.Key_C)
    do(actions.check_again, round_id="r1", at=NOON)
    settle(desk.runner, qtbot)
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    assert page.view.state == "agreed"
    (line,) = page.stage._earlier.lines
    assert line.head.endswith("concern in check 1") and line.words == "It may be dear"
    assert line.quiet == "in the last check: consent; not watched"


def test_what_the_wording_leaves_open_is_listed_beside_it(page) -> None:
    """Who, by which signs and when it is looked at again stand there as missing, as the hint promises."""
    words = page.stage._facts.text()
    assert words == (
        "The text leaves open: who does what by when, how we will know, when it is looked at again"
    )


def test_no_ground_is_written_down_that_nobody_named(page, do, desk, qtbot) -> None:
    """Of an argument only what was typed is kept; then its ground is asked for, and chosen by a key."""
    to_check(do, page, qtbot)
    say(page, qtbot, ARGUMENT, K.Key_O)
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    objection = page.stage.objection
    assert objection.ground.current == ""
    keys(objection.premises, "Houses with tenants are bought")
    keys(objection.premises, key=K.Key_Return, modifier=CONTROL)
    settle(desk.runner, qtbot)
    kept = page.view.round.of(page.view.round.under)
    assert (kept.premises, kept.ground) == (("Houses with tenants are bought",), "")
    assert page.view.next.prompt == "test_ground" and page.focusWidget() is objection.ground.stop
    keys(page.focusWidget(), key=K.Key_Space)
    keys(page.focusWidget(), key=K.Key_Return, modifier=CONTROL)
    settle(desk.runner, qtbot)
    assert page.view.round.of(page.view.round.under).ground == "fails"


def test_an_objection_without_a_reason_is_offered_as_concern_or_pass(page, do, qtbot) -> None:
    """Nothing is kept and nothing typed is lost; the same words can be a concern by another key."""
    to_check(do, page, qtbot)
    say(page, qtbot, "Dear", K.Key_O)
    assert page._banner.words.startswith("A possible objection is kept with its reason")
    assert page.bar.line.text() == "Dear" and not page.view.round.objections
    press(page, qtbot, K.Key_K)
    assert page.view.round.now[0].kind == "concern" and page.bar.line.text() == ""
    assert page._banner.words == ""


def test_who_was_not_heard_stands_in_the_list_and_is_asked_in_turn(page, qtbot) -> None:
    """The next in order is chosen by itself; after another was heard, the first waiting comes again."""
    rows = page.circle.list.table.values()
    assert [voice.where for voice in rows] == ["next", "waiting", "waiting"]
    press(page, qtbot, K.Key_Down, Qt.KeyboardModifier.NoModifier)
    press(page, qtbot, K.Key_C)
    rows = page.circle.list.table.values()
    assert [voice.where for voice in rows] == ["next", "heard", "waiting"]
    assert page.circle.speaker.id == rows[0].id
    assert "2 not heard yet" in page.circle._tally.text()


def test_the_last_step_is_taken_back_from_the_empty_line(page, qtbot) -> None:
    """Ctrl+Z of an empty line is the council's: what was said last is unsaid, that seat asked again."""
    first = page.circle.speaker.id
    press(page, qtbot, K.Key_C)
    assert page.circle.speaker.id != first
    undo = QKeyEvent(QEvent.Type.ShortcutOverride, K.Key_Z, CONTROL)
    undo.ignore()
    QApplication.sendEvent(page.bar.line, undo)
    assert not undo.isAccepted()
    page.desk.runner.undo(page)
    settle(page.desk.runner, qtbot)
    assert page.circle.speaker.id == first and not page.view.round.now


def test_going_on_too_early_says_who_is_missing(page, qtbot) -> None:
    """At the need everybody is heard first; in the round of questions the same key once more goes on."""
    next_step(page, qtbot)
    assert "heard yet" in page._banner.words and page.view.round.step == "need"
    next_step(page, qtbot)
    assert page.view.round.step == "need"
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    next_step(page, qtbot)
    next_step(page, qtbot)
    assert "once more" in page._banner.words and page.view.round.step == "understand"
    next_step(page, qtbot)
    assert page.view.round.step == "respond"


def test_the_line_keeps_the_focus_whatever_is_said(page, qtbot) -> None:
    """After every key, refused or kept, one can type on; a key that is not asked now says so."""
    for key in (K.Key_C, K.Key_O, K.Key_S, K.Key_Y, K.Key_X, K.Key_A, K.Key_N, K.Key_P):
        press(page, qtbot, key)
        assert page.bar.line.hasFocus(), key
        assert page.bar.line.text() == ""


def test_with_large_text_the_line_stays_in_sight(do, seats, desk, qtbot) -> None:
    """Where the page is taller than its frame, coming to the line brings it into sight."""
    begin(do, seats)
    frame = QScrollArea(widgetResizable=True)
    qtbot.addWidget(frame)
    page = ConsentPage(desk)
    page.setMinimumHeight(900)
    frame.setWidget(page)
    frame.resize(800, 400)
    frame.show()
    settle(desk.runner, qtbot)
    page.stage.need.setFocus()
    page.focus_line()
    seen = page.bar.line.mapTo(frame.viewport(), page.bar.line.rect().bottomLeft())
    assert frame.viewport().rect().contains(seen)


def test_what_is_typed_while_an_answer_comes_stays(page) -> None:
    """Only the words that were kept leave the line."""
    page.bar.line.setText("Next words")
    page.bar.line.empty("Words that were kept")
    assert page.bar.line.text() == "Next words"


def test_a_question_is_answered_from_the_line(page, qtbot) -> None:
    """Enter keeps a question, an empty Enter none; while one waits, Enter or Alt+A keeps its answer."""
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    next_step(page, qtbot)
    say(page, qtbot, "Inside the border only?")
    say(page, qtbot)
    assert [one.kind for one in page.view.round.now] == ["question", "pass"]
    say(page, qtbot, "Yes.", K.Key_A)
    assert page.view.round.now[0].answer == "Yes."
    assert page.stage._said.lines[0].quiet == "Answer: Yes."
    say(page, qtbot, "Until when?")
    assert page.bar.hint.startswith("Enter keeps the answer")
    say(page, qtbot, "For ten years.")
    assert [one.answer for one in page.view.round.now if one.kind == "question"] == ["Yes.", "For ten years."]


def test_after_a_concern_one_writes_on_at_the_sign_of_the_next(page, do, desk, qtbot) -> None:
    """Ctrl+Enter at the first concern leads to the sign of the second, and from the last back to the line."""
    to_check(do, page, qtbot)
    say(page, qtbot, "It may be dear", K.Key_K)
    say(page, qtbot, "It may take long", K.Key_K)
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    next_step(page, qtbot)
    concerns = page.stage.concerns
    for sign in ("A plot costs above 5 million", "No plot in two years"):
        assert page.focusWidget() is concerns.sign and concerns.sign.text() == ""
        keys(concerns.sign, sign)
        write(concerns.day, "2027-03-31")
        keys(concerns.day, key=K.Key_Return, modifier=CONTROL)
        settle(desk.runner, qtbot)
    assert page.bar.line.hasFocus()
    assert [one.sign[:6] for one in page.view.round.concerns] == ["A plot", "No plo"]


def test_a_text_kept_unchanged_is_refused_in_plain_words(page, do, desk, qtbot) -> None:
    """To settle by changing the text without changing it says just that, and keeps nothing."""
    to_check(do, page, qtbot)
    say(page, qtbot, ARGUMENT, K.Key_O)
    all_say(page, qtbot, K.Key_C)
    for verb, given in (
        (actions.begin_test, {}),
        (actions.examine_objection, {"premises": ("Houses are bought",), "ground": "harms"}),
    ):
        do(verb, round_id="r1", at=NOON, **given)
    settle(desk.runner, qtbot)
    all_say(page, qtbot, K.Key_S)
    next_step(page, qtbot)
    keys(page.bar.line, key=K.Key_F2)
    keys(page.stage.resolve.wording, key=K.Key_Return, modifier=CONTROL)
    settle(desk.runner, qtbot)
    assert page._banner.words == "The text is unchanged. Change it, or choose another way."
    assert page.view.version == 1


def test_an_objection_that_falls_can_become_a_minority_view(page, do, qtbot) -> None:
    """Two of three see it otherwise with a reason: a concern, and perhaps a minority view."""
    to_check(do, page, qtbot)
    say(page, qtbot, ARGUMENT, K.Key_O)
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    page.stage.objection.premises.setPlainText("Houses with tenants are bought")
    page.stage.objection.ground.choose("harms")
    run(page, "decisions.consent_keep")
    settle(page.desk.runner, qtbot)
    say(page, qtbot, "Only empty plots are bought")
    say(page, qtbot, "The law protects them anyway")
    assert page.stage.objection._count.accessibleName().startswith("2 of 3")
    all_say(page, qtbot, K.Key_P)
    next_step(page, qtbot)
    assert page.view.round.objections[0].state == "not_qualified"
    press(page, qtbot, K.Key_X)
    assert page.view.round.objections[0].offers_minority_view
    assert "minority view" in page._banner.words


def test_many_passes_ask_whether_to_put_it_off(page, do, qtbot) -> None:
    """More than a third pass: yes asks for owner and day on the sheet, no goes on to the agreement."""
    to_check(do, page, qtbot)
    say(page, qtbot, "", K.Key_C)
    all_say(page, qtbot, K.Key_P)
    assert "put this off" in page.prompt.words
    press(page, qtbot, K.Key_Y)
    assert page.focusWidget() is page.stage.aside.owner
    keys(page.focusWidget(), key=K.Key_Escape)
    assert page.bar.line.hasFocus() and not page.stage.aside.isVisible()
    press(page, qtbot, K.Key_X)
    assert page.view.state == "agreed"


def test_putting_off_and_stopping_happen_on_the_sheet(page, qtbot) -> None:
    """Nothing stands over the line; a day that is none is refused, and what was typed stays."""
    keys(page.bar.line, "Too few are here")
    run(page, "decisions.put_off")
    aside = page.stage.aside
    assert aside.reason.text() == "Too few are here"
    keys(aside.owner, "Drafting group")
    write(aside.until, "soon")
    keys(aside.until, key=K.Key_Return, modifier=CONTROL)
    settle(page.desk.runner, qtbot)
    assert "“soon” is no date" in page._banner.words and aside.owner.text() == "Drafting group"
    write(aside.until, "2027-01-31")
    keys(aside.until, key=K.Key_Return, modifier=CONTROL)
    settle(page.desk.runner, qtbot)
    assert page.view.state == "deferred" and page.view.round.owner == "Drafting group"
    assert "Put off until 2027-01-31" in page.stage._end.text()


def test_a_draft_on_the_sheet_outlives_answers(page, do, qtbot) -> None:
    """What is being written about an objection is not overwritten when something else arrives."""
    to_check(do, page, qtbot)
    say(page, qtbot, ARGUMENT, K.Key_O)
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    keys(page.stage.objection.premises, "Half a premi")
    do(actions.describe_proposal, proposal_id="p1", title="Keep all the land")
    settle(page.desk.runner, qtbot)
    assert page.stage.objection.premises.toPlainText() == "Half a premi"
    assert page.stage.objection.premises.hasFocus()


def test_somebody_leaves_and_somebody_comes(page, qtbot) -> None:
    """The chosen one leaves and is not waited for; a seat typed in the line comes (back)."""
    run(page, "decisions.circle")
    settle(page.desk.runner, qtbot)
    assert page.view.round.people == 2
    assert page.circle.list.table.values()[-1].where == "away"
    assert page.circle.speaker.where == "next"
    keys(page.bar.line, "1")
    run(page, "decisions.circle")
    settle(page.desk.runner, qtbot)
    assert page.view.round.people == 3 and page.bar.line.text() == ""


def test_tables_count_their_hands(do, seats, desk, qtbot) -> None:
    """A table's numbers and reasons in one line; what does not fit is refused and stays typed."""

    def two_tables(db) -> None:
        from council.sessions.records import DiscussionTable

        for n in (1, 2):
            db.add(DiscussionTable(id=f"table{n}", number=n, places=8))

    do(two_tables)
    begin(do, seats, tables=[Member("table", "table1", people=8), Member("table", "table2", people=6)])
    page = visit(ConsentPage, desk, qtbot)
    assert page.bar.hint.startswith("Numbers in this order: consent, concern, pass")
    say(page, qtbot, "8")
    say(page, qtbot, "6")
    for _step in range(6):
        next_step(page, qtbot)
    assert page.view.round.step == "check"
    say(page, qtbot, "9 0 0 0")
    assert "do not fit" in page._banner.words and page.bar.line.text() == "9 0 0 0"
    page.bar.line.setText("")
    page.circle.list.choose("table1")
    say(page, qtbot, f"6 1 1 0 / {ARGUMENT} / It may be dear")
    assert page.view.tally == {"consent": 6, "concern": 1, "objection": 1}
    assert [one.argument for one in page.view.round.objections] == [ARGUMENT]
    assert "consent 6" in page.circle._tally.text()


def test_a_role_is_filled_by_consent(do, seats, desk, qtbot) -> None:
    """Nominations with reasons, a change round, a member put forward, the check; the result is kept."""
    page = visit(ConsentPage, desk, qtbot)
    run(page, "decisions.start_election")
    form = form_of(page, qtbot)
    send(form, page, qtbot)
    assert "Name the role" in form.role.refusal
    write(form.role.editor, "Speaker")
    for _seat in seats:
        keys(form.members.editor, key=K.Key_Space)
        keys(form.members.editor, key=K.Key_Down)
    send(form, page, qtbot)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    say(page, qtbot, "listens to all")
    assert page.bar.line.text() == "listens to all"
    page.bar.line.setText("")
    all_say(page, qtbot, K.Key_Return, "3 listens to all")
    next_step(page, qtbot)
    all_say(page, qtbot, K.Key_U)
    next_step(page, qtbot)
    say(page, qtbot, "3 most reasons spoke for it")
    assert "Seat 3" in page.prompt.words
    next_step(page, qtbot)
    assert page.circle.list.table.values()[-1].words.startswith("Seat 3")
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    assert page.view.state == "agreed" and "takes the role" in page.prompt.words


def test_a_wording_from_outside_stops_the_round(page, do, desk, qtbot) -> None:
    """A newer wording made elsewhere: the page says so, and only putting off or stopping is left."""
    do(
        actions.add_version,
        version_id="p1v2",
        proposal_id="p1",
        text=BETTER,
        reason="From elsewhere",
        at=NOON,
    )
    settle(desk.runner, qtbot)
    desk.commands.refresh_now()
    assert "worded anew" in page.stage._notice.text()
    press(page, qtbot, K.Key_N)
    assert page.view.round.step == "need"
    assert desk.commands.action("decisions.stop_consent").isEnabled()


def test_older_rounds_are_read_again(page, do, desk, qtbot) -> None:
    """F7 lists every round in place of this one; Enter opens one; Esc comes back."""
    keys(page.bar.line, key=K.Key_F7)
    assert page.all.isVisible() and page.all.hasFocus()
    keys(page.all, key=K.Key_Escape)
    assert not page.all.isVisible() and page.bar.line.hasFocus()
    keys(page.bar.line, key=K.Key_F7)
    keys(page.all, key=K.Key_Return)
    settle(desk.runner, qtbot)
    assert not page.all.isVisible() and page.view.number == 1


def test_every_part_has_a_name(page, do, qtbot) -> None:
    """Nothing that Tab reaches is nameless, on the sheet of an objection too."""
    to_check(do, page, qtbot)
    say(page, qtbot, ARGUMENT, K.Key_O)
    all_say(page, qtbot, K.Key_C)
    next_step(page, qtbot)
    assert_named(page)


def test_arriving_for_a_proposal_finds_its_round(do, seats, desk, qtbot) -> None:
    """From the proposal's page one comes to its newest round; without one the form is open for it."""
    page = visit(ConsentPage, desk, qtbot)
    page.arrive(proposal="p1")
    form = form_of(page, qtbot)
    form.reject()
    begin(do, seats, settings=Settings(on_wall=True))
    page.arrive(proposal="p1")
    settle(desk.runner, qtbot)
    assert page.view.id == "r1"
    assert page.view.round.settings.on_wall
