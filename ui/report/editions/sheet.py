"""The right side of the page of editions: the way of one edition, its proof sheet, and what changed in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.report.editions.changes import Change
from council.report.editions.proof import ProofLine
from council.words import _, ngettext
from ui import theme
from ui.report.editions.state import (
    EditionRow,
    change_words,
    lines_of,
    proof_words,
    step_words,
)
from ui.widgets import Label, Row, Rows, Section, Table, emptied, label

SHOWN = 8  # lines of a change at most: whoever wants all of them has both editions


class ProofRows(Rows):
    """The lines of the proof sheet; the space bar ticks one, as tall as they are."""

    ticked = Signal(object)

    def measure(self) -> None:
        super().measure()
        count = self.table.rowCount()
        if count:
            self.setMinimumHeight(self.sizeHintForRow(0) * count + theme.TIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current() is not None:
            self.ticked.emit(self.current())
            event.accept()
            return
        super().keyPressEvent(event)


class EditionSheet(QWidget):
    """Shows one edition."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "title")
        self._file = Section(_("The file"))
        self._way = Section(_("How it came to be"))
        self._proof = Section(_("Proof sheet"))
        self._changes = Section(_("What changed"))
        self.proof = ProofRows(Table(key=lambda line: line.item), _proof_row, name=_("Proof sheet"))
        self._proof.body.addWidget(self.proof)
        lay = QVBoxLayout(self, spacing=theme.ROOMY)
        lay.setContentsMargins(0, 0, theme.SNUG, 0)
        for part in (self._title, self._way, self._file, self._changes, self._proof):
            lay.addWidget(part)
        lay.addStretch()
        self._lists = {part: _inside(part) for part in (self._way, self._file, self._changes)}

    def show_edition(self, row: EditionRow) -> None:
        """Stand for an edition."""
        self._title.setText(row.title)
        self._show_way(row)
        self._show_file(row)
        count = len(row.proof)
        told = _("{done} of {all} lines are ticked. Space ticks the one chosen.")
        if row.is_final:
            told = _("{done} of {all} lines were ticked.")
        self._proof.say(_("Proof sheet"), told.format(done=row.ticked, all=count))
        self.proof.table.show(row.proof)
        self.proof.measure()
        self._show_changes(row)

    def _show_way(self, row: EditionRow) -> None:
        steps = row.view.steps if row.view else ()
        words = [step_words(step) for step in steps] or [
            _("A draft: nobody was handed it yet. Members read it first, then approve it, then it goes out.")
        ]
        self._fill(self._way, [label(each) for each in words])

    def _show_file(self, row: EditionRow) -> None:
        view = row.view
        self._file.setVisible(view is not None and bool(view.hash))
        if view is None or not view.hash:
            return
        size = _("{pages} pages, {size} kB, language {language}, made by Council {version}").format(
            pages=view.pages, size=-(-view.bytes // 1024), language=view.language, version=view.version
        )
        self._fill(self._file, [label(f"SHA-256 {view.hash}", select=True), label(size, "quiet")])

    def _show_changes(self, row: EditionRow) -> None:
        self._changes.setVisible(bool(row.since))
        told = _("Since edition {number}").format(number=row.since)
        self._changes.say(_("What changed"), told if row.changes else _("Nothing, in words."))
        parts: list[QWidget] = []
        for change in row.changes:
            parts += _change(change)
        self._fill(self._changes, parts)

    def _fill(self, part: Section, widgets: list[QWidget]) -> None:
        emptied(self._lists[part])
        for each in widgets:
            self._lists[part].addWidget(each)


def _inside(part: Section) -> QVBoxLayout:
    held = QWidget()
    lay = QVBoxLayout(held, spacing=theme.HAIR)
    lay.setContentsMargins(0, 0, 0, 0)
    part.body.addWidget(held)
    return lay


def _change(change: Change) -> list[QWidget]:
    lines = lines_of(change)
    parts: list[QWidget] = [Label(change.title, "strong"), Label(change_words(change), "caption")]
    parts += [Label(f"{sign} {words}", "body") for sign, words in lines[:SHOWN]]
    left = len(lines) - SHOWN
    if left > 0:
        more = ngettext("… and {count} line more", "… and {count} lines more", left).format(count=left)
        parts.append(Label(more, "quiet"))
    return parts


def _proof_row(line: ProofLine) -> Row:
    icon = "box-ticked" if line.is_done else "warning" if line.is_stale else "box"
    ink = "accent" if line.is_done else "warn" if line.is_stale else "quiet"
    return Row(line.title, quiet=proof_words(line), icon=icon, ink=ink)
