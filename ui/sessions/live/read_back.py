"""The mode in which a table's list is read back: one key a line, all of it from the capture line.

With words in the line everything is as ever; its keys are those of an empty line, where they mean nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from council import clock
from council.sessions import actions, queries
from council.words import N_, _, say
from ui.runner import Runner
from ui.sessions.live.around import Selectors
from ui.sessions.live.chooser import Choice
from ui.sessions.live.composer import Composer
from ui.sessions.live.heard import HeardModel
from ui.sessions.live.marks import LineState
from ui.sessions.live.reading import ReadingState, Signing
from ui.sessions.live.state import Row

WAYS = (
    ("aloud", N_("Read aloud")),
    ("screen", N_("Shown on the screen")),
    ("paper", N_("Passed round on paper")),
)


class ReadBack(QObject):
    """Walks the list of one table and item. `state` is None while nothing is read back."""

    moved = Signal()
    said = Signal(str)  # what is announced
    refused = Signal(str)
    paged = Signal(int)  # long words are to be moved on, or back

    def __init__(
        self,
        runner: Runner,
        composer: Composer,
        model: HeardModel,
        selectors: Selectors,
        take_back: Callable[[Row], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._composer, self._model, self._selectors = runner, composer, model, selectors
        self._take_back, self._session_id = take_back, ""
        self._changing = 0  # the number of the line whose words are being changed
        self.state: ReadingState | None = None

    def begin(self, session_id: str) -> None:
        """Another session: nothing is read back."""
        self._session_id = session_id
        self._end()

    # ---- where, and how --------------------------------------------------------------------------------

    def choose(self) -> None:
        """Offer the lists that can be read back, this table's first; chosen again, nothing is lost."""
        if self._composer.state.is_empty:
            self._runner.ask(self, queries.read_back_of, self._on_places, session_id=self._session_id)
        else:
            self.refused.emit(_("Keep or clear the words in the line first."))

    def _on_places(self, places) -> None:
        table, item = self._composer.state.table, self._selectors.item_id
        here = [each for each in places if (each.table_number or 0, each.item_id or "") == (table, item)]
        ordered = [*here, *(each for each in places if each not in here)]
        choices = [Choice(each, _place(each), _left(each)) for each in ordered]
        if not choices:
            self.refused.emit(_("Nothing was said here yet that could be read back."))
            return
        self._selectors.offer(_("Read back"), choices, ordered[0], self._take_place)

    def _take_place(self, place) -> None:
        choices = [Choice(way, _(words)) for way, words in WAYS]
        self._selectors.offer(_("How it is read back"), choices, WAYS[0][0], partial(self._take_way, place))

    def _take_way(self, place, way: str) -> None:
        self.state = ReadingState.of(
            self._model.rows(),
            place=_place(place),
            table=place.table_number or 0,
            item_id=place.item_id or "",
            method=way,
        )
        self._runner.ask(self, queries.seating_of, self._on_seating, session_id=self._session_id)
        self._tell()

    def _on_seating(self, seating) -> None:
        if self.state is not None and seating is not None:
            here = [
                place
                for place in seating.places
                if place.table_number == self.state.table and not place.is_away
            ]
            self.state = replace(self.state, present=len(here))

    # ---- the keys of the empty line ----------------------------------------------------------------------

    def took(self, event: QKeyEvent) -> bool:
        """Whether the key was for the reading: with an empty line, or while signing."""
        if self.state is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        signing = self.state.is_walked
        if self._composer.corrects is not None and event.key() != Qt.Key.Key_Escape:
            return self._took_unchanged(event)
        if not (self._composer.state.is_empty or signing or event.key() == Qt.Key.Key_Escape):
            return False
        match event.key():
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                self.paged.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
            case Qt.Key.Key_Escape:
                self._escape()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._sign() if signing else self._right()
            case Qt.Key.Key_Space if not signing:
                self._change()
            case Qt.Key.Key_Delete if not signing:
                self._take_out()
            case _:
                return False
        return True

    def _took_unchanged(self, event: QKeyEvent) -> bool:
        """Enter on the old words says that they are right after all."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_enter and self.is_change and self._composer.is_untouched):
            return False
        self._composer.show_line(self._empty_line())
        self._changing = 0
        self._right()
        return True

    def _right(self) -> None:
        row = self.state.row
        if row is not None and row.state == "kept":
            self.state = self.state.with_heard(row.id)
            self._act(actions.mark_read_back, statement_ids=(row.id,), at=clock.now())
        self._step(1)

    def _change(self) -> None:
        row = self.state.row
        if row is not None and row.is_kept:
            self._changing = row.number
            self._take_back(row)

    def _take_out(self) -> None:
        row = self.state.row
        if row is None or not row.is_kept:
            return
        self.state = replace(self.state.step(1), taken_out=self.state.taken_out + 1)
        reason = _("taken out when it was read back")
        self._act(actions.withdraw_statement, statement_id=row.id, reason=reason)
        self._tell()

    def _escape(self) -> None:
        """Out of a change, else out of the reading; words that were changed stay in the line."""
        if self._changing and self._composer.is_untouched:
            self._changing = 0
            self._composer.show_line(self._empty_line())
        elif self._composer.state.is_empty or self.state.is_walked:
            if Signing.of(self._composer.state.text) is not None:
                self._composer.show_line(self._empty_line())  # numbers are no statement
            self._end()
            self.said.emit(_("Reading back has stopped."))

    def _step(self, by: int) -> None:
        was_signing = self.state.is_walked
        self.state = self.state.step(by)
        if was_signing and not self.state.is_walked:
            self._composer.show_line(self._empty_line())
        self._tell()

    # ---- what the panel tells --------------------------------------------------------------------------

    @property
    def is_change(self) -> bool:
        """Whether the words in the line are a change made while reading."""
        row = self._composer.corrects
        return self.state is not None and row is not None and row.number == self._changing

    @property
    def is_signing(self) -> bool:
        """Whether the words in the line are numbers to sign with, no statement."""
        return self.state is not None and self.state.is_walked

    def changed(self, id: str) -> None:
        """A change has left the line as a version of this id: on to the next."""
        self._changing = 0
        self.state = self.state.with_heard(id).with_rows(self._model.rows())
        self._step(1)

    def rows_moved(self) -> None:
        """The list is other than before."""
        if self.state is not None:
            self.state = self.state.with_rows(self._model.rows())
            self.moved.emit()

    # ---- signing -----------------------------------------------------------------------------------------

    def _sign(self) -> None:
        signing = Signing.of(self._composer.state.text)
        if not self.state.to_sign:
            self._escape()
        elif signing is None:
            self.refused.emit(_("Two numbers are needed: how many are present, and how many of them agree."))
        else:
            around = self._selectors.around
            self._runner.act(
                self,
                actions.sign_off,
                partial(self._on_signed, signing, len(self.state.to_sign)),
                self._on_refused,
                session_id=self._session_id,
                item_id=self.state.item_id or None,
                table_id=around.tables.get(self.state.table),
                method=self.state.method,
                present=signing.present,
                agreed=signing.agreed,
                notes=signing.notes,
                statement_ids=self.state.to_sign,
                at=clock.now(),
            )

    def _on_signed(self, signing: Signing, lines: int, _outcome: object) -> None:
        told = _("Signed: {agreed} of {present} agree to {lines} lines of {place}.")
        place = self.state.place if self.state is not None else ""
        self._composer.show_line(self._empty_line())
        self._end()
        self.said.emit(told.format(agreed=signing.agreed, present=signing.present, lines=lines, place=place))

    # ---- inside --------------------------------------------------------------------------------------------

    def _act(self, verb, **given) -> None:
        self._runner.act(self, verb, None, self._on_refused, **given)

    def _on_refused(self, error) -> None:
        self.refused.emit(say(error))

    def _empty_line(self) -> LineState:
        table = self.state.table if self.state is not None else 0
        return LineState(table=table, chips=("table",) if table else ())

    def _tell(self) -> None:
        """Show where we are, and say it aloud; at the end the numbers known are offered."""
        state = self.state
        if state.is_walked and state.to_sign and self._composer.state.is_empty and state.present:
            both = f"{state.present} {state.present}"
            self._composer.show_line(replace(self._empty_line(), text=both))
            self._composer.line.selectAll()
        self.moved.emit()
        self.said.emit(f"{state.head}. {state.words}")

    def _end(self) -> None:
        self._changing, self.state = 0, None
        self.moved.emit()


def _place(each) -> str:
    where = _("Table {number}").format(number=each.table_number) if each.table_number else _("Plenary")
    return " · ".join(part for part in (where, each.item) if part)


def _left(each) -> str:
    if each.captured:
        return _("{captured} of {lines} not read back").format(captured=each.captured, lines=each.lines)
    return _("signed") if each.state.startswith("signed") else _("not signed")
