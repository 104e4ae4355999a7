"""What was decided, as it is told in the report: every field, every ballot, both sides, those who lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from council.decisions.ballots.rules import KINDS
from council.decisions.outcome.recommended.fields import FIELDS
from council.report import facts as f
from council.report.blocks import (
    Block,
    Card,
    Grid,
    Heading,
    Listing,
    Note,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Section,
    Text,
    plain,
)
from council.report.findings import findings
from council.report.links import held
from council.report.marks import Chart
from council.report.outline import outline_of
from council.report.sections import decided
from council.report.sections.decided.grown import by_place
from council.report.setup.views import Setup
from council.report.writing.written import plainly
from tests.council.report.decided_made import AGREED, VIEW, full
from tests.council.report.decided_made import decided as made
from tests.council.report.made import DAY, tree_of
from tests.council.report.voted import counted, every_kind


def words_of(*blocks: Block) -> str:
    """Everything that blocks say, in their order, the words of charts too."""
    return " | ".join(part for block in blocks for part in _said(block) if part)


def _said(block: Block) -> Iterator[str]:
    match block:
        case Card() | Note():
            yield from (getattr(block, "number", ""), block.title)
            for inner in block.blocks:
                yield from _said(inner)
        case Grid():
            yield from (block.caption, block.note, *(column.head for column in block.columns))
            yield from (_cell(cell) for row in block.rows for cell in row)
        case Picture():
            yield from (block.chart.alt, plain(block.caption))
        case Listing():
            yield from map(plain, block.items)
        case Pairs():
            yield from (f"{name}: {plain(text)}" for name, text in block.items)
        case Quote():
            yield from (plain(block.text), block.by)
        case Paragraph() | Heading():
            yield plain(block.text)
        case _:
            raise TypeError(type(block).__name__)


def _cell(cell: Text | Chart) -> str:
    return cell.alt if isinstance(cell, Chart) else plain(cell)


def there(section: Section | None) -> Section:
    """A section that must not be left out."""
    assert section is not None
    return section


def told(facts: f.Facts, section: str) -> str:
    """All words of a section, by its name in `decided`."""
    return words_of(*there(getattr(decided, section)(facts)).blocks)


EVERY_FIELD = (
    "R2 | Lease the land",
    "The city leases its land and sells none.",
    "28 of 40 votes for and against (70%) in favour: carried.",
    "Threshold: at least two thirds, 27 votes for.",
    "Ballot 1, secret ballot on paper: 45 of 48 handed out came back, 3 abstained or blank, 2 spoiled.",
    "Agreed in consent round 1 by 7 people present, no objection left, 22 November 2026.",
    "In the last check: consent 6, concern 1. It binds the whole council.",
    "Land stays public.",
    "Addressed to: the mayor",
    "Kind: law or rule",
    "Time horizon: ten years",
    "Who acts: the land office",
    "By when: 1 March 2027",
    "Conditions: The law allows it.",
    "What it rewards or punishes: Rewards: building soon.",
    "How we will know: Homes counted each year.",
    "Looked at again on: 30 June 2028",
    "Confidence: medium",
    "Known limits: How many sites there are is not known.",
    "A study of leases.",
    "What a lease costs. A lawyer",
    "Less money now.",
    "builders | less profit on a site | money | later | a tenth",
    "It can begin soon.",
    "Helps those who wait longest: 3.25 of 4, scored by 4 groups",
    "Round 1: strongly for 18, for 26, can live with it 21, unhappy 22, cannot accept 12.",
    "Support 66% (65 of 99 ratings given); 80 were needed. 1 gave a pass.",
    "Round 2: fewer than 5 gave a level, so the spread is not shown.",
    "Five years are too short. (settled; wording 3; Ten years it is)",
    "The office is small. (watch for: Fewer than two leases; looked at again: 30 June 2028)",
    "Land is for parks. | backed by 12 of 97 members present (12%)",
    "needs recommendation 1: Build on public land",
    "Grew out of 5 statements at 2 tables in 2 sessions; 3 wordings; 1 objection worked in.",
    "Said 7. | statement 7, table 3, session 2",
    "Session 1: statement 12",
    "Session 2: table 1: statement 5; table 3: statements 4, 7",
    "Place not told: statement 9",
    "Worded by: the drafting group; proposal 4, wording 3 of 3.",
    "Wording 3: The lease was too short; made from 2 objections and remarks; 22 November 2026",
    "“leeses” now reads “leases”, approved by chair and clerk",
)


@pytest.mark.parametrize("words", EVERY_FIELD)
def test_a_card_says_every_field(words: str) -> None:
    """Whatever an authority needs to answer a recommendation stands on its card."""
    assert words in told(made(), "recommendations")


def test_publishing_changes_no_words_of_a_card() -> None:
    """What is final and what went out read alike, or the next edition would list a change nobody made."""
    cards = [
        told(replace(made(), recommendations=(replace(full(), state=state),)), "recommendations")
        for state in ("final", "published")
    ]
    assert cards[0] == cards[1] and "final" in cards[0]


def test_what_nobody_stated_is_named_and_only_that() -> None:
    """Gaps are seen in one quiet line; a card without gaps has none; what was waived is no gap."""
    bare = replace(full(), rationale="", conditions="", values={**full().values, "limits": " "})
    card = told(replace(made(), recommendations=(bare,)), "recommendations")
    assert "Not stated: Why, in members' words, Conditions, Known limits." in card
    assert "Not stated" not in told(made(), "recommendations")
    assert "Not stated" not in told(
        replace(made(), recommendations=(bare,), setup=Setup(gaps=False)), "recommendations"
    )
    waived = replace(bare, values={**bare.values, "waived_by": "the chair"})
    card = told(replace(made(), recommendations=(waived,)), "recommendations")
    assert "waived by the chair" in card
    assert "Not stated: Conditions, Known limits." in card


def test_every_field_of_the_room_has_a_place() -> None:
    """No field the app keeps of a recommendation is forgotten by the card: emptied, each is named a gap."""
    emptied = f.RecommendationFacts("R1", "A", "A text.", values={field.name: "" for field in FIELDS})
    card = told(replace(made(), recommendations=(emptied,)), "recommendations")
    names = card.split("Not stated: ")[1].rstrip(".").split(", ")
    wanted = sum(field.words.count(", ") for field in FIELDS) + len(FIELDS) - 2  # all but title and waiver
    assert len(names) == wanted


def test_provisional_ones_are_called_so() -> None:
    """A reader learns which recommendations were not read again by those who adopted them."""
    open_ = replace(full(), number="R3", state="provisional")
    words = told(replace(made(), recommendations=(full(), open_)), "recommendations")
    assert "1 of 2 recommendations is provisional" in words
    assert words.split(" | ")[0].endswith("in this form: R3.")


@pytest.mark.parametrize("kind", KINDS)
def test_a_ballot_of_every_kind_is_told_on_the_card(kind: str) -> None:
    """For and against as a bar; several options in a table in their order, never as nought against nought."""
    card = replace(full(), ballot=counted(kind))
    facts = replace(made(), recommendations=(card,), ballots=(counted(kind),))
    words = told(facts, "recommendations")
    blocks = [b for block in there(decided.recommendations(facts)).blocks if isinstance(block, Card)
              for b in block.blocks]  # fmt: skip
    bars = [b for b in blocks if isinstance(b, Picture) and "for" in b.chart.alt and "against" in b.chart.alt]
    assert bool(bars) == (kind in ("majority", "gradients"))
    if kind in ("majority", "gradients"):
        assert "in favour: carried." in words
    else:
        table = next(b for b in blocks if isinstance(b, Grid) and "option by option" in b.caption)
        assert len(table.rows) == 3
        assert table.note == "40 valid papers."
    assert findings(held(tree_of(there(decided.recommendations(facts))))) == ()


def test_levels_of_agreement_are_printed_with_their_base() -> None:
    """Gradients show how many chose each level, and which levels count."""
    facts = replace(made(), recommendations=(replace(full(), ballot=counted("gradients")),))
    words = told(facts, "recommendations")
    assert "for | 25 of 40 valid papers (63%) | yes" in words
    assert "neither | 6 of 40 valid papers (15%) | no" in words


def test_the_table_of_decisions_holds_every_ballot_and_round() -> None:
    """Issued, returned, valid, spoiled, abstained, for, against, rule and result, and each consent round."""
    facts = replace(made(), ballots=every_kind(), recommendations=(), proposals=())
    section = there(decided.ballots(facts))
    grids = {block.caption: block for block in section.blocks if isinstance(block, Grid)}
    results = grids["Ballots and their results"].rows
    assert len(results) == len(KINDS)
    assert [plain(cell) for cell in results[0] if not isinstance(cell, Chart)] == [
        "1", "What to do with the land, by majority", "28", "12", "70%", "A", "carried",
    ]  # fmt: skip
    papers = grids["What became of every paper"]
    assert [column.head for column in papers.columns] == [
        "No.", "Entitled", "Issued", "Returned", "Valid", "Abstained", "Spoiled",
    ]  # fmt: skip
    assert papers.rows[0] == ("1", "50", "48", "45", "40", "3", "2")
    assert "secret ballot on paper" in papers.note
    assert grids["Consent rounds"].rows[0][1:] == (
        "Lease the land, proposal 4, wording 3", "22 November 2026", "7", "consent 6, concern 1",
        "agreed, 1 concern kept",
    )  # fmt: skip
    words = words_of(*section.blocks)
    for one in facts.ballots:
        assert one.rule in words
        assert one.hash in words
    assert "Round 2: Lease the land 18 (45%), Sell the land 22 (55%)" in words
    assert grids["Every two options, ballot 8"].rows[0] == ("A  Lease the land", "–", "18", "30")
    assert findings(held(tree_of(section))) == ()


def test_void_ballots_and_unfinished_rounds_are_told() -> None:
    """Nothing that was begun and not ended well is dropped without a word."""
    off = replace(
        AGREED, number=2, state="deferred", until="2027-01-15", tally=(), concerns=(), objections=()
    )
    chosen = replace(
        AGREED, number=3, kind="election", role="Spokesperson", seat=12, alias="Kea",
        term=("2026-11-22", "2027-11-22"),
    )  # fmt: skip
    void = f.VoidFacts(3, "Sell the land", "The box was open", 5)
    facts = replace(made(), voids=(void,), consents=(off, chosen))
    words = told(facts, "ballots")
    assert "Ballot 3, Sell the land: The box was open · repeated as ballot 5" in words
    assert "put off, until 15 January 2027" in words
    assert "Election: Spokesperson" in words
    assert "agreed, seat 12, Kea, 22 November 2026 – 22 November 2027" in words


def test_what_was_not_adopted_has_both_sides_beside_each_other() -> None:
    """Result, reason, reasons for and against in one table, where its parts went, the view of the few."""
    section = there(decided.not_adopted(made()))
    words = words_of(*section.blocks)
    assert "P5 · not adopted | Sell the land" in words
    assert "25 of 40 valid papers (63%) in favour: carried." in words
    assert "Too few were for it." in words
    card = next(block for block in section.blocks if isinstance(block, Card))
    both = next(b for b in card.blocks if isinstance(b, Grid) and b.caption == "Reasons on both sides")
    assert both.rows == (
        ("1", "It brings money.", "Sold land is gone. (objection)"),
        ("2", "It is quick. (statement 31)", "–"),
    )
    assert "went on in proposal 4: Lease the land; 2 statements in common; recommendation 2" in words
    assert "We would sell. | backed by 10 of 97 members present (10%)" in words
    assert "It names 2 statements. Worded by: table 4." in words


def test_no_reasons_and_no_wording_are_said() -> None:
    """A proposal of which little was kept says what is missing instead of nothing."""
    bare = f.ProposalFacts("P6", "An idea", "", "withdrawn")
    words = told(replace(made(), proposals=(bare,)), "not_adopted")
    assert "There was no wording." in words
    assert "No reasons for it or against it were kept." in words


def test_minority_views_stand_whole_with_their_backing() -> None:
    """Each is printed unshortened below its backing; a long one is only led to from the card it answers."""
    long = replace(VIEW, text="Land is for parks. " * 60, title="Parks first", authors="table 2")
    facts = replace(
        made(), minorities=(long, replace(VIEW, printed=False)),
        recommendations=(replace(full(), minorities=(long,)),),
    )  # fmt: skip
    words = told(facts, "minority")
    assert long.text.strip() in words
    assert "R2  On “Lease the land”; table 2, backed by 12 of 97 members present (12%)" in words
    assert "1 more view was written and did not find the backing agreed for printing." in words
    card = told(facts, "recommendations")
    assert long.text.strip() not in card
    assert "A minority view (backed by 12 of 97 members present (12%)) stands in its own section." in card


def test_criteria_stand_with_weight_and_what_was_given_up() -> None:
    """What was agreed, what was only proposed, what was given up and why, and the scores of several."""
    given = (
        f.CriterionFacts(1, "Helps those who wait longest", 2, "agreed", "Closing round", 3),
        f.CriterionFacts(2, "Is quick", 1, "proposed"),
        f.CriterionFacts(3, "Is cheap", 1, "retired", reason="Nobody could tell"),
    )
    again = replace(full(), number="R3")
    facts = replace(made(), criteria=given, recommendations=(full(), again))
    words = told(facts, "principles")
    assert "agreed on 1 criterion before it judged proposals. 1 more was proposed and not agreed." in words
    assert "1 | Helps those who wait longest | 2 | agreed | session 3, Closing round" in words
    assert "Is cheap (Nobody could tell)" in words
    assert "R3 | Helps those who wait longest | 2 | 3.25 | 4" in words
    assert "How recommendations meet" not in told(replace(facts, recommendations=(full(),)), "principles")


def test_the_answer_section_says_who_is_asked_and_invents_no_status() -> None:
    """The promise, who is asked by when, what is looked at again; no recommendation has a status."""
    words = told(made(), "response")
    assert "An answer within three months." in words
    assert "R2 | Lease the land | the mayor | 1 March 2027 | 30 June 2028" in words
    assert "R2 | The office is small. | Fewer than two leases | 30 June 2028" in words
    plan = f.TextFacts("response", plainly("We meet again in March."))
    assert "We meet again in March." in told(replace(made(), texts=(plan,)), "response")
    assert not any(status in words for status in ("accepted", "rejected", "under study", "received"))
    alone = replace(made(), recommendations=(f.RecommendationFacts("R1", "A", "A text."),))
    assert decided.response(alone) is None


def test_alternatives_stand_side_by_side() -> None:
    """Between bundled proposals nothing is chosen, and the report says so."""
    bundle = f.AlternativeFacts(1, "Two ways", "Both were wanted.", (
        ("R2", "Lease the land", "The city leases.", "adopted"),
        ("P5", "Sell the land", "The city sells.", "draft"),
    ))  # fmt: skip
    words = told(replace(made(), alternatives=(bundle,)), "recommendations")
    assert "nothing is chosen between them" in words
    assert "P5 | Sell the land. The city sells. | draft" in words


def test_links_lead_to_places_that_are_there() -> None:
    """Whatever the sections of decisions link to is in the report; what is left out leaves plain words."""
    tree = outline_of(made(), day=DAY)
    keys = {section.key for section in tree.sections}
    for section in tree.sections:
        keys |= {block.key for block in section.blocks if isinstance(block, Card)}
    wanted = {key for section in tree.sections for block in section.blocks for key in _leads(block)}
    assert {"ballots", "recommendation-r2", "proposal-p5"} <= wanted <= keys
    card = told(made(), "recommendations")
    assert "needs recommendation 1: Build on public land" in card  # which this council does not have
    alone = held(tree_of(there(decided.recommendations(made())))).sections
    assert {key for block in alone[0].blocks for key in _leads(block)} == set()
    assert words_of(*alone[0].blocks) == card


def _leads(block: object) -> Iterator[str]:
    match block:
        case Card() | Note():
            for inner in block.blocks:
                yield from _leads(inner)
        case Grid():
            for cell in (cell for row in block.rows for cell in row):
                yield from _to(cell)
        case Listing():
            for item in block.items:
                yield from _to(item)
        case Paragraph():
            yield from _to(block.text)
        case _:
            return


def _to(text: object) -> Iterator[str]:
    if isinstance(text, tuple):
        yield from (span.to for span in text if getattr(span, "to", ""))


def test_places_are_told_by_session_and_table() -> None:
    """Sessions and tables in their order, those not told last."""
    said = [f.StatementFacts(n, "x", table, session) for n, table, session in (
        (1, "10", "2"), (2, "9", "2"), (3, "", ""), (4, "", "2"), (5, "1", "10"),
    )]  # fmt: skip
    assert list(by_place(said)) == [
        ("Session 2", "table 9: statement 2; table 10: statement 1; statement 4"),
        ("Session 10", "table 1: statement 5"),
        ("Place not told", "statement 3"),
    ]
