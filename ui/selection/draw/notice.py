"""The notice of a draw: one page to be printed and hung up, with the hash large and how chance is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from council.saving import write_file
from council.words import _
from ui.selection.wording import beacon_words, digits_words, grouped, moment_of, moment_words

POINTS = 11
HASH_LINE = 20  # characters of the grouped hash on a line: four groups


def notice_html(commitment: Mapping[str, Any], hash_: str) -> str:
    """The notice as a page: who draws, the hash, how chance comes in, how anybody checks."""
    chance = commitment["chance"]
    told = {
        "seats": commitment["seats"],
        "people": commitment["pool"]["size"],
        "total": commitment["panels"]["total"],
    }
    lines = [
        _("{seats:,} people will be drawn by lot from {people:,}.").format(**told),
        _(
            "A list of panels, each of which meets every target, is fixed on {total:,} numbered tickets."
        ).format(**told),
        _("Fixed on {moment}.").format(moment=moment_words(moment_of(commitment["made_at"]))),
    ]
    sources = [digits_words(chance)] if chance["digits"] else []
    if chance["beacon"] != "none":
        sources.append(beacon_words(chance))
    shown = grouped(hash_)
    groups = [shown[place : place + HASH_LINE].rstrip() for place in range(0, len(shown), HASH_LINE)]
    check = _(
        "Keep this hash. After the draw, the published folder “certificate” must show the same one: open "
        "the page "
        "verify.html in it, offline, on any computer. Then nothing was exchanged after today."
    )
    return "".join(
        [
            f"<h1>{escape(commitment['council']['name'])}</h1>",
            f"<h2>{escape(_('Notice of a draw by lot'))}</h2>",
            *(f"<p>{escape(line)}</p>" for line in lines),
            f"<p>{escape(_('How the ticket is drawn'))}:</p><ul>",
            *(f"<li>{escape(source)}</li>" for source in sources),
            f"</ul><p>{escape(_('Hash of the commitment'))} (SHA-256):</p>",
            f"<p style='font-size:22pt; font-weight:600'><code>{'<br>'.join(groups)}</code></p>",
            f"<p>{escape(check)}</p>",
        ]
    )


def write_notice(path: Path, html: str) -> str:
    """Write the notice as a PDF of one A4 page. Returns: what was done. Raises: FileUnwritable."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_("Notice of a draw by lot"))
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(20, 20, 20, 20),
            QPageLayout.Unit.Millimeter,
        )
    )  # fmt: skip
    document = QTextDocument()
    font = document.defaultFont()
    font.setPointSizeF(POINTS)
    document.setDefaultFont(font)
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setDocumentMargin(0)
    document.setHtml(html)
    painter = QPainter(writer)
    document.drawContents(painter)
    painter.end()
    buffer.close()
    write_file(path, bytes(buffer.data().data()))
    return _("Notice written to {name}").format(name=path.name)
