"""Glyph fonts inside one PDF: what was drawn with each, cut down to that and written at its end.

Type0 fonts with Identity-H: the code of a glyph is its number in the font.
Source: ISO 32000-1, 9.7 (composite fonts), 9.8 (descriptors), 9.10.3 (ToUnicode).
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from council.report.pdf.glyphs import GlyphFont, Shaped

SYMBOLIC, SERIF, ITALIC = 4, 2, 64


class Used:
    """A font in one document: the name pages call it by, and the text each drawn glyph stands for."""

    def __init__(self, font: GlyphFont, name: str) -> None:
        self.font, self.name = font, name
        self._texts: dict[int, str] = {}
        self._loose: dict[int, str] = {}
        self._told: dict[int, bool] = {}
        self._kept: list[Shaped] = []

    def note(self, shaped: Shaped) -> bool:
        """Remember that glyphs were drawn; whether they say their own text to a reader of the file."""
        known = self._told.get(id(shaped))
        if known is None:
            self._kept.append(shaped)
            known = self._told[id(shaped)] = self._noted(shaped)
        return known

    def _noted(self, shaped: Shaped) -> bool:
        plain = not shaped.loose
        for glyph, text in shaped.pairs:
            plain &= self._texts.setdefault(glyph, text) == text
        for glyph, text in shaped.loose:
            self._loose.setdefault(glyph, text)
        return plain

    def texts(self) -> dict[int, str]:
        """The text of every drawn glyph, by number."""
        return dict(sorted({**self._loose, **self._texts}.items()))

    def addObjects(self, document: Any) -> None:  # noqa: N802  # the name ReportLab calls
        """Write the font; ReportLab calls it when the document is finished."""
        _write(self, document)


def used(canvas: Any, font: GlyphFont) -> Used:
    """The font in the document of a canvas, listed there on its first use."""
    document = canvas._doc
    listed: dict[int, Used] | None = getattr(document, "council_fonts", None)
    if listed is None:
        listed = document.council_fonts = {}
    one = listed.get(id(font))
    if one is None:
        one = listed[id(font)] = Used(font, f"/G{len(listed)}")
        document.delayedFonts.append(one)
    return one


def _write(one: Used, document: Any) -> None:
    from reportlab.pdfbase import pdfdoc as pdf

    texts, measures = one.texts(), one.font.measures()
    glyphs = frozenset(texts)
    tag = "".join(chr(65 + byte % 26) for byte in sha256(repr(sorted(glyphs)).encode()).digest()[:6])
    name = f"{tag}+{_named(measures.name)}"
    kind = "CIDFontType0" if one.font.cff else "CIDFontType2"
    low = pdf.PDFDictionary({
        "Type": pdf.PDFName("Font"), "Subtype": pdf.PDFName(kind), "BaseFont": pdf.PDFName(name),
        "CIDSystemInfo": pdf.PDFDictionary({
            "Registry": pdf.PDFString("Adobe"), "Ordering": pdf.PDFString("Identity"), "Supplement": 0,
        }),
        "FontDescriptor": document.Reference(_descriptor(one, glyphs, name, document)),
        "DW": 1000, "W": _widths(one.font, texts),
    })  # fmt: skip
    if not one.font.cff:
        low["CIDToGIDMap"] = pdf.PDFName("Identity")
    high = pdf.PDFDictionary({
        "Type": pdf.PDFName("Font"), "Subtype": pdf.PDFName("Type0"),
        "BaseFont": pdf.PDFName(f"{name}-Identity-H" if one.font.cff else name),
        "Encoding": pdf.PDFName("Identity-H"),
        "DescendantFonts": pdf.PDFArray([document.Reference(low)]),
        "ToUnicode": document.Reference(_stream(_unicode_map(texts), document)),
    })  # fmt: skip
    document.idToObject["BasicFonts"].dict[one.name[1:]] = document.Reference(high)


def _descriptor(one: Used, glyphs: frozenset[int], name: str, document: Any) -> Any:
    from reportlab.pdfbase import pdfdoc as pdf

    measures, data = one.font.measures(), one.font.subset(glyphs | {0})
    file = _stream(data, document)
    if one.font.cff:
        file.dictionary["Subtype"] = pdf.PDFName("OpenType")
    else:
        file.dictionary["Length1"] = len(data)
    return pdf.PDFDictionary({
        "Type": pdf.PDFName("FontDescriptor"), "FontName": pdf.PDFName(name),
        "Flags": SYMBOLIC | (SERIF if measures.serif else 0) | (ITALIC if measures.slant else 0),
        "FontBBox": pdf.PDFArray(list(measures.box)), "ItalicAngle": measures.slant,
        "Ascent": measures.ascent, "Descent": measures.descent, "CapHeight": measures.capital,
        "StemV": 50 + measures.weight * measures.weight // 4225,
        "FontFile3" if one.font.cff else "FontFile2": document.Reference(file),
    })  # fmt: skip


def _stream(content: bytes, document: Any) -> Any:
    from reportlab.pdfbase import pdfdoc as pdf

    stream = pdf.PDFStream(content=content)
    if document.compression:
        stream.filters = [pdf.PDFZCompress]
    return stream


def _widths(font: GlyphFont, texts: dict[int, str]) -> Any:
    """Widths as PDF wants them: first glyph of a row of neighbours, then an array of theirs."""
    from reportlab.pdfbase import pdfdoc as pdf

    out: list[Any] = []
    before = -2
    for glyph in texts:
        width = round(font.width_of(glyph), 3)
        if glyph != before + 1:
            out += [glyph, []]
        out[-1].append(int(width) if width == int(width) else width)
        before = glyph
    return pdf.PDFArray([pdf.PDFArray(one) if isinstance(one, list) else one for one in out])


def _unicode_map(texts: dict[int, str]) -> bytes:
    rows = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in texts.items()]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _named(name: str) -> str:
    return "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in "-_"))
