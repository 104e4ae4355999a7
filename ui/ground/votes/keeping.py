"""Answers on their way from the typist to the disk: none is lost when the disk says no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from council import clock
from council.errors import CouncilError
from council.ground import actions
from council.words import _, ngettext, say
from ui.ground.votes.tally_entry import Shown
from ui.ground.votes.typed import FIRST, SEAT, SETTLE, Typed
from ui.page import Page

Given = tuple[Callable[..., Any], dict[str, Any], str]  # verb, what it gets, what was done in words


class VoteKeeper:
    """Keeps what was typed for a page; what could not be kept is tried again with the next."""

    def __init__(self, page: Page, tell: Callable[[str], None]) -> None:
        self._page, self._said = page, tell
        self._unkept: dict[str, Given] = {}

    def keep_sheet(self, typed: Typed) -> None:
        """Keep a seat's answers, or one reading of a sheet."""
        key, whose = clock.new_id(), typed.whose
        at = clock.now()
        if typed.mode == SEAT:
            given = {"seat_id": whose.seat_id, "answers": typed.answers, "at": at, "source": "screen"}
            self._send(key, actions.keep_answers, given, _("{whose} kept").format(whose=whose.words))
        elif typed.mode == SETTLE:
            given = {"sheet_id": whose.sheet_id, "answers": typed.given, "at": at}
            self._send(key, actions.settle_sheet, given, _("{whose} settled").format(whose=whose.words))
        else:
            given = {
                "sheet_id": whose.sheet_id or key, "asking_id": typed.asking_id, "answers": typed.given,
                "seat_id": whose.seat_id or None, "again": typed.mode != FIRST, "at": at,
            }  # fmt: skip
            done = (
                _("Sheet {number} kept: write {number} on it")
                if typed.mode == FIRST
                else _("Sheet {number} read twice")
            )
            self._send(key, actions.keep_sheet, given, done)

    def keep_cards(self, shown: Shown, session_id: str) -> None:
        """Keep the cards of a table on a statement."""
        counts = shown.counts
        given = {
            "statement_id": shown.statement_id, "table_id": shown.table_id, "agree": counts.agree,
            "disagree": counts.disagree, "passed": counts.passed, "present": counts.present,
            "session_id": session_id or None, "at": clock.now(),
        }  # fmt: skip
        self._send(f"{shown.table_id} {shown.statement_id}", actions.keep_show, given, _("Cards kept"))

    def _send(self, key: str, verb: Callable[..., Any], given: dict[str, Any], words: str) -> None:
        for id, failed in tuple(self._unkept.items()):
            self._try(id, failed)
        self._try(key, (verb, given, words))

    def _try(self, key: str, given: Given) -> None:
        verb, what, words = given

        def kept(outcome: Any) -> None:
            self._unkept.pop(key, None)
            if not self._unkept:
                self._page.clear_banner()
            said = words.format(number=outcome.value)
            self._said(said)
            self._page.toast(said, outcome)

        def refused(error: CouncilError) -> None:
            self._unkept[key] = given
            self._tell(error)

        self._page.act(verb, kept, refused, **what)

    def _tell(self, error: CouncilError) -> None:
        count = len(self._unkept)
        words = ngettext(
            "{count} entry is not kept yet; it is tried again with the next one. {why}",
            "{count} entries are not kept yet; they are tried again with the next one. {why}",
            count,
        )
        self._page.banner(words.format(count=count, why=say(error)), "alarm")
