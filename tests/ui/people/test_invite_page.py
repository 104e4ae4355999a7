"""The page of invitations: a register is read, planned, drawn into a folder, and never kept."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from council.people.invitation import check_round
from council.people.inviting import register_of
from council.people.reading import grid_from
from council.people.rounds.queries import invitations_of
from council.selection import actions as selection
from council.selection.targets import Line
from tests.ui.visiting import assert_named, settle, visit
from ui.page import Desk
from ui.people.invite_page import InvitePage
from ui.people.invite_sheet import InviteSheet
from ui.people.invite_state import Choice, outlook_words, proposal_of, wanted_lines, warning_words


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """600 homes in two areas, ten rows twice."""
    rows = [f"{n} Canary Road,S1,{'North' if n % 3 else 'South'}" for n in range(600)]
    path = tmp_path / "register.csv"
    path.write_text("street,postcode,area\n" + "\n".join([*rows, *rows[:10]]) + "\n")
    return path


@pytest.fixture
def sheet(desk: Desk, qtbot: Any, register: Path) -> InviteSheet:
    """The dialog over the register, as the page opens it."""
    page = visit(InvitePage, desk, qtbot)
    assert page.is_empty
    desk.feedback.files = lambda *_given: register
    page.action("people.invite").trigger()
    settle(desk.runner, qtbot)
    settle(desk.runner, qtbot)
    return page.findChild(InviteSheet)


def by_area(sheet: InviteSheet, qtbot: Any) -> None:
    sheet._areas.setCurrentText("area")
    sheet._on_columns()
    settle(sheet._desk.runner, qtbot)


def test_the_plan_follows_every_choice(sheet: InviteSheet, qtbot: Any) -> None:
    """Address columns are proposed; areas, seats and rates change the letters at once."""
    assert_named(sheet)
    assert sheet._choice.address == ("street", "postcode")
    assert "10 rows joined" in sheet._sum.text() and [one.letters for one in sheet._table.values()] == [600]
    by_area(sheet, qtbot)
    sheet._seats.setValue(2)
    assert [(one.stratum.name, one.letters) for one in sheet._table.values()] == [
        ("North", 200),
        ("South", 100),
    ]
    sheet._rates[2].setValue(12)
    sheet._rates[1].setValue(12)
    assert sheet.verb.text() == "Draw 101 letters…"
    sheet._rates[1].setValue(2)
    assert "must rise" in sheet._sum.text() and not sheet.verb.isEnabled()
    sheet.reject()


def test_letters_are_drawn_into_a_folder_and_the_record_kept(
    sheet: InviteSheet, desk: Desk, qtbot: Any, register: Path, tmp_path: Path
) -> None:
    """The list lies there, the record in the file; drawing again gives the same; no address is kept."""
    by_area(sheet, qtbot)
    sheet._seats.setValue(1)
    sheet.submit()
    assert "seed" in sheet._seed.refusal
    sheet._seed.editor.setText("4 8 15")
    (tmp_path / "out").mkdir()
    desk.feedback.files = lambda *_given: tmp_path / "out"
    page = sheet.parent()
    sheet.submit()
    for _answer in range(4):
        settle(desk.runner, qtbot)
    (kept,) = page._view.table.values()
    assert (kept.number, kept.letters) == (1, 150) and page._state.facts == "1 round · 150 letters"
    one = register_of(grid_from(register), address=["street", "postcode"], strata=["area"])
    assert check_round(kept.record, one) == 150
    assert "canary" not in json.dumps(kept.record).casefold()
    assert (tmp_path / "out" / "letters.csv").read_text("utf-8-sig").count("Canary Road") == 150
    assert json.loads((tmp_path / "out" / "invitation.json").read_text()) == kept.record
    assert_named(page)
    assert [one["letters"] for one in page._areas.table.values()] == [100, 50]
    desk.feedback.files = lambda *_given: register
    page.action("people.check_invitation").trigger()
    settle(desk.runner, qtbot)
    assert page._banner.words == "VALID: 150 letters, drawn again the same."
    register.write_text(register.read_text().replace("7 Canary", "7 Oak"))
    page.action("people.check_invitation").trigger()
    settle(desk.runner, qtbot)
    assert "not the one that was drawn from" in page._banner.words
    desk.runner.undo(page)
    settle(desk.runner, qtbot)
    settle(desk.runner, qtbot)
    assert page.is_empty


def test_a_folder_with_letters_is_left_alone(
    sheet: InviteSheet, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """What may have been posted is not written over, and nothing is kept."""
    (tmp_path / "letters.csv").write_text("posted")
    desk.feedback.files = lambda *_given: tmp_path
    sheet._seed.editor.setText("4 8 15")
    sheet.submit()
    settle(desk.runner, qtbot)
    assert (tmp_path / "letters.csv").read_text() == "posted"
    found: list[Any] = []
    desk.runner.ask(sheet, invitations_of, found.append)
    settle(desk.runner, qtbot)
    assert found == [()]
    sheet.reject()


def test_a_plan_and_earlier_letters_come_from_files(
    sheet: InviteSheet, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """Areas of the plan are those of the register, or refused; homes of an earlier wave are left out."""
    by_area(sheet, qtbot)
    (tmp_path / "plan.csv").write_text("area,likely,letters\nNorth,10,\nSouth,,7\n")
    desk.feedback.files = lambda *_given: tmp_path / "plan.csv"
    sheet._plan_file.click()
    settle(desk.runner, qtbot)
    sheet._seats.setValue(3)
    assert [one.letters for one in sheet._table.values()] == [120, 7]
    (tmp_path / "first.csv").write_text("letter,street,postcode\n1,4 Canary Road,S1\n2,5 Canary Road,S1\n")
    desk.feedback.files = lambda *_given: tmp_path / "first.csv"
    sheet._earlier.click()
    settle(desk.runner, qtbot)
    assert sheet._proposal.left == 598
    sheet.reject()


def test_lines_in_danger_are_told(sheet: InviteSheet, desk: Desk, qtbot: Any) -> None:
    """The targets of the file are tried out; weak ones come with the letters that would mend them."""
    lines = (("age", "16-29", 6, 8, Fraction(1, 10)), ("area", "north", 1, 3, None))
    sheet._targets = lines
    by_area(sheet, qtbot)
    sheet._seats.setValue(1)
    sheet._rest.stop()
    sheet._foresee()
    settle(desk.runner, qtbot)
    assert "age: 16-29" in sheet._foreseen.text() and "alike" in sheet._foreseen.text()
    wanted = wanted_lines(lines, 30, sheet._register)
    assert [one.stratum for one in wanted] == ["", "North"] and wanted[1].share == Fraction(1, 15)
    assert outlook_words(None) == ""
    sheet.reject()


def test_short_areas_are_warned_of(sheet: InviteSheet, qtbot: Any) -> None:
    """Fewer homes than letters wanted is said with the area's name."""
    by_area(sheet, qtbot)
    proposal = proposal_of(sheet._register, Choice(("street",), ("area",), seats=90))
    assert warning_words(proposal) == "North, South have fewer homes than letters wanted."
    sheet.reject()


def test_targets_reach_the_page_with_their_shares(desk: Desk, qtbot: Any) -> None:
    """Shares of the population that stand beside the targets are what the trials use."""
    page = visit(InvitePage, desk, qtbot)
    given = {"seats": 5, "lines": (Line("a", "x", 1, 2),), "shares": {("a", "x"): Fraction(3, 10)}}
    desk.runner.act(page, selection.set_targets, **given)
    settle(desk.runner, qtbot)
    settle(desk.runner, qtbot)
    assert page._targets == [5, (("a", "x", 1, 2, Fraction(3, 10)),)]
