"""What the report's benchmark prints: one tree of blocks, and the same words as HTML and as Typst for others.

The tree holds what a large council's report holds: opening pages, a card with a vote bar for each of 250
recommendations, a table of all of them with small bars. Every piece is made by counting, so that all three
engines get the same text each time.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

from council.report.blocks import (
    Block,
    Card,
    Column,
    Contents,
    Cover,
    Grid,
    Heading,
    Listing,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Section,
    Text,
    Tree,
    plain,
    quoted,
)
from council.report.marks import Bar, Chart, Dot, Line, Mark, Triangle, Words
from council.report.svg import standing_alone

SAYINGS = (
    "Homes near a tram stop are let first to people who work shifts and have no car.",
    "The city keeps its own land and lets it for seventy years instead of selling it.",
    "Whoever moves into a smaller flat keeps the rent they paid for each square metre before.",
    "A third of every new block is let at cost, and the list of those waiting is public.",
    "Empty offices become flats when nobody has rented them for two years.",
    "Members from the outer districts said that the last bus leaves before their shift ends.",
    "We heard that insulation saves half of the heating, and that tenants fear the bill for it.",
    "The costs fall on the city budget in the first five years and are earned back after twelve.",
    "Résumé of the naïve forecast: prices rise by 3.2 % a year, wages by 2.1 %.",
    "Those who disagreed asked for a trial in two districts before the whole city follows.",
    "An office that answers within ten days would help more than another form, said table six.",
)
THEMES = ("Land and building", "Rents", "Getting about", "Heating", "Neighbours")


def tree_of(cards: int) -> Tree:
    """The report with so many recommendations, about four fifths of a page each."""
    opening = tuple(
        Section(f"part{part}", f"What we did, part {part}", tuple(_chapter(part)), fresh=True)
        for part in range(1, 6)
    )
    reading = Section("reading", "How to read this", (Paragraph(_text(3, 3)), Contents()))
    carded = Section("recommendations", "Recommendations", tuple(_cards(cards)), fresh=True)
    table = Section("ballots", "All decisions in one table", (_table(cards),), fresh=True)
    return Tree(
        "Council on homes", "en", "City of Riverton", date(2026, 11, 22),
        Cover("Council on homes", "How can homes become affordable?", "Published", ("Riverton",), _dots()),
        (reading, *opening, carded, table),
    )  # fmt: skip


def _text(first: int, count: int) -> str:
    return " ".join(SAYINGS[(first * 5 + at * 3) % len(SAYINGS)] for at in range(count))


def _chapter(part: int) -> Iterator[Block]:
    yield Paragraph(_text(part, 2), "lead")
    for at in range(4):
        yield Heading(f"Day {part}.{at + 1}")
        yield from (Paragraph(_text(part + at + more, 5)) for more in range(2))
        yield Listing(tuple(_text(part + at + item, 1) for item in range(3)), ordered=at % 2 == 1)
    yield Quote(_text(part, 1), "Seat 12", large=True)


def _cards(count: int) -> Iterator[Block]:
    for index in range(count):
        if index % (max(count // len(THEMES), 1)) == 0:
            yield Heading(THEMES[index * len(THEMES) // count])
        yield Card(
            f"Recommendation {index + 1}",
            f"{SAYINGS[index % len(SAYINGS)][:38].rstrip()} ({index + 1})",
            tuple(_inside(index)),
            index % 5,
            f"r{index + 1}",
        )  # fmt: skip


def _inside(index: int) -> Iterator[Paragraph | Picture | Heading | Pairs | Listing | Quote]:
    """What a card holds: a third short, a third longer, a third nearly a page, so that some share one."""
    yield Paragraph(_text(index, 2))
    yield Picture(_vote(index, 435.0, 18.0, whole=True))
    if index % 3:
        yield Heading("Why", 4)
        yield Paragraph(_text(index + 1, 2))
        if index % 3 == 2:
            yield from (Paragraph(_text(index + more, 4)) for more in range(2, 5))
        yield Listing((_text(index + 3, 1), _text(index + 4, 1)))
    yield Pairs((
        ("Who acts", "the city and its housing company"),
        ("By when", f"{2027 + index % 5}"),
        ("Costs", _text(index + 2, 1)),
    ))  # fmt: skip
    yield Quote(_text(index + 5, 1), f"Seat {index % 99 + 1}, session {index % 7 + 1}")


def _table(count: int) -> Grid:
    columns = (
        Column("No.", 0.5), Column("Recommendation", 3.0), Column("For", 0.5, right=True),
        Column("Against", 0.7, right=True), Column("Votes", 1.1), Column("Result", 0.8),
    )  # fmt: skip
    rows = tuple(
        (
            f"R{index + 1}", SAYINGS[index % len(SAYINGS)], str(_yes(index)), str(96 - _yes(index)),
            _vote(index, 84.0, 8.0), "carried" if 3 * _yes(index) >= 192 else "not carried",
        )
        for index in range(count)
    )  # fmt: skip
    return Grid("Every ballot", columns, rows, note="Two thirds of the votes for and against.")


def _yes(index: int) -> int:
    return 40 + index * 7 % 56


def _vote(index: int, width: float, height: float, *, whole: bool = False) -> Chart:
    """A vote bar; `whole` with numbers, threshold and legend as on a card."""
    yes, no, scale = _yes(index), 96 - _yes(index), width / 100
    marks: list[Mark] = [
        Bar(0, 0, yes * scale - 1.5, height, "for"),
        Bar(yes * scale, 0, no * scale - 1.5, height, "against"),
        Bar(96 * scale, 0, 4 * scale, height, "abstain"),
    ]
    if whole:
        marks += [
            Words(6, 12.6, str(yes), 9.6, "on_vote", strong=True),
            Words(yes * scale + 6, 12.6, str(no), 9.6, "on_vote", strong=True),
            Triangle(64 * scale, 20, 7, "ink"),
            Words(64 * scale + 8, 27.6, "64 votes needed", 8.6, "muted"),
        ]
        for at, (ink, name) in enumerate((("for", "for"), ("against", "against"), ("abstain", "abstained"))):
            marks += [
                Bar(at * 90, 36, 8, 8, ink),
                Words(at * 90 + 12, 43.4, name, 8.6, "muted"),
            ]
    else:
        marks.append(Line(64 * scale, -1.5, 64 * scale, 9.5, "ink", 1.2))
    told = f"{yes} for, {no} against, 4 abstained. {yes} of 96 votes in favour."
    rows = (("for", str(yes)), ("against", str(no)), ("abstained", "4"))
    return Chart(width, 46.0 if whole else 8.0, tuple(marks), "Vote", told, ("Side", "Votes"), rows)


def _dots() -> Chart:
    marks = tuple(Dot(20.0 * (at % 20) + 10, 20.0 * (at // 20) + 10, 6, "cover_dot") for at in range(100))
    return Chart(400, 100, marks, "The panel", "100 members.", ("What", "Members"), (("members", "100"),))


# -- the same as HTML ------------------------------------------------------------------------------------


def html_of(tree: Tree, fonts: Path) -> str:
    """The same words as plain HTML with a print style of the same sizes."""
    faces = "".join(
        f"@font-face{{font-family:'{name}';font-weight:{weight};font-style:{style};src:url('{file.as_uri()}')}}"
        for name, weight, style, file in _faces(fonts)
    )
    body = "".join(_html_section(tree, section) for section in tree.sections)
    cover = f"<div class=cover><h1>{escape(tree.title)}</h1><p>{escape(tree.cover.subtitle)}</p></div>"
    cover += _html_chart(tree.cover.chart)
    meta = f"<meta charset=utf-8><meta name=author content='{escape(tree.author)}'>"
    head = f"{meta}<title>{escape(tree.title)}</title><style>{faces}{STYLE}</style>"
    return f"<!DOCTYPE html><html lang={tree.language}><head>{head}</head><body>{cover}{body}</body></html>"


def _faces(fonts: Path) -> Iterator[tuple[str, int, str, Path]]:
    for name, stem in (("Source Serif 4", "SourceSerif4"), ("Source Sans 3", "SourceSans3")):
        for weight, cut in ((400, "400Regular"), (600, "600SemiBold"), (700, "700Bold")):
            yield name, weight, "normal", fonts / f"{stem}_{cut}.ttf"
        yield name, 400, "italic", fonts / f"{stem}_400Regular_Italic.ttf"


def _html_section(tree: Tree, section: Section) -> str:
    title = f"<h2 id={section.key}>{escape(section.title)}</h2>"
    return f"<section>{title}{''.join(_html(block, tree) for block in section.blocks)}</section>"


def _html(block: Block, tree: Tree) -> str:
    match block:
        case Contents():
            items = "".join(f"<li><a href='#{one.key}'>{escape(one.title)}</a></li>" for one in tree.sections)
            return f"<ul class=contents>{items}</ul>"
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            return f"<p class={block.role}>{_plain(block.text)}</p>"
        case Listing():
            tag = "ol" if block.ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{_plain(item)}</li>' for item in block.items)}</{tag}>"
        case Quote():
            return f"<blockquote><p>{_plain(quoted(block.text))} {escape(block.by)}</p></blockquote>"
        case Picture():
            return _html_chart(block.chart)
        case Pairs():
            return "".join(f"<p><b>{escape(name)}: </b>{_plain(text)}</p>" for name, text in block.items)
        case Card():
            inner = "".join(_html(one, tree) for one in block.blocks)
            head = f"<p class=number>{escape(block.number)}</p><h3>{escape(block.title)}</h3>"
            return f"<article class='card t{block.theme}' id={block.key}>{head}{inner}</article>"
        case Grid():
            return _html_grid(block)
        case _:
            raise TypeError(type(block).__name__)


def _html_grid(block: Grid) -> str:
    head = "".join(f"<th scope=col>{escape(column.head)}</th>" for column in block.columns)
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{_html_chart(cell) if isinstance(cell, Chart) else _plain(cell)}</td>" for cell in row
        )
        + "</tr>"
        for row in block.rows
    )
    caption = f"<caption>{escape(block.caption)}<br>{escape(block.note)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _html_chart(chart: Chart) -> str:
    source = b64encode(standing_alone(chart)).decode()
    name = escape(f"{chart.title}. {chart.alt}", quote=True)
    return f'<img style="width:{chart.width}pt" alt="{name}" src="data:image/svg+xml;base64,{source}">'


def _plain(text: Text) -> str:
    return escape(plain(text))


STYLE = """
@page{size:A4;margin:74pt 64pt 72pt;@bottom-right{content:counter(page);font:8.6pt 'Source Sans 3'}}
body{margin:0;font:10.6pt/16pt 'Source Serif 4';color:#1B1F24}
h1{font:700 44pt/48pt 'Source Serif 4'}h2,h3,h4,.number,table,.contents{font-family:'Source Sans 3'}
h2{font-size:25pt;line-height:29pt;color:#083B45;border-bottom:1.6pt solid #0B5563;break-before:page}
h3{font-size:14pt;line-height:18.5pt;color:#0B5563}h4{font-size:10.6pt;margin:6pt 0 3pt}
p{margin:0 0 9pt 86pt}.lead{font-size:13.5pt;line-height:20.5pt}ul,ol{margin:0 0 8pt 86pt}
.card{background:#EEF4F5;border-left:5pt solid #16325C;padding:12pt 16pt;margin:0 0 16pt;break-inside:avoid}
.card p,.card ul{margin-left:0;margin-bottom:5pt;font-size:10pt;line-height:15pt}.card ul{padding-left:16pt}
.t1{border-color:#BF4A12}.t2{border-color:#3F6CB4}.t3{border-color:#7D1148}.t4{border-color:#4B7F52}
blockquote{margin:0;font-style:italic}
table{border-collapse:collapse;width:100%;font-size:9.2pt;line-height:12.4pt}
td,th{border-bottom:.5pt solid #C9D3D6;padding:3.5pt 10pt 4.5pt 0;text-align:left;vertical-align:top}
caption{text-align:left}img{display:block}.card h3{margin:2pt 0 6pt}
.contents a::after{content:target-counter(attr(href),page);float:right}
"""


# -- and as Typst ----------------------------------------------------------------------------------------


def typst_of(tree: Tree) -> str:
    """The same words as Typst markup; every piece of text is a string, so none of it is markup."""
    cover = f"#par(text(font: serif, size: 44pt, weight: 700, {_quoted(tree.title)}))\n"
    cover += f"#par({_quoted(tree.cover.subtitle)})\n{_typst_chart(tree.cover.chart)}\n"
    told = f"#set document(title: {_quoted(tree.title)}, author: {_quoted(tree.author)})\n"
    body = "".join(
        f"#pagebreak(weak: true)\n{_typst_heading(1, section.title)}"
        + "".join(_typst(block) for block in section.blocks)
        for section in tree.sections
    )
    return SETTING + told + cover + body


def _quoted(words: str) -> str:
    """A text as a Typst string; JSON escapes what Typst does."""
    return json.dumps(words, ensure_ascii=False)


def _typst_heading(level: int, words: str) -> str:
    return f"#heading(level: {level}, {_quoted(words)})\n"


def _typst(block: Block) -> str:
    match block:
        case Contents():
            return "#outline(depth: 1, title: none)\n"
        case Heading():
            return _typst_heading(block.level - 1, block.text)
        case Paragraph():
            size = "13.5pt" if block.role == "lead" else "1em"
            return f"#par(text(size: {size}, {_quoted(plain(block.text))}))\n"
        case Listing():
            name = "enum" if block.ordered else "list"
            return f"#{name}({', '.join(_quoted(plain(item)) for item in block.items)})\n"
        case Quote():
            told = f"{plain(quoted(block.text))} {block.by}"
            return f'#quote(block: true, text(style: "italic", {_quoted(told)}))\n'
        case Picture():
            return _typst_chart(block.chart) + "\n"
        case Pairs():
            return "".join(
                f"#par(strong({_quoted(name + ': ')}) + {_quoted(plain(text))})\n"
                for name, text in block.items
            )
        case Card():
            inner = "".join(_typst(one) for one in block.blocks)
            head = f"#par(text(font: sans, weight: 700, {_quoted(block.number)}))\n"
            return f"#card({block.theme})[\n{head}{_typst_heading(2, block.title)}{inner}]\n"
        case Grid():
            return _typst_grid(block)
        case _:
            raise TypeError(type(block).__name__)


def _typst_grid(block: Grid) -> str:
    shares = ", ".join(f"{column.share}fr" for column in block.columns)
    head = ", ".join(f"strong({_quoted(column.head)})" for column in block.columns)
    cells = ",\n".join(
        _typst_chart(cell)[1:] if isinstance(cell, Chart) else _quoted(plain(cell))
        for row in block.rows
        for cell in row
    )
    caption = f"#par({_quoted(f'{block.caption}. {block.note}')})\n"
    return f"{caption}#table(columns: ({shares},), table.header({head}),\n{cells})\n"


def _typst_chart(chart: Chart) -> str:
    source = _quoted(standing_alone(chart).decode())
    name = _quoted(f"{chart.title}. {chart.alt}")
    return f'#image(bytes({source}), format: "svg", width: {chart.width}pt, alt: {name})'


SETTING = """
#let serif = "Source Serif 4"
#let sans = "Source Sans 3"
#let edges = ("#16325C", "#BF4A12", "#3F6CB4", "#7D1148", "#4B7F52")
#set page(paper: "a4", margin: (x: 64pt, top: 74pt, bottom: 72pt), numbering: "1")
#set text(font: serif, size: 10.6pt, lang: "en", fill: rgb("#1B1F24"), hyphenate: false)
#set par(leading: 0.72em, spacing: 0.85em)
#show heading: set text(font: sans)
#show heading.where(level: 1): set text(size: 25pt)
#show heading.where(level: 2): set text(size: 14pt)
#show table: set text(font: sans, size: 9.2pt)
#set table(stroke: (bottom: 0.5pt + rgb("#C9D3D6")), inset: (x: 0pt, y: 4pt))
#let card(theme, body) = block(
  width: 100%, breakable: false, fill: rgb("#EEF4F5"), inset: 14pt,
  stroke: (left: 5pt + rgb(edges.at(theme))), text(size: 10pt, body),
)
"""
