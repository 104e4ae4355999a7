"""Where a block is laid: under which node, in which column, below which heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from council.report.blocks import Block
from council.report.pdf.tree import Node


class Whole(NamedTuple):
    """Flowables that stand on one page if a page can hold them."""

    parts: list[Any]


class Long(NamedTuple):
    """Flowables that may run over pages, and should not begin at the foot of one."""

    parts: list[Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block function must know besides its block.

    `told` hears the key and the page of each place; `lay` lays a block within a block; `under` is the node
    that becomes the parent, None on papers without tags; `inner` inside cards and boxes, whose column is
    narrow and has no indent; `level` of the heading that a card has here, 3 right under a section.
    """

    told: Callable[[str, int], None]
    lay: Callable[[Block, Setting], list[Any]]
    under: Node | None = None
    inner: bool = False
    level: int = 3

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
