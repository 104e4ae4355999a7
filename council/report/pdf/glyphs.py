"""A font file, opened once: which characters it has, and words shaped into glyphs by HarfBuzz."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

INVISIBLE = frozenset(map(chr, (0xAD, 0x34F, 0x61C, 0xFEFF, *range(0x200B, 0x2010), *range(0x2060, 0x2065),
                                *range(0xFE00, 0xFE10))))  # fmt: skip
SPACES = frozenset(map(chr, (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F)))
BARRED = 0x0002 | 0x0200
WHOLE_ONLY = 0x0100
DROPPED = (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"STAT", b"DSIG", b"VORG")


class Shaped(NamedTuple):
    """Words as glyphs of one font, in the order they are drawn.

    `parts` are (rise in em, inside of a TJ array); `advance` in em; `pairs` the glyphs that stand for a text
    of their own; `loose` those that do so only together, for which the words must be said beside.
    """

    advance: float
    parts: tuple[tuple[float, str], ...]
    pairs: tuple[tuple[int, str], ...]
    loose: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """What a PDF wants to know of a font, in thousandths of an em; `slant` in degrees."""

    name: str
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    capital: int
    slant: float
    weight: int
    serif: bool


class FontBroken(ValueError):
    """A file that holds no font that can be opened."""


class GlyphFont:
    """One face of a font file: TrueType or CFF, alone or in a collection."""

    def __init__(self, path: Path, index: int = 0) -> None:
        import uharfbuzz as hb

        self.path, self.index = path, index
        try:
            self.face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        except (OSError, hb.HarfBuzzError) as error:
            raise FontBroken(str(path)) from error
        if not self.face.glyph_count or "cmap" not in self.face.table_tags:
            raise FontBroken(str(path))
        self.font = hb.Font(self.face)
        self.em: int = self.face.upem
        self.characters = frozenset(self.face.unicodes)
        self.cff = "CFF " in self.face.table_tags
        self._widths: dict[int, int] = {}

    def shape(self, words: str, *, rtl: bool = False, language: str = "") -> Shaped:
        """The glyphs of words that are all in this font and run in one direction."""
        import uharfbuzz as hb

        buffer = hb.Buffer()
        buffer.add_str(words)
        buffer.guess_segment_properties()
        if rtl or not words.isascii():
            buffer.direction = "rtl" if rtl else "ltr"
            buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        if language:
            buffer.language = language
        hb.shape(self.font, buffer)
        infos = [(info.codepoint, info.cluster) for info in buffer.glyph_infos]
        places = [(at.x_advance, at.x_offset, at.y_offset) for at in buffer.glyph_positions or ()]
        pairs, loose = self._meant(words, infos, rtl)
        advance = sum(at[0] for at in places) / self.em
        return Shaped(advance, self._parts(infos, places), pairs, loose)

    def width_of(self, glyph: int) -> float:
        """How far the pen goes on after a glyph, in thousandths of an em."""
        return float(self.font.get_glyph_h_advance(glyph)) * 1000 / self.em

    def rights(self) -> int:
        """What the font's maker allows: fsType of its OS/2 table, 0 where nothing is barred.

        Source: OpenType 1.9, OS/2, fsType.
        """
        table = self._table("OS/2")
        return int(struct.unpack(">H", table[8:10])[0]) if len(table) >= 10 else 0

    def measures(self) -> Measures:
        """The font's own figures, from its tables head, hhea, OS/2 and post."""
        from uharfbuzz import OTNameIdPredefined

        head, hhea, os2, post = (self._table(tag) for tag in ("head", "hhea", "OS/2", "post"))
        rate = 1000 / self.em
        left, low, right, high = (round(at * rate) for at in struct.unpack(">4h", head[36:44]))
        up, down = (round(at * rate) for at in struct.unpack(">2h", hhea[4:8]))
        has_capital = len(os2) >= 90 and struct.unpack(">H", os2[:2])[0] >= 2
        capital = round(struct.unpack(">h", os2[88:90])[0] * rate) if has_capital else up
        return Measures(
            name=self.face.get_name(OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem,
            box=(left, low, right, high),
            ascent=up,
            descent=down,
            capital=capital,
            slant=struct.unpack(">i", post[4:8])[0] / 65536,
            weight=int(struct.unpack(">H", os2[4:6])[0]) if len(os2) >= 6 else 400,
            serif=len(os2) >= 34 and os2[32] == 2 and 2 <= os2[33] <= 10,
        )

    def subset(self, glyphs: frozenset[int]) -> bytes:
        """The font with only these glyphs, which keep their numbers; the whole where it may not be cut."""
        import uharfbuzz as hb

        wanted = hb.SubsetInput()
        if self.rights() & WHOLE_ONLY:
            wanted.keep_everything()
        wanted.glyph_set.set(glyphs)
        wanted.layout_feature_tag_set.clear()
        wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in DROPPED)
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        if self.cff:
            wanted.flags |= hb.SubsetFlags.CFF_IDENTITY_CHARSET
        return bytes(wanted.subset(self.face).blob.data)

    def _table(self, tag: str) -> bytes:
        return bytes(self.face.reference_table(tag).data) if tag in self.face.table_tags else b""

    def _parts(
        self, glyphs: list[tuple[int, int]], places: list[tuple[int, int, int]]
    ) -> tuple[tuple[float, str], ...]:
        rate, width_of = 1000 / self.em, self._widths
        parts: list[tuple[float, str]] = []
        out = ""
        up, shift = 0, 0
        for (glyph, _cluster), (advance, across, rise) in zip(glyphs, places, strict=True):
            if rise != up and out:
                parts.append((up / self.em, f"<{out}>".replace("<>", "")))
                out = ""
            up, shift = rise, shift + across
            if shift:
                out += f">{-shift * rate:.5g}<"
            out += f"{glyph:04X}"
            if (width := width_of.get(glyph)) is None:
                width = width_of[glyph] = self.font.get_glyph_h_advance(glyph)
            shift = advance - width - across
        if shift:
            out += f">{-shift * rate:.5g}<"
        return (*parts, (up / self.em, f"<{out}>".replace("<>", "")))

    def _meant(self, words: str, glyphs: list[tuple[int, int]], rtl: bool) -> tuple[Any, Any]:
        """What each glyph stands for: (pairs, loose)."""
        if not rtl and len(glyphs) == len(words) and words.isascii():
            return tuple(zip([glyph for glyph, _cluster in glyphs], words, strict=True)), ()
        pairs: list[tuple[int, str]] = []
        loose: list[tuple[int, str]] = []
        groups: dict[int, list[int]] = {}
        for glyph, cluster in glyphs:
            groups.setdefault(cluster, []).append(glyph)
        starts = sorted(groups)
        for start, end in zip(starts, [*starts[1:], len(words)], strict=bool(starts)):
            group = groups[start][::-1] if rtl else groups[start]
            self._pair(group, seen(words[start:end]), pairs, loose)
        return tuple(pairs), tuple(loose)

    def _pair(
        self, group: list[int], text: str, pairs: list[tuple[int, str]], loose: list[tuple[int, str]]
    ) -> None:
        if len(group) == 1 and text:
            pairs.append((group[0], text))
            return
        if group == [self.font.get_nominal_glyph(ord(letter)) for letter in text]:
            pairs.extend(zip(group, text, strict=True))
            return
        letters = text or " "
        loose.extend((glyph, letters if not at else letters[-1]) for at, glyph in enumerate(group))


def seen(words: str) -> str:
    """The words without characters that draw nothing, and with one kind of blank."""
    if words.isascii():
        return words
    return "".join(" " if c in SPACES else c for c in words if c not in INVISIBLE)
