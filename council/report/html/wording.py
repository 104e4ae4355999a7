"""Texts → what stands between the tags: escaped, in their language and direction, links that lead somewhere.

Nothing that people typed is ever markup.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from html import escape

from council.report.blocks import Span, Text, plain
from council.report.directions import runs_right_to_left
from council.report.pdf.text import clean
from council.words import _

MARKS = {"added": "ins", "removed": "del"}
SCHEMES = ("http://", "https://", "mailto:")


@dataclass(slots=True)
class Place:
    """Where the writing stands: which keys can be led to, the direction around, and what was used so far."""

    keys: frozenset[str]
    notes: frozenset[str]
    direction: str = "ltr"
    charts: int = 0
    noted: set[str] = field(default_factory=set)


def direction_of(language: str) -> str:
    """The direction, "rtl" or "ltr", of a language tag."""
    return "rtl" if runs_right_to_left(language) else "ltr"


def words(given: str) -> str:
    """What people typed, as text and nothing else."""
    return escape(clean(given), quote=True)


def spoken(language: str) -> str:
    """The attributes of something in another language than what is around it; none when it is empty."""
    return f' lang="{escape(language)}" dir="{direction_of(language)}"' if language else ""


def turned(text: Text, place: Place) -> str:
    """The attribute of a text most of whose letters run against the page, so that its full stop ends it."""
    kinds = [unicodedata.bidirectional(letter) for letter in plain(text)]
    left, right = kinds.count("L"), kinds.count("R") + kinds.count("AL")
    if left == right:
        return ""
    own = "rtl" if right > left else "ltr"
    return f' dir="{own}"' if own != place.direction else ""


def said(text: Text, place: Place) -> str:
    """A text with its dress, its links and its notes."""
    spans = (Span(text),) if isinstance(text, str) else text
    return "".join(_span(span, place) for span in spans)


def element(tag: str, text: Text, place: Place, *, css: str = "", more: str = "") -> str:
    """A text inside a tag, with the direction it needs."""
    dress = f' class="{css}"' if css else ""
    return f"<{tag}{dress}{more}{turned(text, place)}>{said(text, place)}</{tag}>"


def way_back(key: str, place: Place) -> str:
    """The link from an endnote to where it was called from; nothing when no text calls it."""
    if key not in place.noted:
        return ""
    name = words(_("Back to the text"))
    return f' <a class="back" href="#back-{escape(key)}" aria-label="{name}">↩</a>'


def _span(span: Span, place: Place) -> str:
    told = words(span.words).replace("\n", "<br>")
    if span.strong:
        told = f"<strong>{told}</strong>"
    if span.slanted:
        told = f"<em>{told}</em>"
    if span.mark in MARKS:
        told = f"<{MARKS[span.mark]}>{told}</{MARKS[span.mark]}>"
    if span.language:
        told = f"<span{spoken(span.language)}>{told}</span>"
    return _led(span, told, place)


def _led(span: Span, told: str, place: Place) -> str:
    if span.note in place.notes:
        first = "" if span.note in place.noted else f' id="back-{escape(span.note)}"'
        place.noted.add(span.note)
        link = f'<a href="#note-{escape(span.note)}"{first} role="doc-noteref">{told}</a>'
        return f'<sup class="call">{link}</sup>'
    if span.to in place.keys:
        return f'<a href="#{escape(span.to)}">{told}</a>'
    if span.url.lower().startswith(SCHEMES) and clean(span.url).isprintable():
        return f'<a href="{words(span.url)}" rel="noopener noreferrer">{told}</a>'
    return told
