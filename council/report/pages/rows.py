"""Rows of cells that may run over pages, however high one of them is."""

from __future__ import annotations

from functools import cache
from typing import Any

LEAST = 60  # so much of a row, in points, stands on both sides of a page's end
NEARLY_ALL = 420.0  # of a page: where so much is free, the next one has little more


def rows_of(cells: list[list[Any]], widths: list[float], **more: Any) -> Any:
    """A table for ReportLab to place. Args: widths: of the columns, in points; more: what its Table takes."""
    return _kind()(cells, colWidths=widths, hAlign="LEFT", splitInRow=LEAST, **more)


@cache
def _kind() -> Any:
    from reportlab.platypus import Table

    class Rows(Table):  # type: ignore[misc]  # reportlab has no types
        def split(self, width: float, height: float) -> list[Any]:
            """As ReportLab does; a row a little higher than a page leaves a little for the next."""
            halves: list[Any] = super().split(width, height)
            if halves or height < NEARLY_ALL:
                return halves
            self.splitInRow = 1
            halves = super().split(width, height)
            for half in halves:
                half.splitInRow = LEAST
            return halves

    return Rows
