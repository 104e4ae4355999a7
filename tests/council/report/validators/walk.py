"""Our own walk of a PDF's structure tree: its elements in order, with the words each would be read as.

Words come from ActualText, then Alt, then the glyphs of its marks through their fonts' ToUnicode; so does a
program for the ear (ISO 32000-1, 14.8.2.4.2 and 14.9).
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass(slots=True)
class Element:
    """One structure element as written in the file: `words` as they are read, `drawn` as they are seen."""

    tag: str
    words: str
    drawn: str = ""
    alt: str = ""
    actual: str = ""
    lang: str = ""
    ident: str = ""
    scope: str = ""
    box: bool = False
    links: int = 0
    pages: set[int] = field(default_factory=set)
    children: list[Element] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def structure(pdf: bytes) -> Element:
    """The Document element of a tagged PDF, with all below it."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        marks = [_marks_of(page) for page in file.pages]
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        return _element(file.Root.StructTreeRoot.K[0], marks, pages)


def counts(whole: Element) -> Counter[str]:
    """How often each tag stands in the tree."""
    return Counter(one.tag for one in whole.walk())


def counts_by_page(whole: Element) -> Counter[str]:
    """The same, an element counted on each page it has a part on: so do readers that go page by page."""
    found: Counter[str] = Counter()
    for one in whole.walk():
        found[one.tag] += max(1, len(one.pages))
    return found


def spread(whole: Element) -> set[str]:
    """Tags within lists and tables that run over pages: pdf.js has all of such a one on each of its pages."""
    return {
        part.tag
        for one in whole.walk()
        if one.tag in ("L", "Table") and len(one.pages) > 1
        for part in one.walk()
    }


Marks = Mapping[int, str]


def _element(given: Any, marks: list[Marks], pages: Mapping[Any, int]) -> Element:
    made = Element(str(given.S)[1:], "")
    made.alt, made.actual = str(given.get("/Alt", "")), str(given.get("/ActualText", ""))
    made.lang, made.ident = str(given.get("/Lang", "")), str(given.get("/ID", ""))
    for attributes in given.get("/A", []):
        made.scope = str(attributes.get("/Scope", made.scope)).removeprefix("/")
        made.box = made.box or "/BBox" in attributes
    home = given.get("/Pg")
    for kid in given.get("/K", []):
        words, drawn = _kid(kid, home, made, marks, pages)
        made.words += words
        made.drawn += drawn
    made.words = made.actual or made.alt or made.words
    return made


def _kid(kid: Any, home: Any, into: Element, marks: list[Marks], pages: Mapping[Any, int]) -> tuple[str, str]:
    if isinstance(kid, int):
        page = pages[home.objgen]
        into.pages.add(page)
        return (marks[page][kid],) * 2
    kind = str(kid.get("/Type", "/StructElem"))
    if kind in ("/MCR", "/OBJR"):
        page = pages[(kid.get("/Pg") or home).objgen]
        into.pages.add(page)
        into.links += kind == "/OBJR"
        return (marks[page][int(kid.MCID)] if kind == "/MCR" else "",) * 2
    child = _element(kid, marks, pages)
    into.children.append(child)
    into.pages |= child.pages
    return child.words, child.drawn


def _marks_of(page: Any) -> Marks:
    """The words of each mark of a page."""
    fonts = {name: _Letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    current: tuple[int, str | None] | None = None
    letters: _Letters | None = None
    code: Any = pikepdf.parse_content_stream(page)
    for operands, operator in code:
        match str(operator):
            case "BDC" if "/MCID" in (operands[1] if isinstance(operands[1], pikepdf.Dictionary) else {}):
                actual = operands[1].get("/ActualText")
                current = (int(operands[1].MCID), None if actual is None else str(actual))
                found[current[0]] = current[1] or ""
            case "EMC":
                current = None
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" | "TJ" if current and current[1] is None and letters:
                found[current[0]] += letters.read(operands[0])
    return found


class _Letters:
    """What the codes of a font say, by its ToUnicode map."""

    def __init__(self, font: Any) -> None:
        self._wide = str(font.Subtype) == "/Type0"
        self._map = _map_of(font.ToUnicode.read_bytes().decode("latin-1")) if "/ToUnicode" in font else {}

    def read(self, shown: Any) -> str:
        """The text of a string, or of the strings of an array."""
        parts = shown if isinstance(shown, pikepdf.Array) else [shown]
        return "".join(self._text(bytes(part)) for part in parts if isinstance(part, pikepdf.String))

    def _text(self, codes: bytes) -> str:
        step = 2 if self._wide else 1
        numbers = [int.from_bytes(codes[at : at + step], "big") for at in range(0, len(codes), step)]
        return "".join(self._map.get(number, "") for number in numbers)


def _map_of(cmap: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = _utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for low, high, many, one in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:\[(.*?)\]|<([0-9A-Fa-f]+)>)", block, re.DOTALL
        ):
            texts = [_utf16(text) for text in re.findall(r"<([0-9A-Fa-f]+)>", many)]
            for number in range(int(low, 16), int(high, 16) + 1):
                at = number - int(low, 16)
                found[number] = texts[at] if texts else _utf16(one)[:-1] + chr(ord(_utf16(one)[-1]) + at)
    return found


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")
