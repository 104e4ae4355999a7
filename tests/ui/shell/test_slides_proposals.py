"""A proposal and its difference on the wall, as values and painted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from council.decisions.proposals.difference import Piece, difference
from tests.council.report.test_proposed import proposed, version
from ui.shell.slide_changes import Marked
from ui.shell.slides_proposals import changes_slide, proposal_slide

TEXTS = st.lists(st.sampled_from(["land ", "rent. ", "homes\n", "家", "x"]), max_size=20).map("".join)


def test_the_wording_stands_with_who_does_what() -> None:
    """Heading, text, and what is filled beside it; the foot says which wording it is."""
    one = version(2, "The city buys land.", who_when="The housing office", review_on="2027-05-31")
    slide = proposal_slide(proposed(one).proposal, one)
    assert slide.heading == "Proposal 4: Land"
    assert slide.blocks == ("The city buys land.", "The housing office", "To be reviewed on 2027-05-31")
    assert slide.foot == "Wording 2"
    assert not proposal_slide(None, None).has_body


def test_a_difference_reads_aloud_and_without_colour() -> None:
    """Signs stand in the words themselves; the reason follows; one wording alone has no difference."""
    old, new = version(1, "The city buys land."), version(2, "The city rents land.", reason="Cheaper")
    slide = changes_slide(proposed(old, new).proposal, (old, new))
    assert slide.blocks == ("The city \u2212buys +rents land.", "Why: Cheaper")
    assert not changes_slide(proposed(old).proposal, (old,)).has_body


def test_lines_keep_what_their_words_are() -> None:
    """However a wall breaks the words, each stretch of a line keeps its kind; a sign bears no line."""
    marked = Marked.of((Piece("same", "It "), Piece("removed", "buys "), Piece("added", "rents the land.")))
    assert marked.runs(["It \u2212buys", "+rents the", "land."]) == (
        (("same", "It "), ("sign", "\u2212"), ("removed", "buys")),
        (("sign", "+"), ("added", "rents the")),
        (("added", "land."),),
    )


@given(TEXTS, TEXTS, st.integers(1, 9))
def test_no_letter_is_lost_on_its_way_to_the_wall(old: str, new: str, width: int) -> None:
    """Cut into lines of any width, every letter keeps the kind of its piece."""
    marked = Marked.of(difference(old, new))
    assert len(marked.kinds) == len(marked)
    lines = [
        part[at : at + width].rstrip() for part in marked.split("\n") for at in range(0, len(part), width)
    ]
    told = "".join(words for runs in marked.runs(lines) for _kind, words in runs)
    assert told == "".join(lines)
    added = "".join(words for runs in marked.runs(lines) for kind, words in runs if kind == "added")
    came = "".join(piece.text for piece in difference(old, new) if piece.kind == "added")
    assert "".join(added.split()) == "".join(came.split())
