"""Direction and line breaks as Unicode's own test files want them, a part of the lines each time.

COUNCIL_UNICODE=1 takes every line; without the files (Debian: unicode-data) the tests of files skip.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from council.report.pdf.bidi import REMOVED, levels, resolved, visual
from council.report.pdf.breaks import breaks, clusters, segments

FILES = Path("/usr/share/unicode")
STEP = int(os.environ.get("COUNCIL_UNICODE", "0")) or 61


def lines_of(name: str) -> Iterator[str]:
    """The lines of a test file without remarks. Skips when it is not there."""
    path = FILES / name
    if not path.is_file():
        pytest.skip(f"{path} is not installed (Debian: unicode-data)")
    for line in path.read_text(encoding="utf-8").splitlines():
        if told := line.split("#")[0].strip():
            yield told


def test_directions_of_classes() -> None:
    """BidiTest.txt: levels and order for sequences of classes, at each base direction it names."""
    wanted: list[str] = []
    order: list[int] = []
    seen = 0
    for at, line in enumerate(lines_of("BidiTest.txt")):
        if line.startswith("@Levels:"):
            wanted = line.split(":")[1].split()
        elif line.startswith("@Reorder:"):
            order = [int(place) for place in line.split(":")[1].split()]
        elif at % STEP == 0:
            names, bits = line.split(";")
            classes = names.split()
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bits) & bit:
                    seen += 1
                    _direction_is(classes, base, wanted, order)
    assert seen > 1000


def _direction_is(classes: list[str], base: int | None, wanted: list[str], order: list[int]) -> None:
    found = resolved(classes, "a" * len(classes), base)[1]
    told = ["x" if name in REMOVED else str(level) for name, level in zip(classes, found, strict=True)]
    kept = [at for at, name in enumerate(classes) if name not in REMOVED]
    assert told == wanted, (classes, base)
    assert [kept[at] for at in visual([found[at] for at in kept])] == order, (classes, base)


def test_directions_of_characters() -> None:
    """BidiCharacterTest.txt: the same with letters, so that brackets count."""
    seen = 0
    for at, line in enumerate(lines_of("BidiCharacterTest.txt")):
        if at % (STEP // 4 or 1) == 0:
            letters, base, whole, wanted, _order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in letters.split())
            found, each = levels(text, {"0": 0, "1": 1, "2": None}[base])
            told = ["x" if want == "x" else str(has) for want, has in zip(wanted.split(), each, strict=True)]
            assert (str(found), told) == (whole, wanted.split()), letters
            seen += 1
    assert seen > 1000


def test_line_breaks() -> None:
    """LineBreakTest.txt, all of it: where a line may end, and where not."""
    seen = 0
    for line in lines_of("auxiliary/LineBreakTest.txt"):
        parts = line.split()
        text = "".join(chr(int(code, 16)) for code in parts[1::2])
        assert breaks(text) == [at for at, sign in enumerate(parts[::2]) if sign == "÷"], line
        seen += 1
    assert seen > 7000


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one two-three, (four)", ["one ", "two-", "three, ", "(four)"]),
        ("in 2026 at 3.5 % or $ 12", ["in ", "2026 ", "at ", "3.5 ", "% ", "or ", "$ ", "12"]),
        ("“Yes” – no", ["“Yes” ", "– ", "no"]),
        ("公共土地、建造", ["公", "共", "土", "地、", "建", "造"]),
        ("soft\u00adhyphen", ["soft\u00ad", "hyphen"]),
        ("no\u00a0break", ["no\u00a0break"]),
        ("ไทย\u200bไทย", ["ไทย\u200b", "ไทย"]),
        ("", []),
        ("  x", ["  ", "x"]),
    ],
)
def test_lines_end_where_readers_expect(text: str, parts: list[str]) -> None:
    """After blanks, hyphens and ideographs; never before a comma, in a number or after a quotation mark."""
    assert segments(text) == parts


def test_marks_stay_with_their_letter() -> None:
    """Even in a word wider than the line a letter keeps its marks and its joiners."""
    assert clusters("e\u0301x क्\u200dष") == ["e\u0301", "x", " ", "क्\u200dष"]


def test_numbers_in_arabic_stand_as_numbers() -> None:
    """Words run from right to left, numbers in them from left to right, brackets close what they opened."""
    base, found = levels("دعم (12) x")
    assert base == 1
    assert found == [1, 1, 1, 1, 1, 2, 2, 1, 1, 2]
    assert visual([1, 1, 2, 2, 1]) == [4, 2, 3, 1, 0]
