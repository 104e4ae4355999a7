"""Two wordings side by side, passage by passage, with what led from the one to the other.

Pure. A passage is a sentence, or several that changed together. The wordings between the two are looked
through for the ones that touched a passage: where the old words went, and where the new ones came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from council.decisions.proposals.difference import sentences, stretches
from council.decisions.proposals.views import VersionView


@dataclass(frozen=True, slots=True)
class Passage:
    """Old and new words of one passage, and the wordings that touched it, oldest first."""

    old: str
    new: str
    by: tuple[VersionView, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is other than it was."""
        return self.old != self.new


def passages(old: VersionView, new: VersionView, between: Sequence[VersionView]) -> tuple[Passage, ...]:
    """All passages in reading order; together they are the old text on one side, the new one on the other.

    Args:
        between: the wordings after `old`, up to and with `new`, oldest first; empty where the two do not
            follow each other, and then no passage names what touched it.
    """
    chain = (old, *between)
    kept = [frozenset(_plain(sentences(version.text))) for version in chain]
    return tuple(
        Passage(before, after, _touching(before, after, chain, kept) if before != after else ())
        for before, after in _pairs(old.text, new.text)
    )


def _pairs(old: str, new: str) -> Iterator[tuple[str, str]]:
    for kind, before, after in stretches(sentences(old), sentences(new)):
        if kind == "other" and len(before) == len(after):
            yield from zip(before, after, strict=True)
        else:
            yield "".join(before), "".join(after)


def _touching(
    before: str, after: str, chain: Sequence[VersionView], kept: Sequence[frozenset[str]]
) -> tuple[VersionView, ...]:
    went, came = set(_plain(sentences(before))), set(_plain(sentences(after)))
    return tuple(
        chain[at]
        for at in range(1, len(chain))
        if (kept[at - 1] - kept[at]) & went or (kept[at] - kept[at - 1]) & came
    )


def _plain(row: Sequence[str]) -> list[str]:
    return [one.strip() for one in row if one.strip()]
