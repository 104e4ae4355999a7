"""Make resources/unicode/line_break.txt from the Unicode files of a folder (Debian: unicode-data).

    python packaging/break_table.py /usr/share/unicode

Classes as UAX 14's rules use them: unclear ones resolved by LB1, and three of our own: OPW and CPW are
brackets of East Asian width (LB30 leaves them out), XP is a place kept for a pictograph (LB30b).
"""

from __future__ import annotations

import sys
from pathlib import Path

IDEOGRAPHS = (
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD),
)  # fmt: skip
LB1 = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}


def main(folder: Path) -> None:
    """Write the table beside the program's other resources."""
    classes = ["AL"] * 0x110000
    for first, last in (
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xF900, 0xFAFF),
        (0x20000, 0x2FFFD),
        (0x30000, 0x3FFFD),
    ):
        classes[first : last + 1] = ["ID"] * (last + 1 - first)
    classes[0x20A0:0x20D0] = ["PR"] * 0x30
    for first, last, name in rows(folder / "LineBreak.txt"):
        classes[first : last + 1] = [LB1.get(name, name)] * (last + 1 - first)
    category = {at: name for first, last, name in rows(folder / "extracted/DerivedGeneralCategory.txt")
                for at in range(first, last + 1)}  # fmt: skip
    for at, name in enumerate(classes):
        if name == "SA":
            classes[at] = "CM" if category.get(at) in ("Mn", "Mc") else "AL"
    for first, last, width in rows(folder / "EastAsianWidth.txt"):
        for at in range(first, last + 1):
            if width in ("F", "W", "H") and classes[at] in ("OP", "CP"):
                classes[at] += "W"
    for first, last, name in rows(folder / "emoji/emoji-data.txt"):
        for at in range(first, last + 1):
            if name == "Extended_Pictographic" and category.get(at, "Cn") == "Cn":
                classes[at] = "XP"
    out, start = [], 0
    for at in range(1, 0x110001):
        if at == 0x110000 or classes[at] != classes[start]:
            if classes[start] != "AL":
                out.append(f"{start:X} {at - 1:X} {classes[start]}")
            start = at
    version = (folder / "LineBreak.txt").read_text(encoding="utf-8").splitlines()[0].strip("# ")
    target = Path(__file__).parents[1] / "resources/unicode/line_break.txt"
    target.write_text(f"# from {version}; all others AL\n" + "\n".join(out) + "\n", encoding="utf-8")


def rows(file: Path) -> list[tuple[int, int, str]]:
    """(first, last, value) of each line of a Unicode data file."""
    found = []
    for text in file.read_text(encoding="utf-8").splitlines():
        data = text.split("#")[0]
        if ";" in data:
            span, value = (part.strip() for part in data.split(";")[:2])
            first, _dots, last = span.partition("..")
            found.append((int(first, 16), int(last or first, 16), value))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
