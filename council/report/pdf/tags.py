"""The canvas that tags while it draws: which node each stretch of each page belongs to, kept until the end.

All state of a run lives here, made anew with the canvas, so one tree of nodes serves every pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from council.report.pdf.meta import About, describe, end_lines
from council.report.pdf.structure import Mark, Noted, Object, Structure, text_string
from council.report.pdf.tree import Node

PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do"])
SHOWING = frozenset(["Tj", "TJ", "'", '"'])
ARTIFACT = "/Artifact BMC"
_STRINGS = re.compile(r"\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)


class TagsBroken(AssertionError):
    """A mistake of the program: text outside the tree, or a mark opened within a mark."""


class Tags:
    """What was drawn for which node, page by page."""

    def __init__(self, canvas: Any, root: Node) -> None:
        self._canvas, self._root = canvas, root
        self._notes: dict[Node, list[Noted]] = {}
        self._boxes: dict[Node, tuple[float, ...]] = {}
        self._parents: list[Node | list[Node]] = []
        self._first: dict[Node, int] = {}
        self._later: list[tuple[str, int, Callable[[], None]]] = []
        self._page = 0
        self._open = False
        self._marks: list[Node] = []
        self._stretches: list[tuple[int, int]] = []

    def begin(self, node: Node, *, actual: str = "") -> None:
        """Open a mark of a node. Raises: TagsBroken while another is open."""
        if node.once and self._first.setdefault(node, self._page) != self._page:
            self.begin_artifact("/Artifact <</Type /Pagination>> BDC")
            return
        number = len(self._marks)
        self._marks.append(node)
        self._note(node, Mark(self._page, number))
        if actual:  # readers heed it in marks named Span only (ISO 32000-1, 14.9.4)
            self._opened(f"/Span <</MCID {number} /ActualText {text_string(actual)}>> BDC")
        else:
            self._opened(f"/{node.tag} <</MCID {number}>> BDC")

    def begin_artifact(self, operator: str = ARTIFACT) -> None:
        """Open a stretch that nobody reads out. Raises: TagsBroken while a mark is open."""
        self._opened(operator)

    def end(self) -> None:
        """Close what is open."""
        if not self._open:
            raise TagsBroken("nothing is open")
        code = self._canvas._code
        code.append("EMC")
        self._stretches[-1] = (self._stretches[-1][0], len(code))
        self._open = False

    def boxed(self, node: Node, rect: tuple[float, float, float, float]) -> None:
        """Note where a figure stands; the first place counts."""
        self._boxes.setdefault(node, self._canvas._absRect(rect, 1))

    def link(
        self, rect: tuple[float, float, float, float], node: Node, words: str, *, url: str, key: str
    ) -> None:
        """A link annotation that belongs to a node."""
        from reportlab.pdfbase import pdfdoc

        name = f"tagged{len(self._parents)}"
        told: dict[str, Any] = {
            "Type": pdfdoc.PDFName("Annot"), "Subtype": pdfdoc.PDFName("Link"), "F": 4,
            "Border": pdfdoc.PDFArray([0, 0, 0]), "Rect": pdfdoc.PDFArray(self._canvas._absRect(rect, 1)),
            "Contents": pdfdoc.PDFString(words), "StructParent": len(self._parents),
        }  # fmt: skip
        if url:
            told["A"] = pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(url)})
        else:
            told["Dest"] = self._canvas._bookmarkReference(key)
        self._canvas._addAnnotation(pdfdoc.PDFDictionary(told), name)
        self._parents.append(node)
        self._note(node, Object(self._page, self._canvas._doc.annotationName(name)))

    def postpone(self, draw: Callable[[], None]) -> None:
        """Leave room in the page's drawing for what `draw` will draw when all pages are known."""
        sign = f"%later{len(self._later)}\n"
        self._canvas._code.append(sign)
        self._later.append((sign, self._page, draw))

    def page_ends(self) -> int | None:
        """Set what no node owns apart as artifacts; the page's key in the parent tree, None without marks.

        Raises: TagsBroken when text stands outside the tree, or a mark is still open.
        """
        if self._open:
            raise TagsBroken(f"a mark is open at the end of page {self._page + 1}")
        self._canvas._code = self._apart()
        key = len(self._parents) if self._marks else None
        if self._marks:
            self._parents.append(self._marks)
        self._page += 1
        self._marks, self._stretches = [], []
        return key

    def finish(self) -> None:
        """Draw what was postponed and write the structure into the document."""
        canvas = self._canvas
        for sign, page, draw in self._later:
            canvas._code = []
            canvas.saveState()
            draw()
            canvas.restoreState()
            drawn = canvas._doc.Pages.pages[page]
            drawn.stream = drawn.stream.replace(sign, "\n".join(canvas._code) + "\n", 1)
        canvas._code = []
        Structure(self._root, self._notes, self._boxes, self._parents).write(canvas._doc)

    def _opened(self, operator: str) -> None:
        if self._open:
            raise TagsBroken(f"{operator} within another mark")
        code = self._canvas._code
        self._stretches.append((len(code), -1))
        code.append(operator)
        self._open = True

    def _note(self, node: Node, noted: Noted) -> None:
        """The first note of a node notes the node in its parent, in the order of drawing."""
        known = self._notes.get(node)
        if known is not None:
            known.append(noted)
            return
        self._notes[node] = [noted]
        if node.parent is not None:
            self._note(node.parent, node)

    def _apart(self) -> list[str]:
        code: list[str] = self._canvas._code
        whole: list[str] = []
        at = 0
        for start, end in self._stretches:
            whole += _as_artifact(code[at:start], self._page)
            whole += code[start:end]
            at = end
        return whole + _as_artifact(code[at:], self._page)


def _as_artifact(items: list[str], page: int) -> list[str]:
    """A stretch outside every mark: from its first painting to its last it becomes an artifact."""
    painting: list[int] = []
    for at, item in enumerate(items):
        words = item.split()
        if "BT" in words and SHOWING & set(_STRINGS.sub(" ", item).split()):
            raise TagsBroken(f"text outside the tree on page {page + 1}: {item[:80]}")
        if not PAINTING.isdisjoint(words):
            painting.append(at)
    if not painting:
        return items
    first, last = painting[0], painting[-1] + 1
    return [*items[:first], ARTIFACT, *items[first:last], "EMC", *items[last:]]


@cache
def _canvas_class() -> Any:
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfgen.canvas import Canvas

    end_lines()

    class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
        tags: Tags
        about: About
        _key: int | None = None

        def showPage(self) -> None:
            self._key = self.tags.page_ends()
            super().showPage()

        def _setAnnotations(self, page: Any) -> None:
            super()._setAnnotations(page)
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.Tabs = pdfdoc.PDFName("S")
            page.StructParents = self._key

        def save(self) -> None:
            if self._code:
                self.showPage()
            self.tags.finish()
            describe(self._doc, self.about)
            super().save()

    return TaggedCanvas


def tagged_canvas(root: Node, about: About, *args: Any, **more: Any) -> Any:
    """A ReportLab canvas that writes the tree under `root` as the structure of its document, and what the
    document says about itself."""
    canvas = _canvas_class()(*args, **more)
    canvas.tags, canvas.about = Tags(canvas, root), about
    return canvas
