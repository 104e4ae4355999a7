"""What an edition says, section by section, and what changed between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from council.report.blocks import Tree, texts

LEFT_OUT = ("reading", "changes")  # contents, and the list of changes itself


@dataclass(frozen=True, slots=True)
class SectionText:
    """The words of one section as they were printed, a line for each piece of text."""

    key: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one section: lines that are gone, and lines that have come, each in their order.

    A section that only moved has neither.
    """

    kind: Literal["added", "removed", "changed", "moved"]
    key: str
    title: str
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()


def section_texts(tree: Tree) -> tuple[SectionText, ...]:
    """What a tree says, as it is kept with its edition."""
    said: dict[str, list[str]] = {section.key: [] for section in tree.sections}
    for section, words in texts(tree):
        if words.strip() and words != section.title:
            said[section.key].append(" ".join(words.split()))
    return tuple(
        SectionText(section.key, section.title, tuple(said[section.key]))
        for section in tree.sections
        if section.key not in LEFT_OUT
    )


def changes_between(old: Sequence[SectionText], new: Sequence[SectionText]) -> tuple[Change, ...]:
    """What changed from one edition to the next: sections of the new one in order, then those that went."""
    before = {one.key: one for one in old}
    after = {one.key for one in new}
    found = list(_of_new(before, new))
    stayed = [one.key for one in new if one.key in before]
    moved = _moved([one.key for one in old if one.key in after], stayed)
    told = {one.key for one in found}
    found += [Change("moved", one.key, one.title) for one in new if one.key in moved and one.key not in told]
    found += [Change("removed", one.key, one.title, gone=one.lines) for one in old if one.key not in after]
    return tuple(found)


def _of_new(before: dict[str, SectionText], new: Sequence[SectionText]) -> Iterator[Change]:
    for one in new:
        was = before.get(one.key)
        if was is None:
            yield Change("added", one.key, one.title, come=one.lines)
            continue
        gone, come = _difference(was.lines, one.lines)
        if was.title != one.title:
            gone, come = (was.title, *gone), (one.title, *come)
        if gone or come:
            yield Change("changed", one.key, one.title, gone, come)


def _difference(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines that are gone and lines that have come; what only moved counts as neither."""
    gone: list[str] = []
    come: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += old[a:b]
            come += new[c:d]
    for line in [line for line in gone if line in come]:
        if line in come:
            gone.remove(line)
            come.remove(line)
    return tuple(gone), tuple(come)


def _moved(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """The fewest keys without which the others are in the old order: all but a longest rising row."""
    place = {key: at for at, key in enumerate(old)}
    rows: dict[str, tuple[str, ...]] = {}
    for key in new:
        before = [row for other, row in rows.items() if place[other] < place[key]]
        rows[key] = (*_longest(before), key)
    return frozenset(new) - frozenset(_longest(rows.values()))


def _longest(rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return max(rows, key=lambda row: len(row), default=())


def as_kept(sections: Sequence[SectionText]) -> list[dict[str, Any]]:
    """Sections as plain values, to be kept with an edition."""
    return [{"key": one.key, "title": one.title, "lines": list(one.lines)} for one in sections]


def from_kept(kept: Sequence[dict[str, Any]]) -> tuple[SectionText, ...]:
    """Kept sections as values again."""
    return tuple(SectionText(one["key"], one["title"], tuple(one["lines"])) for one in kept)
