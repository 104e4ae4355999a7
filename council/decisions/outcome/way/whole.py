"""The whole chain of a council as one value: every walk, list and export is read from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from council.decisions.outcome.chain import ORDER, Link, Node, Said, Spoken, Trails, roots, told_tables
from council.decisions.outcome.way.views import ChainStep, Crossing, Provenance


@dataclass(frozen=True, slots=True)
class Chain:
    """All links, words and levels of a council, read once for many walks."""

    links: tuple[Link, ...]
    trails: Trails
    said: Mapping[Node, Said]
    spoken: Mapping[str, Spoken]
    tables: frozenset[str]  # statements whose table may be told

    @classmethod
    def of(cls, links: tuple[Link, ...], said: Mapping[Node, Said], spoken: Mapping[str, Spoken]) -> Chain:
        """Lay the links out, and find out which tables may be told."""
        trails = Trails.of(links)
        return cls(links, trails, said, spoken, told_tables(trails, spoken))

    def step(self, node: Node, how: str = "", *, tables: bool = True) -> ChainStep:
        """A node in words, as far as it may be told."""
        told = self.said.get(node, Said(0, ""))
        own = self.spoken.get(node.id) if node.kind == "statement" else None
        table = own.table if own and tables and node.id in self.tables else 0
        return ChainStep(
            node.kind, node.id, told.number, told.text, how, table, own.session if own else 0,
            told.state, told.at, told.of, told.title, told.proposal_id,
        )  # fmt: skip

    def beside(self, node: Node) -> Crossing:
        """What lies one step back and one step on, in the order of the work."""
        before = [(link.source, link.how) for link in self.trails.before.get(node, ())]
        after = [(link.target, link.how) for link in self.trails.after.get(node, ())]
        return Crossing(
            self.step(node),
            self._ordered(self.step(one, how) for one, how in before),
            self._ordered(self.step(one, how) for one, how in after),
        )

    def back(self, node: Node, *, evidence: int = 0) -> Provenance:
        """All that a node grew out of, nearest first, and its figures."""
        nodes = self.trails.back(node)
        counted = roots(nodes, self.spoken, self.trails, start=node, evidence=evidence)
        named = {node, *self.trails.back_named(node)}
        hows = {one: self._how_on(one, named) for one in nodes}
        return Provenance(
            tuple(self.step(one, hows[one], tables=counted.tables_shown) for one in nodes), counted
        )

    def on(self, node: Node) -> tuple[ChainStep, ...]:
        """All that grew out of a node, nearest first; out of what a statement said before, too."""
        own = self.trails.on(node)
        known = set(own)
        former = [one for one in self.trails.back(node) if one.kind == node.kind == "statement"]
        others = (one for one in self.trails.on(*former) if one.kind != "statement" and one not in known)
        direct = set(self.trails.on_named(node, *former))
        return tuple(
            self.step(one, self._how_back(one) if one in direct or one.kind == "theme" else "through_theme")
            for one in (*own, *others)
        )

    def _how_on(self, node: Node, named: set[Node]) -> str:
        """How it came in: by what names it here, and by its theme only where nothing does."""
        links = self.trails.after.get(node, ())
        if node.kind != "statement":
            return next((link.how for link in links), "")
        own = [link.how for link in links if link.target in named and link.how != "in_theme"]
        return own[0] if own else "in_theme"

    def _how_back(self, node: Node) -> str:
        return next((link.how for link in self.trails.before.get(node, ())), "")

    def _ordered(self, steps: Iterable[ChainStep]) -> tuple[ChainStep, ...]:
        """Nearest to a decision first: a walk back from there passes the fewest rows."""
        rank = {kind: -at for at, kind in enumerate(ORDER)}
        return tuple(sorted(steps, key=lambda step: (rank[step.kind], step.of, -_late(step), step.number)))


def by_work(steps: Iterable[ChainStep]) -> tuple[ChainStep, ...]:
    """Steps in the order of the work, within a kind by number."""
    rank = {kind: at for at, kind in enumerate(ORDER)}
    return tuple(sorted(steps, key=lambda step: (rank[step.kind], step.of, step.number)))


def _late(step: ChainStep) -> float:
    """Wordings stand newest first; everything else by its number."""
    return step.number if step.kind == "version" else 0
