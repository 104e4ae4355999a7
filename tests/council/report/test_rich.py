"""Paragraphs: lines, halves, sides, glyphs, and the fonts inside the file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from council.report.blocks import Span, Text
from council.report.design import FONTS
from council.report.directions import runs_right_to_left
from council.report.pdf import fonts
from council.report.pdf.composing import Style, pieces_of, set_lines
from council.report.pdf.embedding import Used
from council.report.pdf.fonts import glyph_font, pick, variant
from council.report.pdf.glyphs import GlyphFont
from council.report.pdf.lettering import word
from council.report.pdf.refusals import FontForbidden, FontUnreadable
from council.report.pdf.rich import draw_line, measured, paragraph
from council.report.pdf.text import close_doors
from council.words import in_language
from tests.council.report.made import words_in

CJK = [Path(path) for path in fonts.SYSTEM if Path(path).is_file()]
SCRIPTS = {
    "Latin": "Įžeidžiamas, Łódź, Việt Nam – office", "Greek": "Το συμβούλιο", "Cyrillic": "Совет їжак ўсё",
    "Arabic": "مجلس المدينة", "Hebrew": "מועצה", "Devanagari": "सिफारिश", "Bengali": "সুপারিশ",
    "Tamil": "பொது மன்றம்", "Thai": "ที่นี่", "Ethiopic": "ምክር ቤት", "Georgian": "საბჭო", "Armenian": "Խորհուրդ",
}  # fmt: skip


def page_of(*texts: Text, language: str = "en", width: float = 300.0, **more: Any) -> bytes:
    """Paragraphs one below the other on a plain canvas, as sheets and minutes are drawn."""
    from reportlab.pdfgen.canvas import Canvas

    close_doors()
    out = io.BytesIO()
    canvas = Canvas(out, initialFontName=fonts.face("sans"), invariant=1)
    y = 800.0
    with in_language(language):
        for text in texts:
            made = paragraph(text, "body", **more)
            made.wrap(width, y)
            y -= made.height + 4
            made.drawOn(canvas, 50, y)
    canvas.save()
    return out.getvalue()


def content_of(pdf: bytes) -> bytes:
    """What is drawn on the first page, in the words of PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return bytes(file.pages[0].Contents.read_bytes())


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_shipped_script_has_its_letters(script: str) -> None:
    """No character of the scripts we ship fonts for is missing, in any face."""
    for face in FONTS:
        assert fonts.missing(SCRIPTS[script], font=face) == ()


def test_words_come_back_from_a_paper_without_tags() -> None:
    """What ligatures, reordered vowels and fallback fonts draw is read out as it was written."""
    told = page_of(*(words for name, words in SCRIPTS.items() if name not in ("Arabic", "Hebrew")))
    assert b"/Span <</ActualText" in content_of(told)
    read = "".join(words_in(told).split())
    for name in ("Latin", "Greek", "Cyrillic", "Ethiopic", "Georgian", "Armenian"):
        assert "".join(SCRIPTS[name].split()) in read


def test_every_font_is_inside_and_cut_down() -> None:
    """Each font is embedded with a ToUnicode, holds only what was drawn, and no other font is named."""
    with pikepdf.open(io.BytesIO(page_of(*SCRIPTS.values()))) as file:
        used = [
            item for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item
        ]
        named = [item for item in file.objects if isinstance(item, pikepdf.Dictionary)
                 and item.get("/Type") == "/Font" and item.get("/Subtype") == "/Type1"]  # fmt: skip
        sizes = [len(one.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()) for one in used]
        assert all(str(one.BaseFont)[7] == "+" for one in used)
    assert len(used) == 10 and not named
    assert max(sizes) < 30_000


def test_widths_in_the_file_are_the_font_s() -> None:
    """The width table says for each glyph what the font itself says, in thousandths."""
    with pikepdf.open(io.BytesIO(page_of("AV fi Wo"))) as file:
        font = next(i for i in file.objects if isinstance(i, pikepdf.Dictionary) and "/W" in i)
        row = list(font.W)
    own = glyph_font("serif")
    for first, widths in zip(row[::2], row[1::2], strict=True):
        for at, width in enumerate(widths):
            assert float(width) == pytest.approx(own.width_of(int(first) + at), abs=0.01)


def test_a_glyph_of_two_meanings_says_which() -> None:
    """A glyph already drawn for another text is not silently read as that."""
    used = Used(glyph_font("serif"), "/G0")
    assert used.note(glyph_font("serif").shape("a"))
    one = glyph_font("serif").shape("b")
    assert not used.note(one._replace(pairs=((used_glyph("a"), "b"),)))


def used_glyph(letter: str) -> int:
    """The glyph of a letter in the serif face."""
    return glyph_font("serif").shape(letter).pairs[0][0]


def test_lines_are_as_full_as_can_be_and_never_wider() -> None:
    """Each line fits; the first word of the next would not have."""
    style = Style("serif", 10.0, "0 0 0")
    pieces, _rtl = pieces_of([("one two three four five six seven eight nine ten " * 4, style)], rtl=False)
    lines = set_lines(pieces, 120.0)
    for line, after in zip(lines, lines[1:], strict=False):
        whole = sum(piece.full for piece in pieces[line.start : line.stop])
        assert line.width <= 120.0 < whole + pieces[after.start].width
    assert lines[0].start == 0 and lines[-1].stop == len(pieces)


def test_what_is_wider_than_the_line_is_cut_between_letters() -> None:
    """A word without any break goes on in the next line, no letter lost, no mark torn off."""
    style = Style("serif", 10.0, "0 0 0")
    pieces, _rtl = pieces_of([("see " + "e\u0301x" * 60, style)], rtl=False)
    lines = set_lines(pieces, 100.0)
    assert "".join(piece.word.text for piece in pieces) == "see " + "e\u0301x" * 60
    assert len(lines) > 4 and all(line.width <= 100.01 for line in lines)


def test_halves_keep_every_line_and_leave_none_alone() -> None:
    """A paragraph cut by a page's end goes on behind it; one line alone stands on neither side."""
    made = paragraph("word " * 120, "body", spaceBefore=3, spaceAfter=9)
    made.wrap(200, 1000)
    count = len(made.lines)
    for lines in range(count):
        halves = made.split(200, lines * made.voice.leading)
        sizes = [len(half.lines) for half in halves if half.wrap(200, 1000)]
        assert sizes == [] or (sum(sizes) == count and min(sizes) >= 2), (lines, sizes)
    first, second = made.split(200, 5 * made.voice.leading)
    assert (first.getSpaceAfter(), second.getSpaceBefore()) == (0, 0)
    assert (first.getSpaceBefore(), second.getSpaceAfter()) == (3, 9)


def test_a_mirrored_bracket_stands_alone() -> None:
    """Drawn as its mirror image it must say what it is, so that no letters share its piece."""
    style = Style("serif", 10, "0 0 0")
    turned, _rtl = pieces_of([("אב (גד) «הו»", style)], rtl=True)
    assert {"(", ")", "«", "»"} <= {piece.word.text.strip() for piece in turned}
    straight, _rtl = pieces_of([("ab (cd)", style)], rtl=False)
    assert [piece.word.text for piece in straight] == ["ab ", "(cd)"]


def test_halves_are_lines_as_they_were_set() -> None:
    """A table names a wider room when it splits than when it sets: lines stay, and there are two halves."""
    made = paragraph("word " * 200, "body")
    made.wrap(200, 1000)
    before = [line.width for line in made.lines]
    halves = made.split(232, made.height - 1e-9)
    assert len(halves) == 2
    assert [line.width for half in halves for line in half.lines] == before
    halves[1].wrap(150, 1000)  # set anew, it has its own words and no others
    own = [half.pieces[line.start : line.stop] for half in halves for line in half.lines]
    assert "".join(piece.word.text for line in own for piece in line) == "word " * 200


def test_a_soft_hyphen_shows_where_a_page_ends() -> None:
    """A word parted at the end of a page shows its sign there too."""
    from reportlab.pdfgen.canvas import Canvas

    made = paragraph(" ".join(["schiff\u00adfahrt"] * 12), "body")
    made.wrap(50, 1000)
    signs = []
    for half in (made, *made.split(50, 5 * made.voice.leading)):
        canvas = Canvas(io.BytesIO(), initialFontName=fonts.face("sans"))
        half.wrap(50, 1000)
        half.drawOn(canvas, 0, 0)
        signs.append("".join(canvas._code).count("FEFF00AD"))
    assert signs[0] == signs[1] + signs[2] == 12


@pytest.mark.parametrize("text", ["a\u05b0", "ب\u0301ت", "क\u0301", "ก\u0301", "1\u20e3", "x\u0e31y"])
def test_a_mark_no_font_has_with_its_letter_is_no_empty_box(text: str) -> None:
    """Letter and mark of two scripts are drawn one by one: no glyph is the box of a missing one."""
    for face in FONTS:
        for rtl in (False, True):
            shaped = [one for _font, one in word(fonts.printable(text, font=face), face, rtl=rtl).runs]
            assert all(glyph for one in shaped for glyph, _text in (*one.pairs, *one.loose))
    assert words_in(page_of(text)).replace("[U+20E3]", "\u20e3") in (
        text,
        text[::-1],
        text[1] + text[0] + text[2:],
    )


def test_a_soft_hyphen_shows_only_at_the_end_of_a_line() -> None:
    """A word that may be parted stays whole where there is room, and is parted with a sign where not."""
    sign = b"/Span <</ActualText <FEFF00AD>>> BDC"
    assert words_in(page_of("schiff\u00adfahrt")) == "schifffahrt"
    assert sign not in content_of(page_of("schiff\u00adfahrt"))
    assert sign in content_of(page_of("schiff\u00adfahrt", width=44.0))


@pytest.mark.parametrize(
    ("code", "text", "rtl", "mirrored"),
    [("en", "home", False, False), ("en", "بيت", True, False), ("ar", "بيت home", True, True),
     ("ar", "home", False, True), ("ar", "12 %", True, True), ("he", "home בית", True, True)],
)  # fmt: skip
def test_sides_follow_language_and_letters(code: str, text: str, rtl: bool, mirrored: bool) -> None:
    """A text begins at the side of its script; numbers alone and indents follow the report's."""
    with in_language(code):
        made = paragraph(text, "body")
    assert (made.rtl, made.mirrored) == (rtl, mirrored)


def test_languages_of_the_right_to_left() -> None:
    """Language and script tell the direction."""
    assert all(runs_right_to_left(code) for code in ("ar", "he-IL", "fa", "ur", "az-Arab", "ks"))
    assert not any(runs_right_to_left(code) for code in ("en", "de-AT", "ar-Latn", "hi"))


def test_one_line_is_as_wide_as_it_measures() -> None:
    """Feet, charts and plates draw what they measured, in any script, from any side."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO(), initialFontName=fonts.face("sans"))
    for words in SCRIPTS.values():
        drawn = draw_line(canvas, 0, 0, words, font="sans", size=9.0, anchor="end")
        assert drawn == pytest.approx(measured(words, font="sans", size=9.0)) and drawn > 10
    assert measured("AV", font="sans", size=10) < measured("A", font="sans", size=10) * 2


def test_bold_and_italic_stay_in_the_family() -> None:
    """Strong is the semibold of the face, slanted its italic; a bold title is strong already."""
    assert variant("serif", True, False) == "serif-semibold"
    assert variant("sans", False, True) == variant("sans-bold", True, True) == "sans-italic"
    assert variant("sans-bold", True, False) == "sans-bold"
    assert page_of((Span("a", strong=True), Span("b", slanted=True), Span("c", mark="removed")))


def test_a_picked_font_must_be_one_that_may_be_embedded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is no font is refused, and one whose maker bars documents; a good one is taken."""
    (tmp_path / "no.ttf").write_bytes(b"no font at all")
    with pytest.raises(FontUnreadable):
        pick(tmp_path / "no.ttf")
    monkeypatch.setattr(fonts, "_picked", [])
    good = glyph_font("sans").path
    monkeypatch.setattr(GlyphFont, "rights", lambda _font: 0x0002)
    with pytest.raises(FontForbidden):
        pick(good)
    monkeypatch.undo()
    monkeypatch.setattr(fonts, "_picked", [])
    pick(good)
    assert [font.path for font in fonts._picked] == [good]


@pytest.mark.skipif(not CJK, reason="no Chinese, Japanese or Korean font on this system")
def test_ideographs_of_a_collection_are_embedded() -> None:
    """Chinese, Japanese and Korean come from a font of the system, CFF or in a collection, and read back."""
    words = "评议会建议日本語のテキスト한국어"
    data = page_of(words)
    assert words in "".join(words_in(data).split())
    assert len(data) < 100_000
