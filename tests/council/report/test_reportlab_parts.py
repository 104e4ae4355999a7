"""The private parts of ReportLab that the report stands on, one promise a test: an update says what moved.

Each draws a line or two on a plain canvas and looks at what came of it.
"""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import pikepdf
import pytest
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas


def paper() -> tuple[Canvas, io.BytesIO]:
    """A canvas that packs nothing and knows no time."""
    out = io.BytesIO()
    return Canvas(out, invariant=1, pageCompression=0), out


def test_the_page_is_a_list_of_operators() -> None:
    """`Canvas._code` holds each drawn thing as one string, painting and all, and may be another list."""
    canvas, _out = paper()
    canvas.rect(1, 2, 3, 4, stroke=0, fill=1)
    canvas.line(0, 0, 5, 5)
    assert [item.split()[-1] for item in canvas._code] == ["f*", "S"]
    canvas._code = ["% mine"]
    canvas.line(5, 5, 2, 2)
    assert [item.split()[-1] for item in canvas._code] == ["mine", "S"]


def test_showing_a_page_takes_the_list_as_it_is() -> None:
    """`showPage` joins `_code` line by line into the page's stream and counts `_pageNumber` on."""
    canvas, _out = paper()
    canvas._code.append("/P <</MCID 0>> BDC\nEMC")
    canvas.showPage()
    assert canvas._pageNumber == 2
    assert canvas._code == []
    assert "/P <</MCID 0>> BDC\nEMC\n" in canvas._doc.Pages.pages[0].stream


def test_a_stream_may_be_changed_until_the_file_is_saved() -> None:
    """`Pages.pages[n].stream` is text, written when the file is: that is how page numbers come in late."""
    canvas, out = paper()
    canvas._code.append("%later\n")
    canvas.showPage()
    page = canvas._doc.Pages.pages[0]
    page.stream = page.stream.replace("%later\n", "0 0 1 rg\n")
    canvas.save()
    assert b"0 0 1 rg" in out.getvalue()


def test_a_page_writes_the_entries_it_is_told_of() -> None:
    """`_setAnnotations` sees each page once before it is kept; `__NoDefault__` on it names what it writes."""
    seen: list[Any] = []

    class Marked(Canvas):  # type: ignore[misc]  # reportlab has no types
        def _setAnnotations(self, page: Any) -> None:
            super()._setAnnotations(page)
            seen.append(page)
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = 7, pdfdoc.PDFName("S")

    out = io.BytesIO()
    canvas = Marked(out, invariant=1)
    canvas.line(0, 0, 1, 1)
    canvas.save()
    assert len(seen) == 1
    with pikepdf.open(out) as file:
        assert int(file.pages[0].StructParents) == 7
        assert str(file.pages[0].Tabs) == "/S"


def test_an_annotation_is_found_again_by_its_name() -> None:
    """`_absRect` follows the coordinates, `_addAnnotation` puts it on the page under `annotationName`."""
    canvas, out = paper()
    canvas.translate(100, 50)
    assert tuple(canvas._absRect((0, 0, 10, 10), 1)) == (100, 50, 110, 60)
    told = {"Type": "/Annot", "Subtype": "/Link", "Rect": pdfdoc.PDFArray([0, 0, 1, 1])}
    canvas._addAnnotation(pdfdoc.PDFDictionary(told), "mine")
    assert len(canvas._annotationrefs) == 1
    number = canvas._doc.idToObjectNumberAndVersion[canvas._doc.annotationName("mine")][0]
    canvas.save()
    with pikepdf.open(out) as file:
        assert file.pages[0].Annots[0].objgen == (number, 0)


def test_a_place_may_be_named_before_it_is_known() -> None:
    """`_bookmarkReference` gives a destination that is filled when the place is drawn."""
    canvas, out = paper()
    told = {"Type": "/Annot", "Subtype": "/Link", "Rect": pdfdoc.PDFArray([0, 0, 1, 1])}
    told["Dest"] = canvas._bookmarkReference("there")
    canvas._addAnnotation(pdfdoc.PDFDictionary(told), "mine")
    canvas.showPage()
    canvas.bookmarkHorizontal("there", 0, 40)
    canvas.line(0, 0, 1, 1)
    canvas.save()
    with pikepdf.open(out) as file:
        assert file.pages[0].Annots[0].Dest[0].objgen == file.pages[1].obj.objgen


def test_objects_have_numbers_before_they_are_written() -> None:
    """`Reference` numbers an object at once; its bytes are asked for when the file is written."""
    canvas, out = paper()

    class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
        __RefOnly__ = 1
        content = b""

        def format(self, document: Any) -> bytes:
            return self.content

    raw = Raw()
    name = canvas._doc.Reference(raw).name
    number = canvas._doc.idToObjectNumberAndVersion[name][0]
    canvas.line(0, 0, 1, 1)
    canvas.showPage()
    page = canvas._doc.idToObjectNumberAndVersion["Page1"][0]
    raw.content = f"<</Mine {page} 0 R>>".encode()
    canvas._doc.Catalog.StructTreeRoot = raw
    canvas.save()
    with pikepdf.open(out) as file:
        assert file.Root.StructTreeRoot.objgen == (number, 0)
        assert file.Root.StructTreeRoot.Mine.objgen == file.pages[0].obj.objgen


def test_fonts_come_last() -> None:
    """`delayedFonts` are asked for their objects at the end; `BasicFonts` is every page's table of fonts."""
    canvas, out = paper()

    class Late:
        def addObjects(self, document: Any) -> None:
            font = pdfdoc.PDFDictionary({"Type": "/Font", "Subtype": "/Type3"})
            document.idToObject["BasicFonts"].dict["G0"] = document.Reference(font)

    canvas._doc.delayedFonts.append(Late())
    canvas.line(0, 0, 1, 1)
    canvas.save()
    with pikepdf.open(out) as file:
        assert str(file.pages[0].Resources.Font.G0.Subtype) == "/Type3"


def test_the_catalogue_writes_what_it_is_told_of() -> None:
    """`__NoDefault__` on the catalogue names its entries; `Names` and `Metadata` are among them."""
    canvas, out = paper()
    catalogue = canvas._doc.Catalog
    assert {"Names", "Metadata", "MarkInfo", "StructTreeRoot"} <= set(catalogue.__NoDefault__)
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "AF"]
    catalogue.AF = pdfdoc.PDFArray([])
    packet = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Type": "/Metadata"}), b"<x/>", [])
    catalogue.Metadata = packet
    canvas.line(0, 0, 1, 1)
    canvas.save()
    with pikepdf.open(out) as file:
        assert list(file.Root.AF) == []
        assert file.Root.Metadata.read_raw_bytes().strip() == b"<x/>"


def test_the_file_has_the_day_it_is_given() -> None:
    """`_timeStamp` is read when the file is written; `_pdfVersion` too."""
    canvas, out = paper()
    stamp = canvas._doc._timeStamp
    stamp.lt = date(2026, 11, 22).timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]
    canvas._doc._pdfVersion = (1, 7)
    canvas.line(0, 0, 1, 1)
    canvas.save()
    assert out.getvalue().startswith(b"%PDF-1.7")
    assert re.search(rb"/CreationDate \(D:20261122000000", out.getvalue())


def test_the_identifier_follows_what_it_is_told() -> None:
    """`updateSignature` enters the file's identifier, also where no time does."""
    ids = set()
    for words in ("one", "other"):
        canvas, out = paper()
        canvas._doc.updateSignature(words)
        canvas.line(0, 0, 1, 1)
        canvas.save()
        with pikepdf.open(out) as file:
            ids.add(bytes(file.trailer.ID[0]))
    assert len(ids) == 2


def test_streams_need_the_line_end_we_add() -> None:
    """`PDFStream.format` ends in "endstream" and a line end; the data before it ends in one, thanks to us."""
    from council.report.pdf.meta import end_lines

    end_lines()
    end_lines()
    canvas, _out = paper()
    told = pdfdoc.PDFStream(content=b"0 g", filters=[]).format(canvas._doc)
    assert told.endswith(b"stream\n0 g\nendstream\n")


def test_bookmarks_tell_how_deep_they_are() -> None:
    """`outline.currentlevel` is the level of the last bookmark, and deeper than one more is refused."""
    canvas, _out = paper()
    outline = canvas._doc.outline
    assert outline.currentlevel == -1
    canvas.bookmarkHorizontal("a", 0, 0)
    canvas.addOutlineEntry("A", "a", 0)
    assert outline.currentlevel == 0
    assert list(outline.destinationnamestotitles) == ["a"]
    with pytest.raises(ValueError, match="outline level"):
        canvas.addOutlineEntry("B", "a", 2)


def test_a_document_tells_how_far_it_is() -> None:
    """The progress of a document counts its flowables, and what is raised there stops the work."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Spacer

    class Stop(Exception):
        pass

    told: list[int] = []

    def hear(kind: str, done: int) -> None:
        if kind == "PROGRESS":
            told.append(done)
            if done == 2:
                raise Stop

    document = BaseDocTemplate(io.BytesIO(), pageTemplates=[PageTemplate("p", [Frame(0, 0, 500, 500)])])
    document.setProgressCallBack(hear)
    with pytest.raises(Stop):
        document.build([Spacer(1, 1), Spacer(1, 1), Spacer(1, 1)])
    assert told == [1, 2]


def test_a_frame_tells_a_flowable_where_it_stands() -> None:
    """`_frame._atTop` is known while a flowable is measured; `_ZEROSIZE` ones are asked without room too."""
    from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer

    asked: list[bool] = []

    class Gap(Flowable):  # type: ignore[misc]
        _ZEROSIZE = True

        def wrap(self, _width: float, height: float) -> tuple[float, float]:
            asked.append(bool(self._frame._atTop))
            return 1, 0

        def draw(self) -> None:
            """Nothing to see."""

    frame = Frame(0, 0, 500, 500, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    document = BaseDocTemplate(io.BytesIO(), pageTemplates=[PageTemplate("p", [frame])])
    document.build([Gap(), Spacer(0, 500), Gap()])
    assert asked == [True, False]
    assert document.page == 1
