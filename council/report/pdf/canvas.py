"""A canvas that writes the tags of a PDF while ReportLab draws, and what draws on it uses.

Everything here also works on ReportLab's plain canvas: papers without tags are drawn by the same hands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from council.report.pdf.tree import Node

Rect = tuple[float, float, float, float]


def is_tagged(canvas: Any) -> bool:
    """Whether the canvas writes tags."""
    return hasattr(canvas, "tags")


@contextmanager
def marked(canvas: Any, node: Node | None, *, actual: str = "") -> Iterator[None]:
    """What is drawn within belongs to the node; on a plain canvas, or without a node, nothing is noted.

    Args: actual: the text of this one mark, where its glyphs do not say it.
    """
    if node is None or not is_tagged(canvas):
        yield
        return
    canvas.tags.begin(node, actual=actual)
    yield
    canvas.tags.end()


@contextmanager
def furniture(canvas: Any) -> Iterator[None]:
    """What is drawn within is the page's own (head, foot), read out by nobody."""
    if not is_tagged(canvas):
        yield
        return
    canvas.tags.begin_artifact("/Artifact <</Type /Pagination>> BDC")
    yield
    canvas.tags.end()


def link(canvas: Any, rect: Rect, node: Node | None, words: str, *, url: str = "", key: str = "") -> None:
    """A link over a rectangle of the current coordinates, to an address or to the place named `key`.

    Args: node: the Link element; words: what the link is called, said by assistive programs.
    """
    if not is_tagged(canvas):
        if url:
            canvas.linkURL(url, rect, relative=1, thickness=0)
        else:
            canvas.linkRect(words, key, rect, relative=1, thickness=0)
        return
    assert node is not None
    canvas.tags.link(rect, node, words, url=url, key=key)


def target(canvas: Any, key: str, *, above: float = 40.0) -> None:
    """Let links lead to where the drawing stands now, `above` points of it in sight."""
    canvas.bookmarkHorizontal(key, 0, above)


def boxed(canvas: Any, node: Node | None, rect: Rect) -> None:
    """Note where on the page a figure stands, in the current coordinates."""
    if node is not None and is_tagged(canvas):
        canvas.tags.boxed(node, rect)


def later(canvas: Any, node: Node | None, draw: Callable[[], None]) -> None:
    """Draw when the last page is known, here: at this point of the page and in these coordinates.

    On a plain canvas it is drawn at once.
    """
    if not is_tagged(canvas):
        draw()
        return
    with marked(canvas, node):
        canvas.tags.postpone(draw)
