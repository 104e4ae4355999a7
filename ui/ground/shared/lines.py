"""How a statement stands in the lists of shared ground: as a row of a table, and as words over a bar."""

from __future__ import annotations

from council.ground.queries import GroundLine
from council.ground.shared import telling
from council.words import _
from ui.ground.shared.bars import BarRow
from ui.ground.shared.detail import asked_words
from ui.ground.shared.state import (
    LABEL_INK,
    hangs_on,
    judged_words,
    mark_words,
    span_words,
    votes_words,
)
from ui.widgets import Column


def columns() -> tuple[Column, ...]:
    """The columns of the statements, in the table and in its file."""
    return (
        Column(_("Statement"), lambda g: " ".join(g.text.split()), stretch=True),
        Column(_("Number"), lambda g: str(g.number), sort=lambda g: g.number, right=True),
        Column(_("Judged"), judged_words, ink=lambda g: LABEL_INK.get(g.label, "")),
        Column(_("Agree"), lambda g: _count(g, g.agree), sort=lambda g: g.agree, right=True),
        Column(_("Against"), lambda g: _count(g, g.disagree), sort=lambda g: g.disagree, right=True),
        Column(_("Pass"), lambda g: _count(g, g.passed), sort=lambda g: g.passed, right=True),
        Column(_("Asked"), asked_words, sort=lambda g: g.asked / max(g.size, 1), right=True),
        Column(_("Agree, of all"), span_words, sort=lambda g: g.low, right=True),
        Column(_("Hangs on"), hangs_on),
    )


def file_columns() -> tuple[Column, ...]:
    """What a file has beside the words: figures a spreadsheet can reckon with, and what is not known."""
    return (
        Column(_("Asked, people"), lambda g: str(g.asked)),
        Column(_("Members, people"), lambda g: str(g.size)),
        Column(_("Agree of all, low %"), lambda g: "" if g.is_few else f"{100 * g.low:.1f}"),
        Column(_("Agree of all, high %"), lambda g: "" if g.is_few else f"{100 * g.high:.1f}"),
        Column(_("Nothing known by"), lambda g: ", ".join(g.untold)),
        Column(_("Why"), telling.why),
        Column(_("What would change it"), lambda g: telling.would_change(g, every=True)),
    )


def _count(line: GroundLine, count: int) -> str:
    """A count; a dash where fewer than five answered in all."""
    return "–" if line.is_few else str(count)


def line_row(line: GroundLine) -> BarRow:
    """One statement over its bar: number, theme and mark above, its word at the side, counts below."""
    caption = " · ".join(part for part in (str(line.number), line.theme, mark_words(line)) if part)
    ink = LABEL_INK.get(line.label, "quiet")
    return BarRow(caption, judged_words(line), ink, line.text, votes_words(line))
