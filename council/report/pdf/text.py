"""The one door by which text reaches a PDF: cleaned, escaped, and never read as markup, path or link.

Raw text would let `<img src>` embed a local file and `&` break the report; so nothing else in the program may
make a ReportLab paragraph (tests/council/report/test_text.py reads the sources).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from council.report.blocks import Span, Text
from council.report.design import INK, TYPE
from council.report.pdf.canvas import marked
from council.report.pdf.fonts import characters, face
from council.report.pdf.tree import Node

_NEVER = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]"
)
_BREAK = re.compile("\r\n|[\n\r\u0085\u2028\u2029\u000b\u000c]")
MARKS = {"added": "u", "removed": "strike"}
_KEY = re.compile(r"[a-z0-9_-]{1,80}")


def clean(words: str) -> str:
    """Text as it may stand on paper: NFC, every kind of line end as a newline, no control or half character.

    Marks that turn the direction of writing go too: they could make a line read otherwise than it was said.
    """
    lines = _BREAK.sub("\n", words).replace("\t", " ")
    return unicodedata.normalize("NFC", _NEVER.sub("", lines))


def line(words: str, *, font: str = "sans") -> str:
    """Text for one line of a drawing: clean, without breaks, and only characters the face has."""
    return printable(clean(words).replace("\n", " "), font=font)


def printable(words: str, *, font: str) -> str:
    """The text with each character the face lacks written as its code point, as [U+1F642]."""
    known = characters(font)
    if all(ord(letter) in known or letter == "\n" for letter in words):
        return words
    return "".join(
        letter if ord(letter) in known or letter == "\n" else f"[U+{ord(letter):04X}]" for letter in words
    )


def lacking(words: str, *, font: str) -> tuple[str, ...]:
    """The characters of a text that the face does not have, each once, in order."""
    known = characters(font)
    return tuple(dict.fromkeys(c for c in clean(words) if c != "\n" and ord(c) not in known))


def markup(text: Text, *, font: str) -> str:
    """A text as ReportLab markup in which nothing of the text itself is markup."""
    spans = (Span(text),) if isinstance(text, str) else text
    return "".join(_span(span, font) for span in spans)


def paragraph(
    text: Text, role: str, *, node: Node | None = None, label: Node | None = None, ink: str = "",
    indent: float = 0.0, bulletText: str | None = None, **more: Any,
) -> Any:  # fmt: skip
    """A ReportLab paragraph in one of the voices of `design.TYPE`.

    Args: node: what its words belong to, label: and its bullet; indent: points from the
        left; more: further ReportLab style attributes (spaceAfter, alignment …).
    """
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    voice = TYPE[role]
    style = ParagraphStyle(
        role,
        fontName=face(voice.face),
        fontSize=voice.size,
        leading=voice.leading,
        textColor=HexColor(INK[ink or voice.ink]),
        leftIndent=indent,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        embeddedHyphenation=0,
        **more,
    )
    made = _paragraph_class()(markup(text, font=voice.face), style, bulletText)
    made.node = node
    return made


@cache
def _paragraph_class() -> Any:
    from reportlab.platypus import Paragraph

    class Tagged(Paragraph):  # type: ignore[misc]  # reportlab has no types
        node: Node | None = None

        def draw(self) -> None:
            with marked(self.canv, self.node):
                super().draw()

        def split(self, width: float, height: float) -> list[Any]:
            halves: list[Any] = super().split(width, height)
            for half in halves:
                half.node = self.node
            return halves

    return Tagged


def close_doors() -> None:
    """Let ReportLab open nothing by name: no file, no address, whatever a text holds."""
    from reportlab import rl_config

    rl_config.trustedSchemes = ["data"]
    rl_config.trustedHosts = []


def _span(span: Span, font: str) -> str:
    words = escape(printable(clean(span.words), font=font), {'"': "&quot;", "'": "&#39;"})
    words = words.replace("\n", "<br/>")
    if span.strong:
        words = f"<b>{words}</b>"
    if span.slanted:
        words = f"<i>{words}</i>"
    if span.mark in MARKS:
        words = f"<{MARKS[span.mark]}>{words}</{MARKS[span.mark]}>"
    if span.to and _KEY.fullmatch(span.to):
        words = f'<a href="#{span.to}" color="{INK["teal"]}">{words}</a>'
    return words
