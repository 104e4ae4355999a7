"""Criteria are proposed, agreed and retired; groups score wordings by them, and a mean tells its base."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.decisions.proposals.actions import add_version
from council.decisions.proposals.criteria import scoring
from council.decisions.proposals.criteria.actions import (
    agree_criterion,
    describe_criterion,
    propose_criterion,
    retire_criterion,
    score_version,
)
from council.decisions.proposals.criteria.queries import criteria_of, criteria_sheet_of
from council.decisions.proposals.criteria.refusals import (
    CriterionIsFixed,
    CriterionIsRetired,
    CriterionTwice,
    CriterionWeightOutOfRange,
    CriterionWithoutWords,
    ScoreNeedsGroup,
    ScoreNeedsReason,
    ScoreOutOfRange,
)
from council.decisions.proposals.criteria.scoring import Given
from council.decisions.proposals.refusals import ChangeNeedsReason, VersionIsOutdated
from council.sessions.records import AgendaItem
from tests.council.decisions.conftest import NOON, Desk


def propose(desk: Desk, name: str = "c1", text: str = "It is fair", weight: int = 1) -> None:
    desk.store.act(propose_criterion, criterion_id=name, text=text, weight=weight, at=NOON)


def score(desk: Desk, value: int | None, *, of: str = "c1", group: str = "Experts", **given: str) -> None:
    usual = {"version_id": "p1v1", "reason": "As they see it"} | given
    desk.store.act(score_version, criterion_id=of, group=group, score=value, at=NOON, **usual)


def test_a_criterion_stands_once_it_is_agreed(desk: Desk) -> None:
    """Before, its words and weight may change; after, it can only be retired, with a reason."""
    propose(desk)
    desk.store.act(describe_criterion, criterion_id="c1", text="It is  fair to all", weight=3)
    item = {"id": "i1", "session_id": "session", "position": 1, "minutes": 30, "planned_minutes": 30}
    desk.store.act(lambda db: db.add(AgendaItem(title="Criteria", **item)))
    desk.store.act(agree_criterion, criterion_id="c1", item_id="i1", at=NOON)
    (found,) = desk.store.read(criteria_of)
    assert (found.text, found.weight, found.state, found.item, found.session) == (
        "It is fair to all",
        3,
        "agreed",
        "Criteria",
        1,
    )
    for verb, more in ((describe_criterion, {"text": "x", "weight": 1}), (agree_criterion, {"at": NOON})):
        with pytest.raises(CriterionIsFixed):
            desk.store.act(verb, criterion_id="c1", **more)
    with pytest.raises(ChangeNeedsReason):
        desk.store.act(retire_criterion, criterion_id="c1", reason="")
    desk.store.act(retire_criterion, criterion_id="c1", reason="Said better by another")
    with pytest.raises(CriterionIsRetired):
        desk.store.act(agree_criterion, criterion_id="c1", at=NOON)
    propose(desk, "c2", "It is fair to all")
    assert [one.state for one in desk.store.read(criteria_of)] == ["retired", "proposed"]


def test_criteria_have_bounds(desk: Desk) -> None:
    """No words, the same words twice, and weights that cannot be."""
    propose(desk)
    with pytest.raises(CriterionTwice):
        propose(desk, "c2", "it is FAIR")
    with pytest.raises(CriterionWithoutWords):
        propose(desk, "c2", "\u200b ")
    for weight in (0, 10, True):
        with pytest.raises(CriterionWeightOutOfRange):
            propose(desk, "c2", "Another", weight)


def test_a_group_scores_the_newest_wording(desk: Desk) -> None:
    """Its last score counts, whatever the letters of its name; taken back undo brings it again."""
    desk.draft()
    propose(desk)
    score(desk, 2)
    score(desk, 3, group=" experts ", reason="Thought again")
    sheet = desk.store.read(criteria_sheet_of)
    assert [(one.group, one.score, one.reason) for one in sheet.given] == [("Experts", 3, "Thought again")]
    score(desk, None)
    assert desk.store.read(criteria_sheet_of).given == ()
    desk.store.undo()
    assert desk.store.read(criteria_sheet_of) == sheet


def test_scores_have_bounds(desk: Desk) -> None:
    """A group, a reason, 0 to 4, a standing criterion and the newest wording."""
    desk.draft()
    propose(desk)
    for refusal, value, more in (
        (ScoreNeedsGroup, 1, {"group": " "}),
        (ScoreNeedsReason, 1, {"reason": ""}),
        (ScoreOutOfRange, 5, {}),
        (ScoreOutOfRange, -1, {}),
    ):
        with pytest.raises(refusal):
            score(desk, value, **more)
    desk.store.act(add_version, version_id="p1v2", proposal_id="p1", text="New.", reason="Clearer", at=NOON)
    with pytest.raises(VersionIsOutdated):
        score(desk, 1)
    desk.store.act(retire_criterion, criterion_id="c1", reason="No")
    with pytest.raises(CriterionIsRetired):
        score(desk, 1, version_id="p1v2")


def test_a_mean_tells_what_it_rests_on(desk: Desk) -> None:
    """Weighted over what was scored; what nobody scored is no zero; proposed ones are out."""
    desk.draft()
    for name, weight in (("c1", 3), ("c2", 1), ("c3", 2), ("c4", 9)):
        propose(desk, name, f"Criterion {name}", weight)
    for name in ("c1", "c2", "c3"):
        desk.store.act(agree_criterion, criterion_id=name, at=NOON)
    score(desk, 4, of="c1")
    score(desk, 2, of="c1", group="Table 1")
    score(desk, 1, of="c2")
    score(desk, 0, of="c4")
    sheet = desk.store.read(criteria_sheet_of)
    total = sheet.total("p1v1")
    assert (total.mean, total.scored, total.of, total.weight, total.of_weight) == (
        Fraction(10, 4),
        2,
        3,
        4,
        6,
    )
    assert not total.is_whole
    assert sheet.cell("c1", "p1v1").is_split
    assert sheet.total("p1v1", group="table 1").mean == 2
    assert sheet.groups == ("Experts", "Table 1")
    assert sheet.total("nobody").mean is None


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 9), st.none() | st.integers(0, 4)), max_size=12))
def test_the_weighted_mean_is_the_slow_one(lines: list[tuple[int, int | None]]) -> None:
    """As if every criterion stood as often as its weight says; it lies between the least and the most."""
    weights = {str(n): weight for n, (weight, _score) in enumerate(lines)}
    means = {str(n): None if value is None else Fraction(value) for n, (_w, value) in enumerate(lines)}
    slow = [value for weight, value in lines if value is not None for _time in range(weight)]
    found = scoring.total(weights, means)
    assert found.mean == (Fraction(sum(slow), len(slow)) if slow else None)
    assert (found.weight, found.scored, found.of) == (
        len(slow),
        sum(v is not None for _w, v in lines),
        len(lines),
    )


def test_means_print_half_up() -> None:
    """To two places; none is a dash, never 0."""
    assert [scoring.printed(Fraction(*f)) for f in ((1, 3), (5, 200), (4, 1))] == ["0.33", "0.03", "4.00"]
    assert scoring.printed(None) == "–"


def test_a_split_needs_two_points() -> None:
    """One point apart is no disagreement yet."""
    close = scoring.Cell((Given("c", "v", "A", 2), Given("c", "v", "B", 3)))
    assert not close.is_split
    assert not scoring.Cell().is_split
