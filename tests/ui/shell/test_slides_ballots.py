"""Ballots on the wall: asked with their rule, told by their own measure, no count before its end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from council.decisions import actions
from council.decisions.ballots.results import Result
from council.decisions.ballots.rules import Rule
from council.store import Store
from tests.council.decisions.casebook import every_case
from tests.council.decisions.conftest import NOON, Desk, furnish
from ui.decisions.ballots.findings import lines_of, pairs_of, rounds_of
from ui.shell.released import PARTS, slide_of
from ui.shell.slides_ballots import result_slide

LEVELS = ("Cannot accept it", "Unhappy", "Can live with it", "For it", "Strongly for it")
OPTIONS = ("Land fund", "Rent cap", "Cooperative")
PART = {part.id: part for part in PARTS}


@pytest.fixture
def desk(tmp_path: Path):
    with Store.open(tmp_path / "c.council", create=True) as store:
        store.act(furnish, statements=2)
        made = Desk(store)
        made.draft()
        yield made


def shown(desk: Desk, part: str, **given: str):
    return desk.store.read(slide_of, part=PART[part], at=NOON, given=given)


def prepared(desk: Desk, rule: Rule) -> None:
    options = OPTIONS if rule.has_options else ()
    given = {"version_id": "p1v1", "question": "Which way?", "rule": rule, "options": options, "at": NOON}
    desk.store.act(actions.prepare_ballot, ballot_id="b1", **given)


def counted(desk: Desk, **given: object) -> None:
    """Opened, closed, and both tellers in; not certified."""
    desk.open("b1", entitled=20, present=20, printed=20)
    desk.close()
    desk.store.act(actions.count_papers, ballot_id="b1", handed_out=20, left_over=0, in_box=20)
    for teller in (1, 2):
        desk.store.act(actions.enter_pile, ballot_id="b1", pile=1, teller=teller, **given)


def test_no_count_reaches_the_wall_before_it_is_certified(desk: Desk) -> None:
    """Question, rule, nothing else, from the preparing to the last pile; then the result with its mark."""
    prepared(desk, Rule())
    asked = shown(desk, "ballot").said()
    assert "Which way?" in asked and "more than half" in asked
    counted(desk, counts={"yes": 13, "no": 6, "abstain": 1})
    assert desk.ballot().state == "reconciled"
    assert shown(desk, "ballot").said() == asked and not shown(desk, "result").has_body
    desk.certify()
    slide = shown(desk, "result")
    assert [(bar.number, bar.mark) for bar in slide.bars] == [("13", 0.5), ("6", None), ("1", None)]
    assert "68% (13 of 19 votes for and against)" in slide.said() and slide.bars[2].share == 0
    assert shown(desk, "result", ballot="another").has_body is False


def test_a_void_ballot_is_not_shown(desk: Desk) -> None:
    """Neither asked nor told any more."""
    prepared(desk, Rule())
    desk.store.act(actions.void_ballot, ballot_id="b1", reason="A wrong question")
    assert not shown(desk, "ballot").has_body


def test_gradients_show_every_level(desk: Desk) -> None:
    """From the strongest agreement down, each of those who chose a level."""
    prepared(desk, Rule(kind="gradients", levels=LEVELS))
    counted(desk, counts={"1": 2, "2": 2, "3": 6, "4": 6, "5": 4})
    desk.certify()
    slide = shown(desk, "result")
    assert [(bar.words, bar.number) for bar in slide.bars][:2] == [("Strongly for it", "4"), ("For it", "6")]
    assert slide.bars[1].share == pytest.approx(0.3)


def test_a_run_off_shows_its_last_round(desk: Desk) -> None:
    """Papers of those still in with the mark at half; the others say when they went out."""
    prepared(desk, Rule(kind="ranked"))
    counted(desk, lines=["1 2"] * 8 + ["2 1"] * 7 + ["3 2"] * 5)
    desk.certify()
    slide = shown(desk, "result")
    assert [(bar.words, bar.number, bar.mark) for bar in slide.bars] == [
        ("Rent cap", "12", 0.5), ("Land fund", "8", 0.5), ("Cooperative", "–", None),
    ]  # fmt: skip
    assert "Adopted: Rent cap." in slide.said() and "out in round 1" in slide.said()


@pytest.mark.parametrize(
    ("rule", "papers", "first"),
    [
        (Rule(kind="schulze"), ["1 2 3"] * 12 + ["2 3 1"] * 8, ("Land fund", "1")),
        (Rule(kind="dots", dots=3, most_on_one=3), ["3 0 0"] * 12 + ["0 2 1"] * 8, ("Land fund", "36")),
        (Rule(kind="score", levels=("0", "1", "2")), ["2 1 0"] * 15 + ["0 1 2"] * 5, ("Land fund", "1")),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_an_order_begins_with_its_first(desk: Desk, rule: Rule, papers: list[str], first) -> None:
    """Places, dots or means, each told by the measure of its kind."""
    prepared(desk, rule)
    counted(desk, lines=papers)
    desk.certify()
    slide = shown(desk, "result")
    assert (slide.bars[0].words, slide.bars[0].number) == first and slide.foot


@dataclass(frozen=True)
class Told:
    """A certified ballot as the wall reads it."""

    rule: Rule
    result: Result
    number: int = 1
    proposal_title: str = "Land"
    question: str = "Which way?"


@pytest.mark.parametrize("case", every_case(), ids=lambda case: case.name)
def test_every_case_of_the_book_can_be_shown(case) -> None:
    """No bar leaves its track, and the outcome stands in words, whatever came of it."""
    result = case.result()
    slide = result_slide(Told(case.rule(), result))
    assert slide.said().count("Which way?") == 1 and len(slide.blocks[1]) > 3
    assert all(0 <= bar.share <= 1 for bar in slide.bars)
    if result.options:
        assert {line.text for line in lines_of(result)} == {one.text for one in result.options}
        assert any(line.passed for line in lines_of(result)) <= result.passed
        assert all(len(row.counts) == len(result.rounds) for row in rounds_of(result))
        assert len(pairs_of(result)) == (len(result.options) if result.pairs else 0)
