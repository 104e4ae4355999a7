"""Nodes and what was drawn of them → the structure tree of a PDF (ISO 32000-1, 14.7).

Elements are written as bytes: a report of 200 pages has ten thousand of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from council.report.pdf.text import clean
from council.report.pdf.tree import Attributes, Node, Value


class Mark(NamedTuple):
    """A stretch of a page's drawing, by page from 0 and number on it."""

    page: int
    number: int


class Object(NamedTuple):
    """An annotation that belongs to a node, by page from 0 and the name ReportLab keeps it under."""

    page: int
    name: str


_PLAIN = re.compile(r"[ -'*-\[\]-~]*")
Noted = Mark | Object | Node


def text_string(words: str) -> str:
    """A PDF text string: as it is where all of it is plain ASCII, else UTF-16 in hex, big end first."""
    if _PLAIN.fullmatch(words):
        return f"({words})"
    return f"<FEFF{clean(words).encode('utf-16-be').hex().upper()}>"


class Structure:
    """The tree as drawn, ready to be written.

    Args: notes: what each drawn node owns, in the order of drawing; boxes: where figures stand;
        parents: the parent tree by key, a page's nodes by mark, or the node of an annotation.
    """

    def __init__(
        self, root: Node, notes: Mapping[Node, Sequence[Noted]], boxes: Mapping[Node, Sequence[float]],
        parents: Sequence[Node | Sequence[Node]],
    ) -> None:  # fmt: skip
        self._root, self._notes, self._boxes, self._parents = root, notes, boxes, parents
        self._numbers: dict[Node, int] = {}
        self._shown: set[Node] = set()

    def write(self, document: Any) -> None:
        """Put tree, parent tree and identifiers into ReportLab's document."""
        from reportlab.pdfbase import pdfdoc

        class Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
            __RefOnly__ = 1

            def __init__(self, content: bytes = b"") -> None:
                self.content = content

            def format(self, document: Any) -> bytes:
                return self.content

        def numbered(raw: Any) -> int:
            name = document.Reference(raw).name
            return int(document.idToObjectNumberAndVersion[name][0])

        self._show(self._root)
        top = Raw()
        above = numbered(top)
        ordered = self._in_order()
        elements = {node: Raw() for node in ordered}
        self._numbers = {node: numbered(raw) for node, raw in elements.items()}
        pages = [
            document.idToObjectNumberAndVersion[f"Page{n + 1}"][0] for n in range(len(document.Pages.pages))
        ]
        objects = document.idToObjectNumberAndVersion
        for node, raw in elements.items():
            raw.content = self._element(node, above, pages, objects).encode("ascii")
        top.content = self._top().encode("ascii")
        document.Catalog.StructTreeRoot = top
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})

    def _show(self, node: Node) -> bool:
        """Note which nodes are written: drawn, kept, or above such a one."""
        below = [self._show(child) for child in node.children]
        if node in self._notes or node.keep or any(below):
            self._shown.add(node)
        return node in self._shown

    def _in_order(self) -> list[Node]:
        """Breadth first, the root at the front."""
        ordered = [self._root]
        for node in ordered:
            ordered += [child for child in self._kids(node) if isinstance(child, Node)]
        return ordered

    def _kids(self, node: Node) -> list[Noted]:
        """In drawing order where the node itself was drawn, else in the order of the tree."""
        notes = self._notes.get(node, ())
        if any(not isinstance(one, Node) for one in notes):
            return list(notes)
        return [child for child in node.children if child in self._shown]

    def _element(self, node: Node, above: int, pages: Sequence[int], objects: Mapping[str, Any]) -> str:
        parent = self._numbers[node.parent] if node is not self._root and node.parent else above
        kids = self._kids(node)
        home = next((one.page for one in kids if not isinstance(one, Node)), None)
        parts = [f"<</Type /StructElem /S /{node.tag} /P {parent} 0 R"]
        if home is not None:
            parts.append(f"/Pg {pages[home]} 0 R")
        if kids:
            parts.append(f"/K [{' '.join(self._kid(one, home, pages, objects) for one in kids)}]")
        told = {
            "Alt": node.alt,
            "ActualText": node.actual,
            "Lang": node.lang,
            "T": node.title,
            "ID": node.ident,
        }
        parts += [f"/{name} {text_string(words)}" for name, words in told.items() if words]
        if attributes := self._attributes(node):
            parts.append(f"/A [{attributes}]")
        return " ".join(parts) + ">>"

    def _kid(self, kid: Noted, home: int | None, pages: Sequence[int], objects: Mapping[str, Any]) -> str:
        match kid:
            case Node():
                return f"{self._numbers[kid]} 0 R"
            case Mark(page, number) if page == home:
                return str(number)
            case Mark(page, number):
                return f"<</Type /MCR /Pg {pages[page]} 0 R /MCID {number}>>"
            case Object(page, name):
                return f"<</Type /OBJR /Pg {pages[page]} 0 R /Obj {objects[name][0]} 0 R>>"

    def _attributes(self, node: Node) -> str:
        owners: Attributes = node.attributes
        if node in self._boxes:
            owners = {**owners, "Layout": {**owners.get("Layout", {}), "BBox": tuple(self._boxes[node])}}
        return " ".join(
            f"<</O /{owner} {' '.join(f'/{name} {_value(value)}' for name, value in given.items())}>>"
            for owner, given in owners.items()
        )

    def _top(self) -> str:
        parents = " ".join(f"{key} {self._owner(one)}" for key, one in enumerate(self._parents))
        named = sorted((node.ident, number) for node, number in self._numbers.items() if node.ident)
        names = " ".join(f"{text_string(ident)} {number} 0 R" for ident, number in named)
        identities = f" /IDTree <</Names [{names}]>>" if named else ""
        return (
            f"<</Type /StructTreeRoot /K [{self._numbers[self._root]} 0 R] /ParentTree <</Nums [{parents}]>>"
            f" /ParentTreeNextKey {len(self._parents)}{identities}>>"
        )

    def _owner(self, one: Node | Sequence[Node]) -> str:
        if isinstance(one, Node):
            return f"{self._numbers[one]} 0 R"
        return f"[{' '.join(f'{self._numbers[node]} 0 R' for node in one)}]"


def _value(value: Value) -> str:
    if isinstance(value, str):
        return f"/{value}"
    if isinstance(value, tuple):
        return f"[{' '.join(_number(one) for one in value)}]"
    return _number(value)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
