"""What is done with a set that is there: closed, opened again, and answers to it taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from council import clock
from council.ground import actions
from council.ground.voting.values import SheetView
from council.words import _, ngettext
from ui.ground.votes.desk import VotesDesk
from ui.ground.votes.progress_part import HANDED, MEMBERS, ProgressPart
from ui.ground.votes.words import TABLES
from ui.page import Page


class Deeds:
    """The acts on the set chosen and on what is marked of it."""

    def __init__(
        self, page: Page, chosen: Callable[[], tuple[VotesDesk, str] | None], shown: ProgressPart
    ) -> None:
        self._page, self._chosen, self._shown = page, chosen, shown

    def close(self) -> None:
        """Take no more answers to the set."""
        _desk, id = self._chosen()
        self._page.act(actions.close_asking, self._page.said(_("Set closed")), asking_id=id, at=clock.now())

    def reopen(self) -> None:
        """Take answers again."""
        _desk, id = self._chosen()
        self._page.act(actions.reopen_asking, self._page.said(_("Set open again")), asking_id=id)

    def take_back(self) -> None:
        """Take back the answers of the members marked, or the cards or the sheet marked, as one step."""
        desk, id = self._chosen()
        if self._shown.switch.current == MEMBERS:
            ids = [one.id for one in desk.statements_in(id)]
            marked = self._shown.members.selected()
            votes = [(seat.id, one) for seat in marked for one in ids]
            told = self._page.said(_of_seats([seat.number for seat in marked]))
            self._page.act(actions.take_back_votes, told, votes=votes)
            return
        marked = self._shown.handed.current()
        if desk.asking(id).way == TABLES:
            told = self._page.said(_("{table}: cards taken back").format(table=marked.whose))
            self._page.act(actions.take_back_show, told, show_id=marked.id)
        else:
            told = self._page.said(_("{sheet} taken back").format(sheet=marked.whose))
            self._page.act(actions.take_back_sheet, told, sheet_id=marked.id)

    def has_marked(self) -> bool | str:
        """Whether something is marked that can be taken back."""
        view = self._shown.switch.current
        if view == MEMBERS and (marked := self._shown.members.selected()):
            there = any(seat.answered for seat in marked)
            return there or _("Nobody marked has answers in this set.")
        if view == HANDED and self._shown.handed.current() is not None:
            return True
        return _("Mark a member, the cards of a table or a sheet first.")

    def next_to_settle(self) -> SheetView | None:
        """The sheet marked, if its readings differ, else the first of the pile whose do."""
        found = self._chosen()
        if found is None:
            return None
        desk, id = found
        differing = [one for one in desk.sheets_in(id) if one.differ]
        marked = self._shown.handed.current()
        chosen = [one for one in differing if marked is not None and one.id == marked.id]
        return next(iter([*chosen, *differing]), None)

    def has_differences(self) -> bool | str:
        """Whether there is a sheet to settle."""
        return self.next_to_settle() is not None or _("No two readings of a sheet differ.")


def _of_seats(numbers: Sequence[int]) -> str:
    told = ngettext(
        "Answers of seat {numbers} taken back", "Answers of seats {numbers} taken back", len(numbers)
    )
    return told.format(numbers=", ".join(map(str, sorted(numbers))))
