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

# verb, what it gets, what was done in words, what was typed
Given = tuple[Callable[..., Any], dict[str, Any], str, Typed | Shown]
PASSES = {"StoreBusy", "FileNotWritable", "FileInUse"}  # the disk may take later what it does not take now


class VoteKeeper:
    """Keeps what was typed for a page; what the disk did not take is tried again with the next.

    What is refused for good, since the set was closed or the seat is gone, is not: the refusal stands, with
    what was typed, until the next is kept, and `back` is given the sheet to be mended.
    """

    def __init__(self, page: Page, tell: Callable[[str], None], back: Callable[[Typed], None]) -> None:
        self._page, self._said, self._back = page, tell, back
        self._unkept: dict[str, Given] = {}

    def keep_sheet(self, typed: Typed) -> None:
        """Keep a seat's answers, or one reading of a sheet."""
        key, whose = clock.new_id(), typed.whose
        at = clock.now()
        if typed.mode == SEAT:
            given = {"seat_id": whose.seat_id, "answers": typed.answers, "at": at, "source": "screen"}
            words = _("{whose} kept").format(whose=whose.words)
            self._send(key, actions.keep_answers, given, words, typed)
        elif typed.mode == SETTLE:
            given = {"sheet_id": whose.sheet_id, "answers": typed.given, "at": at}
            words = _("{whose} settled").format(whose=whose.words)
            self._send(key, actions.settle_sheet, given, words, typed)
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
            self._send(key, actions.keep_sheet, given, done, typed)

    def keep_cards(self, shown: Shown, session_id: str) -> None:
        """Keep the cards of a table on a statement."""
        counts = shown.counts
        given = {
            "statement_id": shown.statement_id, "table_id": shown.table_id, "agree": counts.agree,
            "disagree": counts.disagree, "passed": counts.passed, "present": counts.present,
            "session_id": session_id or None, "at": clock.now(),
        }  # fmt: skip
        key = f"{shown.table_id} {shown.statement_id}"
        words = _("Cards kept")
        if (old := shown.replaces) is not None:
            words = _("Cards kept in place of {agree} agree, {disagree} disagree, {passed} pass").format(
                agree=old.agree, disagree=old.disagree, passed=old.passed
            )
        self._send(key, actions.keep_show, given, words, shown)

    def _send(
        self, key: str, verb: Callable[..., Any], given: dict[str, Any], words: str, typed: Typed | Shown
    ) -> None:
        for id, failed in tuple(self._unkept.items()):
            self._try(id, failed)
        self._try(key, (verb, given, words, typed))

    def _try(self, key: str, given: Given) -> None:
        verb, what, words, typed = given

        def kept(outcome: Any) -> None:
            self._unkept.pop(key, None)
            if not self._unkept:
                self._page.clear_banner()
            said = words.format(number=outcome.value)
            self._said(said)
            self._page.toast(said, outcome)

        def refused(error: CouncilError) -> None:
            if error.code in PASSES:
                self._unkept[key] = given
                self._tell(error)
            else:
                self._unkept.pop(key, None)
                self._give_back(typed, error)

        self._page.act(verb, kept, refused, **what)

    def _give_back(self, typed: Typed | Shown, error: CouncilError) -> None:
        """Say what was refused and why, with all that was typed; it is not tried again."""
        told = _("{what} was refused, and is not tried again: {why}")
        if isinstance(typed, Shown):
            counts = typed.counts
            what = _("A count of {agree} agree, {disagree} disagree, {passed} pass").format(
                agree=counts.agree, disagree=counts.disagree, passed=counts.passed
            )
        else:
            what = typed.whose.words
            self._back(typed)
        self._page.banner(told.format(what=what, why=say(error)), "alarm")

    def _tell(self, error: CouncilError) -> None:
        count = len(self._unkept)
        words = ngettext(
            "{count} entry is not kept yet; it is tried again with the next one. {why}",
            "{count} entries are not kept yet; they are tried again with the next one. {why}",
            count,
        )
        self._page.banner(words.format(count=count, why=say(error)), "alarm")
