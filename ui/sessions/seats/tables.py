"""Who sits where: tables as cards, a seating proposed beside the store, moved by hand, with its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from council.sessions import actions
from council.sessions.queries import TableView
from council.words import N_, _
from ui import theme
from ui.sessions.seats.by_hand import ByHand
from ui.sessions.seats.figures_state import Line, tiles_of
from ui.sessions.seats.furniture import Furniture
from ui.sessions.seats.lists import Lists
from ui.sessions.seats.live_tiles import LiveTiles
from ui.sessions.seats.move_line import MoveLine
from ui.sessions.seats.plan_file import export_plan
from ui.sessions.seats.printing import Printing
from ui.sessions.seats.proposing import Proposing
from ui.sessions.seats.room_view import RoomView, room_view
from ui.sessions.seats.rounds import RoundPicker
from ui.sessions.seats.table_cards import TableCards
from ui.sessions.seats.tables_state import SeatChip, SeatMove, TablesState
from ui.sessions.session_page import SessionPage
from ui.widgets import Flow, Label, Scroll, button, column

NOTHING = RoomView(None, 1, (), (), None, None, None, (), (), (), {}, {})


class TablesPage(SessionPage):
    """The room as members see it, for one round of a session."""

    shows = frozenset(
        {"seating", "place", "discussion_table", "seating_rule", "attendance", "seat", "session"}
        | {"party", "staffing", "field_rank"}
    )
    help: ClassVar[str] = N_(
        "Propose a seating: everyone meets whom they have not met, and every table mirrors the room. Drag a "
        "seat to another table, or onto a seat to exchange the two: the figures change before you let go. By "
        "keyboard: type a seat's number, press M, type the table or @ and a seat, Enter; I pins. Whoever is "
        "absent gets no place. “Best found” is what it says: nobody can prove that there is none better."
    )

    def build(self) -> None:
        self._room: RoomView = NOTHING
        self._moves: tuple[str, tuple[SeatMove, ...], str] = ("", (), "")
        self.pick_session()
        self._rounds = RoundPicker()
        self._cards, self._tiles, self._line = TableCards(), LiveTiles(), MoveLine()
        self._about = Label("", "quiet")
        self._lists = Lists(
            {
                "moves": _buttons(self, "moves_read"),
                "figures": _buttons(self, "look_longer", "rank_fields"),
                "rules": _buttons(self, "add_rule", "end_rule"),
                "tables": _buttons(
                    self,
                    "lay_tables",
                    "add_table",
                    "change_table",
                    "close_table",
                    "staff_table",
                    "fill_staff",
                ),
            }
        )
        self._after = _buttons(self, "print_sheets", "export_seating", "propose_rounds")
        self._proposing = Proposing(self, lambda: self._room, self._on_reseated)
        self._hands = ByHand(
            self, lambda: self._room, self._cards, self._line, self._show_lines, self._about.setText
        )
        self._furniture = Furniture(self, lambda: self._room, self._table)
        self._printing = Printing(self, lambda: self._room.session)
        self.head.widget(self._rounds)
        self.head.actions("sessions.propose_seating", primary=True)
        parts = (self._lists.spoken, self._tiles, self._cards, self._after, self._lists)
        self._scroll = Scroll(column(*parts, None))
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._foot())
        self._connect()
        self._bind()
        self.searchable(self._cards)
        self.empty(
            _("No tables yet"),
            _(
                "Tables are where a council talks. Lay them, plan a session, and propose a seating in which "
                "people meet each other and every table mirrors the room."
            ),
            "sessions.lay_tables",
            "sessions.plan_session",
        )

    def first_focus(self) -> QWidget:
        return self._cards if self._room.seating else self._picker

    def take_focus(self) -> None:
        if self._room.seating is not None and not self.is_empty:
            self._cards.setFocus()
        else:
            super().take_focus()

    def show_session(self) -> None:
        self.ask(room_view, self._on_room, session=self.session, round=self._rounds.round)

    def left_session(self) -> None:
        self._rounds.begin()
        self._about.setText("")
        self._line.end()
        self.clear_banner()

    # laying out --------------------------------------------------------------------------------------------

    def _foot(self) -> QWidget:
        self._buttons = _buttons(self, "reseat", "move_seat", "pin_seat", "publish_seating")
        self._line.opened.connect(self._on_line_opened)
        return column(self._about, self._line, self._buttons, gap=theme.TIGHT)

    def _on_line_opened(self, is_open: bool) -> None:
        self._buttons.setVisible(not is_open)

    def _connect(self) -> None:
        self._rounds.activated.connect(self._on_round)
        self._cards.chosen.connect(self._on_chip)
        self._lists.rules.chosen.connect(self._on_chosen)
        self._lists.tables.chosen.connect(self._on_chosen)
        self._lists.tables.opened.connect(self._on_table_opened)

    def _bind(self) -> None:
        chip, ready, table = self._has_chip, self._can_propose, self._has_table
        proposing, hands, furniture = self._proposing, self._hands, self._furniture
        for id, do, when, on in (
            ("lay_tables", furniture.lay, None, None),
            ("add_table", furniture.add, None, None),
            ("change_table", furniture.change, table, None),
            ("close_table", furniture.close_or_open, table, None),
            ("staff_table", furniture.staff, self._can_staff, self._cards),
            ("fill_staff", furniture.fill_staff, self._can_fill, None),
            ("rank_fields", furniture.rank_fields, None, None),
            ("plan_session", self._to_plan, None, None),
            ("propose_seating", proposing.propose, ready, None),
            ("look_longer", proposing.look_longer, ready, None),
            ("propose_rounds", proposing.rounds, ready, None),
            ("reseat", proposing.reseat, self._can_reseat, None),
            ("moves_read", self._on_read, self._has_moves, None),
            ("add_rule", furniture.add_rule, None, None),
            ("end_rule", self._end_rule, self._has_rule, None),
            ("move_seat", hands.begin, chip, self._cards),
            ("pin_seat", hands.pin, self._can_pin, self._cards),
            ("publish_seating", self._publish, self._can_publish, None),
            ("export_seating", self._export, self._is_seated, None),
            ("print_sheets", self._printing.begin, self._has_session, None),
        ):
            self.bind(f"sessions.{id}", do, when, on=on)

    # what came back ----------------------------------------------------------------------------------------

    def _on_room(self, room: RoomView) -> None:
        is_first = self._room is NOTHING
        self._room = room
        state = TablesState.of(room)
        self.head.facts(state.facts)
        self._rounds.show_rounds(room)
        self._cards.show_cards(state.cards)
        self._show_lines(state.lines)
        self._lists.show_room(room)
        seating_id, moves, told = self._moves
        is_now = room.seating is not None and room.seating.id == seating_id
        self._lists.show_moves(moves if is_now else (), told if is_now else "")
        self.show_empty(not room.in_use)
        self._picker.setVisible(bool(self._picker.sessions))
        self._say_nobody(state.is_seated)
        if is_first and self._picker.hasFocus():  # it had the focus only until there was somebody to choose
            self.take_focus()
        self.look()

    def _say_nobody(self, is_seated: bool) -> None:
        unseated = _("Nobody is seated in this round yet.")
        if not is_seated:
            self._about.setText(unseated)
        elif self._about.text() == unseated:
            self._about.setText("")

    def _show_lines(self, lines: Sequence[Line]) -> None:
        self._tiles.show_lines(tiles_of(lines))
        self._tiles.setVisible(bool(lines))
        self._lists.show_lines(lines)

    def _on_round(self, _at: int) -> None:
        self._about.setText("")
        self.show_session()

    def _on_reseated(self, seating_id: str, moves: tuple[SeatMove, ...], told: str) -> None:
        self._moves = (seating_id, moves, told)
        self._lists.show_moves(moves, told)
        self._lists.choose_first_move()
        self._scroll.verticalScrollBar().setValue(0)

    def _on_read(self) -> None:
        self._moves = ("", (), "")
        self._lists.show_moves((), "")
        self._cards.setFocus()
        self.look()

    def _on_chip(self, chip: SeatChip | None) -> None:
        self._about.setText(chip.tip.replace("\n", " · ") if chip else "")
        self.look()

    def _on_chosen(self, _value: Any) -> None:
        self.look()

    def _on_table_opened(self, _row: Any) -> None:
        self._furniture.change()

    def _table(self) -> TableView | None:
        """The table chosen in its list, or the one whose seats have the focus."""
        row = self._lists.tables.current() if self._lists.tables.hasFocus() else None
        id = row.id if row else self._cards.table_id
        return next((table for table in self._room.tables if table.id == id), None)

    # what is done here -------------------------------------------------------------------------------------

    def _publish(self) -> None:
        told = self.said(_("Seating published"))
        self.act(actions.publish_seating, told, seating_id=self._room.seating.id)

    def _end_rule(self) -> None:
        self._furniture.end_rule(self._lists.rules.current())

    def _export(self) -> None:
        export_plan(self, self._room)

    def _to_plan(self) -> None:
        self.go("sessions.plan", plan=True)

    # what can be done --------------------------------------------------------------------------------------

    def _can_propose(self) -> bool | str:
        if self._room.session is None:
            return _("Plan a session first.")
        if self._room.is_over:
            return _("This session has ended; who sat where is part of the record.")
        return bool(self._room.in_use) or _("Lay tables first.")

    def _is_seated(self) -> bool | str:
        return self._room.seating is not None or _("Propose a seating first.")

    def _can_reseat(self) -> bool | str:
        ready = self._can_propose()
        return ready if ready is not True else self._is_seated()

    def _has_moves(self) -> bool | str:
        return bool(self._moves[2]) or _("Nobody was re-seated just now.")

    def _can_publish(self) -> bool | str:
        if self._room.seating is not None and self._room.seating.state == "published":
            return _("It is published already.")
        return self._is_seated()

    def _has_chip(self) -> bool | str:
        if self._room.is_over:
            return _("This session has ended; who sat where is part of the record.")
        return self._cards.current() is not None or _("Choose a seat first.")

    def _can_pin(self) -> bool | str:
        chip = self._cards.current()
        has = self._has_chip()
        return has if has is not True else bool(chip and chip.place.id) or _("Seat them first.")

    def _has_rule(self) -> bool | str:
        return self._lists.rules.current() is not None or _("Choose a rule first.")

    def _has_table(self) -> bool | str:
        return self._table() is not None or _("Choose a table first.")

    def _has_session(self) -> bool | str:
        return self._room.session is not None or _("Plan a session first.")

    def _can_staff(self) -> bool | str:
        if self._room.session is None:
            return _("Plan a session first.")
        return self._has_table()

    def _can_fill(self) -> bool | str:
        if self._room.session is None:
            return _("Plan a session first.")
        return bool(self._room.parties) or _("Add facilitators on Team first.")


def _buttons(page: SessionPage, *names: str) -> QWidget:
    made = QWidget()
    lay = Flow(made)
    for name in names:
        lay.addWidget(button(page.action(f"sessions.{name}")))
    return made
