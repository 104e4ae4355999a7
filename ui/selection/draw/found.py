"""What the search has found: tiles, the certificate of fairness, levels of chance, and why one is low."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from council.words import _, ngettext
from ui import theme
from ui.page import Page
from ui.selection.draw.state import LevelView, levels_of, promise, summary_figures
from ui.selection.pictures.part import PicturePart
from ui.selection.ruling import rule_words
from ui.selection.wording import percent
from ui.widgets import (
    Card,
    Column,
    Field,
    Figure,
    Figures,
    Label,
    Section,
    Table,
    TableView,
    WholeTable,
    push,
    row,
)


class FoundPart(QWidget):
    """A lottery as the convener must be able to explain it."""

    level_chosen = Signal(object)  # LevelView
    person_asked = Signal(str)
    answered = Signal(object)  # the widget in which a person's chance is explained or refused

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._lead, self._figures = Label("", "quiet"), Figures()
        self._promise = Card(_("Certificate of fairness"))
        self._words = Label("", "body")
        self._promise.body.addWidget(self._words)
        self._picture = PicturePart(page, name=_("Levels of chance"))
        self._levels = WholeTable(Table(*_level_columns()), name=_("Levels of chance"), dense=True)
        self._levels.chosen.connect(self._on_level)
        self._why = WhyPart()
        self._why.asked.connect(self.person_asked)
        self._why.answered.connect(lambda: self.answered.emit(self._why))
        lay = QVBoxLayout(self, spacing=theme.ROOMY)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (self._lead, self._figures, self._promise, self._picture, self._levels, self._why):
            lay.addWidget(part)
        lay.addStretch()

    @property
    def view(self) -> TableView:
        """The list of levels."""
        return self._levels

    def show_summary(self, summary: Mapping[str, Any], rule: str, *, can_explain: bool) -> None:
        """Stand for a lottery, by what was kept of it; reasons need the lottery itself."""
        words = _("Rule: {rule}. {tickets:,} tickets over {panels:,} panels of {seats:,}.")
        told = {"tickets": summary["total"], "panels": summary["panels"], "seats": summary["seats"]}
        self._lead.setText(words.format(rule=rule_words(rule), **told))
        self._figures.show_figures([Figure(*one) for one in summary_figures(summary)])
        self._words.setText(promise(summary, rule))
        levels = levels_of(summary)
        self._levels.table.show(levels)
        self._why.setVisible(can_explain)
        self._picture.show_chart(_steps(levels, summary))

    def explain(self, why: Any) -> None:
        """Say why the chance of a level or a person is what it is."""
        self._why.show_why(why)

    def refuse_person(self, words: str) -> None:
        """Say under the field why this person cannot be explained."""
        self._why.refuse(words)

    def _on_level(self, level: LevelView | None) -> None:
        if level is not None:
            self.level_chosen.emit(level)


class WhyPart(QWidget):
    """Choose a level in the list, or name a person: the lines that hold the chance down, and what would "
    "help."""

    asked = Signal(str)
    answered = Signal()  # what was asked of a person is said, or refused

    def __init__(self) -> None:
        super().__init__()
        self._is_asked = False
        lead = _("Choose a level in the list, or name a person by the id of your file.")
        section = Section(_("Why is a chance so low?"), lead)
        self._line = QLineEdit()
        self._line.returnPressed.connect(self._ask)
        self._field = Field(_("Person"), self._line)
        self._sentence = Label("", "body")
        self._lines = WholeTable(
            Table(*_line_columns(), key=lambda one: (one.line, one.side)),
            name=_("Limiting lines"),
            dense=True,
        )
        self._helps = Label("", "quiet")
        for part in (
            row(self._field, push(_("Explain"), self._ask), None),
            self._sentence,
            self._lines,
            self._helps,
        ):
            section.body.addWidget(part)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(section)
        self._lines.hide()

    def show_why(self, why: Any) -> None:
        """Show a reason; nothing for None."""
        self._field.clear()
        self._sentence.setText(why.sentence if why else "")
        self._lines.table.show(why.lines if why else ())
        self._lines.setVisible(bool(why and why.lines))
        self._helps.setText(" ".join(why.helps) if why else "")
        self._tell_answered()

    def refuse(self, words: str) -> None:
        """Say why there is no answer."""
        self._field.refuse(words)
        self._tell_answered()

    def _tell_answered(self) -> None:
        if self._is_asked:
            self._is_asked = False
            self.answered.emit()

    def _ask(self) -> None:
        if self._line.text().strip():
            self._is_asked = True
            self.asked.emit(self._line.text().strip())


def _steps(levels: tuple[LevelView, ...], summary: Mapping[str, Any]) -> Any:
    from council.report import charts

    pairs = [(one.chance, one.people) for one in levels]
    return charts.chance_steps(pairs, seats=summary["seats"])


def _level_columns() -> tuple[Column, ...]:
    return (
        Column(_("Chance"), lambda one: percent(one.chance), sort=lambda one: one.chance, right=True),
        Column(_("Exactly"), lambda one: str(one.chance), sort=lambda one: one.chance, right=True),
        Column(_("People"), lambda one: f"{one.people:,}", sort=lambda one: one.people, right=True),
        Column(_("In words"), _in_words, sort=lambda one: one.chance, stretch=True),
    )


def _in_words(one: LevelView) -> str:
    if not one.chance:
        return _("can never be drawn")
    if one.chance == 1:
        return _("certain")
    words = ngettext("about one in {count:,}", "about one in {count:,}", round(1 / one.chance))
    return words.format(count=round(1 / one.chance))


def _line_columns() -> tuple[Column, ...]:
    return (
        Column(_("Line"), lambda one: f"{one.line.feature}: {one.line.value}", stretch=True),
        Column(_("Holds"), lambda one: _side(one.side), right=False),
        Column(_("Seats"), lambda one: f"{one.seats:,}", sort=lambda one: one.seats, right=True),
        Column(_("People"), lambda one: f"{one.people:,}", sort=lambda one: one.people, right=True),
    )


def _side(side: str) -> str:
    return _("at most") if side == "most" else _("at least") if side == "least" else side
