"""The parking lot: each line gets an owner, is taken up, or is closed with a reason its speaker can read."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from council import clock
from council.sessions import actions
from council.words import _
from ui import theme
from ui.page import Page
from ui.sessions.asked.forms import NameForm, WordsForm
from ui.sessions.asked.part import Part
from ui.sessions.asked.state import LOT, parked_quiet
from ui.widgets import Empty, Flow, Row, Rows, Table, button, push


class Lot(Part):
    """The parked lines of a session."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self.owners = page, ()
        self._lines: tuple = ()
        self._table = Table()
        self.list = Rows(self._table, _row, name=_("Parking lot"))
        self.list.chosen.connect(lambda _value: page.look())
        self.list.opened.connect(lambda _value: self._hand_on())
        buttons = QWidget()
        flow = Flow(buttons, gap=theme.HAIR)
        empty = Empty(
            _("Nothing is parked"),
            _("A line captured for the parking lot (~ and a blank) stands here at once. It gets an owner or "
              "a reason before the session ends."),
            push(_("Go to the live page"), lambda: page.go("sessions.live"), primary=True),
        )  # fmt: skip
        self.hold((self.list, 1), (buttons, 0), empty=empty)
        page.bind("sessions.hand_on_parked", self._hand_on, self._has_one)
        page.bind("sessions.close_parked", self._close, self._has_one, on=self.list)
        page.bind("sessions.take_up_parked", self._take_up, self._has_one, on=self.list)
        page.bind("sessions.park_again", self._park_again, self._is_settled, on=self.list)
        for id in ("hand_on_parked", "close_parked", "take_up_parked", "park_again"):
            flow.addWidget(button(page.action(f"sessions.{id}"), quiet=True))

    def show_lines(self, lines: tuple) -> None:
        """Show the lines; the open ones stand out by their word."""
        self._lines = lines
        self._table.show(lines)
        self.show_full(bool(lines))
        if lines and self.list.current() is None:
            self.list.choose(lines[0].id)

    @property
    def _one(self) -> Any:
        return self.list.current() if self.isVisible() else None

    def _has_one(self) -> bool | str:
        return self._one is not None or _("Choose a line first.")

    def _is_settled(self) -> bool | str:
        one = self._one
        return (one is not None and not one.is_open) or _("Choose a line that is settled first.")

    def _hand_on(self) -> None:
        one = self._one
        if one is None:
            return
        known = dict.fromkeys((*self.owners, *(line.owner for line in self._lines if line.owner)))
        form = NameForm(
            _("Hand on"),
            verb=_("Hand on"),
            name=_("Who takes it on"),
            known=tuple(known),
            current=one.owner,
            belongs=one.belongs,
            lead=one.text,
            parent=self,
        )
        said = self._page.said(_("Parked line handed on"), lambda _outcome: form.accept())
        form.submitted.connect(
            lambda: self._page.act(
                actions.hand_on_parked,
                said,
                form.refuse_error,
                parked_id=one.id,
                owner=form.name,
                belongs=form.belongs,
                at=clock.now(),
            )
        )
        form.open()

    def _close(self) -> None:
        one = self._one
        form = WordsForm(
            _("Close parked line"),
            verb=_("Close"),
            name=_("Reason its speaker can read"),
            words=one.reason,
            lead=one.text,
            parent=self,
        )
        said = self._page.said(_("Parked line closed"), lambda _outcome: form.accept())
        form.submitted.connect(
            lambda: self._page.act(
                actions.close_parked,
                said,
                form.refuse_error,
                parked_id=one.id,
                reason=form.words,
                at=clock.now(),
            )
        )
        form.open()

    def _take_up(self) -> None:
        said = self._page.said(_("Parked line taken up"))
        self._page.act(actions.take_up_parked, said, parked_id=self._one.id, at=clock.now())

    def _park_again(self) -> None:
        said = self._page.said(_("Line parked again"))
        self._page.act(actions.park_again, said, parked_id=self._one.id, at=clock.now())


def _row(line) -> Row:
    return Row(
        line.text,
        quiet=parked_quiet(line),
        side=_(LOT[line.state]),
        ink="warn" if line.is_open else "quiet",
    )
