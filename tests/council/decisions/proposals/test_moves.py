"""A proposal moves by one table; every other move is refused and changes nothing."""

from __future__ import annotations

from itertools import product

import pytest

from council.decisions import actions
from council.decisions.proposals import moves
from council.decisions.proposals.actions import add_version
from council.decisions.proposals.moving.actions import (
    move_proposal,
    put_to_review,
    seal_version,
    withdraw_proposal,
)
from council.decisions.proposals.queries import proposals_of, versions_of
from council.decisions.proposals.records import Proposal
from council.decisions.proposals.refusals import (
    ChangeNeedsReason,
    MoveNotAllowed,
    NotInConsent,
    ProposalIsSettled,
    VersionIsOutdated,
    WordingMissing,
)
from council.decisions.proposals.views import ProposalView
from council.store import Db, Store
from tests.council.decisions.conftest import NOON, TEXT, Desk

# What the design says, written down a second time: from each state where it may come to.
SAID = {
    "idea": "draft withdrawn merged",
    "draft": "in_review withdrawn merged",
    "in_review": "draft in_consent in_ballot not_adopted withdrawn merged",
    "in_consent": "draft in_review adopted adopted_with_concerns not_adopted withdrawn",
    "in_ballot": "in_review adopted not_adopted",
    "adopted": "in_review",
    "adopted_with_concerns": "in_review",
    "not_adopted": "in_review",
    "withdrawn": "",
    "merged": "",
}


def stand(db: Db, *, state: str) -> None:
    """Put proposal p1 into a state, as if everything before had happened."""
    row = db.get(Proposal, "p1")
    assert row is not None
    row.state = state


def only(store: Store) -> ProposalView:
    """The one proposal there is."""
    (found,) = store.read(proposals_of)
    return found


def test_the_table_is_what_the_design_says() -> None:
    """Of a hundred moves twenty-four may be made; the ends lead nowhere."""
    assert {state: frozenset(to.split()) for state, to in SAID.items()} == dict(moves.MOVES)
    assert sum(map(len, moves.MOVES.values())) == 24
    assert not moves.may_move("nobody knows it", "draft")


def test_every_move_is_made_or_refused(desk: Desk) -> None:
    """All pairs of states through the real store: those in the table are made, all others change nothing."""
    desk.draft()
    refused = 0
    for state, to in product(moves.STATES, repeat=2):
        desk.store.act(stand, state=state)
        if to in SAID[state].split() and to != "merged":
            asked = {"proposal_id": "p1", "to": to, "reason": "It was agreed"}
            assert desk.store.act(move_proposal, **asked).value == to
            continue
        with pytest.raises(MoveNotAllowed):
            desk.store.act(move_proposal, proposal_id="p1", to=to, reason="It was agreed")
        assert only(desk.store).state == state
        refused += 1
    assert refused == 100 - sum(len(set(to.split()) - {"merged"}) for to in SAID.values())


def test_what_has_no_wording_cannot_be_reviewed(desk: Desk) -> None:
    """An idea is worded first."""
    desk.store.act(actions.draft_proposal, proposal_id="p1", title="Land", at=NOON)
    desk.store.act(stand, state="draft")
    with pytest.raises(WordingMissing):
        desk.store.act(move_proposal, proposal_id="p1", to="in_review")


def test_a_wording_in_review_counts_as_read(desk: Desk) -> None:
    """What others were shown is marked as read; put to review again it stays so."""
    desk.draft()
    desk.store.act(move_proposal, proposal_id="p1", to="in_review")
    (version,) = desk.store.read(versions_of, proposal_id="p1")
    assert version.state == "read"
    desk.store.act(put_to_review, proposal_id="p1")
    assert only(desk.store).state == "in_review"


def test_a_new_wording_in_consent_leads_back_to_draft(desk: Desk) -> None:
    """Unless the round itself amends it: then the round goes on, and what it was shown counts as read."""
    desk.draft()
    desk.store.act(stand, state="in_consent")
    given = {"proposal_id": "p1", "at": NOON, "reason": "An objection"}
    desk.store.act(
        add_version, version_id="v2", text="It buys.", within_consent=True, causes=("o1",), **given
    )
    assert only(desk.store).state == "in_consent"
    assert [v.state for v in desk.store.read(versions_of, proposal_id="p1")] == ["superseded", "read"]
    assert desk.store.read(versions_of, proposal_id="p1")[1].causes == ("o1",)
    desk.store.act(add_version, version_id="v3", text="It buys land.", **given)
    assert only(desk.store).state == "draft"
    with pytest.raises(NotInConsent):
        desk.store.act(add_version, version_id="v4", text="It buys it.", within_consent=True, **given)


def test_a_ballot_takes_no_new_wording(desk: Desk) -> None:
    """From a ballot there is no way back but its result or its being void."""
    desk.draft()
    desk.store.act(stand, state="in_ballot")
    with pytest.raises(ProposalIsSettled):
        desk.store.act(add_version, version_id="v2", proposal_id="p1", text="New.", reason="Why not", at=NOON)
    with pytest.raises(ProposalIsSettled):
        desk.store.act(withdraw_proposal, proposal_id="p1", reason="Why not")


def test_only_the_newest_wording_is_sealed(desk: Desk) -> None:
    """A seal fixes the number of everything it says; a later wording leaves it sealed."""
    desk.draft()
    number = desk.store.act(seal_version, version_id="p1v1").value
    desk.store.act(add_version, version_id="v2", proposal_id="p1", text="It buys.", reason="Clearer", at=NOON)
    first, second = desk.store.read(versions_of, proposal_id="p1")
    assert (first.state, first.hash, second.state) == ("sealed", number, "draft")
    with pytest.raises(VersionIsOutdated):
        desk.store.act(seal_version, version_id="p1v1")


def test_a_withdrawal_names_its_group_and_can_be_undone(desk: Desk) -> None:
    """Without another name it is the author group; undo brings the proposal back as it was."""
    desk.store.act(
        actions.draft_proposal, proposal_id="p1", title="Land", text=TEXT, author_group="Table 3", at=NOON
    )
    before = only(desk.store)
    with pytest.raises(ChangeNeedsReason):
        desk.store.act(withdraw_proposal, proposal_id="p1", reason=" ")
    desk.store.act(withdraw_proposal, proposal_id="p1", reason="It is in proposal 2")
    assert (only(desk.store).withdrawn_by, only(desk.store).reason) == ("Table 3", "It is in proposal 2")
    desk.store.undo()
    assert only(desk.store) == before
