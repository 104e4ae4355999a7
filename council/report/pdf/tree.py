"""The logical tree of a paper: what reads what out, in which order, before anything is drawn.

A node stands for one structure element. It serves every pass of a layout and every half of what a page break
splits: what was drawn, and where, is known to the canvas alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Value = str | float | tuple[float, ...]
Attributes = Mapping[str, Mapping[str, Value]]


class Node:
    """One structure element: its tag, its parent, and what assistive programs are told about it.

    Args:
        tag: a standard structure type (P, H2, TD …). parent: whose last child it becomes.
        alt: words in place of a picture; actual: the text in place of what is drawn; lang: BCP 47 where it
        differs from the parent's; title: its own name; ident: unique, as a Note must have.
        attributes: by owner, as {"Table": {"Scope": "Row"}}; a string is a name, a tuple an array.
        keep: written even when nothing of it was drawn (an empty cell).
        once: drawn again on a later page (a repeated table head) it is furniture there; children inherit it.
    """

    __slots__ = (
        "actual", "alt", "attributes", "children", "ident", "keep", "lang", "once", "parent", "tag", "title",
    )  # fmt: skip

    def __init__(
        self, tag: str, parent: Node | None = None, *, alt: str = "", actual: str = "", lang: str = "",
        title: str = "", ident: str = "", attributes: Attributes | None = None, keep: bool = False,
        once: bool = False,
    ) -> None:  # fmt: skip
        self.tag, self.parent = tag, parent
        self.alt, self.actual, self.lang, self.title, self.ident = alt, actual, lang, title, ident
        self.attributes: Attributes = attributes or {}
        self.keep = keep
        self.once: bool = once or (parent is not None and parent.once)
        self.children: list[Node] = []
        if parent is not None:
            parent.children.append(self)

    def __repr__(self) -> str:
        return f"<{self.tag} with {len(self.children)} below>"

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()
