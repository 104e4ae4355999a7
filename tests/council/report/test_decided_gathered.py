"""What was decided, gathered from a council's file and told: the same counts as at the desk."""

from __future__ import annotations

from dataclasses import asdict

from council.decisions import actions
from council.decisions.ballots.rules import supermajority
from council.report import queries
from council.report.blocks import Card, Grid, plain
from council.report.outline import outline_of
from council.store import Store
from tests.council.decisions.conftest import NOON, Desk, furnish
from tests.council.report.made import DAY


def test_decisions_of_a_file_are_told_with_their_figures(plain_store: Store) -> None:
    """Carried and lost by the same papers under two rules: each has its card, its row and its reasons."""
    plain_store.act(furnish, statements=6)
    desk = Desk(plain_store)
    desk.draft(statements=("s1", "s2"))
    desk.through()
    desk.store.act(actions.recommend, recommendation_id="r", proposal_id="p1", at=NOON, addressee="the mayor")
    desk.draft("p2")
    desk.through("b2", of="p2v1", rule=supermajority())
    kept = {"proposal_id": "p2", "at": NOON}
    desk.store.act(actions.keep_reason, reason_id="a", side="against", text="Too dear.", **kept)
    facts = desk.store.read(queries.facts_of)

    (carried,), (lost,) = facts.recommendations, facts.proposals
    assert carried.ballot is not None
    assert (carried.ballot.yes, carried.ballot.no, carried.ballot.passes) == (45, 43, True)
    assert carried.ballot.day == NOON.date() and carried.ballot.way == "paper"
    assert carried.ballot.hash == desk.ballot().hash
    assert carried.roots is not None and carried.roots.named == 2
    assert {one.number for one in carried.origins[:2]} == {1, 2}  # named before the others of its theme
    assert [one.number for one in carried.wordings] == [1]
    assert (lost.number, lost.state, lost.ballot and lost.ballot.passes) == ("P2", "not_adopted", False)
    assert [one.text for one in lost.on("against")] == ["Too dear."]
    told = repr(asdict(facts))
    assert "Ada" not in told and "Ben" not in told  # tellers are people

    sections = {section.key: section for section in outline_of(facts, day=DAY).sections}
    cards = [
        b for key in ("recommendations", "not-adopted") for b in sections[key].blocks if isinstance(b, Card)
    ]
    assert [card.number for card in cards] == ["R1", "P2 · not adopted"]
    results, papers = (b for b in sections["ballots"].blocks if isinstance(b, Grid))
    assert [[plain(cell) for cell in row[2:] if not hasattr(cell, "marks")] for row in results.rows] == [
        ["45", "43", "51%", "A", "carried"],
        ["45", "43", "51%", "B", "not carried"],
    ]
    assert papers.rows[0] == ("1", "99", "92", "91", "88", "2", "1")
