"""A page of a finished PDF as pixels, for whoever looks at it before it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

_pdfium = Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of the PDF as pixels: four bytes each, blue first, `stride` bytes a row."""

    page: int
    width: int
    height: int
    stride: int
    pixels: bytes


def picture_of(pdf: bytes, *, page: int, width: int) -> Picture:
    """Page `page` from 0 of the file itself, `width` pixels wide. One at a time: PDFium knows no threads."""
    import pypdfium2  # type: ignore[import-untyped]  # it has no types

    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)
        try:
            drawn = document[page]
            bitmap = drawn.render(scale=width / drawn.get_width(), prefer_bgrx=True)
            return Picture(page, bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            document.close()
