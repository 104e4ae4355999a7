"""The team page: who works for the council, and the jobs of one session."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from council.sessions import actions
from tests.ui.sessions.seating import run, wait
from tests.ui.visiting import assert_named, keys, visit
from ui.page import Desk
from ui.sessions.staff.forms import JobForm, PartyForm
from ui.sessions.staff.page import TeamPage


def add(page: TeamPage, qtbot, name: str, **texts: str) -> None:
    """Somebody added through the form."""
    run(page, qtbot, "sessions.add_party")
    form = page.findChildren(PartyForm)[-1]
    form._name.editor.setText(name)
    form._languages.editor.setText(texts.get("languages", ""))
    form._interests.editor.setText(texts.get("interests", ""))
    form.submit()
    wait(page, qtbot)


def jobs(page: TeamPage) -> list[tuple[int, str, str, str]]:
    return [(one.table_number, one.name, one.job, one.state) for one in page._jobs.table.values()]


def test_somebody_is_added_by_keys_and_named_twice_is_refused(panel: Desk, qtbot) -> None:
    """From the empty page a form and Enter put somebody on the list; the same name stands under its field."""
    page = visit(TeamPage, panel, qtbot)
    assert page.is_empty
    run(page, qtbot, "sessions.add_party")
    form = page.findChildren(PartyForm)[-1]
    keys(form._name.editor, "Ida Roth", Qt.Key.Key_Return)
    wait(page, qtbot)
    assert not page.is_empty
    assert [party.name for party in page._parties.table.values()] == ["Ida Roth"]
    add(page, qtbot, "Ida Roth")
    form = page.findChildren(PartyForm)[-1]
    assert "on the list already" in form._name.refusal
    form.reject()
    assert_named(page)


def test_jobs_are_given_confirmed_and_taken_back(panel: Desk, qtbot) -> None:
    """A table to facilitate, a talk in the whole room; confirmed together; freed alone; undone."""
    page = visit(TeamPage, panel, qtbot)
    page.act(actions.lay_tables, None, count=3, places=8)
    add(page, qtbot, "Ida Roth", languages="DE fr", interests="none")
    add(page, qtbot, "Jo Sand")
    for name, job, table in (("Ida Roth", "facilitator", 2), ("Jo Sand", "speaker", 0)):
        party = next(one for one in page._parties.table.values() if one.name == name)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page._parties.choose(party.id)
        page._parties.setFocus()
        page.desk.commands.refresh_now()
        QTest.keyClick(page._parties, Qt.Key.Key_J)
        form = page.findChildren(JobForm)[-1]
        form._job.setCurrentIndex(form._job.findData(job))
        form._table.setCurrentIndex(table)
        form.submit()
        wait(page, qtbot)
    assert jobs(page) == [(2, "Ida Roth", "facilitator", "planned"), (0, "Jo Sand", "speaker", "planned")]
    assert "1 of 3 tables facilitated" in page.head._facts.text()
    run(page, qtbot, "sessions.confirm_staff")
    assert {state for *_rest, state in jobs(page)} == {"confirmed"}
    assert "2 of 2 jobs confirmed" in page.head._facts.text()
    page._jobs.choose(page._jobs.table.values()[1].id)
    run(page, qtbot, "sessions.free_job")
    assert len(jobs(page)) == 1
    page.desk.runner.undo(page)
    wait(page, qtbot)
    assert len(jobs(page)) == 2


@pytest.mark.parametrize("worked", [False, True])
def test_who_had_a_part_is_noted_as_left_not_removed(panel: Desk, qtbot, worked: bool) -> None:
    """Without a part somebody can be removed; with one the refusal says what to do instead."""
    page = visit(TeamPage, panel, qtbot)
    add(page, qtbot, "Ida Roth")
    party = page._parties.table.values()[0]
    if worked:
        page.act(actions.staff_table, None, session_id=page.session.id, party_id=party.id, job="observer")
        page.act(actions.confirm_staffing, None, session_id=page.session.id)
        wait(page, qtbot)
    page._parties.choose(party.id)
    run(page, qtbot, "sessions.remove_party")
    assert page.is_empty is not worked
    if worked:
        assert "has a part in the record" in page._banner.words
        run(page, qtbot, "sessions.party_left")
        assert page._parties.table.values()[0].state == "left"
        assert "has left" in panel.commands.why_not("sessions.give_job")
        run(page, qtbot, "sessions.party_left")
        assert page._parties.table.values()[0].state == "active"
