"""Papers, tellers' sheets and certificates of ballots, as they come out of the printer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pypdfium2
import pytest

from council.decisions import actions, queries
from council.decisions.ballots.rules import Rule
from council.store import Store
from tests.council.decisions.conftest import NOON, Desk, furnish

LEVELS = ("Cannot accept it", "Unhappy with it", "Can live with it", "For it", "Strongly for it")
OPTIONS = ("A land fund", "A rent cap", "A building cooperative", "None of these")
RULES = {
    "majority": Rule(),
    "gradients": Rule(kind="gradients", levels=LEVELS),
    "approval": Rule(kind="approval"),
    "dots": Rule(kind="dots", dots=5, most_on_one=2),
    "score": Rule(kind="score", levels=("0", "1", "2", "3", "4")),
    "scale": Rule(kind="scale", levels=LEVELS),
    "ranked": Rule(kind="ranked"),
    "schulze": Rule(kind="schulze"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with a proposal and a prepared ballot of every kind."""
    folder = tmp_path_factory.mktemp("ballots")
    with Store.open(folder / "c.council", create=True) as store:
        store.act(furnish, statements=2)
        made = Desk(store)
        for kind, rule in RULES.items():
            made.draft(kind)
            given = {"version_id": f"{kind}v1", "question": "Which way do we go?", "rule": rule, "at": NOON}
            given["options"] = OPTIONS if rule.has_options else ()
            store.act(actions.prepare_ballot, ballot_id=kind, **given)
        yield made


def text_of(data: bytes) -> str:
    """What can be read on its pages, line ends as blanks."""
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def paper(desk: Desk, kind: str):
    from council.report.sheets.ballot_paper import paper_for

    return paper_for(desk.ballot(kind), council="Council of Wern", language="en")


@pytest.mark.parametrize("kind", RULES)
def test_a_paper_says_what_is_asked_and_nothing_that_tells_it_apart(desk: Desk, kind: str) -> None:
    """One page of equal papers: question, wording, what can be marked; no number, no page of so many."""
    from council.report.sheets.ballot_paper import papers_on_a_page, print_papers

    made = paper(desk, kind)
    bound = print_papers(made)
    text, count = text_of(bound.data), papers_on_a_page(made)
    assert bound.pages == 1 and 1 <= count <= 4
    assert text.count("Which way do we go?") == count
    assert made.wording and text.count(" ".join(made.wording.split())) == count
    assert text.count("Stub of ballot") == count and text.count("wording 1") == count
    assert [text.count(row) >= count for row in made.rows] == [True] * len(made.rows)
    assert "1 of 1" not in text and "Page" not in text
    assert print_papers(made).data == bound.data


def test_many_options_take_as_many_pages_as_they_need(desk: Desk) -> None:
    """A paper that no page could hold goes on; it is never cut off."""
    from dataclasses import replace

    from council.report.sheets.ballot_paper import print_papers

    rows = tuple(
        f"Option number {n} with a rather long name that says what it would do" for n in range(1, 41)
    )
    text = text_of(print_papers(replace(paper(desk, "ranked"), rows=rows)).data)
    assert all(row in text for row in rows)


def test_each_teller_has_a_sheet_for_a_pile(desk: Desk) -> None:
    """Totals by name for some kinds, a line for each paper for others; doubtful papers are told."""
    from council.report.sheets.ballot_paper import print_tellers

    ballots = [desk.ballot("gradients"), desk.ballot("ranked")]
    bound = print_tellers(ballots, council="Council of Wern", language="en")
    text = text_of(bound.data)
    assert bound.pages == 4 and "Teller 2" in text and "Doubtful papers" in text
    assert all(level in text for level in LEVELS) and "25" in text and "1 A land fund" in text


def test_a_teller_reads_the_levels_as_the_paper_shows_them(desk: Desk) -> None:
    """The highest level stands first on paper, sheet and desk, so that no figure lands in the wrong line."""
    from council.report.sheets.ballot_paper import paper_for
    from council.report.sheets.balloting import named_counts

    ballot = desk.ballot("gradients")
    shown = paper_for(ballot, council="Council of Wern", language="en").rows
    counted = [words for _name, words in named_counts(ballot.rule, ballot.options)]
    assert list(shown) == counted[: len(shown)] == list(reversed(LEVELS))


def test_a_certificate_carries_all_there_is(desk: Desk, tmp_path: Path) -> None:
    """Every figure from E to B, the equations, the difference and how it was settled, the hash, the names."""
    from council.report.sheets.ballot_paper import print_certificate

    desk.open("majority")
    desk.close("majority")
    desk.papers("majority")
    piles = [{"yes": 25}, {"yes": 20, "no": 5}, {"no": 25}, {"no": 13, "abstain": 2, "spoiled": 1}]
    for number, counts in enumerate(piles, start=1):
        desk.enter(number, 1, "majority", **counts)
        read = {"yes": 20, "no": 4, "spoiled": 1} if number == 2 else counts
        desk.enter(number, 2, "majority", **read)
    settled = {"ballot_id": "majority", "pile": 2, "counts": piles[1], "agreed_by": "Ada and Ben"}
    desk.store.act(actions.settle_pile, **settled)
    desk.certify("majority")
    ballot = next(b for b in desk.store.read(queries.ballots_of) if b.id == "majority")
    text = text_of(print_certificate(ballot, council="Council of Wern", language="en").data)
    for words in ("Adopted", "51%", "45 of 88", "Entitled to vote", "99", "Not returned", "Spoiled"):
        assert words in text, words
    assert "Where the tellers differed" in text and "Yes 20, No 4" in text and "Ada and Ben" in text
    assert ballot.hash[:8] in text and ballot.hash[-8:] in text and "Chair" in text and "Cho" in text
    assert f"opened {NOON.astimezone(UTC):%Y-%m-%d %H:%M}" in text and "How to work it out again" in text
    assert "Every pile as it counts" in text and text.count("agreed") >= 3
    assert "must be returned 91 ≥ 50 holds" in text
    assert text.count("holds") >= 5 and ballot.text.split()[0] in text


def test_the_certificate_of_a_ranked_ballot_prints_pairs_and_rounds(desk: Desk) -> None:
    """Anybody can follow how the winner came about."""
    from council.report.sheets.ballot_paper import print_certificate

    for kind in ("ranked", "schulze"):
        desk.store.act(actions.note_proof, ballot_id=kind, at=NOON)
        desk.open(kind, entitled=20, present=20, printed=20)
        desk.close(kind)
        figures = {"handed_out": 20, "left_over": 0, "in_box": 20}
        desk.store.act(actions.count_papers, ballot_id=kind, **figures)
        lines = ["1 2 3"] * 8 + ["2 3 1"] * 7 + ["3 2 1"] * 4 + ["x"]
        for teller in (1, 2):
            given = {"ballot_id": kind, "pile": 1, "teller": teller, "lines": lines}
            desk.store.act(actions.enter_pile, **given)
        desk.certify(kind)
        text = text_of(print_certificate(desk.ballot(kind), council="Wern", language="en").data)
        assert ("Rounds" in text) == (kind == "ranked")
        assert ("prefer the row" in text) == (kind == "schulze")
        assert "A rent cap" in text and "adopted" in text


def test_a_roll_call_is_on_its_certificate(desk: Desk) -> None:
    """Every seat with its answer, by number; who was not heard is said to be so."""
    from council.decisions.ballots.views import CallView
    from council.report.sheets.ballot_paper import print_certificate

    calls = [CallView("s1", 1, "", True, "yes"), CallView("s2", 2, "", False)]
    bound = print_certificate(desk.ballot("majority"), council="Wern", language="en", calls=calls)
    text = text_of(bound.data)
    assert "Roll call" in text and "not heard" in text
