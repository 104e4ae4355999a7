"""Turns by keys: one for each place at the table that stays in the line, pass and question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from council import clock
from council.sessions import actions, queries
from council.words import _, say
from ui.commands import guarded
from ui.page import Page
from ui.sessions.live.capture import CapturePanel
from ui.sessions.live.chooser import Choice
from ui.sessions.live.conduct import Conduct
from ui.sessions.spoken.state import PLACES, FloorState
from ui.sessions.spoken.turn_strip import TurnStrip
from ui.widgets import announce


class Floor(QObject):
    """Notes who speaks at the table of the line, and says who might like to be asked."""

    said = Signal()  # the strip says something, perhaps something else

    def __init__(self, page: Page, panel: CapturePanel, conduct: Conduct) -> None:
        super().__init__(page)
        self._page, self._panel, self._conduct = page, panel, conduct
        self._session_id, self._table_id, self._armed = "", "", ""
        self._floor: Any = None
        self._in_sight = False
        self.strip = TurnStrip(_("Places at the table"), page)
        self.strip.taken.connect(self.take_place)
        panel.composer.moved.connect(self._on_moved)
        panel.selectors.known.connect(self._on_moved)
        self._bind()

    @property
    def is_timed(self) -> bool:
        """Whether somebody speaks, so that seconds are shown."""
        return self._floor is not None and self._floor.timer is not None

    def open(self, session_id: str) -> None:
        """Stand for a session."""
        if session_id != self._session_id:
            self._session_id, self._floor, self._armed = session_id, None, ""
        self.refresh()

    def refresh(self) -> None:
        """Ask who sits at the table and who has spoken."""
        self._table_id = self._wanted()
        if self._session_id:
            self._page.ask(
                queries.floor_of,
                self._on_floor,
                session_id=self._session_id,
                table_id=self._table_id,
                at=clock.now(),
            )

    def render(self, *, in_sight: bool | None = None) -> None:
        """Say how things stand now; where there is no room, or no session runs, it only knows."""
        self._in_sight = self._in_sight if in_sight is None else in_sight
        state = FloorState.of(
            self._floor, clock.now(), item_id=self._panel.selectors.around.running, armed=self._armed
        )
        is_on = self._floor is not None and self._conduct.has_begun() is True
        self.strip.setVisible(is_on and self._in_sight)
        self.strip.show_state(state)
        self.said.emit()

    def take_place(self, place: int) -> None:
        """A place takes the floor, or gives it back."""
        chairs = self._floor.chairs if self._floor and self._floor.table_id else ()
        if place > len(chairs):
            self._on_why(_("There is no place {place} at this table.").format(place=place))
        else:
            self._take(chairs[place - 1])

    def _bind(self) -> None:
        for place in range(1, PLACES + 1):
            self._page.bind(
                f"sessions.place_{place}", guarded(self._taker(place), self._may_place, self._on_why)
            )
        for id, do, when in (
            ("sessions.pass", self._pass, self._may),
            ("sessions.asks", self._ask, self._may),
            ("sessions.turn_seat", self._take_other, self._may),
            ("sessions.pause_turn", self._pause, self._may_pause),
        ):
            self._page.bind(id, guarded(do, when, self._on_why))

    def _on_why(self, why: str) -> None:
        self._say(why)
        self._page.toast(why)

    def _taker(self, place: int) -> Callable[[], None]:
        return lambda: self.take_place(place)

    def _may(self) -> bool | str:
        if self._floor is None:
            return _("There is no session yet.")
        begun = self._conduct.has_begun()
        if begun is not True:
            return begun
        return self._floor.log.is_on or _("The turn log is off in this council.")

    def _may_place(self) -> bool | str:
        may = self._may()
        if may is True and not self._floor.table_id:
            return _("Choose the table first (F3, or #3 in the line).")
        return may

    def _may_pause(self) -> bool | str:
        return self.is_timed or _("Nobody has the floor.")

    def _wanted(self) -> str:
        return self._panel.selectors.around.tables.get(self._panel.composer.state.table, "")

    def _on_moved(self, *_args: object) -> None:
        if self._session_id and self._wanted() != self._table_id:
            self.refresh()

    def _on_floor(self, floor: Any) -> None:
        if floor is not None and floor.session_id == self._session_id and floor.table_id == self._table_id:
            self._floor = floor
            self._page.look()
            self.render()

    @property
    def _holder(self) -> Any:
        """The turn that lasts at this table, or None."""
        if self._floor is None:
            return None
        table = self._floor.table_id
        return next((turn for turn in self._floor.turns if turn.is_open and turn.table_id == table), None)

    def _take(self, chair: Any) -> None:
        kind, self._armed = self._armed or self._conduct.kind, ""
        holder = self._holder
        ends = holder is not None and holder.seat_id == chair.seat_id and kind != "pass"
        said = _("Seat {seat} has spoken") if ends else _("Seat {seat} has the floor")
        self._page.act(
            actions.take_turn,
            lambda _outcome: self._say((_("Seat {seat} passes") if kind == "pass" else said).format(
                seat=chair.seat_number
            )),
            self._on_refused,
            turn_id=clock.new_id(),
            session_id=self._session_id,
            seat_id=chair.seat_id,
            table_id=self._table_id or None,
            item_id=self._panel.selectors.around.running or None,
            kind=kind,
            at=clock.now(),
        )  # fmt: skip

    def _pass(self) -> None:
        self._name("pass", _("The next key is a pass"), _("Passed"))

    def _ask(self) -> None:
        self._name("question", _("The next key is a question"), _("A question"))

    def _name(self, kind: str, armed: str, done: str) -> None:
        """Name the turn that lasts; without one, the next key gives that kind, and again takes it back."""
        holder = self._holder
        if holder is not None:
            self._page.act(
                actions.name_turn,
                lambda _outcome: self._say(done),
                self._on_refused,
                turn_id=holder.id,
                kind=kind,
            )
            return
        self._armed = "" if self._armed == kind else kind
        self._say(armed if self._armed else _("The next key is a turn"))
        self.render()

    def _pause(self) -> None:
        self._page.act(
            actions.pause_turn, None, self._on_refused, turn_id=self._floor.timer.id, at=clock.now()
        )

    def _take_other(self) -> None:
        """The seat named in the line takes the floor; else one chosen from the list."""
        number = self._panel.composer.state.seat
        named = next((chair for chair in self._floor.chairs if chair.seat_number == number), None)
        if named is not None:
            self._take(named)
            return
        at = {"session_id": self._session_id, "at": clock.now()}
        self._page.ask(queries.floor_of, self._on_room, **at)

    def _on_room(self, room: Any) -> None:
        number = self._panel.composer.state.seat
        named = next((chair for chair in room.chairs if chair.seat_number == number), None)
        if named is not None:
            self._take(named)
            return
        choices = [Choice(chair, _seat_words(chair)) for chair in room.chairs]
        self._panel.selectors.offer(_("Who speaks"), choices, None, self._take)

    def _on_refused(self, error: Any) -> None:
        self._on_why(say(error))

    def _say(self, words: str) -> None:
        announce(self._panel.line, words)


def _seat_words(chair: Any) -> str:
    number = _("Seat {number}").format(number=chair.seat_number)
    return f"{number}  {chair.alias}" if chair.alias else number
