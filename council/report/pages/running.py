"""Text that runs down the column: headings, paragraphs, lists, fields, quotes, notes at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from council.report.blocks import Endnotes, Heading, Listing, Pairs, Paragraph, Quote, Span, Text, quoted
from council.report.pages.setting import Setting, Whole
from council.report.pdf.ink import place
from council.report.pdf.tree import Node

ORDERED = {"List": {"ListNumbering": "Decimal"}}
BULLETS = {"List": {"ListNumbering": "Disc"}}
NAMED = {"List": {"ListNumbering": "None"}}


def heading(block: Heading, at: Setting) -> list[Any]:
    """A heading, a bookmark at its level, and the place links lead to."""
    role = "h3" if block.level == 3 else "h4"
    depth = max(block.level, 4) + at.level - 3 if at.inner else block.level
    words = at.words(
        block.text, role, node=at.node(f"H{depth}"), spaceAfter=3 if at.inner else 5, keepWithNext=1
    )
    above = (9.0 if block.level == 3 else 3.0) * at.design.scale
    mark = place(block.key, block.text, depth - 2, at.told, above=above)
    return [mark, words]


def running(block: Paragraph, at: Setting) -> Any:
    """A paragraph in its voice."""
    node = at.node("P")
    if at.inner:
        role = {"body": "card", "small": "card_small"}.get(block.role, block.role)
        return at.words(block.text, role, node=node, spaceAfter=5)
    if block.role in ("wide", "small"):
        return at.words(block.text, block.role, node=node, spaceAfter=8)
    return at.words(block.text, block.role, node=node, indent=at.indent, spaceAfter=9)


def listing(block: Listing, at: Setting) -> list[Any]:
    """A list; each item is its label and its body."""
    whole = at.below("L", attributes=ORDERED if block.ordered else BULLETS)
    return [
        _item(f"{index}." if block.ordered else "•", text, whole.below("LI"))
        for index, text in enumerate(block.items, start=1)
    ]


def _item(label: str, text: Text, at: Setting) -> Any:
    indent = at.indent
    return at.words(
        text, "card_list" if at.inner else "body", label=at.node("Lbl"), node=at.node("LBody"),
        indent=indent + 16 * at.design.scale, spaceAfter=4 if at.inner else 5, bulletText=label,
        bulletIndent=indent,
    )  # fmt: skip


def pairs(block: Pairs, at: Setting) -> list[Any]:
    """Fields with what stands in them: a list whose labels are the names."""
    whole = at.below("L", attributes=NAMED)
    return [_pair(name, text, whole.below("LI")) for name, text in block.items]


def _pair(name: str, text: Text, at: Setting) -> Any:
    spans = (Span(text),) if isinstance(text, str) else text
    role = "card_small" if at.inner else "body"
    return at.words(
        (Span(f"{name}: ", strong=True), *spans), role, node=at.node("LBody"),
        indent=at.indent, spaceAfter=5 if at.inner else 9,
    )  # fmt: skip


def quote(block: Quote, at: Setting) -> list[Any]:
    """What somebody said, and below it who and where."""
    said = at.below("BlockQuote")
    words = quoted(block.text)
    if at.inner:
        by = Span(f"  {block.by}" if block.by else "")
        spans = (*(replace(span, slanted=True) for span in words), by)
        return [at.words(spans, "card_small", node=said.node("P"), indent=10.0, spaceAfter=3)]
    role = "quote" if block.large else "quote_small"
    after = 10 if block.large else 1
    parts = [at.words(words, role, node=said.node("P"), indent=at.indent, spaceAfter=after)]
    if block.by:
        parts.append(at.words(block.by, "small", node=said.node("P"), indent=at.indent, spaceAfter=9))
    return [Whole(parts)]


def endnotes(block: Endnotes, at: Setting) -> list[Any]:
    """Notes in their order, each with its number, which leads back to where it is called."""
    return [
        made
        for number, (key, text) in enumerate(block.items, start=1)
        for made in _note(number, key, text, at)
    ]


def _note(number: int, key: str, text: Text, at: Setting) -> list[Any]:
    name = f"note-{key}" if key else f"note-{number}-of-{_where(at.under)}"
    note = at.below("Note", ident=name)
    sign = Span(f"{number}.", to=f"back-{key}" if key else "")
    spans = (Span(text),) if isinstance(text, str) else text
    words = at.words((sign, Span(" "), *spans), "body", node=note.node("P"), indent=at.indent, spaceAfter=5)
    return [place(name, "", -1, at.told), words]


def _where(node: Node | None) -> str:
    """A name for one place of the tree, as two notes that nothing calls may not be named alike."""
    if node is None or node.parent is None:
        return "0"
    return f"{_where(node.parent)}.{len(node.children)}.{node.parent.children.index(node)}"
