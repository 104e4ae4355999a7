"""Statements from a file, and themes into one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from council import clock
from council.files import csv_bytes
from council.saving import write_file
from council.sessions.actions import import_statements
from council.sessions.wording import ImportedStatement
from council.words import _, ngettext
from ui.ground import tasks
from ui.ground.themes.state import ThemeRow
from ui.page import Page

TABLES = "*.csv *.tsv *.txt *.xlsx"


def ask_for_file(page: Page) -> None:
    """Ask for a table of statements, a Polis export as it is among them, and keep what is in it."""
    files = _("Tables") + f" ({TABLES})"
    page.pick_file(_("Import statements"), files, lambda path: _read(page, path))


def _read(page: Page, path: Path) -> None:
    page.work(_("Reading the file"), tasks.statements_in, lambda rows: _keep(page, rows), path=path)


def _keep(page: Page, rows: Sequence[Any]) -> None:
    kept = [each for each in rows if each.text and not each.is_out]
    given = [ImportedStatement(text=each.text, source=each.id) for each in kept]
    out = len(rows) - len(kept)
    words = ngettext("{count:,} statement imported", "{count:,} statements imported", len(kept))
    said = words.format(count=len(kept))
    if out:
        left = ngettext(
            "{count:,} left out: blank or moderated", "{count:,} left out: blank or moderated", out
        )
        said = f"{said} · {left.format(count=out)}"
    keeping = _("Keeping the statements")
    page.work_act(keeping, import_statements, page.said(said), statements=given, at=clock.now())


def ask_where(page: Page, rows: Sequence[ThemeRow]) -> None:
    """Ask for a file, and write every statement with its theme."""
    files = _("Tables") + " (*.csv)"
    page.save_file(_("Export themes"), f"{_('themes')}.csv", files, lambda path: _write(page, rows, path))


def _write(page: Page, rows: Sequence[ThemeRow], path: Path) -> None:
    write_file(path, themes_csv(rows))
    page.toast(_("Themes exported to {file}").format(file=path.name))


def themes_csv(rows: Sequence[ThemeRow]) -> bytes:
    """A line a statement: theme, wider theme, number, words, where it was said, who placed it, nearness.

    Seat and alias stand only where the person agreed to be shown.
    """
    title = {each.id: each.title for each in rows}
    head = (
        "theme",
        "wider_theme",
        "statement",
        "text",
        "session",
        "table",
        "seat",
        "alias",
        "placed_by",
        "speaks",
    )
    lines, done = [], set()
    for each in sorted(rows, key=lambda row: bool(row.children)):  # a wider theme repeats what is under it
        for one in each.statements:
            if one.id not in done:
                done.add(one.id)
                said = (one.session, one.table, one.seat_number, one.alias)
                told = tuple("" if value is None else str(value) for value in said)
                wider = title.get(each.parent_id, "") if each.parent_id else ""
                name = each.title if each.is_theme else ""
                lines.append((name, wider, str(one.number), one.text, *told, one.placed_by, one.stance))
    return csv_bytes(head, lines)
