"""Where a recommendation came from and what became of a statement: the same links, walked both ways.

Pure: links in, nodes out. A link runs from what was there first to what grew out of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

ORDER = (
    "statement",
    "theme",
    "version",
    "support",
    "remark",
    "consent",
    "objection",
    "ballot",
    "minority",
    "recommendation",
)
WORKED_IN = ("caused",)  # how an objection or a remark is tied to the wording made from it
FEWEST_SPEAKERS = 5  # below this, tables are not told apart


class Node(NamedTuple):
    """One thing on the way, by kind (see ORDER) and id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Link:
    """`target` grew out of `source`; `at` is when it was said so, None where nobody noted it.

    `how` is quoted, drawn_on, against, in_theme, corrected, followed, merged, split, rated, said, checked,
    raised, tested, caused, decided, answered or recommended.
    """

    source: Node
    target: Node
    how: str = "drawn_on"
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement as far as its level lets it be shown: `speaker` "" where unknown, numbers 0 for none."""

    id: str
    speaker: str
    table: int
    session: int
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a node says: its number, its words ("" where they were taken out), its state, and when.

    `of` is the number of the proposal it belongs to, `title` what that is called; 0 and "" for none.
    """

    number: int
    text: str
    state: str = ""
    at: datetime | None = None
    of: int = 0
    title: str = ""
    proposal_id: str = ""


@dataclass(frozen=True, slots=True)
class Roots:
    """What a recommendation grew out of, counted: the figures of the printed box.

    `named` are the statements a wording names; the others stand in a theme a wording was drawn from.
    `objections` and `remarks` are those a later wording was made from. `tables` and `sessions` count only
    what may be told.
    """

    statements: int
    tables: int
    sessions: int
    themes: int
    versions: int
    withdrawn: int
    tables_shown: bool
    objections: int = 0
    remarks: int = 0
    consents: int = 0
    supports: int = 0
    ballots: int = 0
    evidence: int = 0
    named: int | None = None  # None: nobody asked, all count as named

    @property
    def in_theme(self) -> int:
        """Statements no wording names, there only because their theme was drawn on."""
        return 0 if self.named is None else self.statements - self.named

    @property
    def none(self) -> bool:
        """No origin was ever recorded."""
        return not self.statements and not self.themes


@dataclass(frozen=True, slots=True)
class Trails:
    """Links laid out for walking both ways, once for many walks."""

    before: Mapping[Node, tuple[Link, ...]]
    after: Mapping[Node, tuple[Link, ...]]

    @classmethod
    def of(cls, links: Iterable[Link]) -> Trails:
        """Lay links out by both ends; a link said twice counts once, the first one stays."""
        before: defaultdict[Node, dict[Node, Link]] = defaultdict(dict)
        after: defaultdict[Node, dict[Node, Link]] = defaultdict(dict)
        for link in links:
            before[link.target].setdefault(link.source, link)
            after[link.source].setdefault(link.target, link)
        return cls(
            {node: tuple(found.values()) for node, found in before.items()},
            {node: tuple(found.values()) for node, found in after.items()},
        )

    def back(self, *starts: Node) -> tuple[Node, ...]:
        """All that `starts` grew out of, nearest first, each once; they are not among them."""
        return _reached(starts, lambda node: (link.source for link in self.before.get(node, ())))

    def back_named(self, *starts: Node) -> tuple[Node, ...]:
        """As `back`, without what stands there only because its theme was drawn on."""
        return _reached(starts, lambda node: (one.source for one in _apart(self.before.get(node, ()))))

    def on_named(self, *starts: Node) -> tuple[Node, ...]:
        """As `on`, without what only draws on a theme."""
        return _reached(starts, lambda node: (one.target for one in _apart(self.after.get(node, ()))))

    def on(self, *starts: Node) -> tuple[Node, ...]:
        """All that grew out of `starts`, nearest first, each once; they are not among them."""
        return _reached(starts, lambda node: (link.target for link in self.after.get(node, ())))


def backward(links: Iterable[Link], start: Node) -> tuple[Node, ...]:
    """All that `start` grew out of, nearest first, each once; `start` is not among them."""
    return Trails.of(links).back(start)


def forward(links: Iterable[Link], start: Node) -> tuple[Node, ...]:
    """All that grew out of `start`, nearest first, each once; `start` is not among them."""
    return Trails.of(links).on(start)


def roots(
    nodes: Iterable[Node],
    spoken: Mapping[str, Spoken],
    trails: Trails | None = None,
    *,
    start: Node | None = None,
    evidence: int = 0,
) -> Roots:
    """Count what the way back found. Fewer than 5 known speakers print without tables.

    Args:
        trails: tells which objections and remarks a wording was made from; without it none counts. It also
            tells which statements are others put right, divided or merged: they count once, as first said.
        start: where the way back began; with it and `trails` the statements a wording names are told apart
            from those that only share its theme.
        evidence: pieces of evidence cited, known to the caller.
    """
    found = tuple(nodes)
    once = found if trails is None else _as_first_said(found, trails)
    own = [spoken[node.id] for node in once if node.kind == "statement" and node.id in spoken]
    said = [one for one in own if not one.withdrawn]
    many = {kind: sum(node.kind == kind for node in found) for kind in ORDER}
    used = {node for node in found if trails is not None and _is_worked_in(node, trails)}
    named = None if trails is None or start is None else {node.id for node in trails.back_named(start)}
    return Roots(
        statements=len(own),
        tables=len({one.table for one in said if one.table}),
        sessions=len({one.session for one in said if one.session}),
        themes=many["theme"],
        versions=many["version"],
        withdrawn=len(own) - len(said),
        tables_shown=may_tell_tables(said),
        objections=sum(node.kind == "objection" for node in used),
        remarks=sum(node.kind == "remark" for node in used),
        consents=many["consent"],
        supports=many["support"],
        ballots=many["ballot"],
        evidence=evidence,
        named=None if named is None else sum(one.id in named for one in own),
    )


def may_tell_tables(spoken: Iterable[Spoken]) -> bool:
    """Whether a group of statements may be told with its tables: at least 5 known speakers are behind it."""
    return len({one.speaker for one in spoken if one.speaker}) >= FEWEST_SPEAKERS


def told_tables(trails: Trails, spoken: Mapping[str, Spoken]) -> frozenset[str]:
    """Ids of statements whose table may stand beside them wherever they are listed.

    Every theme and wording a statement stands in must have at least 5 known speakers of its own: a list of
    one small group among large ones would give that group's tables away.
    """
    small = set()
    for node, links in trails.before.items():
        inside = [spoken[one.source.id] for one in links if one.source.id in spoken]
        if node.kind != "statement" and inside and not may_tell_tables(inside):
            small |= {one.id for one in inside}
    return frozenset(id for id in spoken if Node("statement", id) in trails.after and id not in small)


def _as_first_said(found: tuple[Node, ...], trails: Trails) -> tuple[Node, ...]:
    """The nodes without statements that only put others among them into new words."""
    told = {node for node in found if node.kind == "statement"}
    return tuple(
        node
        for node in found
        if node not in told or not any(link.source in told for link in trails.before.get(node, ()))
    )


def _apart(links: Iterable[Link]) -> Iterable[Link]:
    return (link for link in links if link.how != "in_theme")


def _is_worked_in(node: Node, trails: Trails) -> bool:
    return node.kind in ("objection", "remark") and any(
        link.how in WORKED_IN for link in trails.after.get(node, ())
    )


def _reached(starts: tuple[Node, ...], beside: Callable[[Node], Iterable[Node]]) -> tuple[Node, ...]:
    found: dict[Node, None] = dict.fromkeys(starts)
    waiting = list(starts)
    for node in waiting:  # grows while it is walked: nearest first
        for other in beside(node):
            if other not in found:
                found[other] = None
                waiting.append(other)
    return tuple(found)[len(dict.fromkeys(starts)) :]
