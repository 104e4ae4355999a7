"""A file damaged in one place is refused: the checker sees what we promise, so that its silence counts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from tests.council.report.reports import printed
from tests.council.report.validators import verapdf

Damage = Callable[[pikepdf.Pdf], None]


def _elements(file: pikepdf.Pdf, tag: str) -> list[Any]:
    def walk(element: Any) -> Iterator[Any]:
        yield element
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid)

    found = [one for one in walk(file.Root.StructTreeRoot.K[0]) if f"/{tag}" == one.S]
    assert found, f"nothing is tagged {tag}"
    return found


def _first(tag: str, change: Callable[[Any], None]) -> Damage:
    return lambda file: change(_elements(file, tag)[0])


def _without(tag: str, key: str) -> Damage:
    def damage(file: pikepdf.Pdf) -> None:
        one = next(element for element in _elements(file, tag) if key in element)
        del one[key]

    return damage


def _called(tag: str, other: str) -> Damage:
    def change(element: Any) -> None:
        element.S = Name(f"/{other}")

    return _first(tag, change)


def _links(file: pikepdf.Pdf) -> list[Any]:
    return [link for page in file.pages for link in page.get("/Annots", [])]


def _unlinked(key: str) -> Damage:
    def damage(file: pikepdf.Pdf) -> None:
        del _links(file)[0][key]

    return damage


def _fonts(file: pikepdf.Pdf) -> list[Any]:
    return [font for page in file.pages for font in page.Resources.Font.values()]


def _font_file(file: pikepdf.Pdf) -> None:
    described = _fonts(file)[0].DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in described:
            del described[key]


def _to_unicode(file: pikepdf.Pdf) -> None:
    for font in _fonts(file):
        if "/ToUnicode" in font:
            del font["/ToUnicode"]


def _unmark(file: pikepdf.Pdf) -> None:
    """The first mark of the second page is opened and closed no more."""
    page = file.pages[1]
    code: list[Any] = list(pikepdf.parse_content_stream(page))
    start = next(at for at, (_given, what) in enumerate(code) if str(what) == "BDC" and "/MCID" in _given[1])
    end = next(at for at in range(start, len(code)) if str(code[at][1]) == "EMC")
    kept = [*code[:start], *code[start + 1 : end], *code[end + 1 :]]
    page.Contents = file.make_stream(pikepdf.unparse_content_stream(kept))


def _xmp(old: bytes, new: bytes) -> Damage:
    def damage(file: pikepdf.Pdf) -> None:
        packet = file.Root.Metadata.read_bytes()
        assert old in packet
        file.Root.Metadata.write(packet.replace(old, new))

    return damage


def _root(key: str) -> Damage:
    def damage(file: pikepdf.Pdf) -> None:
        del file.Root[key]

    return damage


def _hidden_title(file: pikepdf.Pdf) -> None:
    file.Root.ViewerPreferences.DisplayDocTitle = False


def _unmarked(file: pikepdf.Pdf) -> None:
    file.Root.MarkInfo.Marked = False


def _parents(file: pikepdf.Pdf) -> None:
    file.Root.StructTreeRoot.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array())


def _tabs(file: pikepdf.Pdf) -> None:
    page = next(page for page in file.pages if "/Annots" in page)
    del page["/Tabs"]


def _same_notes(file: pikepdf.Pdf) -> None:
    one, other, *_rest = _elements(file, "Note")
    other.ID = one.ID


def _unrelated(file: pikepdf.Pdf) -> None:
    del file.Root.AF[0]["/AFRelationship"]


def _scopes(file: pikepdf.Pdf) -> None:
    for one in _elements(file, "TH"):
        del one["/A"]


DAMAGES: dict[str, tuple[str, Damage]] = {
    "figure without words": ("ua1", _without("Figure", "/Alt")),
    "no language": ("ua1", _root("/Lang")),
    "title not shown": ("ua1", _hidden_title),
    "no title in the metadata": ("ua1", _xmp(b"<dc:title>", b"<dc:titel>")),
    "level skipped": ("ua1", _called("H2", "H4")),
    "no order of keys": ("ua1", _tabs),
    "link without words": ("ua1", _unlinked("/Contents")),
    "link outside the tree": ("ua1", _unlinked("/StructParent")),
    "note without name": ("ua1", _without("Note", "/ID")),
    "two notes of one name": ("ua1", _same_notes),
    "heads without direction": ("ua1", _scopes),
    "no way back from marks": ("ua1", _parents),
    "not said to be tagged": ("ua1", _unmarked),
    "one mark removed": ("ua1", _unmark),
    "no tree": ("ua1", _root("/StructTreeRoot")),
    "font not there": ("ua1", _font_file),
    "glyphs without letters": ("ua1", _to_unicode),
    "not said to be PDF/UA": ("ua1", _xmp(b"<pdfuaid:part>1", b"<pdfuaid:part>9")),
    "row made a paragraph": ("ua1", _called("TR", "P")),
    "item made a paragraph": ("ua1", _called("LI", "P")),
    "not said to be PDF/A": ("3a", _xmp(b"<pdfaid:part>3", b"<pdfaid:part>9")),
    "no colours meant": ("3a", _root("/OutputIntents")),
    "file attached without reason": ("3a", _unrelated),
    "links not printed": ("3a", _unlinked("/F")),
    "files not named": ("3a", _root("/AF")),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_refused(damage: str) -> None:
    """One thing taken away from a file that passes, and it passes no longer."""
    verapdf.needed()
    flavour, harm = DAMAGES[damage]
    with pikepdf.open(io.BytesIO(printed("everything").data)) as file:
        harm(file)
        out = io.BytesIO()
        file.save(out, static_id=True)
    verdict = verapdf.judged(out.getvalue(), flavour)
    assert not verdict.passes


def test_saving_alone_is_no_damage() -> None:
    """The same file saved by the same hand unharmed still passes."""
    verapdf.needed()
    with pikepdf.open(io.BytesIO(printed("everything").data)) as file:
        out = io.BytesIO()
        file.save(out, static_id=True)
    for flavour in verapdf.PROFILES:
        assert verapdf.judged(out.getvalue(), flavour).passes
