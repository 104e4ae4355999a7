"""Blocks → the elements of the page, one function each, inside out."""

from __future__ import annotations

from html import escape

from council.report.blocks import (
    Block,
    Card,
    Contents,
    Endnotes,
    Figure,
    Glance,
    Grid,
    Heading,
    Image,
    Listing,
    Note,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    quoted,
)
from council.report.html.drawn import drawing, image, picture, table
from council.report.html.wording import Place, element, said, turned, way_back, words
from council.report.marks import Chart
from council.report.numbers import number
from council.words import _

WIDE = (
    4  # from so many columns on a table may be wider than a telephone, so that keys must be able to move it
)


def part(block: Block, place: Place) -> str:
    """One block with everything in it; the contents are written by whoever knows the sections."""
    match block:
        case Heading():
            return element(f"h{block.level}", block.text, place, more=_key(block.key))
        case Paragraph():
            return element("p", block.text, place, css=block.role)
        case Listing():
            tag = "ol" if block.ordered else "ul"
            return f"<{tag}>{''.join(element('li', item, place) for item in block.items)}</{tag}>"
        case Grid():
            return _grid(block, place)
        case Picture():
            return picture(block, place)
        case Glance():
            return f'<ul class="glance">{"".join(_fact(figure, told) for figure, told in block.items)}</ul>'
        case Quote():
            return _quote(block, place)
        case Note():
            inner = "".join(part(one, place) for one in block.blocks)
            return f'<div class="note">{element("h3", block.title, place)}{inner}</div>'
        case Card():
            return _card(block, place)
        case Pairs():
            told = "".join(_pair(name, element("dd", text, place)) for name, text in block.items)
            return f'<dl class="pairs">{told}</dl>'
        case Image():
            return image(block, place)
        case Endnotes():
            return _endnotes(block, place)
        case Contents():
            return ""


def _quote(block: Quote, place: Place) -> str:
    by = f"<footer>{words(block.by)}</footer>" if block.by else ""
    large = ' class="large"' if block.large else ""
    return f"<blockquote{large}>{element('p', quoted(block.text), place)}{by}</blockquote>"


def _card(block: Card, place: Place) -> str:
    inner = "".join(part(one, place) for one in block.blocks)
    head = f'<p class="number">{words(block.number)}</p>{element("h3", block.title, place)}'
    return f'<article class="card theme{block.theme % 5}"{_key(block.key)}>{head}{inner}</article>'


def _pair(name: str, told: str) -> str:
    return f"<div><dt>{words(name)}</dt>{told}</div>"


def _endnotes(block: Endnotes, place: Place) -> str:
    items = "".join(
        f'<li id="note-{escape(key)}"{turned(text, place)}>{said(text, place)}{way_back(key, place)}</li>'
        for key, text in block.items
    )
    return f'<ol class="notes">{items}</ol>'


def _grid(block: Grid, place: Place) -> str:
    head = "".join(
        f'<th scope="col"{_side(column.right)}>{words(column.head)}</th>' for column in block.columns
    )
    rows = []
    for row in block.rows:
        first, *cells = (
            drawing(cell, place) if isinstance(cell, Chart) else said(cell, place) for cell in row
        )
        rest = "".join(
            f"<td{_side(column.right)}{'' if isinstance(given, Chart) else turned(given, place)}>{cell}</td>"
            for cell, given, column in zip(cells, row[1:], block.columns[1:], strict=True)
        )
        rows.append(f'<tr><th scope="row">{first}</th>{rest}</tr>')
    note = f'<br><span class="small">{words(block.note)}</span>' if block.note else ""
    made = table(words(block.caption), head, "".join(rows), note=note)
    if len(block.columns) < WIDE:
        return f'<div class="table">{made}</div>'
    return f'<div class="table" tabindex="0" role="group" aria-label="{words(block.caption)}">{made}</div>'


def _fact(figure: Figure, told: str) -> str:
    base = _("of {base} {of}").format(base=number(figure.base), of=figure.of)
    base = base if figure.base != figure.value or not figure.source else figure.of
    return f"<li><b>{number(figure.value)}</b> <strong>{words(told)}</strong> <span>{words(base)}</span></li>"


def _key(key: str) -> str:
    return f' id="{escape(key)}"' if key else ""


def _side(right: bool) -> str:
    return ' class="number"' if right else ""
