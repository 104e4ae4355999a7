"""What stands under the line: kind, table, agenda item and attribution, each a key away."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from council.selection import queries as selection_queries
from council.sessions import queries
from council.sessions.kinds import KIND_OF, KINDS, LEVELS
from council.words import N_, _
from ui import theme
from ui.runner import Runner
from ui.sessions.live.chooser import Choice, Chooser
from ui.sessions.live.composer import Composer
from ui.sessions.live.state import Around, offered_kinds
from ui.widgets import Flow, plain, push, tip

_TITLE, _SHORT = 32, 12  # characters of an item's title on its button, and where room is short
LEVEL_WORDS = {
    "named": N_("Shown with the name, as agreed"),
    "alias": N_("Shown with the alias"),
    "table": N_("Shown with the table"),
    "none": N_("Shown with nobody"),
}

SHORT_LEVELS = {
    "named": N_("With the name"),
    "alias": N_("With the alias"),
    "table": N_("With the table"),
    "none": N_("With nobody"),
}


class Selectors(QWidget):
    """Four quiet buttons that say what holds, and lists that open over the line without taking the focus."""

    known = Signal(object)  # Around
    shows = frozenset({"discussion_table", "seat", "agenda_item", "session", "own_method"})

    def __init__(
        self, runner: Runner, composer: Composer, chooser: Chooser, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._composer, self._chooser = runner, composer, chooser
        self._session_id, self._item_id, self.around, self._methods = "", "", Around(), ()
        self.level, self._told = "table", ("", "", "", "table")
        self._kind = push("", self.choose_kind, role="quiet")
        self._table = push("", self.choose_table, role="quiet")
        self._item = push("", self.choose_item, role="quiet")
        self._shown = push("", self.choose_level, role="quiet")
        lay = Flow(self, gap=theme.HAIR)
        for button in (self._kind, self._table, self._item, self._shown):
            lay.addWidget(button)
        composer.moved.connect(self._render)
        self._render()

    @property
    def item_id(self) -> str:
        """The item statements belong to: the one chosen, else the one that runs."""
        return self._item_id or self.around.running

    @property
    def offered(self) -> tuple[str, ...]:
        """The kinds the method of the item captures in the stage it is in, the usual one first."""
        return offered_kinds(self.around.item(self.item_id), self._methods)

    @property
    def kind(self) -> str:
        """What a statement is, unless its mark says otherwise."""
        return (*self.offered, KINDS[0].code)[0]

    def open(self, session_id: str) -> None:
        """Ask what stands around this session."""
        self._session_id, self._item_id = session_id, ""
        self.refresh()

    def refresh(self) -> None:
        """Ask again for tables, seats and agenda."""
        self._runner.ask(self, queries.tables_of, self._on_tables)
        self._runner.ask(self, selection_queries.seats_of, self._on_seats)
        self._runner.ask(self, queries.methods_of, self._on_methods)
        self._runner.ask(self, queries.agenda_of, self._on_agenda, session_id=self._session_id)

    def choose_kind(self) -> None:
        """Open the list of the kinds this method captures, with their marks; the last line has the others."""
        if not self.offered:
            return self._choose_any_kind()
        choices = [Choice(code, _(KIND_OF[code].words), KIND_OF[code].mark) for code in self.offered]
        choices.append(Choice("", _("Other kinds…")))
        self.offer(_("Kind"), choices, self._composer.state.kind or self.kind, self._take_kind)
        return None

    def _choose_any_kind(self) -> None:
        choices = [Choice(kind.code, _(kind.words), kind.mark) for kind in KINDS]
        self.offer(_("Kind"), choices, self._composer.state.kind or self.kind, self._take_kind)

    def choose_table(self) -> None:
        """Open the list of tables."""
        tables = [
            Choice(number, _("Table {number}").format(number=number), f"#{number}")
            for number in self.around.tables
        ]
        choices = [Choice(0, _("Plenary, no table")), *tables]
        self.offer(_("Table"), choices, self._composer.state.table, self._take_table)

    def choose_item(self) -> None:
        """Open the list of agenda items; the first choice follows the one that runs."""
        choices = [
            Choice("", _("Whatever runs")),
            *(Choice(item.id, item.title) for item in self.around.items),
        ]
        self.offer(_("Agenda item"), choices, self._item_id, self.take_item)

    def choose_level(self) -> None:
        """Open the list of who may be shown beside the words."""
        choices = [Choice(level, _(LEVEL_WORDS[level])) for level in LEVELS]
        self.offer(_("Attribution"), choices, self.level, self._take_level)

    def offer(self, name: str, choices: list[Choice], current: object, then) -> None:
        """Open a list over the line, which keeps the focus."""
        self._chooser.offer(name, choices, current, then)
        self._chooser.stand_over(self._composer)
        self._composer.line.setFocus()

    def _take_kind(self, code: str) -> None:
        if code:
            self._composer.set_chip("kind", code)
        else:
            self._choose_any_kind()

    def _take_table(self, number: int) -> None:
        self._composer.set_chip("table", number)

    def take_item(self, id: str) -> None:
        """Statements belong to this agenda item from now on; "" follows the one that runs."""
        self._item_id = id
        self._render()

    def _take_level(self, level: str) -> None:
        self.level = level
        self._render()

    def _on_tables(self, tables) -> None:
        self._know(replace(self.around, tables={table.number: table.id for table in tables}))

    def _on_seats(self, seats) -> None:
        self._know(replace(self.around, seats={seat.number: seat.id for seat in seats}))

    def _on_methods(self, methods) -> None:
        self._methods = methods

    def _on_agenda(self, items) -> None:
        self._know(replace(self.around, items=tuple(items)))

    def _know(self, around: Around) -> None:
        self.around = around
        self._composer.know(frozenset(around.seats), frozenset(around.tables))
        self.known.emit(around)
        self._render()

    def _render(self) -> None:
        state, item = self._composer.state, self.around.item(self.item_id)
        kind = _(KIND_OF[state.kind or self.kind].words)
        table = _("Table {number}").format(number=state.table) if state.table else _("Plenary")
        title = item.title if item else _("No agenda item")
        told = (kind, table, title, self.level)
        if told != self._told:
            self._told = told
            for button, words, name, key in (
                (self._kind, kind, _("Kind"), "F2"),
                (self._table, table, _("Table"), "F3"),
                (self._item, title, _("Agenda item"), "F4"),
                (self._shown, _(LEVEL_WORDS[self.level]), _("Attribution"), "F6"),
            ):
                button.setAccessibleName(f"{name}: {words}")
                button.setToolTip(tip(_("{name}: {words} ({key})").format(name=name, words=words, key=key)))
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say it all, or in short, or without the keys, whatever first fits one row; tooltips have it all."""
        kind, table, title, level = self._told
        shown, keys = _(LEVEL_WORDS[level]), ("F2", "F3", "F4", "F6")
        brief = (kind, table, _cut(title, _SHORT), _(SHORT_LEVELS[level]))
        for texts in (
            _beside((kind, table, _cut(title, _TITLE), shown), keys),
            _beside(brief, keys),
            brief,
        ):
            for button, text in zip((self._kind, self._table, self._item, self._shown), texts, strict=True):
                button.setText(plain(text))
            if sum(button.sizeHint().width() + theme.HAIR for button in self._buttons) <= self.width():
                return

    @property
    def _buttons(self) -> tuple[QWidget, ...]:
        return self._kind, self._table, self._item, self._shown


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _beside(words: tuple[str, ...], keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{word}  {key}" for word, key in zip(words, keys, strict=True))
