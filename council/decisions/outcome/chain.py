"""Where a recommendation came from and what became of a statement: the same links, walked both ways.

Pure: links in, nodes out. A link runs from what was there first to what grew out of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

ORDER = ("statement", "theme", "version", "ballot", "recommendation")
FEWEST_SPEAKERS = 5  # below this, tables are not told apart in print


class Node(NamedTuple):
    """One thing on the way, by kind (see ORDER) and id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Link:
    """`target` grew out of `source`.

    `how` is quoted, drawn_on, against, in_theme, followed, decided or recommended.
    """

    source: Node
    target: Node
    how: str = "drawn_on"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement as far as its level lets it be shown: `speaker` "" where unknown, numbers 0 for none."""

    id: str
    speaker: str
    table: int
    session: int
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Roots:
    """What a recommendation grew out of, counted: the figures of the printed box."""

    statements: int
    tables: int
    sessions: int
    themes: int
    versions: int
    withdrawn: int
    tables_shown: bool

    @property
    def none(self) -> bool:
        """No origin was ever recorded."""
        return not self.statements and not self.themes


def backward(links: Iterable[Link], start: Node) -> tuple[Node, ...]:
    """All that `start` grew out of, nearest first, each once; `start` is not among them."""
    return _reached(_by(links, forwards=False), start)


def forward(links: Iterable[Link], start: Node) -> tuple[Node, ...]:
    """All that grew out of `start`, nearest first, each once; `start` is not among them."""
    return _reached(_by(links, forwards=True), start)


def roots(nodes: Iterable[Node], spoken: Mapping[str, Spoken]) -> Roots:
    """Count what `backward` found. Fewer than 5 known speakers print without tables."""
    found = tuple(nodes)
    own = [spoken[node.id] for node in found if node.kind == "statement" and node.id in spoken]
    said = [one for one in own if not one.withdrawn]
    speakers = {one.speaker for one in said if one.speaker}
    return Roots(
        statements=len(own),
        tables=len({one.table for one in said if one.table}),
        sessions=len({one.session for one in said if one.session}),
        themes=sum(node.kind == "theme" for node in found),
        versions=sum(node.kind == "version" for node in found),
        withdrawn=len(own) - len(said),
        tables_shown=len(speakers) >= FEWEST_SPEAKERS,
    )


def _by(links: Iterable[Link], *, forwards: bool) -> Mapping[Node, list[Node]]:
    beside: defaultdict[Node, list[Node]] = defaultdict(list)
    for link in links:
        if forwards:
            beside[link.source].append(link.target)
        else:
            beside[link.target].append(link.source)
    return beside


def _reached(beside: Mapping[Node, list[Node]], start: Node) -> tuple[Node, ...]:
    found: dict[Node, None] = {start: None}
    waiting = [start]
    for node in waiting:  # grows while it is walked: nearest first
        for other in beside.get(node, ()):
            if other not in found:
                found[other] = None
                waiting.append(other)
    return tuple(found)[1:]
