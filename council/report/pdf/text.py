"""Text made fit for paper: one form, one kind of line end, nothing that hides or turns what was said."""

from __future__ import annotations

import re
import unicodedata

from council.report.pdf.fonts import face

_NEVER = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]"
)
_BREAK = re.compile("\r\n|[\n\r\u0085\u2028\u2029\u000b\u000c]")


def clean(words: str) -> str:
    """Text as it may stand on paper: NFC, every kind of line end as a newline, no control or half character.

    Marks that turn the direction of writing go too: they could make a line read otherwise than it was said.
    """
    lines = _BREAK.sub("\n", words).replace("\t", " ")
    return unicodedata.normalize("NFC", _NEVER.sub("", lines))


def line(words: str) -> str:
    """Text for one line: clean and without breaks."""
    return clean(words).replace("\n", " ")


def close_doors() -> None:
    """Let ReportLab open nothing by name, no file and no address, and name no font of its own in a table.

    Streams are written as bytes: as letters (its ASCII85) they cost a tenth more time and a fifth more room.
    """
    from reportlab import rl_config
    from reportlab.platypus.tables import CellStyle

    rl_config.trustedSchemes = ["data"]
    rl_config.trustedHosts = []
    rl_config.useA85 = 0
    CellStyle.fontname = face("sans")
