"""Text made fit for paper, and no way past the one door for it."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.report.pdf import fonts, text

ROOT = Path(__file__).parents[3]
BARRED = {"Paragraph", "XPreformatted", "Preformatted", "Image", "ImageAndFlowables", "TTFont", "svg2rlg"}
PAST = {"drawString", "drawCentredString", "drawRightString", "beginText", "setFont", "stringWidth"}


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\ud800", "\u202e", "\u2066", "\ufffe", "\x85"])
def test_letters_that_mislead_are_taken_out(letter: str) -> None:
    """Control characters, half characters and marks that turn the line round never reach the page."""
    assert letter not in text.clean(f"a{letter}b")


@settings(max_examples=120, deadline=None)
@given(st.text())
def test_cleaning_keeps_what_can_be_seen(words: str) -> None:
    """Every letter, mark and number stays, composed; what is clean is not changed again."""
    kept = text.clean(words)
    assert text.clean(kept) == kept
    plain = [c for c in unicodedata.normalize("NFC", words) if unicodedata.category(c)[0] in "LNPS"]
    assert [c for c in kept if unicodedata.category(c)[0] in "LNPS"] == plain


def test_a_letter_is_one_character_with_its_marks() -> None:
    """What was typed as letter and mark is drawn and found as the one character it makes."""
    assert text.clean("cafe\u0301 A\u030a") == "caf\u00e9 \u00c5"


def test_a_letter_no_face_has_is_named() -> None:
    """What cannot be printed is printed as its code point, not left out, and can be asked for."""
    assert fonts.printable("ok 🙂", font="sans") == "ok [U+1F642]"
    assert fonts.missing("ok 🙂 🙂 \U00010000", font="sans") == ("🙂", "\U00010000")
    assert fonts.missing("zero\u200bwidth soft\u00adhyphen", font="serif") == ()


def test_only_the_door_makes_text() -> None:
    """No module of the program takes ReportLab's paragraphs, fonts, strings or inline pictures."""
    for path in [*(ROOT / "council").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        source = path.read_text(encoding="utf-8")
        if "reportlab" not in source and "canvas" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab"):
                taken = {name.name for name in node.names}
                assert not taken & BARRED, f"{path}: {taken & BARRED}"
            if isinstance(node, ast.Attribute) and "report" in path.parts:
                assert node.attr not in PAST, f"{path}: {node.attr}"
