"""What was typed, made fit to keep: valid Unicode, plain, of bounded length; and statements from elsewhere.

Nothing of the wording is touched but what cannot be shown.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

LONGEST = 20_000
LONG = 2_000  # beyond this a hint to split is in place


@dataclass(frozen=True, slots=True)
class ImportedStatement:
    """A statement typed up later or brought from another conversation; `source` is its reference there.

    One whose `source` is already kept is not taken in twice. `at` defaults to the moment of the import.
    """

    text: str
    kind: str = "view"
    level: str = "table"
    session_id: str | None = None
    item_id: str | None = None
    table_id: str | None = None
    seat_id: str | None = None
    carry: bool = False
    language: str = ""
    source: str = ""
    state: str = "captured"
    at: datetime | None = None


def clean(text: str) -> str:
    """The text in normal form C, without control characters and lone surrogates, blanks trimmed at both ends.

    Line breaks stay, tabs become blanks, directions and emoji are kept.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", kept).strip()
