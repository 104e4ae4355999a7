"""The page of votes: what is put to the council, how it is answered, and what is still wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from council.words import N_, _
from ui.ground.votes.asking import Maker
from ui.ground.votes.choose_part import ChoosePart
from ui.ground.votes.deeds import Deeds
from ui.ground.votes.desk import VotesDesk, votes_desk_of
from ui.ground.votes.drafting import VoteDrafts
from ui.ground.votes.importing import VoteImporter
from ui.ground.votes.keeping import VoteKeeper
from ui.ground.votes.overview import SetRow, VotesState
from ui.ground.votes.printing import Printing
from ui.ground.votes.progress_part import ProgressPart
from ui.ground.votes.rounds import Rounds
from ui.ground.votes.sheet_entry import SheetEntry
from ui.ground.votes.tally_entry import Shown, TallyEntry
from ui.ground.votes.typed import FIRST, SEAT
from ui.ground.votes.words import PAPER, SEATS, TABLES
from ui.page import Page
from ui.widgets import Button, Columns, Row, Rows, Scroll, Table, TableView, button

PROGRESS, SHEETS, CARDS = 0, 1, 2
SET, MAKING = 0, 1
SHOWN_WHEN = {  # the buttons of a set: ways it is answered, and whether it is open
    "enter_votes": ((SEATS, TABLES, PAPER), True),
    "hand_votes_round": ((SEATS,), True),
    "settle_sheet": ((PAPER,), True),
    "print_votes": ((SEATS, TABLES, PAPER), True),
    "take_back_answers": ((SEATS, TABLES, PAPER), True),
    "close_set": ((SEATS, TABLES, PAPER), True),
    "reopen_set": ((SEATS, TABLES, PAPER), False),
}


class VotesPage(Page):
    """Sets of statements at the left; at the right how far one has come, and the entry of its answers."""

    shows = frozenset(
        {"asking", "asked_statement", "vote", "card_show", "paper_sheet", "statement", "seat", "place"}
        | {"seating", "attendance", "theme", "membership", "shared_ground"}
    )
    help: ClassVar[str] = N_(
        "Put statements to the council as a set: answered seat by seat, by cards at the tables, or on paper. "
        "Agree, disagree, pass and not asked stay four different things. While you enter, one key is one "
        "answer: A agree, D disagree, P pass, N not asked; Enter keeps, Backspace goes back, Escape leaves."
    )

    def build(self) -> None:
        self._desk: VotesDesk | None = None
        self._state: VotesState | None = None
        self.list = Rows(Table(), _row, name=_("Sets of statements"))
        self._keys = self._made_keys()
        self.progress = ProgressPart(*self._keys.values())
        self.sheets = SheetEntry(button(self.action("ground.answers_done")))
        self.cards = TallyEntry(button(self.action("ground.answers_done")))
        self.choosing = self._made_choosing()
        self._right, self._whole = QStackedWidget(), QStackedWidget()
        for part in (self.progress, self.sheets, self.cards):
            self._right.addWidget(part)
        for part in (Columns(self.list, Scroll(self._right), shares=(2, 5)), self.choosing):
            self._whole.addWidget(part)
        self.body.addWidget(self._whole)
        self._deeds = Deeds(self, self._chosen, self.progress)
        self._keeper = VoteKeeper(self, self.sheets.say_last, self.sheets.take_back)
        self._drafts = VoteDrafts(self, self.sheets, self.choosing)
        self._importer = VoteImporter(self)
        self._maker = Maker(self, self.choosing, self._leave_making)
        self._printing, self._rounds = Printing(self, self._chosen), Rounds(self)
        self.head.actions("ground.import_votes", "ground.import_polis")
        self.head.actions("ground.new_set", primary=True)
        self._connect()
        self._bind()
        self.empty(
            _("No votes yet"),
            _("To know what the council shares, its members say to statements whether they agree, disagree "
              "or pass: on this screen, with cards at the tables, or on paper. Votes of a Polis conversation "
              "can be imported."),
            "ground.new_set",
            "ground.import_votes",
        )  # fmt: skip

    def _made_keys(self) -> dict[str, Button]:
        return {
            name: button(self.action(f"ground.{name}"), primary=name == "enter_votes") for name in SHOWN_WHEN
        }

    def _made_choosing(self) -> ChoosePart:
        order = [button(self.action(f"ground.{verb}")) for verb in ("set_up", "set_down", "take_out_of_set")]
        ends = [
            button(self.action("ground.put_to_council"), primary=True),
            button(self.action("ground.put_in_set")),
            button(self.action("ground.leave_set")),
        ]
        return ChoosePart(*order, ends=ends)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _value: self._can_enter() is True and self._enter())
        for view in (self.progress.statements, self.progress.members, self.progress.handed):
            view.chosen.connect(lambda _value: self.look())
        self.progress.switch.changed.connect(lambda _name: self.look())
        self.sheets.kept.connect(self._keeper.keep_sheet)
        self.cards.kept.connect(self._keep_cards)
        for part in (self.sheets, self.cards):
            part.left.connect(self._leave_entry)
        self.take_files(self._importer.take)

    def _bind(self) -> None:
        self.bind("ground.new_set", self._new, self._has_statements)
        self.bind("ground.import_votes", self._importer.pick, self._has_members)
        self.bind("ground.import_polis", self._importer.pick_folder, self._has_members)
        self.bind("ground.enter_votes", self._enter, self._can_enter)
        self.bind("ground.hand_votes_round", self._hand_round, self._can("hand_votes_round"))
        self.bind("ground.print_votes", self._printing.begin, self._can("print_votes"))
        self.bind("ground.settle_sheet", self._settle, self._deeds.has_differences)
        self.bind("ground.close_set", self._deeds.close, self._can("close_set"))
        self.bind("ground.reopen_set", self._deeds.reopen, self._can("reopen_set"))
        self.bind("ground.take_back_answers", self._deeds.take_back, self._deeds.has_marked, on=self.progress)
        self.bind("ground.to_session", self._to_session, self._has_session)
        self.bind("ground.answers_done", self._leave_entry, self._is_entering)
        making = self._is_making
        part = self.choosing
        self.bind("ground.put_in_set", part.toggle_marked, making, on=part.there)
        self.bind("ground.take_out_of_set", part.take_out, making, on=part.chosen)
        self.bind("ground.set_up", lambda: part.move(-1), making)
        self.bind("ground.set_down", lambda: part.move(1), making)
        self.bind("ground.put_to_council", self._maker.keep, making, on=part)
        self.bind("ground.leave_set", self._leave_making, making)

    # what came back ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.ask(votes_desk_of, self._on_desk)

    def arrive(self, asking_id: str = "", new: bool = False, import_votes: bool = False) -> None:
        """Come to a set, to making one, or to an import of votes."""
        self._maker.wanted = asking_id
        self.ask(votes_desk_of, lambda desk: self._arrived(desk, new))
        if import_votes:
            self._importer.pick()

    def _arrived(self, desk: VotesDesk, new: bool) -> None:
        self._on_desk(desk)
        if new and self._has_statements() is True:
            self._new()

    def searched(self) -> TableView | Rows | None:
        """None while answers are entered: what one person or one small table said leaves by no file."""
        return None if self._is_entering() else super().searched()

    def first_focus(self) -> QWidget | None:
        if self._is_making():
            return self.choosing.title
        if self._right.currentIndex() == SHEETS:
            return self.sheets.keys if self.sheets.keys.isVisible() else self.sheets.number
        return self.cards.lines[2] if self._right.currentIndex() == CARDS else self.list

    def _on_desk(self, desk: VotesDesk) -> None:
        self._desk, self._state = desk, VotesState.of(desk)
        self._drafts.begin(desk)
        self.head.facts(self._state.facts)
        self.show_empty(not self._state.rows and not self._is_making())
        self.list.table.show(self._state.rows)
        if self._maker.wanted and self.list.table.row_of(self._maker.wanted) >= 0:
            self.list.choose(self._maker.wanted)
            self._maker.wanted = ""
        if self.list.current() is None and self._state.rows:
            self.list.choose(self._state.rows[0].id)
        self._render()

    def _render(self) -> None:
        row = self.list.current()
        if self._desk is not None and row is not None:
            if not self._is_entering():  # what is not in sight is told when it is
                self.progress.tell(self._desk, row.id, row.title)
            if self._right.currentIndex() == SHEETS:
                self.sheets.tell(self._desk)
            elif self._right.currentIndex() == CARDS:
                self.cards.tell(self._desk)
        for name, key in self._keys.items():
            key.setProperty("away", not self._fits(name))
            key.setVisible(self._fits(name))
        self.look()

    def _on_chosen(self, _row: SetRow | None) -> None:
        self._right.setCurrentIndex(PROGRESS)
        self._render()

    def _chosen(self) -> tuple[VotesDesk, str] | None:
        """The council as it stands and the set chosen."""
        row = self.list.current()
        return (self._desk, row.id) if self._desk is not None and row is not None else None

    # sets --------------------------------------------------------------------------------------------------

    def _new(self) -> None:
        self._whole.setCurrentIndex(MAKING)
        self.show_empty(False)
        self._maker.begin(self._desk)
        self.look()

    def _leave_making(self) -> None:
        self._whole.setCurrentIndex(SET)
        self.show_empty(self._state is not None and not self._state.rows)
        self.take_focus()
        self.look()

    # answers -----------------------------------------------------------------------------------------------

    def _enter(self) -> None:
        row = self.list.current()
        if row.way == TABLES:
            self._right.setCurrentIndex(CARDS)
            self.cards.begin(self._desk, row.id)
        else:
            self._right.setCurrentIndex(SHEETS)
            self.sheets.begin(self._desk, row.id, SEAT if row.way == SEATS else FIRST)
        self.look()

    def _leave_entry(self) -> None:
        self._right.setCurrentIndex(PROGRESS)
        self.list.setFocus()
        self._render()

    def _keep_cards(self, shown: Shown) -> None:
        asking = self._desk.asking(shown.asking_id)
        self._keeper.keep_cards(shown, asking.session_id if asking else "")

    def _settle(self) -> None:
        found = self._deeds.next_to_settle()
        if found is not None:
            self._right.setCurrentIndex(SHEETS)
            self.sheets.settle(self._desk, found)
            self.look()

    def _hand_round(self) -> None:
        self._rounds.begin(self._desk, self.list.current().id)

    def _to_session(self) -> None:
        told = self._desk.told[self.progress.statements.current().id]
        self.go("sessions.live", session_id=told.session_id, item_id=told.item_id or "")

    # when --------------------------------------------------------------------------------------------------

    def _has_session(self) -> bool | str:
        line = self.progress.statements.current() if self._desk is not None else None
        if line is None:
            return _("Choose a statement first.")
        told = self._desk.told.get(line.id)
        return (told is not None and bool(told.session_id)) or _("It was said in no session.")

    def _fits(self, name: str) -> bool:
        row = self.list.current()
        ways, is_open = SHOWN_WHEN[name]
        return row is not None and row.way in ways and row.is_open == is_open

    def _can(self, name: str) -> Callable[[], bool | str]:
        return lambda: self._fits(name) or _("Choose a set of statements first.")

    def _can_enter(self) -> bool | str:
        if self._has_members() is not True:
            return self._has_members()
        return self._fits("enter_votes") or _("Choose a set that is open first.")

    def _has_members(self) -> bool | str:
        there = self._state is not None and self._state.has_members
        return there or _("Votes belong to seats: draw and confirm the panel first.")

    def _has_statements(self) -> bool | str:
        there = self._state is not None and self._state.has_statements
        return there or _("There are no statements yet. Capture them in a session, or import them.")

    def _is_entering(self) -> bool:
        return self._right.currentIndex() != PROGRESS

    def _is_making(self) -> bool:
        return self._whole.currentIndex() == MAKING


def _row(row: SetRow) -> Row:
    return Row(row.title, row.quiet)
