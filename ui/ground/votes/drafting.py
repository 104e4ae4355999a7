"""Half-typed sheets and the set being made go to the disk while they are typed, at most a second old."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from council.sessions.actions import keep_draft
from council.sessions.queries import draft_of
from council.words import _
from ui.ground.votes.choose_part import ChoosePart
from ui.ground.votes.desk import VotesDesk
from ui.ground.votes.half_typed import HalfSet, set_of_text, set_text, sheets_of_text, sheets_text
from ui.ground.votes.sheet_entry import SheetEntry
from ui.page import Page

SHEETS, SET = "ground.votes.sheets", "ground.votes.set"  # places of the drafts
AFTER = 1000  # milliseconds from a key to the disk


class VoteDrafts:
    """Keeps what is half typed for a page, and brings it back once when the council is opened again."""

    def __init__(self, page: Page, sheets: SheetEntry, choosing: ChoosePart) -> None:
        self._page, self._sheets, self._choosing = page, sheets, choosing
        self._kept = {SHEETS: "", SET: ""}
        self._has_asked = False
        self._soon = QTimer(page, singleShot=True, interval=AFTER)
        self._soon.timeout.connect(self.flush)
        sheets.moved.connect(self._touch)
        choosing.changed.connect(self._touch)
        choosing.title.textChanged.connect(self._touch)

    def begin(self, desk: VotesDesk) -> None:
        """Ask once for what was half typed when the program ended."""
        if self._has_asked:
            return
        self._has_asked = True
        self._page.ask(draft_of, self._found(desk, self._on_sheets, SHEETS), place=SHEETS)
        self._page.ask(draft_of, self._found(desk, self._on_set, SET), place=SET)

    def flush(self) -> None:
        """Write what is not on the disk yet."""
        part = self._choosing
        texts = {
            SHEETS: sheets_text(self._sheets.halves),
            SET: set_text(HalfSet(part.title.text(), part.draft.chosen, part.way)),
        }
        for place, text in texts.items():
            if self._kept[place] != text:
                self._kept[place] = text
                self._page.act(keep_draft, place=place, text=text)

    def _touch(self) -> None:
        if self._has_asked and not self._soon.isActive():
            self._soon.start()

    def _found(
        self, desk: VotesDesk, then: Callable[[VotesDesk, str], None], place: str
    ) -> Callable[[str], None]:
        def told(text: str) -> None:
            self._kept[place] = text
            if text:
                then(desk, text)

        return told

    def _on_sheets(self, desk: VotesDesk, text: str) -> None:
        halves = sheets_of_text(text, desk)
        self._sheets.bring_back(halves)
        if halves:
            titles = {desk.asking(id).title for id, _mode in halves}
            told = _("A sheet is half typed in: {titles}. “Enter answers” goes on with it.")
            self._page.banner(told.format(titles=", ".join(sorted(titles))), "note")
        self._touch()

    def _on_set(self, _desk: VotesDesk, text: str) -> None:
        self._choosing.bring_back(set_of_text(text))
