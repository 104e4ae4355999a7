"""The forms of the plan: remit, session, agenda item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from council.sessions import refusals
from council.sessions.plans import DAY, ItemPlan, RemitText, SessionPlan
from council.sessions.queries import ItemView, RemitView, SessionView
from council.words import N_, _
from ui import theme
from ui.sessions.plan.tall import wrapped
from ui.sessions.room_form import RoomForm
from ui.sessions.times import after, moment_of, own_zone, parts_of
from ui.widgets import Label, field, row

LINES = 3
MODES = {"room": N_("In a room"), "online": N_("Online"), "mixed": N_("Both")}


class RemitForm(RoomForm):
    """The question put to the council, its limits, and the promise."""

    def __init__(self, remit: RemitView | None, *, parent: QWidget | None = None) -> None:
        lead = _("Plain and neutral words. Once adopted, a change makes a new version and the old one stays.")
        super().__init__(_("Remit"), verb=_("Keep remit"), lead=lead, parent=parent)
        self._question = self.field(_("Question"), _lines(remit.question if remit else ""))
        self.about(self._question, refusals.RemitEmpty)
        self._inside = field(_("In scope"), _lines(remit.in_scope if remit else ""))
        self._outside = field(_("Out of scope"), _lines(remit.out_of_scope if remit else ""))
        self.beside(self._inside, self._outside)
        self._promise = field(_("How the answer is treated"), _lines(remit.promise if remit else ""))
        self._decided = field(_("Already decided"), _lines(remit.decided if remit else ""))
        self.beside(self._promise, self._decided)
        self._deadline = self.field(_("Answer by"), QLineEdit(remit.deadline if remit else ""))

    def remit(self) -> RemitText:
        """What stands in the form."""
        texts = (self._question, self._inside, self._outside, self._promise, self._decided)
        return RemitText(
            *(each.editor.toPlainText() for each in texts), deadline=self._deadline.editor.text()
        )


class SessionForm(RoomForm):
    """One sitting: what, when, where."""

    def __init__(
        self, session: SessionView | None, *, day: QDate | None = None, parent: QWidget | None = None
    ) -> None:
        title = _("Change session") if session else _("Plan session")
        super().__init__(title, verb=_("Keep session") if session else _("Plan session"), parent=parent)
        self._zone = session.time_zone if session else own_zone()
        self._title = self.field(_("Title"), QLineEdit(session.title if session else ""))
        self.about(self._title, refusals.TitleEmpty)
        self._purpose = self.field(_("Purpose"), QLineEdit(session.purpose if session else ""))
        self._lay_times(session, day or QDate.currentDate())
        self._place = field(_("Place"), QLineEdit(session.place if session else ""))
        zone = QLineEdit(self._zone)
        zone.setPlaceholderText("Europe/Dublin")
        self._clock = field(_("Time zone"), zone)
        self.about(self._clock, refusals.TimeZoneUnknown)
        self._mode = field(_("How people meet"), QComboBox())
        for code, words in MODES.items():
            self._mode.editor.addItem(_(words), code)
        self._mode.editor.setCurrentIndex(self._mode.editor.findData(session.mode if session else "room"))
        self.beside(self._place, self._clock, self._mode)
        self.fits_itself = QCheckBox(
            _("When an item ends, buffers and unprotected minutes give by themselves")
        )
        self.fits_itself.setChecked(session is None or session.fits_itself)
        self.add(self.fits_itself)

    def session(self) -> SessionPlan:
        """What stands in the form. Raises: TimeZoneUnknown."""
        zone = self._clock.editor.text().strip()
        start = moment_of(self._day.editor.date(), self._start.editor.time(), zone)
        end = moment_of(self._day.editor.date(), self._end.editor.time(), zone)
        latest = moment_of(self._day.editor.date(), self._latest.editor.time(), zone)
        return SessionPlan(
            title=self._title.editor.text(),
            purpose=self._purpose.editor.text(),
            start=start,
            end=end,
            latest_end=latest if latest > end else None,
            time_zone=zone,
            place=self._place.editor.text(),
            mode=self._mode.editor.currentData(),
            fits_itself=self.fits_itself.isChecked(),
        )

    def _lay_times(self, session: SessionView | None, day: QDate) -> None:
        start, end = QTime(9, 0), QTime(17, 0)
        latest = end
        if session:
            day, start = parts_of(session.start, self._zone)
            end = parts_of(session.end, self._zone)[1]
            latest = parts_of(session.latest_end or session.end, self._zone)[1]
        self._day = field(_("Day"), QDateEdit(day, calendarPopup=True))
        self._start, self._end, self._latest = (
            field(words, QTimeEdit(time))
            for words, time in ((_("Start"), start), (_("End"), end), (_("Latest end"), latest))
        )
        self.about(self._end, refusals.TimesReversed, refusals.DayTooLong)
        self.beside(self._day, self._start, self._end, self._latest)


class ItemForm(RoomForm):
    """One agenda item: what, how long, how firm."""

    def __init__(
        self,
        item: ItemView | None,
        session: SessionView,
        methods: Sequence[Any],
        *,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Change item") if item else _("Add item")
        super().__init__(title, verb=_("Keep item") if item else _("Add item"), parent=parent)
        self._session = session
        self._title = self.field(_("Title"), QLineEdit(item.title if item else ""))
        self.about(self._title, refusals.TitleEmpty)
        self._lay_minutes(item)
        self._lay_firmness(item)
        self._lay_words(item, methods)

    def item(self) -> ItemPlan:
        """What stands in the form."""
        fixed = self._fixed.isChecked()
        return ItemPlan(
            title=self._title.editor.text(),
            minutes=self._minutes.editor.value(),
            least_minutes=self._least.editor.value(),
            buffer=self._buffer.editor.value(),
            protected=self._protected.isChecked(),
            anchor=self._anchor() if fixed else None,
            rank=self._rank.editor.currentData(),
            may_drop=self._drop.isChecked(),
            may_carry=self._carry.isChecked(),
            purpose=self._purpose.editor.text(),
            materials=self._materials.editor.text(),
            method=self._method.editor.currentData() or "",
            lead=self._lead.editor.text(),
            output=self._output.editor.text(),
        )

    def _anchor(self) -> datetime:
        return after(self._session.start, self._time.time(), self._session.time_zone)

    def _lay_minutes(self, item: ItemView | None) -> None:
        values = (item.minutes, _least_meant(item), item.buffer) if item else (30, 0, 0)
        names = (_("Minutes"), _("At least"), _("Buffer after"))
        made = [
            field(name, _spin(value, least=int(not at)))
            for at, (name, value) in enumerate(zip(names, values, strict=True))
        ]
        self._minutes, self._least, self._buffer = made
        self.about(self._minutes, refusals.MinutesOutOfRange, refusals.ProtectedTooLong)
        self._rank = field(_("Importance"), QComboBox())
        for rank, words in ((1, _("High")), (2, _("Usual")), (3, _("Low"))):
            self._rank.editor.addItem(words, rank)
        self._rank.editor.setCurrentIndex((item.rank if item else 2) - 1)
        self.beside(*made, self._rank)
        self.add(Label(_("At least 0 means half of the minutes, or all of them when protected."), "caption"))

    def _lay_firmness(self, item: ItemView | None) -> None:
        self._protected = QCheckBox(_("Protected: keeps its minutes"))
        self._drop = QCheckBox(_("May be given up"))
        self._carry = QCheckBox(_("May be carried over"))
        self._fixed = QCheckBox(_("Starts at a fixed time"))
        self._time = QTimeEdit()
        self._time.setAccessibleName(_("Fixed time"))
        anchor = item.anchor if item and item.anchor else self._session.start + timedelta(hours=3)
        self._time.setTime(parts_of(anchor, self._session.time_zone)[1])
        self._protected.setChecked(bool(item and item.protected))
        self._drop.setChecked(bool(item and item.may_drop))
        self._carry.setChecked(bool(item and item.may_carry))
        self._fixed.setChecked(bool(item and item.anchor))
        self._time.setEnabled(self._fixed.isChecked())
        self._fixed.toggled.connect(self._time.setEnabled)
        self.add(wrapped(self._protected, self._drop, self._carry, gap=theme.ROOMY))
        self.add(row(self._fixed, self._time, None, gap=theme.SNUG))

    def _lay_words(self, item: ItemView | None, methods: Sequence[Any]) -> None:
        combo = QComboBox()
        combo.addItem(_("None"), "")
        for method in methods:
            combo.addItem(_(method.title), method.id)
        combo.setCurrentIndex(max(combo.findData(item.method if item else ""), 0))
        self._method = field(_("Method"), combo)
        self._lead = field(_("Led by"), QLineEdit(item.lead if item else ""))
        self.beside(self._method, self._lead)
        self._purpose = field(_("What it is for"), QLineEdit(item.purpose if item else ""))
        self._materials = field(_("Materials"), QLineEdit(item.materials if item else ""))
        self.beside(self._purpose, self._materials)
        self._output = self.field(_("What stands at the end"), QLineEdit(item.output if item else ""))


def _lines(text: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text, tabChangesFocus=True)
    made.setFixedHeight(theme.line_height() * LINES + theme.ROOMY)
    return made


def _least_meant(item: ItemView) -> int:
    """0 where the least is what 0 stands for, so that it follows the minutes when those are changed."""
    usual = ItemPlan(item.title, item.minutes, protected=item.protected).least
    return 0 if item.least_minutes == usual else item.least_minutes


def _spin(value: int, *, least: int) -> QSpinBox:
    made = QSpinBox(minimum=least, maximum=DAY, singleStep=5)
    made.setValue(value)
    return made
