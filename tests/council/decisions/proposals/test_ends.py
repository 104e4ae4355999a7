"""What can no longer grow: sealed and settled wordings, statements taken out, proposals that are over."""

from __future__ import annotations

import pytest

from council.decisions import actions
from council.decisions.proposals.refusals import ProposalIsSettled, StatementIsTakenOut, VersionIsSealed
from council.sessions.records import Statement
from council.store import Db
from tests.council.decisions.conftest import NOON, Desk


def grow(desk: Desk, version: str = "p1v1", statement: str = "s2") -> None:
    desk.store.act(actions.add_origins, version_id=version, statements=[statement], at=NOON)


def split(desk: Desk, name: str = "p9") -> None:
    given = {"proposal_id": name, "version_id": f"{name}v1", "title": "Part", "text": "The city buys land."}
    desk.store.act(actions.split_proposal, source_id="p1", reason="By itself", at=NOON, **given)


def test_a_sealed_wording_gets_no_new_origin(desk: Desk) -> None:
    """What was decided on keeps what it grew out of, before the vote and after it."""
    desk.draft()
    desk.prepare()
    desk.open()
    with pytest.raises(VersionIsSealed):
        grow(desk)
    desk.store.act(actions.void_ballot, ballot_id="b1", reason="The box stood open")
    with pytest.raises(VersionIsSealed):
        grow(desk)


def test_a_withdrawn_proposal_gets_no_new_origin_and_no_part(desk: Desk) -> None:
    """It is over; nothing grows into it or out of it."""
    desk.draft()
    desk.store.act(actions.withdraw_proposal, proposal_id="p1", reason="Too dear")
    with pytest.raises(ProposalIsSettled):
        grow(desk)
    with pytest.raises(ProposalIsSettled, match="withdrawn"):
        split(desk)


def test_nothing_draws_on_a_statement_that_was_taken_out(desk: Desk) -> None:
    """Withdrawn or redacted: its words are shown no more, so nothing new can grow out of them."""

    def take_out(db: Db, *, state: str) -> None:
        db.get_one(Statement, "s2").state = state

    desk.draft()
    for state in ("withdrawn", "redacted"):
        desk.store.act(take_out, state=state)
        with pytest.raises(StatementIsTakenOut, match="2"):
            grow(desk)
    grow(desk, statement="s3")


def test_no_part_is_split_off_what_was_adopted_or_merged(desk: Desk) -> None:
    """Of what was not adopted a part may still go on by itself."""
    for name in ("p1", "p2"):
        desk.draft(name, text=f"The city buys land. It is {name}.")
    given = {"version_id": "p2v2", "text": "Both.", "reason": "The same", "at": NOON}
    desk.store.act(actions.merge_proposals, source_id="p1", into_id="p2", **given)
    with pytest.raises(ProposalIsSettled, match="merged"):
        split(desk)
    desk.store.undo()
    desk.prepare()
    desk.open()
    desk.close()
    desk.papers()
    desk.worked_case()
    assert desk.certify() == "adopted"
    with pytest.raises(ProposalIsSettled, match="adopted"):
        split(desk)
