"""The faces of the page and those that stand in for them: which font draws a character.

Shipped: Source Serif and Source Sans for Latin, Greek, Cyrillic; Noto Sans for nine more scripts. Chinese,
Japanese and Korean are drawn with a font of the system, or one that somebody picked.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from council.files import resource
from council.report.design import FONTS
from council.report.pdf.glyphs import BARRED, INVISIBLE, FontBroken, GlyphFont
from council.report.pdf.refusals import FontForbidden, FontUnreadable

NOTO = (
    "Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil", "Thai", "Ethiopic", "Georgian", "Armenian",
)  # fmt: skip
SYSTEM = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/System/Library/Fonts/Hiragino Sans GB.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "/System/Library/Fonts/AppleSDGothicNeo.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/YuGothR.ttc",
    "C:/Windows/Fonts/malgun.ttf",
)
MARKS = "\u200c\u200d"

_picked: list[GlyphFont] = []


@cache
def glyph_font(name: str) -> GlyphFont:
    """A face of the page by its name in `design.FONTS`."""
    return GlyphFont(resource(f"fonts/{FONTS[name]}"))


@cache
def variant(name: str, strong: bool, slanted: bool) -> str:
    """The face of a family that is bolder or slanted; bold italic is italic."""
    family, _dash, weight = name.partition("-")
    if slanted:
        return f"{family}-italic"
    return f"{family}-semibold" if strong and weight in ("", "italic") else name


def pick(path: Path) -> None:
    """Let a font of the user's draw what no other font has, from now on.

    Raises: FontUnreadable; FontForbidden, when its OS/2 flags bar embedding.
    """
    try:
        font = GlyphFont(path)
    except FontBroken as error:
        raise FontUnreadable(file=path.name) from error
    if font.rights() & BARRED:
        raise FontForbidden(file=path.name)
    _picked.append(font)
    font_for.cache_clear()


@cache
def font_for(name: str, cluster: str) -> GlyphFont | None:
    """The font that draws a letter with its marks: the face itself, or the first other that has all of it."""
    needed = {ord(letter) for letter in cluster if letter not in MARKS}
    own = glyph_font(name)
    if needed <= own.characters:
        return own
    for font in chain(map(glyph_font, ("sans", "serif")), _shipped(), _picked, _found()):
        if needed <= font.characters:
            return font
    return None


def missing(words: str, *, font: str) -> tuple[str, ...]:
    """The characters of a cleaned text that no font has, each once, in order."""
    if words.isascii():
        return ()
    return tuple(dict.fromkeys(c for c in words if c != "\n" and not _known(font, c)))


def printable(words: str, *, font: str) -> str:
    """The text with each character no font has written as its code point, as [U+1F642]."""
    if words.isascii() or not (lacking := missing(words, font=font)):
        return words
    return words.translate({ord(letter): f"[U+{ord(letter):04X}]" for letter in lacking})


@cache
def face(name: str) -> str:
    """A name ReportLab takes for a document's first font, with which nothing is drawn."""
    from reportlab.pdfbase import pdfmetrics

    known = f"Council-{name}"
    pdfmetrics.registerFont(_Silent(known))
    return known


class _Silent:
    """What ReportLab asks of a font; the empty words of a table's empty cells are all it draws."""

    _dynamicFont = 1
    _multiByte = 1
    shapable = False

    def __init__(self, name: str) -> None:
        self.fontName = name
        self.face = SimpleNamespace(name=name)

    def stringWidth(self, words: str, _size: float, encoding: str = "utf8") -> float:
        assert not words, f"drawn past our own engine: {words[:40]}"
        return 0.0

    def splitString(self, words: str, _document: object, encoding: str = "utf8") -> list[Any]:
        assert not words, f"drawn past our own engine: {words[:40]}"
        return []


def _known(font: str, letter: str) -> bool:
    return letter in INVISIBLE or font_for(font, letter) is not None


@cache
def _shipped() -> tuple[GlyphFont, ...]:
    return tuple(GlyphFont(resource(f"fonts/NotoSans{script}-Regular.ttf")) for script in NOTO)


@cache
def _found() -> tuple[GlyphFont, ...]:
    """Fonts of the system that may be embedded."""
    fonts = (GlyphFont(Path(path)) for path in SYSTEM if Path(path).is_file())
    return tuple(font for font in fonts if not font.rights() & BARRED)
