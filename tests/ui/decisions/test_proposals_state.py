"""What the pages of proposals show, thought out without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from council.decisions import actions, queries
from council.decisions.outcome.causes.views import Cause
from council.decisions.proposals import moves
from tests.council.decisions.conftest import NOON, Desk, desk, furnished  # noqa: F401  fixtures of the other side
from ui.decisions.proposals.compare.state import MatrixState, Variant, beside_grid
from ui.decisions.proposals.state import (
    ProposalsState,
    Threefold,
    WordingState,
    proposal_deeds,
    proposal_facts,
    proposal_row,
    why,
)


def reword(desk: Desk, text: str, number: int = 2, **more: object) -> None:  # noqa: F811
    given = {"version_id": f"p1v{number}", "proposal_id": "p1", "text": text, "at": NOON}
    desk.store.act(actions.add_version, **({"reason": "Clearer"} | given | more))


def test_proposals_are_counted_by_how_far_they_came(desk: Desk) -> None:  # noqa: F811
    """The line of facts names those in the making and those adopted; a row how much stands behind it."""
    desk.draft("p1", statements=("s1", "s2"))
    desk.draft("p2")
    found = desk.store.read(queries.proposals_of)
    made = ProposalsState.of((replace(found[0], state="adopted"), found[1]))
    assert made.facts == "2 proposals · 1 in the making · 1 adopted"
    assert proposal_row(made.proposals[0]).side == "adopted"
    assert proposal_row(made.proposals[0]).quiet == "Land · 1 wording · 2 statements"


@pytest.mark.parametrize("state", moves.STATES)
def test_only_what_fits_is_offered(desk: Desk, state: str) -> None:  # noqa: F811
    """What stands there can be done from that state; what is settled takes no new wording."""
    desk.draft("p1")
    offered = proposal_deeds(replace(desk.proposal(), state=state))
    assert ("reword" in offered) == (state in moves.REWORDED_IN)
    assert ("merge" in offered) == moves.may_move(state, moves.MERGED)
    assert ("withdraw" in offered) == moves.may_move(state, moves.WITHDRAWN)
    assert ("recommend" in offered) == (state in (moves.ADOPTED, moves.ADOPTED_WITH_CONCERNS))


def test_a_recommendation_is_made_once(desk: Desk) -> None:  # noqa: F811
    """Where it stands already it is not offered again."""
    desk.draft("p1")
    stands = replace(desk.proposal(), state="adopted", recommendation=3)
    assert "recommend" not in proposal_deeds(stands)


def test_facts_say_where_a_proposal_went_on(desk: Desk) -> None:  # noqa: F811
    """Merged into, split off, withdrawn by: each with the number or the group."""
    desk.draft("p1")
    numbers = {"p7": 7}
    one = replace(
        desk.proposal(), addressee="Parliament", author_group="Table 3", merged_into="p7", reason="Same"
    )
    assert proposal_facts(one, numbers) == "to Parliament · by Table 3 · goes on in proposal 7 · Same"
    assert "split off proposal 7" in proposal_facts(replace(desk.proposal(), split_from="p7"), numbers)


def test_a_reason_names_what_it_answers_and_nobody(desk: Desk) -> None:  # noqa: F811
    """Causes in their words; one that is not known any more is counted; wording only is said."""
    desk.draft()
    reword(desk, "It buys.", causes=("o", "gone"), wording_only=True)
    version = desk.store.read(queries.versions_of, proposal_id="p1")[-1]
    cause = Cause("o", "objection", 2, "It harms the meadow", "qualified", 1)
    assert why(version, [cause]).split("\n") == [
        "Clearer",
        "Objection 2: It harms the meadow",
        "answers 1 remark",
        "only the wording: the meaning stays",
    ]


def test_three_columns_list_what_changed_only(desk: Desk) -> None:  # noqa: F811
    """As rows for a file: heads, then old, new and why; what stayed is no row."""
    desk.draft()
    reword(desk, "The city rents land. It builds two hundred homes a year.")
    versions = desk.store.read(queries.versions_of, proposal_id="p1")
    made = Threefold.of(*versions, versions)
    assert made.grid() == [
        ["Wording 1", "Wording 2", "Why"],
        ["The city buys land.", "The city rents land.", "Wording 2: Clearer"],
    ]
    assert made.has_rest
    assert WordingState.of(versions[1], versions).before == versions[0].text


def test_a_cell_of_the_matrix_says_how_far_groups_are_apart(desk: Desk) -> None:  # noqa: F811
    """Mean, spread and number of groups; for one group its own score; who gave what on asking."""
    desk.draft()
    desk.store.act(actions.propose_criterion, criterion_id="c", text="It is fair", at=NOON)
    for group, score in (("Experts", 0), ("Table 1", 3)):
        given = {"criterion_id": "c", "version_id": "p1v1", "group": group, "score": score}
        desk.store.act(actions.score_version, reason="So they see it", at=NOON, **given)
    sheet = desk.store.read(queries.criteria_sheet_of)
    line, total = MatrixState(sheet).lines
    (judged,) = sheet.judged
    assert MatrixState(sheet).text(line, judged) == "1.50  0 to 3  2 groups"
    assert MatrixState(sheet, "experts").text(line, judged) == "0"
    assert MatrixState(sheet).told(line, judged).startswith("Experts: 0, So they see it")
    assert MatrixState(sheet).text(total, judged) == "1.50  1 of 1"
    assert "try-out" in MatrixState(sheet).told(total, judged)


def test_variants_side_by_side_say_what_is_missing(desk: Desk) -> None:  # noqa: F811
    """A line for each field that one of them fills; the other says not stated."""
    desk.draft("p1", statements=("s1",))
    desk.draft("p2", text="Another way.", statements=("s1", "s2"))
    reword(desk, "It buys.", conditions="Money is found")
    versions = [desk.store.read(queries.versions_of, proposal_id=name)[-1] for name in ("p1", "p2")]
    variants = [
        Variant(desk.proposal(name), version) for name, version in zip(("p1", "p2"), versions, strict=True)
    ]
    grid = {row[0]: row[1:] for row in beside_grid(variants, is_agreed=False)}
    assert grid["On what conditions"] == ["Money is found", "not stated"]
    assert grid["Wording"] == ["It buys.", "Another way."]
