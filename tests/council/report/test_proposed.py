"""The handout before a decision says what is proposed, what changed and why, and where it is silent."""

from __future__ import annotations

from datetime import UTC, datetime

from council.decisions.outcome.causes.views import Cause
from council.decisions.proposals.views import Named, ProposalView, VersionView
from council.decisions.proposals.wordings import CostLine
from council.report.blocks import Span
from council.report.sheets import blocks as b
from council.report.sheets.proposed import Proposed, handout, print_proposed

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def version(number: int, text: str, **more: object) -> VersionView:
    given = dict.fromkeys(("rationale", "who_when", "conditions", "signs", "review_on", "reason"), "")
    head = {"id": f"v{number}", "proposal_id": "p", "number": number, "text": text, "language": "en"}
    rest = {"state": "draft", "hash": "a" * 64, "at": NOON, "statements": ()}
    return VersionView(**(given | head | rest | more))


def proposed(*versions: VersionView, causes: tuple[Cause, ...] = ()) -> Proposed:
    last = versions[-1]
    words = dict.fromkeys(("driver", "addressee", "theme", "reason"), "")
    proposal = ProposalView(
        id="p",
        number=4,
        title="Land",
        state="draft",
        author_group="Table 3",
        theme_id=None,
        at=NOON,
        version_id=last.id,
        version=last.number,
        text=last.text,
        origins=0,
        **words,
    )
    return Proposed("A council", proposal, versions, causes)


def words_of(text: object) -> str:
    return text if isinstance(text, str) else "".join(span.words for span in text)


def said(blocks: tuple[b.Block, ...]) -> list[str]:
    return [words_of(block.text) for block in blocks if isinstance(block, b.Words)]


def test_gaps_are_named() -> None:
    """What nobody wrote down stands as not stated, field by field."""
    lines = said(handout(proposed(version(1, "The city buys land."))))
    assert "This is the first wording." in lines
    assert "On what conditions: not stated" in lines
    assert "Full-cost sheet: not stated" in lines


def test_changes_stand_as_text_and_by_passage_with_their_reason() -> None:
    """A sign before what came and went, lines under and through it, and beside it what it answers."""
    old = version(1, "The city buys land. It builds.")
    new = version(2, "The city rents land. It builds.", reason="Cheaper", causes=("o1",))
    objection = Cause("o1", "objection", 1, "Nobody can pay that", "qualified", 1)
    blocks = handout(proposed(old, new, causes=(objection,)))
    assert "The city \u2212buys +rents land. It builds." in said(blocks)
    (marked,) = [
        block.text
        for block in blocks
        if isinstance(block, b.Words) and any(getattr(span, "mark", "") for span in block.text)
    ]
    assert [(span.words, span.mark) for span in marked if isinstance(span, Span) and span.mark] == [
        ("buys", "removed"),
        ("rents", "added"),
    ]
    (table,) = [block for block in blocks if isinstance(block, b.Ruled)]
    assert [words_of(cell) for cell in table.rows[0]] == [
        "The city \u2212buys land. ",
        "The city +rents land. ",
        "Cheaper\nObjection: Nobody can pay that",
    ]


def test_costs_and_quotes_are_printed_and_the_pages_repeat() -> None:
    """The cost sheet stands line by line, quoted statements in their words; the same bytes every time."""
    full = version(
        1,
        "It buys <b>land</b>.",
        costs=(CostLine("Later ones", "nature", "later", "Sealed soil"),),
        named=(Named("s1", 1, "Land is short", "quoted"), Named("s2", 2, "Not said here", "drawn_on")),
    )
    blocks = handout(proposed(full))
    (table,) = [block for block in blocks if isinstance(block, b.Ruled)]
    assert table.rows == (("Later ones", "Sealed soil", "nature", "later", ""),)
    assert "“Land is short”" in said(blocks) and "Not said here" not in " ".join(said(blocks))
    assert "It names 2 statements." in said(blocks)
    one, other = (print_proposed(proposed(full)) for _time in range(2))
    assert one.data == other.data and one.pages == 1
