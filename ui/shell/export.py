"""A table as a file: CSV that opens everywhere and runs nowhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from council.files import guarded


def csv_bytes(grid: Sequence[Sequence[str]]) -> bytes:
    """Rows of words as CSV (UTF-8 with mark, so that spreadsheets read it right).

    A cell that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[guarded(cell) for cell in line] for line in grid])
    return text.getvalue().encode("utf-8-sig")
