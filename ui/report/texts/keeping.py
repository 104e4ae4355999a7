"""From typing to the disk: a text is kept a moment after it was typed, and whenever it is left.

What is still on its way, was refused, or has no words yet is there again when the text is come back to.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from council import clock
from council.errors import CouncilError
from council.report.writing.actions import write_text
from council.words import _, say
from ui.page import Page
from ui.report.texts.sheet import TextSheet
from ui.report.texts.state import Draft, TextRow, blocks_of

AFTER = 2500  # milliseconds after the first change: no more of it is lost in a crash


class Keeping(QObject):
    """Keeps the text that is open on a sheet."""

    def __init__(self, page: Page, sheet: TextSheet) -> None:
        super().__init__(page)
        self._page, self._sheet = page, sheet
        self._row: TextRow | None = None
        self._sent = Draft()  # what stood here when the disk had it, or was sent on its way
        self._kept = Draft()  # what the disk has
        self._left: dict[str, Draft] = {}  # what was left before the disk had it, by the id of its row
        self._soon = QTimer(self, singleShot=True, interval=AFTER)
        self._soon.timeout.connect(self.keep)
        sheet.moved.connect(self._on_moved)

    @property
    def row(self) -> TextRow | None:
        """The text that is open."""
        return self._row

    def open(self, row: TextRow) -> None:
        """Put a text on the sheet; the one before is kept."""
        self.keep()
        self._row = row
        self._show(row)
        left = self._left.pop(row.id, None)
        if left is not None and (left.words or row.text is None):  # no words: not over what came back by undo
            self._sheet.show_text(row, left)
            self._sheet.say_kept(_("Not kept yet"))

    def look(self, row: TextRow | None) -> None:
        """The store answered anew: show what somebody else changed, unless it is being typed in."""
        if row is None or self._row is None or row.id != self._row.id:
            return
        self._row = row
        if Draft.of(row.text) != self._kept and self._sheet.draft == self._sent:
            self._show(row)

    def keep(self) -> None:
        """Send what stands on the sheet, when it was changed."""
        self._soon.stop()
        row, draft = self._row, self._sheet.draft
        if row is None or draft == self._sent:
            return
        before, self._sent = self._sent, draft
        self._left[row.id] = draft
        self._page.act(
            write_text,
            partial(self._on_kept, row, draft),
            partial(self._on_refused, row, before, draft),
            place=row.place,
            number=row.number,
            body=draft.written,
            title=draft.title,
            by=draft.by,
            language=draft.language,
            at=clock.now(),
        )

    def _show(self, row: TextRow) -> None:
        self._kept = Draft.of(row.text)
        self._sheet.show_text(row, self._kept)
        self._sheet.say_kept("")
        self._sent = self._sheet.draft

    def _on_moved(self) -> None:
        self._sheet.say_kept("")
        if not self._soon.isActive():
            self._soon.start()

    def _on_kept(self, row: TextRow, draft: Draft, outcome: Any) -> None:
        is_kept = bool(outcome.value) or draft == Draft()
        if self._row is None or self._row.id != row.id:
            if is_kept and self._left.get(row.id) == draft:
                del self._left[row.id]
            return
        self._left.pop(row.id, None)
        self._kept = replace(draft, blocks=blocks_of(outcome.value)) if outcome.value else Draft()
        self._sheet.clear_refusal()
        if not is_kept:
            self._sent = Draft()  # a name without words: sent once more, and remembered, when it is left
            self._sheet.say_kept(_("Not kept yet: there are no words"))
            return
        if self._sheet.draft == draft:
            self._sent = draft
        at = clock.now().astimezone()
        self._sheet.say_kept(_("Kept at {time}").format(time=f"{at:%H:%M}"))

    def _on_refused(self, row: TextRow, before: Draft, draft: Draft, error: CouncilError) -> None:
        if self._row is None or self._row.id != row.id:
            self._page.refused(error)
            return
        self._left.pop(row.id, None)
        self._sent = before
        self._sheet.refuse(say(error), of_language=error.code == "TongueUnknown")
        self._sheet.say_kept(_("Not kept yet"))
