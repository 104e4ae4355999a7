"""The page on which the report's texts are written: the places on the left, the desk on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.report.writing.actions import order_texts
from council.report.writing.queries import TextView, texts_of
from council.words import N_, _
from ui import theme
from ui.page import Page
from ui.report.texts.keeping import Keeping
from ui.report.texts.pictures import Pictures
from ui.report.texts.sheet import TextSheet
from ui.report.texts.state import TextRow, TextsState
from ui.widgets import Columns, Row, Rows, Table


class TextsPage(Page):
    """Everything in the report that people write; the rest gathers itself from the council's record."""

    shows = frozenset({"report_text", "report_picture"})
    help: ClassVar[str] = N_(
        "Choose a place on the left and write on the right; Enter goes to the words, Esc back to the list. "
        "What you write is kept by itself a moment later. What is pasted keeps its paragraphs, lists, bold, "
        "italics and links and loses everything else. Pictures dropped here stand after the text."
    )

    def build(self) -> None:
        self._state = TextsState("", ())
        self._wanted = ""
        self._is_led = False  # one came here for a certain text: its words have the focus, not the list
        self.list = Rows(Table(), _text_row, name=_("Texts"))
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _row: self.sheet.editor.setFocus())
        self.bind("report.tongue", lambda: None)
        self.bind("report.picture", lambda: None)
        self.sheet = TextSheet(self)
        self.keeping = Keeping(self, self.sheet)
        self.pictures = Pictures(self)
        right = QWidget()
        lay = QVBoxLayout(right, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.sheet, 1)
        lay.addWidget(self.pictures)
        self.body.addWidget(Columns(self.list, right, shares=(2, 3)))
        self.bind("report.next_text", self._next)
        self.bind("report.to_pages", self._to_pages)
        self.bind("report.earlier", lambda: self._move(-1), self._may_move)
        self.bind("report.later", lambda: self._move(1), self._may_move)
        self.head.actions("report.to_pages")

    def refresh(self) -> None:
        self.ask(texts_of, self._on_texts)

    def arrive(self, text: str = "", place: str = "", number: str = "0", section: str = "") -> None:
        """Come here for a text: by its place (and number), or the first of a section."""
        place = text or place
        self._is_led = bool(place or section)
        if section and not place:
            place = next((row.place for row in self._state.rows if row.told.section == section), "")
            self._wanted = f"{place}/0" if place else f"#{section}"
        elif place:
            self._wanted = f"{place}/{number or 0}"
        self._choose_wanted()

    def first_focus(self) -> QWidget | None:
        return self.sheet.editor if self._is_led else self.list

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_led = False
        self.keeping.keep()

    # shown -------------------------------------------------------------------------------------------------

    def _on_texts(self, texts: Sequence[TextView]) -> None:
        self._state = TextsState.of(texts, self.keeping.row)
        self.head.facts(self._state.facts)
        self.list.table.show(self._state.rows)
        if self._wanted:
            self._choose_wanted()
        if self.list.current() is None and self._state.rows:
            self.list.choose(self._state.rows[0].id)
        row = self._state.row(self.keeping.row.id) if self.keeping.row else None
        self.keeping.look(row)
        self.pictures.show_row(row)
        self.look()

    def _choose_wanted(self) -> None:
        wanted = self._wanted
        if wanted.startswith("#"):
            wanted = next((row.id for row in self._state.rows if row.told.section == wanted[1:]), "")
        if wanted and self._state.row(wanted):
            self._wanted = ""
            self.list.choose(wanted)
            self.sheet.editor.setFocus()

    def _on_chosen(self, row: TextRow | None) -> None:
        if row is not None and (self.keeping.row is None or row.id != self.keeping.row.id):
            self.keeping.open(row)
            self.pictures.show_row(row)
        self.look()

    # deeds -------------------------------------------------------------------------------------------------

    def _next(self) -> None:
        rows, now = self._state.rows, self.keeping.row
        at = next((n for n, row in enumerate(rows) if now and row.id == now.id), -1)
        if rows:
            self.list.choose(rows[(at + 1) % len(rows)].id)
            self.sheet.editor.setFocus()

    def _to_pages(self) -> None:
        self.keeping.keep()
        self.go("report", section=self.keeping.row.told.section if self.keeping.row else "")

    def _may_move(self) -> bool | str:
        if self.pictures.list.hasFocus():
            return self.pictures.list.current() is not None or _("Choose a picture first.")
        row = self.keeping.row
        is_one_of_many = row is not None and row.text is not None and row.told.many
        return is_one_of_many or _("Only texts of a place that holds several can be moved.")

    def _move(self, by: int) -> None:
        if self.pictures.list.hasFocus():
            self.pictures.move(by)
            return
        row = self.keeping.row
        if row is None:
            return
        here = [one for one in self._state.rows if one.place == row.place and one.text is not None]
        numbers = [one.number for one in here]
        at = numbers.index(row.number)
        if 0 <= at + by < len(numbers):
            self.keeping.keep()
            numbers.insert(at + by, numbers.pop(at))
            self._wanted = f"{row.place}/{at + by}"
            self.act(order_texts, place=row.place, numbers=tuple(numbers))


def _text_row(one: TextRow) -> Row:
    icon = "edit" if one.text else "add" if one.is_another else ""
    return Row(one.title, quiet=one.quiet, icon=icon or "hollow", ink="accent" if one.text else "quiet")
