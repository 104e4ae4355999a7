"""Tags are written while drawing: what is drawn for whom, in which order, and what is nobody's."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from council.report.pdf.canvas import furniture, is_tagged, later, marked
from council.report.pdf.meta import About
from council.report.pdf.tags import TagsBroken, tagged_canvas
from council.report.pdf.text import close_doors
from council.report.pdf.tree import Node
from tests.council.report.validators.walk import Element, structure

ABOUT = About("Title", "Author", "", "Council", "en", date(2026, 11, 22))


def drawn(root: Node, *pages: Callable[[Any], None]) -> Element:
    """The tree of a file whose pages were drawn so."""
    out = io.BytesIO()
    canvas = tagged_canvas(root, ABOUT, out, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return structure(out.getvalue())


def dots(*nodes: Node) -> Callable[[Any], None]:
    """A page on which each node gets a dot."""

    def draw(canvas: Any) -> None:
        for node in nodes:
            with marked(canvas, node):
                canvas.circle(5, 5, 2)

    return draw


def shape(element: Element) -> Any:
    """Tags only: (tag, shapes below)."""
    return element.tag, [shape(child) for child in element.children]


def test_reading_order_is_that_of_the_nodes() -> None:
    """What is painted first may be read last."""
    root = Node("Document")
    first, second = Node("H1", root), Node("P", root)
    assert shape(drawn(root, dots(second, first))) == ("Document", [("H1", []), ("P", [])])


def test_a_node_with_words_of_its_own_keeps_the_order_of_drawing() -> None:
    """Within a paragraph a link stands where it was drawn, not behind."""
    root = Node("Document")
    words = Node("P", root)
    unseen, link = Node("Span", words), Node("Link", words)
    whole = drawn(root, dots(link, words, unseen))
    assert shape(whole.children[0]) == ("P", [("Link", []), ("Span", [])])


def test_what_was_not_drawn_is_not_written_unless_kept() -> None:
    """An empty cell stays a cell; an element nobody drew is none."""
    root = Node("Document")
    row = Node("TR", Node("Table", root))
    full, _empty, _none = Node("TD", row), Node("TD", row, keep=True), Node("TD", row)
    whole = drawn(root, dots(full))
    assert [one.tag for one in whole.walk()].count("TD") == 2


def test_a_repeated_head_is_read_once() -> None:
    """Drawn again on the next page, a table's head is furniture; what is below it too."""
    root = Node("Document")
    head = Node("TR", Node("Table", root), once=True)
    cell, body = Node("TH", head), Node("P", root)
    whole = drawn(root, dots(cell, body), dots(cell, body))
    pages = {one.tag: one.pages for one in whole.walk()}
    assert pages["TH"] == {0}
    assert pages["P"] == {0, 1}


def test_one_tree_serves_every_pass() -> None:
    """A second drawing of the same nodes starts from nothing."""
    root = Node("Document")
    word = Node("P", root)
    assert shape(drawn(root, dots(word))) == shape(drawn(root, dots(word)))


def test_a_mark_in_a_mark_is_an_error() -> None:
    """Marks are never nested: a reader would stop at the inner end."""
    root = Node("Document")
    canvas = tagged_canvas(root, ABOUT, io.BytesIO(), invariant=1)
    with pytest.raises(TagsBroken, match="within another"), marked(canvas, root), marked(canvas, root):
        pass


def test_a_mark_left_open_is_an_error() -> None:
    """A page that ends within a mark is not written."""
    root = Node("Document")
    canvas = tagged_canvas(root, ABOUT, io.BytesIO(), invariant=1)
    canvas.tags.begin(root)
    with pytest.raises(TagsBroken, match="open at the end"):
        canvas.showPage()
    canvas = tagged_canvas(root, ABOUT, io.BytesIO(), invariant=1)
    with pytest.raises(TagsBroken, match="nothing is open"):
        canvas.tags.end()


def test_painting_outside_the_tree_is_nobodys() -> None:
    """Lines and grounds become artifacts, in one stretch, and the marks stay whole."""
    root = Node("Document")
    out = io.BytesIO()
    canvas = tagged_canvas(root, ABOUT, out, invariant=1, pageCompression=0)
    canvas.rect(0, 0, 9, 9, fill=1)
    canvas.setLineWidth(2)
    canvas.line(0, 0, 9, 9)
    dots(Node("P", root))(canvas)
    with furniture(canvas):
        canvas.line(0, 0, 1, 1)
    canvas.save()
    told = out.getvalue()
    assert told.count(b"/Artifact BMC") == 1
    assert told.count(b"/Pagination") == 1
    assert told.count(b"BDC") + told.count(b"BMC") == told.count(b"EMC") == 3


def test_what_is_drawn_late_stands_in_its_place() -> None:
    """A number known at the end is written into the page where it was asked for."""
    root = Node("Document")
    first, late, last = Node("H1", root), Node("P", root), Node("P", root)
    known: list[int] = []
    out = io.BytesIO()
    canvas = tagged_canvas(root, ABOUT, out, invariant=1, pageCompression=0)
    dots(first)(canvas)
    later(canvas, late, lambda: canvas.setLineWidth(known[0]))
    canvas.showPage()
    dots(last)(canvas)
    known.append(17)
    canvas.save()
    assert b"17 w" in out.getvalue()
    assert [one.pages for one in structure(out.getvalue()).children] == [{0}, {0}, {1}]


def test_a_plain_canvas_is_drawn_by_the_same_hands() -> None:
    """Papers without tags take the same drawing: nothing is noted, what is late comes at once."""
    from reportlab.pdfgen.canvas import Canvas

    close_doors()
    canvas = Canvas(io.BytesIO(), pageCompression=0)
    root = Node("Document")
    assert not is_tagged(canvas)
    with marked(canvas, root), furniture(canvas):
        later(canvas, root, partial(canvas.setLineWidth, 3))
    assert canvas._code == ["3 w"]
