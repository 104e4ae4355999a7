"""Where a block is laid: under which node, in which column, below which heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from council.report.blocks import Block, Text
from council.report.design import PLAIN, Design
from council.report.directions import runs_right_to_left
from council.report.marks import Chart
from council.report.pdf.ink import chart_flowable
from council.report.pdf.rich import paragraph
from council.report.pdf.tree import Node
from council.words import language


class Whole(NamedTuple):
    """Flowables that stand on one page if a page can hold them."""

    parts: list[Any]


class Turned(NamedTuple):
    """Flowables too wide for the column: they stand on pages that lie on their side."""

    parts: list[Any]


class Long(NamedTuple):
    """Flowables that may run over pages, and should not begin at the foot of one."""

    parts: list[Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block function must know besides its block.

    `told` hears the key and the page of each place; `lay` lays a block within a block; `under` is the node
    that becomes the parent, None on papers without tags; `inner` inside cards and boxes, whose column is
    narrow and has no indent; `level` of the heading that a card has here, 3 right under a section; `design`
    holds paper, type and ink.
    """

    told: Callable[[str, int], None]
    lay: Callable[[Block, Setting], list[Any]]
    under: Node | None = None
    inner: bool = False
    level: int = 3
    design: Design = PLAIN

    @property
    def room(self) -> float:
        """The column here, in points."""
        return self.design.inner if self.inner else self.design.width

    @property
    def indent(self) -> float:
        """Where running text begins here."""
        return 0.0 if self.inner else self.design.indent

    @property
    def rtl(self) -> bool:
        """Whether what is first stands at the right."""
        return runs_right_to_left(language())

    def words(self, text: Text, role: str, **more: Any) -> Any:
        """A paragraph in a voice of the design."""
        return paragraph(text, role, design=self.design, **more)

    def chart(self, chart: Chart, node: Node | None, *, room: float = 0.0) -> Any:
        """A chart as large as its words must be, made again narrower where the room asks for it."""
        room, scale = room or self.room, self.design.scale
        fitted = chart.at(room / scale) if chart.width * scale > room else chart
        return chart_flowable(fitted, node=node, design=self.design, scale=min(scale, room / fitted.width))

    def node(self, tag: str, **more: Any) -> Node | None:
        """A node under this one, or None where the paper has no tags."""
        return None if self.under is None else Node(tag, self.under, **more)

    def below(self, tag: str, **more: Any) -> Setting:
        """The same place one node deeper."""
        return replace(self, under=self.node(tag, **more))

    def within(self, blocks: Sequence[Block]) -> list[Any]:
        """Blocks inside a card or a box, one after the other."""
        inside = replace(self, inner=True)
        return [made for block in blocks for made in self.lay(block, inside)]
