"""Words as they are drawn: cut into fonts, shaped, measured, and remembered, as most words come again."""

from __future__ import annotations

from typing import NamedTuple

from council.report.pdf.breaks import clusters
from council.report.pdf.fonts import font_for, glyph_font
from council.report.pdf.glyphs import INVISIBLE, GlyphFont, Shaped

MOST = 200_000
HYPHEN = "\u00ad"

_words: dict[tuple[str, bool, str], dict[str, Word]] = {}


class Word(NamedTuple):
    """A piece of text in one direction: `width` in em without the blanks at its end, `full` with them."""

    text: str
    width: float
    full: float
    runs: tuple[tuple[GlyphFont, Shaped], ...]
    face: str = ""
    language: str = ""


def words_of(face: str, *, rtl: bool = False, language: str = "") -> dict[str, Word]:
    """What is remembered of one face: words by their text, for `word` to look up and fill."""
    return _words.setdefault((face, rtl, language), {})


def word(text: str, face: str, *, rtl: bool = False, language: str = "") -> Word:
    """A piece of text shaped; a soft hyphen at its end counts in the width, as it may show."""
    known = words_of(face, rtl=rtl, language=language)
    if (found := known.get(text)) is None:
        if len(known) > MOST:
            known.clear()
        found = known[text] = _made(text, face, rtl, language)
    return found


def _made(text: str, face: str, rtl: bool, language: str) -> Word:
    own = glyph_font(face)
    if text[-1:] == " " and text[-2:-1].isalnum() and text.isascii():
        return _spaced(word(text[:-1], face, language=language), text, own)
    if own.characters.issuperset(map(ord, text)):
        runs: tuple[tuple[GlyphFont, Shaped], ...] = ((own, own.shape(text, rtl=rtl, language=language)),)
    else:
        cut = _by_font(text, face)
        runs = tuple(
            (font, font.shape(part, rtl=rtl, language=language)) for font, part in (cut[::-1] if rtl else cut)
        )
    full = sum(shaped.advance for _font, shaped in runs)
    blanks = len(text) - len(text.rstrip(" "))
    width = full - blanks * own.width_of(own.font.get_nominal_glyph(32) or 0) / 1000 if blanks else full
    if text.endswith(HYPHEN):
        width += word("-", face).full
    return Word(text, width, full, runs, face, language)


def _spaced(bare: Word, text: str, own: GlyphFont) -> Word:
    """A known word with a blank behind it, not shaped again."""
    blank = word(" ", bare.face, language=bare.language).runs[0][1]
    shaped = bare.runs[0][1]
    (_rise, code), (_level, sign) = shaped.parts[-1], blank.parts[0]
    joined = Shaped(
        shaped.advance + blank.advance,
        (*shaped.parts[:-1], (0.0, f"{code}{sign}".replace("><", ""))),
        shaped.pairs + blank.pairs,
        shaped.loose,
    )
    return Word(text, bare.width, joined.advance, ((own, joined),), bare.face, bare.language)


def _by_font(text: str, face: str) -> list[tuple[GlyphFont, str]]:
    """The text in stretches of one font; what the font before has and nobody sees stays with it."""
    out: list[tuple[GlyphFont, str]] = []
    for cluster in (part for whole in clusters(text) for part in _held(face, whole)):
        font = font_for(face, cluster) or glyph_font(face)
        if out and (cluster in INVISIBLE or (cluster == " " and 32 in out[-1][0].characters)):
            font = out[-1][0]
        if out and out[-1][0] is font:
            out[-1] = (font, out[-1][1] + cluster)
        else:
            out.append((font, cluster))
    return out


def _held(face: str, cluster: str) -> tuple[str, ...]:
    """A letter with its marks, apart where no one font has them together, so that none is an empty box."""
    return (cluster,) if font_for(face, cluster) else tuple(cluster)
