"""The first step of an import: what each column is for, and why it is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from council.people.columns import MANY, PURPOSES, ColumnView
from council.people.importing import Choices
from council.words import _, ngettext
from ui import theme
from ui.people.opening import Opened
from ui.people.state import purpose_words
from ui.widgets import Field, Label


class ColumnsStep(QWidget):
    """A row for each column: its name and first values, what it is for, and why it is kept."""

    purpose_chosen = Signal(str, str)
    reason_given = Signal(str, str)
    sheet_chosen = Signal(str)

    def __init__(self, opened: Opened, choices: Choices) -> None:
        super().__init__()
        self.combos: dict[str, QComboBox] = {}
        self.reasons: dict[str, QLineEdit] = {}
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        if len(opened.grid.sheets) > 1:
            lay.addWidget(self._sheet_field(opened))
        lay.addLayout(self._rows(opened))
        self.render(choices)

    def _sheet_field(self, opened: Opened) -> Field:
        combo = QComboBox()
        combo.view().setAccessibleName(_("Sheet of the workbook"))
        combo.addItems(opened.grid.sheets)
        combo.setCurrentText(opened.grid.sheet)
        combo.textActivated.connect(self.sheet_chosen)
        return Field(_("Sheet of the workbook"), combo)

    def _rows(self, opened: Opened) -> QGridLayout:
        grid = QGridLayout(horizontalSpacing=theme.ROOMY, verticalSpacing=theme.TIGHT)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 3)
        for place, words in enumerate((_("Column"), _("What it is for"), _("Why it is kept"))):
            grid.addWidget(Label(words, "caption", wrap=False), 0, place)
        for number, column in enumerate(opened.columns, 1):
            grid.addWidget(self._name(column), number, 0)
            grid.addWidget(self._combo(column), number, 1)
            grid.addWidget(self._reason(column), number, 2)
        return grid

    def _name(self, column: ColumnView) -> QWidget:
        holder = QWidget()
        lay = QVBoxLayout(holder, spacing=0)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(Label(column.name, "body"))
        lay.addWidget(Label(_samples(column), "caption"))
        return holder

    def _combo(self, column: ColumnView) -> QComboBox:
        combo = QComboBox()
        for part in (combo, combo.view()):
            part.setAccessibleName(_("What “{column}” is for").format(column=column.name))
        for purpose in PURPOSES:
            combo.addItem(purpose_words(purpose), purpose)
        combo.activated.connect(partial(self._on_purpose, column.name))
        self.combos[column.name] = combo
        return combo

    def _reason(self, column: ColumnView) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(_("Why “{column}” is kept").format(column=column.name))
        line.textEdited.connect(partial(self.reason_given.emit, column.name))
        self.reasons[column.name] = line
        return line

    def _on_purpose(self, column: str, index: int) -> None:
        self.purpose_chosen.emit(column, PURPOSES[index])

    def render(self, choices: Choices) -> None:
        """Show what is chosen; what somebody is typing stays as it is."""
        for name, purpose in choices.purposes.items():
            self.combos[name].setCurrentIndex(PURPOSES.index(purpose))
            line = self.reasons[name]
            line.setEnabled(purpose != "ignored")
            line.setPlaceholderText(_("Not stored") if purpose == "ignored" else _("Say why"))
            if not line.hasFocus():
                line.setText(choices.reasons.get(name, "") if purpose != "ignored" else "")
                line.setCursorPosition(0)
            missing = name in choices.unsaid
            theme.set_role(line, "yes" if missing else "no", name="refused")


def _samples(column: ColumnView) -> str:
    if column.values >= MANY:
        count = _("{count:,} values or more").format(count=MANY)
    else:
        count = ngettext("{count} value", "{count:,} values", column.values).format(count=column.values)
    parts = [", ".join(column.samples), count] if column.samples else [count]
    if column.blank:
        parts.append(ngettext("{count:,} blank", "{count:,} blank", column.blank).format(count=column.blank))
    return " · ".join(parts)
