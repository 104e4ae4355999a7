"""A tree → one web page that needs nothing else: no script, no outside address, readable by ear and on paper.

The same blocks in the same order as the PDF; charts are drawings with words, their tables folded beneath.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape

from council.files import resource
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
    Section,
    Span,
    Text,
    Tree,
    quoted,
)
from council.report.design import DARK, INK
from council.report.marks import Chart
from council.report.numbers import day_words, number
from council.report.pdf.text import clean
from council.report.svg import SvgPen, css_name, short
from council.words import _, in_language

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
MARKS = {"added": "ins", "removed": "del"}
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "dv", "ckb"})


def page_of(tree: Tree) -> bytes:
    """The whole report as one HTML file in UTF-8."""
    with in_language(tree.language):
        return "\n".join(_page(tree)).encode()


def _page(tree: Tree) -> Iterator[str]:
    direction = "rtl" if tree.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(tree.language)}" dir="{direction}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>{_words(tree.title)}</title>"
    yield f'<meta name="author" content="{_words(tree.author)}">'
    yield f"<style>{_style()}</style>"
    yield "</head>"
    yield "<body>"
    yield f'<a class="skip" href="#report">{_words(_("Skip to the report"))}</a>'
    yield from _cover(tree)
    yield '<main id="report">'
    for section in tree.sections:
        yield from _section(tree, section)
    yield "</main>"
    yield f"<footer><p>{_words(tree.cover.status)} · {_words(day_words(tree.day))}</p></footer>"
    yield "</body>"
    yield "</html>"


def _cover(tree: Tree) -> Iterator[str]:
    face = tree.cover
    yield '<header class="cover">'
    yield _drawing(face.chart)
    yield f"<p>{_words(face.status)}</p>"
    yield f"<h1>{_words(face.title)}</h1>"
    yield f'<p class="lead">{_words(face.subtitle)}</p>'
    yield from (f"<p>{_words(line)}</p>" for line in face.lines if line)
    yield "</header>"


def _section(tree: Tree, section: Section) -> Iterator[str]:
    yield f'<section id="{escape(section.key)}" aria-labelledby="{escape(section.key)}-title">'
    yield f'<h2 id="{escape(section.key)}-title">{_words(section.title)}</h2>'
    for block in section.blocks:
        if isinstance(block, Contents):
            yield _contents(tree)
        else:
            yield _block(block)
    yield "</section>"


def _block(block: Block) -> str:
    match block:
        case Heading():
            key = f' id="{escape(block.key)}"' if block.key else ""
            return f"<h{block.level}{key}>{_words(block.text)}</h{block.level}>"
        case Paragraph():
            return f'<p class="{block.role}">{_text(block.text)}</p>'
        case Listing():
            tag = "ol" if block.ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{_text(item)}</li>' for item in block.items)}</{tag}>"
        case Grid():
            return _grid(block)
        case Picture():
            caption = f"<p>{_text(block.caption)}</p>" if block.caption else ""
            told = f"<figcaption>{caption}{_twin(block.chart)}</figcaption>"
            return f"<figure>{_drawing(block.chart)}{told}</figure>"
        case Glance():
            return f'<dl class="glance">{"".join(_fact(figure, words) for figure, words in block.items)}</dl>'
        case Quote():
            by = f"<footer>{_words(block.by)}</footer>" if block.by else ""
            large = ' class="large"' if block.large else ""
            return f"<blockquote{large}><p>{_text(quoted(block.text))}</p>{by}</blockquote>"
        case Note():
            inner = "".join(_block(part) for part in block.blocks)
            return f'<aside class="note"><h3>{_words(block.title)}</h3>{inner}</aside>'
        case Card():
            inner = "".join(_block(part) for part in block.blocks)
            key = f' id="{escape(block.key)}"' if block.key else ""
            head = f'<p class="number">{_words(block.number)}</p><h3>{_words(block.title)}</h3>'
            return f'<article class="card theme{block.theme % 5}"{key}>{head}{inner}</article>'
        case Pairs():
            told = "".join(f"<dt>{_words(name)}</dt><dd>{_text(text)}</dd>" for name, text in block.items)
            return f'<dl class="pairs">{told}</dl>'
        case Image():
            return _image(block)
        case Endnotes():
            items = "".join(f'<li id="{escape(key)}">{_text(text)}</li>' for key, text in block.items)
            return f'<ol class="notes">{items}</ol>'
        case Contents():
            return ""


def _grid(block: Grid) -> str:
    head = "".join(
        f'<th scope="col"{_side(column.right)}>{_words(column.head)}</th>' for column in block.columns
    )
    rows = []
    for row in block.rows:
        cells = [_drawing(cell) if isinstance(cell, Chart) else _text(cell) for cell in row]
        rest = "".join(
            f"<td{_side(column.right)}>{cell}</td>"
            for cell, column in zip(cells[1:], block.columns[1:], strict=True)
        )
        rows.append(f'<tr><th scope="row">{cells[0]}</th>{rest}</tr>')
    note = f'<br><span class="small">{_words(block.note)}</span>' if block.note else ""
    table = _table(block.caption, head, "".join(rows), note=note)
    name = _words(block.caption)
    return f'<div class="wide-table" tabindex="0" role="region" aria-label="{name}">{table}</div>'


def _image(block: Image) -> str:
    kind = "png" if block.data.startswith(b"\x89PNG") else "jpeg"
    source = f"data:image/{kind};base64,{b64encode(block.data).decode()}"
    told = "".join(f"<p>{_text(words)}</p>" for words in (block.caption, block.credit) if words)
    size = f'width="{block.width}" height="{block.height}"'
    caption = f"<figcaption>{told}</figcaption>" if told else ""
    return f'<figure><img src="{source}" alt="{_words(block.alt)}" {size}>{caption}</figure>'


def _twin(chart: Chart) -> str:
    head = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in chart.head)
    rows = "".join(
        f'<tr><th scope="row">{_words(row[0])}</th>{"".join(f"<td>{_words(c)}</td>" for c in row[1:])}</tr>'
        for row in chart.rows
    )
    table = _table(chart.title, head, rows)
    return f"<details><summary>{_words(_('Show as table'))}</summary>{table}</details>"


def _table(caption: str, head: str, rows: str, *, note: str = "") -> str:
    top = f"<caption>{_words(caption)}{note}</caption><thead><tr>{head}</tr></thead>"
    return f"<table>{top}<tbody>{rows}</tbody></table>"


def _drawing(chart: Chart) -> str:
    pen = SvgPen()
    chart.paint(pen)
    size = f'viewBox="-2 -3 {short(chart.width + 4)} {short(chart.height + 6)}"'
    size += f' style="max-width:{short(chart.width * 1.5)}px"'
    name = f"{chart.title}. {chart.alt}" if not chart.alt.startswith(chart.title) else chart.alt
    return f'<svg role="img" aria-label="{_words(name)}" {size}>{"".join(pen.parts)}</svg>'


def _fact(figure: Figure, words: str) -> str:
    base = _("of {base} {of}").format(base=number(figure.base), of=figure.of)
    told = base if figure.base != figure.value or not figure.source else figure.of
    value = f"<b>{number(figure.value)}</b> <span>{_words(told)}</span>"
    return f"<div><dt>{_words(words)}</dt><dd>{value}</dd></div>"


def _contents(tree: Tree) -> str:
    items = "".join(
        f'<li><a href="#{escape(section.key)}">{_words(section.title)}</a></li>'
        for section in tree.sections
        if section.listed
    )
    return f'<nav aria-label="{_words(_("Contents"))}"><ol class="contents">{items}</ol></nav>'


def _text(text: Text) -> str:
    spans = (Span(text),) if isinstance(text, str) else text
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    words = _words(span.words).replace("\n", "<br>")
    if span.strong:
        words = f"<strong>{words}</strong>"
    if span.slanted:
        words = f"<em>{words}</em>"
    if span.mark in MARKS:
        words = f"<{MARKS[span.mark]}>{words}</{MARKS[span.mark]}>"
    return f'<a href="#{escape(span.to)}">{words}</a>' if span.to else words


def _words(words: str) -> str:
    """What people typed, as text and nothing else."""
    return escape(clean(words), quote=True)


def _side(right: bool) -> str:
    return ' class="number"' if right else ""


def _inks(table: Mapping[str, str]) -> str:
    return "".join(f"--{css_name(role)}:{value};" for role, value in table.items())


def _style() -> str:
    return (
        f":root{{color-scheme:light dark;{_inks(INK)}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{_inks(DARK)}}}}}"
        + resource("report/page.css").read_text(encoding="utf-8")
        + f"@media print{{:root{{{_inks(INK)}}}}}"
    )
