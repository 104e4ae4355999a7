"""Consent through the real store: acts in any order, refused ones change nothing, every act is undone."""

from __future__ import annotations

from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from council.store import Store
from tests.council.decisions.consent_drive import Drive, furnish
from tests.council.decisions.consent_walk import illegal

CHANCE = st.integers(0, 2**32 - 1).map(Random)


class ConsentInAnyOrder(RuleBasedStateMachine):
    """A room that does what leads on, or anything at all, and takes back what it did."""

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        self.store = Store.open(f"{self.place.name}/consent.council", create=True)
        self.store.act(furnish)
        self.drive: Drive | None = None

    @initialize(election=st.booleans())
    def begin(self, election: bool) -> None:
        """A round begins."""
        self.drive = Drive(self.store, election=election)

    @rule(chance=CHANCE, times=st.integers(1, 12))
    def lead_on(self, chance: Random, times: int) -> None:
        """Some steps of what leads on."""
        assert self.drive is not None
        for _time in range(times):
            self.drive.sensible(chance)

    @rule(chance=CHANCE)
    def do_anything(self, chance: Random) -> None:
        """Any verb with any arguments."""
        assert self.drive is not None
        self.drive.anything(chance)

    @precondition(lambda self: self.drive is not None and len(self.drive.start) > 2)
    @rule()
    def undo(self) -> None:
        """The last act taken back."""
        assert self.drive is not None
        self.drive.undo()

    @rule()
    def undo_and_redo(self) -> None:
        """The last act taken back and done again."""
        assert self.drive is not None
        self.drive.redo()

    @invariant()
    def nothing_illegal_stands_in_the_file(self) -> None:
        """What the file holds is a round the machine allows."""
        view = self.drive.view if self.drive is not None else None
        assert view is None or not illegal(view.round)

    def teardown(self) -> None:
        """Everything taken back: no trace of the round is left in any table."""
        if self.drive is not None:
            self.drive.home()
        self.store.close()
        self.place.cleanup()


ConsentInAnyOrder.TestCase.settings = settings(
    max_examples=6, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
test_consent_in_any_order = ConsentInAnyOrder.TestCase
