"""Sheets on their way from the typist to the disk: none is lost when the disk says no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from council.errors import CouncilError
from council.sessions import actions
from council.words import _, ngettext, say
from ui.page import Page


class SheetKeeper:
    """Keeps sheets for a page of forms; what could not be kept is tried again with the next one."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._unkept: dict[str, tuple[str, dict[str, Any]]] = {}
        self._typed: list[str] = []

    @property
    def has_typed(self) -> bool:
        """Whether a sheet was kept that can be taken back."""
        return bool(self._typed)

    def keep(self, form_id: str, answer_id: str, answers: dict[str, Any]) -> None:
        """Keep a sheet, and with it those that could not be kept a moment ago."""
        self._unkept[answer_id] = (form_id, answers)
        for id, (form, given) in tuple(self._unkept.items()):
            to = {"form_id": form, "answer_id": id, "answers": given}
            self._page.act(actions.enter_sheet, self._keeping(id), self._not_kept, **to)

    def take_back(self) -> None:
        """Take the sheet kept last out again."""
        told = self._page.said(_("Last sheet taken back"))
        self._page.act(actions.take_back_sheet, told, answer_id=self._typed.pop())
        self._page.look()

    def _keeping(self, answer_id: str) -> Callable[[Any], None]:
        def kept(_outcome: Any) -> None:
            if self._unkept.pop(answer_id, None) is not None:
                self._typed.append(answer_id)
            if not self._unkept:
                self._page.clear_banner()
            self._page.look()

        return kept

    def _not_kept(self, error: CouncilError) -> None:
        count = len(self._unkept)
        words = ngettext(
            "{count} sheet is not kept yet; it is tried again with the next one. {why}",
            "{count} sheets are not kept yet; they are tried again with the next one. {why}",
            count,
        )
        self._page.banner(words.format(count=count, why=say(error)), "alarm")
