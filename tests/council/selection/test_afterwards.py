"""Whatever happens after a draw, in whatever order: everyone is seated once and all numbers add up."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from council import clock
from council.people.queries import pool_of
from council.selection import actions, queries
from council.selection.alternates import choose_alternates, of_kinds
from council.selection.queries import MEMBERS
from council.selection.refusals import (
    AlternatesUnusable,
    HomeTaken,
    NoLotteryFound,
    PersonInDraw,
    PoolEmpty,
    SeatsFull,
    TargetsOutOfReach,
)
from council.selection.replacing import find_replacements
from council.selection.rules import find_lottery
from council.selection.seats.queries import GONE
from council.selection.targets import Line
from council.store import Store
from council.store.refusals import NothingToUndo, StepIsSealed
from tests.council.selection.after import AT, chain_of, draw_panel, fill

SEATS = 5
WIDE = (
    Line("gender", "woman", 1, 4),
    Line("gender", "man", 1, 4),
    Line("town", "North", 1, 4),
    Line("town", "South", 1, 4),
)
ANSWERS = {
    "confirmed": actions.confirm_seats,
    "declined": actions.decline_seats,
    "withdrawn": actions.withdraw_seats,
    "expected": actions.expect_seats,
}
CANNOT = (TargetsOutOfReach, PoolEmpty, NoLotteryFound)


class Afterwards(RuleBasedStateMachine):
    """A panel of five from twenty-four people, and everything that can be done once it is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "after.council", create=True)
        self.days = 0

    @initialize()
    def draw(self) -> None:
        fill(self.store, people_count=24, seats=SEATS)
        self.store.act(actions.set_targets, seats=SEATS, lines=WIDE)
        draw_panel(self.store)

    def later(self) -> Any:
        self.days += 1
        return AT + timedelta(days=self.days)

    @rule(which=st.integers(0, 30), state=st.sampled_from(sorted(ANSWERS)))
    def answer(self, which: int, state: str) -> None:
        """Whoever answers has the state of their answer, and it is the last of their history."""
        seats = self.store.read(queries.seats_of)
        seat = seats[which % len(seats)]
        try:
            changed = self.store.act(ANSWERS[state], seat_ids=[seat.id], at=self.later()).value
        except (SeatsFull, HomeTaken):
            assert seat.state in GONE and state in MEMBERS
            return
        assert changed == (seat.state != state)
        history = self.store.read(queries.answers_of, seat_id=seat.id)
        assert not changed or history[-1].state == state

    @precondition(lambda self: len(self.store.read(queries.draws_of)) < 5)
    @rule()
    def replace(self) -> None:
        """As many come as seats are free, each with a number of their own."""
        asked = self.store.read(queries.replacement_pool)
        if not asked.seats_left:
            return
        try:
            lottery = find_replacements(replacement=asked)
        except CANNOT:
            return
        before = self.store.read(queries.seats_of)
        given = {"draw_id": clock.new_id(), "lottery": lottery, "at": self.later()}
        self.store.act(actions.commit_lottery, purpose="replacement", **given)
        new = self.store.act(actions.keep_draw, draw_id=given["draw_id"], at=self.later()).value
        assert len(new) == asked.seats_left
        after = self.store.read(queries.seats_of)
        assert after[: len(before)] == before
        views = self.store.read(queries.target_views_of)
        assert all(one.line.least <= (one.in_panel or 0) <= one.line.most for one in views)

    @precondition(lambda self: len(self.store.read(queries.draws_of)) < 5)
    @rule(places=st.integers(1, 3))
    def wait(self, places: int) -> None:
        """Alternates are drawn from those who neither sit nor wait."""
        asked = self.store.read(queries.alternates_pool)
        try:
            choice = choose_alternates(asked=asked, places=places, scenarios=10, fresh=10)
            pool, targets, _seated = of_kinds(asked, choice)
            lottery = find_lottery(pool=pool, targets=targets)
        except (*CANNOT, AlternatesUnusable):
            return
        given = {"draw_id": clock.new_id(), "lottery": lottery, "at": self.later(), "choice": choice}
        self.store.act(actions.commit_lottery, purpose="alternates", **given)
        self.store.act(actions.keep_draw, draw_id=given["draw_id"], at=self.later())

    @rule()
    def call(self) -> None:
        """The alternate proposed can be called up when a seat is free, and only then."""
        proposed = self.store.read(queries.proposed_alternate)
        if proposed is None:
            return
        free = self.store.read(queries.replacement_pool).seats_left
        given = {"seat_id": clock.new_id(), "alternate_id": proposed.id, "at": self.later()}
        try:
            self.store.act(actions.call_alternate, **given)
        except SeatsFull:
            assert not free
            return
        assert free

    @rule(which=st.integers(0, 5))
    def release(self, which: int) -> None:
        """Whoever is released waits no more."""
        waiting = [one for one in self.store.read(queries.alternates_of) if one.state == "waiting"]
        if waiting:
            one = waiting[which % len(waiting)]
            self.store.act(actions.release_alternates, alternate_ids=[one.id])
            proposed = self.store.read(queries.proposed_alternate)
            assert proposed is None or proposed.id != one.id

    @rule(which=st.integers(0, 23))
    def remove(self, which: int) -> None:
        """Nobody who stands in a certificate can be taken out of the file."""
        people = self.store.read(pool_of)
        try:
            self.store.act(actions.remove_from_pool, person_ids=[people[which].id])
        except PersonInDraw:
            return
        raise AssertionError("a certificate lost somebody")

    @rule()
    def undo(self) -> None:
        """What can be undone and redone is exactly as it was."""
        before = self.seen()
        try:
            self.store.undo()
        except (StepIsSealed, NothingToUndo):
            return
        self.store.redo()
        assert self.seen() == before
        self.store.undo()

    def seen(self) -> tuple[Any, ...]:
        asked = (queries.seats_of, queries.answers_of, queries.alternates_of, queries.stages_of)
        return tuple(self.store.read(one) for one in asked)

    @invariant()
    def numbers_add_up(self) -> None:
        """Each person has at most one seat that counts, each number one seat, and the stages their sums."""
        seats = self.store.read(queries.seats_of)
        members = [one for one in seats if one.state in MEMBERS]
        assert len({one.person_id for one in seats}) == len(seats) >= len(members)
        assert [one.number for one in seats] == list(range(1, len(seats) + 1))
        assert len(members) <= SEATS
        homes = [one.household for one in self.store.read(pool_of)]
        by_id = dict(zip((one.id for one in self.store.read(pool_of)), homes, strict=True))
        assert len({by_id[one.person_id] for one in members}) == len(members)
        if not seats:
            return
        told = self.store.read(queries.stages_of)
        assert told.registered == told.eligible + sum(told.left_out.values()) == 24
        assert told.drawn + told.replaced == len(seats)
        assert told.confirmed + told.expected + told.declined + told.withdrew == len(seats)
        assert told.confirmed + told.expected == len(members)

    def teardown(self) -> None:
        if self.store.read(queries.draws_of):
            verdict = chain_of(self.store)
            assert verdict.code == "", verdict
        self.store.close()
        self.folder.cleanup()


Afterwards.TestCase.settings = settings(
    max_examples=6, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAfterwards = Afterwards.TestCase
