"""The faces of the page: registered once, embedded as subsets, and asked which characters they have."""

from __future__ import annotations

from functools import cache
from threading import Lock

from council.files import resource
from council.report.design import FONTS

_lock = Lock()


def face(name: str) -> str:
    """The name ReportLab knows a face by; all are registered on first use."""
    _register()
    return f"Council-{name}"


@cache
def characters(name: str) -> frozenset[int]:
    """The code points a face can print."""
    from reportlab.pdfbase.pdfmetrics import getFont

    return frozenset(getFont(face(name)).face.charToGlyph)


def _register() -> None:
    with _lock:
        _register_all()


@cache
def _register_all() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in FONTS.items():
        pdfmetrics.registerFont(TTFont(f"Council-{name}", str(resource(f"fonts/{file}"))))
    for family in ("serif", "sans"):
        whole = f"Council-{family}"
        for weight in ("", "-semibold", "-bold", "-italic"):
            pdfmetrics.registerFontFamily(
                f"{whole}{weight}",
                normal=f"{whole}{weight}",
                bold=f"{whole}-semibold" if weight in ("", "-italic") else f"{whole}{weight}",
                italic=f"{whole}-italic",
                boldItalic=f"{whole}-italic",
            )
