"""The days of the sample leave a whole record, the same each time, and change no word and no vote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from council.sample import story
from council.sessions import queries
from council.sessions.forms.results import measures_of
from council.store import Store
from tests.journeys.small import small_folder

DAYS = story.CHAPTERS[:5]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small council up to what its days left, told once."""
    place = tmp_path_factory.mktemp("days")
    with pytest.MonkeyPatch.context() as patched, Store.open(place / "days.council", create=True) as store:
        patched.setattr(story, "CHAPTERS", DAYS)
        story.tell(store, folder=small_folder(place))
        yield store


def everywhere(told: Store, query: Callable[..., Any]) -> list[Any]:
    """What a query answers for all sessions, one after the other."""
    sessions = told.read(queries.sessions_of)
    return [one for session in sessions for one in told.read(query, session_id=session.id)]


def test_each_day_was_staffed_begun_and_ended(told: Store) -> None:
    """Every session has a facilitator at each table, a beginning and an end, and no item left open."""
    parties = {party.name for party in told.read(queries.parties_of)}
    assert len(parties) == 15
    for session in told.read(queries.sessions_of):
        staff = told.read(queries.staffing_of, session_id=session.id)
        hosts = [one for one in staff if one.job == "facilitator"]
        assert sorted(one.table_number for one in hosts) == [1, 2, 3]
        assert {one.state for one in staff} == {"confirmed"}
        items = told.read(queries.agenda_of, session_id=session.id)
        assert {item.state for item in items} == {"done"}
        assert all(item.started and item.ended and item.started <= item.ended for item in items)


def test_facilitators_change_tables(told: Store) -> None:
    """Nobody facilitates the same table on every day."""
    by_table: dict[int | None, set[str]] = {}
    for session in told.read(queries.sessions_of):
        for one in told.read(queries.staffing_of, session_id=session.id):
            by_table.setdefault(one.table_number, set()).add(one.name)
    assert all(len(names) > 1 for names in by_table.values())


def test_who_was_there_is_noted_with_times(told: Store) -> None:
    """Every seat has a state in every session, and some came late."""
    for session in told.read(queries.sessions_of):
        seats = told.read(queries.attendance_of, session_id=session.id)
        states = {seat.state for seat in seats}
        assert "expected" not in states and "late" in states
        assert all(seat.since is not None for seat in seats if seat.state in ("present", "late"))


def test_the_hearing_leaves_questions_in_every_state(told: Store) -> None:
    """Answered, due and open questions, ranked ones first, and evidence of more than one position."""
    found = everywhere(told, queries.questions_of)
    assert {"answered", "due", "open_at_end"} <= {question.state for question in found}
    assert [question.rank for question in found][:4] == [1, 2, 3, 4]
    assert all(question.answer for question in found if question.state == "answered")
    assert len({one.position for one in everywhere(told, queries.evidence_of)}) > 1


def test_the_parking_lot_is_settled(told: Store) -> None:
    """Each parked line was handed on, taken up or closed with a reason, in the writer's own words."""
    parked = everywhere(told, queries.parked_of)
    assert {one.state for one in parked} == {"handed_on", "closed", "taken_up"}
    assert not any(one.is_open for one in parked)


def test_lists_were_signed_and_one_was_not(told: Store) -> None:
    """Some statements are confirmed and some were never read back, so that both can be seen."""
    counts = told.read(queries.statement_counts_of)
    assert counts.confirmed > 0 and counts.not_read_back > 0
    for one in told.read(queries.signoffs_of):
        assert 0 < one.agreed <= one.present


def test_turns_were_counted_and_not_everybody_was_heard(told: Store) -> None:
    """At least two sessions have turns; shares stand on who was there."""
    logged = [
        session
        for session in told.read(queries.sessions_of)
        if told.read(queries.turns_of, session_id=session.id)
    ]
    assert len(logged) >= 2


def test_sheets_of_every_day_stand_beside_each_other(told: Store) -> None:
    """Measures of both sides run over all sessions, each with a base of those who were there."""
    results = told.read(queries.all_form_results_of)
    sessions = {session.number for session in told.read(queries.sessions_of)}
    sides: dict[str, set[int]] = {"individual": set(), "collective": set()}
    for measure in measures_of(results):
        sides[measure.question.side] |= {point.session_number for point in measure.points}
    assert sides == {"individual": sessions, "collective": sessions}
    assert all(one.base and 0 < one.answered <= one.base for one in results)


def test_the_first_minutes_are_approved_with_their_history(told: Store) -> None:
    """One correction taken, one refused with its reason, the newest version approved."""
    first = told.read(queries.sessions_of)[0]
    minutes = told.read(queries.minutes_of, session_id=first.id)
    assert first.state == "minutes_approved" and minutes.state == "approved"
    assert sorted(one.state for one in minutes.corrections) == ["refused", "taken"]


def test_a_plan_without_a_day_tells_a_plain_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder whose plan says nothing of the days is told without them."""
    import json

    folder = small_folder(tmp_path)
    plan = json.loads((folder / "council.json").read_text("utf-8"))
    del plan["day"]
    (folder / "council.json").write_text(json.dumps(plan), "utf-8")
    monkeypatch.setattr(story, "CHAPTERS", DAYS)
    with Store.open(tmp_path / "plain.council", create=True) as store:
        story.tell(store, folder=folder)
        assert store.read(queries.parties_of) == () and store.read(queries.forms_of) == ()
