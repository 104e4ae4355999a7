"""The page around the blocks: its head and style, cover, sections and what stands at its foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from council.files import resource
from council.report.blocks import Card, Contents, Endnotes, Heading, Section, Tree, inside
from council.report.colours import dark_inks_of
from council.report.design import DARK, PLAIN, Design
from council.report.html.drawn import drawing, photograph
from council.report.html.parts import part
from council.report.html.wording import Place, direction_of, element, spoken, turned, words
from council.report.numbers import day_words
from council.report.svg import css_name
from council.words import _, in_language

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
LARGE = "html{font-size:132%}"


def page_of(tree: Tree, *, design: Design = PLAIN) -> bytes:
    """The whole report as one HTML file in UTF-8.

    Args: design: ink, logo, and whether type is a third larger than what the reader's browser is set to.
    """
    with in_language(tree.language):
        return "\n".join(_page(tree, design)).encode()


def _page(tree: Tree, design: Design) -> Iterator[str]:
    place = _place(tree)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(tree.language)}" dir="{place.direction}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>{words(tree.title)}</title>"
    yield f'<meta name="author" content="{words(tree.author)}">'
    yield f"<style>{_style(design)}</style>"
    yield "</head>"
    yield "<body>"
    yield f'<a class="skip" href="#the-report">{words(_("Skip to the report"))}</a>'
    yield from _cover(tree, place, design)
    yield '<main id="the-report" tabindex="-1">'
    for section in tree.sections:
        yield from _section(tree, section, place)
    yield "</main>"
    yield f"<footer><p>{words(tree.cover.status)} · {words(day_words(tree.day))}</p></footer>"
    yield "</body>"
    yield "</html>"


def _place(tree: Tree) -> Place:
    keys = {section.key for section in tree.sections}
    notes = set[str]()
    for _section_of_it, block in inside(tree):
        match block:
            case Card() | Heading() if block.key:
                keys.add(block.key)
            case Endnotes():
                notes.update(key for key, _text in block.items)
            case _:
                pass
    return Place(frozenset(keys), frozenset(notes), direction_of(tree.language))


def _cover(tree: Tree, place: Place, design: Design) -> Iterator[str]:
    """In the order it is read out on paper: the title first, wherever the eye finds it."""
    face = tree.cover
    yield '<header class="cover">'
    yield element("h1", face.title, place)
    yield drawing(face.chart, place)
    yield element("p", face.status, place, css="status")
    yield element("p", face.subtitle, place, css="lead")
    yield from (element("p", line, place) for line in face.lines if line)
    if design.logo:
        yield photograph(design.logo)
    yield "</header>"


def _section(tree: Tree, section: Section, place: Place) -> Iterator[str]:
    key, around = escape(section.key), place.direction
    fresh = ' class="fresh"' if section.fresh else ""
    yield f'<section id="{key}" aria-labelledby="{key}-title"{fresh}{spoken(section.language)}>'
    if section.language:
        place.direction = direction_of(section.language)
    yield f'<h2 id="{key}-title"{turned(section.title, place)}>{words(section.title)}</h2>'
    for block in section.blocks:
        yield _contents(tree) if isinstance(block, Contents) else part(block, place)
    yield "</section>"
    place.direction = around


def _contents(tree: Tree) -> str:
    items = "".join(
        f'<li><a href="#{escape(section.key)}">{words(section.title)}</a></li>'
        for section in tree.sections
        if section.listed
    )
    return f'<nav aria-label="{words(_("Contents"))}"><ol class="contents">{items}</ol></nav>'


def _inks(table: Mapping[str, str]) -> str:
    return "".join(f"--{css_name(role)}:{value};" for role, value in table.items())


def _style(design: Design) -> str:
    """The inks of light and dark, then the sheet; on paper the light ones again."""
    ink, dark = design.ink, {**DARK, **(dark_inks_of(design.accent) if design.accent else {})}
    light = f"{_inks(ink)}--cover:{ink['deep']};--cover-words:{ink['quiet_on_deep']};"
    return (
        f":root{{color-scheme:light dark;{light}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{_inks(dark)}}}}}"
        + resource("report/page.css").read_text(encoding="utf-8")
        + (LARGE if design.large else "")
        + f"@media print{{:root{{color-scheme:light;{light}}}}}"
    )
