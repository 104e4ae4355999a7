"""A support round and its proposal: nothing stops it in silence, and it does not outlive what it rates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from council.decisions import actions, queries
from council.decisions.consent.circle import Member
from council.decisions.proposals.refusals import ProposalIsRated, ProposalIsSettled
from council.decisions.support.refusals import SupportRoundIsOutdated, SupportRoundRuns
from tests.council.decisions.conftest import NOON, Desk


def rate(desk: Desk, name: str = "r1") -> None:
    given = {"round_id": name, "version_id": "p1v1", "present": 20, "way": "hands", "at": NOON}
    desk.store.act(actions.open_support_round, **given)


def reword(desk: Desk) -> None:
    given = {"version_id": "p1v2", "proposal_id": "p1", "text": "Other words.", "reason": "Clearer"}
    desk.store.act(actions.add_version, at=NOON, **given)


def withdraw(desk: Desk) -> None:
    desk.store.act(actions.withdraw_proposal, proposal_id="p1", reason="Too dear")


@pytest.mark.parametrize("end", [reword, withdraw])
def test_a_round_whose_wording_is_over_may_only_be_stopped(desk: Desk, end: Callable[[Desk], None]) -> None:
    """No rating is entered, nothing is corrected or closed; stopping leaves its reason."""
    desk.draft()
    rate(desk)
    given = {"round_id": "r1", "label": "Table 1", "counts": {"5": 9}}
    desk.store.act(actions.enter_ratings, **given)
    end(desk)
    for act in (
        lambda: desk.store.act(actions.enter_ratings, **given),
        lambda: desk.store.act(actions.correct_present, round_id="r1", present=30),
        lambda: desk.store.act(actions.close_support_round, round_id="r1", at=NOON),
    ):
        with pytest.raises(SupportRoundIsOutdated, match="Stop the round"):
            act()
    desk.store.act(actions.stop_support_round, round_id="r1", reason="Reworded")
    assert desk.store.read(queries.support_rounds_of)[0].state == "stopped"


def test_no_ballot_and_no_consent_round_opens_while_one_is_rated(desk: Desk) -> None:
    """Both say which round is open, and open once it is closed or stopped."""
    desk.draft()
    desk.prepare()
    rate(desk)
    with pytest.raises(SupportRoundRuns):
        rate(desk, "r2")
    with pytest.raises(ProposalIsRated, match="Support round 1 on proposal 1 is still open"):
        desk.open()
    assert desk.ballot().state == "prepared"
    desk.store.undo()
    circle = [Member("table", "table1", 6), Member("table", "table2", 6)]
    given = {"round_id": "c1", "version_id": "p1v1", "circle": circle, "at": NOON}
    with pytest.raises(ProposalIsRated):
        desk.store.act(actions.start_consent, **given)
    desk.store.act(actions.stop_support_round, round_id="r1", reason="Not now")
    desk.store.act(actions.start_consent, **given)
    with pytest.raises(ProposalIsSettled):
        rate(desk, "r2")


def test_a_round_closed_leaves_the_way_free(desk: Desk) -> None:
    """And undo of the closing shuts it again."""
    desk.draft()
    desk.prepare()
    rate(desk)
    desk.store.act(actions.enter_ratings, round_id="r1", label="Table 1", counts={"5": 9})
    desk.store.act(actions.note_proof, ballot_id="b1", at=NOON)
    desk.store.act(actions.close_support_round, round_id="r1", at=NOON)
    desk.store.undo()
    opened = {"ballot_id": "b1", "entitled": 30, "present": 20, "printed": 20, "at": NOON}
    with pytest.raises(ProposalIsRated):
        desk.store.act(actions.open_ballot, **opened)
    desk.store.redo()
    desk.store.act(actions.open_ballot, **opened)
    assert desk.ballot().state == "open"
