"""Links and notes have two ends, or are plain words."""

from __future__ import annotations

from council.report.blocks import Card, Column, Endnotes, Grid, Paragraph, Section, Span
from council.report.links import held
from council.report.printing import build_pdf
from tests.council.report.made import tree_of
from tests.council.report.validators.walk import structure


def test_a_link_to_nowhere_becomes_words() -> None:
    """What leads to a hidden section is read, not followed; links that hold are kept, deep inside too."""
    lost, kept = Span("there", to="gone"), Span("here", to="r1")
    card = Card("R1", "Build", (Grid("T", (Column("a"),), (((lost, kept),),)),), key="r1")
    tree = held(tree_of(Section("s", "S", (card, Paragraph((lost,))))))
    inner = tree.sections[0].blocks[0].blocks[0]  # type: ignore[union-attr]
    assert inner.rows == (((Span("there"), kept),),)  # type: ignore[union-attr]
    assert tree.sections[0].blocks[1] == Paragraph((Span("there"),))


def test_a_note_needs_its_sign_and_a_sign_its_note() -> None:
    """A sign without a note leads nowhere, a note without a sign leads not back; both keep their words."""
    signs = Paragraph((Span("1", note="a"), Span("2", note="lost")))
    notes = Endnotes((("a", "First."), ("b", "Nobody calls me.")))
    tree = held(tree_of(Section("s", "S", (signs, notes))))
    assert tree.sections[0].blocks == (
        Paragraph((Span("1", note="a"), Span("2"))),
        Endnotes((("a", "First."), ("", "Nobody calls me."))),
    )


def test_a_tree_without_loose_ends_stays_the_same() -> None:
    """Nothing is copied where nothing is mended."""
    tree = tree_of(Section("s", "S", (Paragraph((Span("up", to="s"),)),)))
    assert held(tree) is tree


def test_notes_that_nothing_calls_are_named_apart() -> None:
    """Every note of the file has its own name, also in two lists and beside a note called by a number."""
    called = Paragraph((Span("a"), Span("1", note="2")))
    lists = (Endnotes((("2", "z"), ("", "y"))), Endnotes((("", "q"), ("", "r"))))
    data = build_pdf(tree_of(Section("s", "S", (called, *lists)), Section("t", "T", lists[1:]))).data
    names = [one.ident for one in structure(data).walk() if one.tag == "Note"]
    assert len(names) == len(set(names)) == 6


def test_a_tree_with_loose_ends_is_printed() -> None:
    """Whoever made the tree: words whose link leads nowhere are printed without it."""
    loose = Paragraph((Span("there", to="gone"), Span("1", note="lost")))
    whole = structure(build_pdf(tree_of(Section("s", "S", (loose,)))).data)
    assert "there1" in whole.words
    assert not [one for one in whole.walk() if one.tag == "Link"]
