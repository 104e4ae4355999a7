"""Which way statements speak in their theme, marked by people with one key each."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from council import clock
from council.ground import actions
from council.words import _, ngettext
from ui.ground.themes.lists import StatementRows
from ui.page import Page


class Shown(Protocol):
    """Where the statements stand."""

    statements: StatementRows


class Siding:
    """For and against; the same key once more takes the mark away."""

    def __init__(self, page: Page, shown: Shown) -> None:
        self._page, self._shown = page, shown
        for id, stance in (("ground.speaks_for", "for"), ("ground.speaks_against", "against")):
            page.bind(id, partial(self._mark, stance), self._may, on=shown.statements)

    def _may(self) -> bool | str:
        return bool(self._shown.statements.selected()) or _("Choose one or more statements first.")

    def _mark(self, stance: str) -> None:
        rows = self._shown.statements.selected()
        if all(each.stance == stance for each in rows):
            stance = ""
        said = self._page.said(_said(stance, len(rows)))
        ids = [each.id for each in rows]
        self._page.act(actions.mark_stance, said, statement_ids=ids, stance=stance, at=clock.now())


def _said(stance: str, count: int) -> str:
    if stance == "for":
        words = ngettext("{count} statement marked as for", "{count} statements marked as for", count)
    elif stance == "against":
        words = ngettext("{count} statement marked as against", "{count} statements marked as against", count)
    else:
        words = ngettext("{count} mark taken back", "{count} marks taken back", count)
    return words.format(count=count)
