"""Proposals are merged and parts split off, and what they grew out of comes along."""

from __future__ import annotations

import pytest

from council.decisions.proposals import descent
from council.decisions.proposals.actions import add_version, draft_proposal
from council.decisions.proposals.joining.actions import merge_proposals, split_proposal
from council.decisions.proposals.moving.actions import withdraw_proposal
from council.decisions.proposals.queries import proposals_of, versions_of
from council.decisions.proposals.records import Proposal
from council.decisions.proposals.refusals import (
    ChangeNeedsReason,
    MergeInCircle,
    MergeIntoItself,
    ProposalIsSettled,
    SplitLeavesNothing,
    SplitNeedsWording,
    TitleMissing,
)
from council.decisions.proposals.wordings import CostLine
from council.store import Db
from tests.council.decisions.conftest import NOON, TEXT, Desk


def merge(desk: Desk, source: str, into: str, *, name: str = "m", reason: str = "They say the same") -> str:
    given = {"source_id": source, "into_id": into, "version_id": name, "text": "Both texts as one."}
    return str(desk.store.act(merge_proposals, at=NOON, reason=reason, **given).value)


def split(desk: Desk, **given: str) -> str:
    usual = {
        "source_id": "p1",
        "proposal_id": "p9",
        "version_id": "p9v1",
        "title": "Homes",
        "text": "It builds two hundred homes a year.",
        "reason": "Two matters",
    }
    return str(desk.store.act(split_proposal, at=NOON, **(usual | given)).value)


def test_a_merged_wording_has_two_parents(desk: Desk) -> None:
    """The source stays readable and points onward; statements of both are counted, each once."""
    desk.draft("p1", statements=("s1", "s2"))
    desk.draft("p2", text="Another way to say it.", statements=("s2", "s3"))
    merge(desk, "p1", "p2")
    source, into = desk.proposal("p1"), desk.proposal("p2")
    assert (source.state, source.merged_into, source.reason) == ("merged", "p2", "They say the same")
    assert (into.state, into.version, into.origins) == ("draft", 2, 3)
    version = desk.store.read(versions_of, proposal_id="p2")[-1]
    assert [(p.proposal, p.version) for p in version.parents] == [(2, 1), (1, 1)]
    assert [v.state for v in desk.store.read(versions_of, proposal_id="p1")] == ["superseded"]


def test_a_merger_is_one_step_back(desk: Desk) -> None:
    """Undo brings both proposals back as they were, to the letter."""
    desk.draft("p1", statements=("s1",))
    desk.draft("p2", text="Another.")
    before = desk.store.read(proposals_of)
    wordings = desk.store.read(versions_of, proposal_id="p1")
    merge(desk, "p1", "p2")
    desk.store.undo()
    assert desk.store.read(proposals_of) == before
    assert desk.store.read(versions_of, proposal_id="p1") == wordings
    assert len(desk.store.read(versions_of, proposal_id="p2")) == 1


def test_fields_come_along(desk: Desk) -> None:
    """What the source said beside its text fills what the other left empty; cost lines of both stand."""
    desk.draft("p1")
    desk.draft("p2", text="Another.")
    costs = [CostLine("All", "money", "now", "Land"), CostLine("Later ones", "money", "later", "Interest")]
    for name, cost in zip(("p1", "p2"), costs, strict=True):
        given = {"proposal_id": name, "reason": "Costs", "costs": (cost,), "conditions": f"Of {name}"}
        desk.store.act(add_version, version_id=f"{name}v2", text=f"Text of {name}", at=NOON, **given)
    merge(desk, "p1", "p2")
    made = desk.store.read(versions_of, proposal_id="p2")[-1]
    assert (made.conditions, made.costs) == ("Of p2", (costs[1], costs[0]))


def test_ideas_can_be_merged_too(desk: Desk) -> None:
    """Without a wording of its own an idea brings nothing but its title."""
    desk.store.act(draft_proposal, proposal_id="p1", title="Only an idea", at=NOON)
    desk.draft("p2")
    merge(desk, "p1", "p2")
    version = desk.store.read(versions_of, proposal_id="p2")[-1]
    assert [p.proposal for p in version.parents] == [2]
    assert desk.proposal("p1").state == "merged"


def test_no_merger_runs_in_a_circle(desk: Desk) -> None:
    """Not into itself or into what it took in, not without a reason, not from or into what is settled."""
    for name in ("p1", "p2", "p3"):
        desk.draft(name, text=f"Text of {name}")
    with pytest.raises(MergeIntoItself):
        merge(desk, "p1", "p1")
    with pytest.raises(ChangeNeedsReason):
        merge(desk, "p1", "p2", reason=" ")
    merge(desk, "p1", "p2")
    merge(desk, "p2", "p3", name="m2")
    with pytest.raises(MergeInCircle):
        merge(desk, "p3", "p1", name="m3")
    desk.draft("p4", text="Text of p4")
    with pytest.raises(ProposalIsSettled):
        merge(desk, "p4", "p1", name="m3")
    desk.store.act(withdraw_proposal, proposal_id="p4", reason="No")
    with pytest.raises(ProposalIsSettled):
        merge(desk, "p4", "p3", name="m3")


def test_a_part_becomes_a_proposal(desk: Desk) -> None:
    """Its first wording follows the one it was taken from, so what that grew out of is its own too."""
    desk.draft("p1", statements=("s1", "s2"))
    split(desk)
    part = desk.proposal("p9")
    assert (part.number, part.state, part.split_from, part.origins, part.theme) == (
        2,
        "draft",
        "p1",
        2,
        "Land",
    )
    (version,) = desk.store.read(versions_of, proposal_id="p9")
    assert [p.version_id for p in version.parents] == ["p1v1"]
    assert version.reason == "Two matters"
    assert desk.proposal("p1").version == 1


def test_the_rest_goes_on_without_the_part(desk: Desk) -> None:
    """With a rest the source is reworded in the same step; undo takes back both."""
    desk.draft("p1")
    before = desk.store.read(proposals_of)
    split(desk, rest="The city buys land.", rest_version_id="p1v2")
    assert desk.proposal("p1").text == "The city buys land."
    desk.store.undo()
    assert desk.store.read(proposals_of) == before


def test_the_rest_gets_an_id_of_its_own(desk: Desk) -> None:
    """Where the window gives none."""
    desk.draft()
    split(desk, rest="The city buys land.")
    assert all(one.id for one in desk.store.read(versions_of, proposal_id="p1"))


def test_a_split_needs_a_part_a_title_and_a_reason(desk: Desk) -> None:
    """The whole is no part, an idea has none, and why it is split off is said."""
    desk.draft("p1")
    with pytest.raises(SplitLeavesNothing):
        split(desk, text=TEXT)
    with pytest.raises(TitleMissing):
        split(desk, title=" ")
    with pytest.raises(ChangeNeedsReason):
        split(desk, reason="")
    desk.store.act(draft_proposal, proposal_id="p2", title="Only an idea", at=NOON)
    with pytest.raises(SplitNeedsWording):
        split(desk, source_id="p2")
    assert len(desk.store.read(proposals_of)) == 2


def test_a_part_of_what_was_not_adopted_is_taken_up_again(desk: Desk) -> None:
    """What is settled can still give a part; its own text cannot change any more."""
    desk.draft("p1")

    def lose(db: Db) -> None:
        row = db.get(Proposal, "p1")
        assert row is not None
        row.state = "not_adopted"

    desk.store.act(lose)
    with pytest.raises(ProposalIsSettled):
        split(desk, rest="Less.", rest_version_id="p1v2")
    split(desk)
    assert desk.proposal("p9").state == "draft"


def test_descent_reaches_everything_once() -> None:
    """Over two parents and several generations; an unknown parent is left out, a circle ends."""
    parents = {"a": [], "b": ["a"], "c": ["a", "gone"], "d": ["b", "c"], "x": ["y"], "y": ["x"]}
    assert descent.ancestry(parents)["d"] == {"a", "b", "c", "d"}
    assert descent.ancestry(parents)["x"] == {"x", "y"}
    assert descent.runs_into({"a": "b", "b": "c", "c": None}, "a", "c")
    assert not descent.runs_into({"a": "b", "b": "a"}, "a", "c")
