"""The forms of the minutes: until when, what should stand there, what is answered, and why now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QComboBox, QDateEdit, QPlainTextEdit, QSpinBox, QWidget

from council.sessions.minutes import refusals
from council.sessions.minutes.parts import PARTS
from council.sessions.queries import AttendanceView
from council.words import _
from ui.sessions.room_form import RoomForm
from ui.sessions.times import moment_of, parts_of

DAYS = 14


class UntilForm(RoomForm):
    """The last day for corrections, and where it is needed why."""

    def __init__(
        self,
        title: str,
        *,
        verb: str,
        lead: str,
        first: datetime,
        zone: str,
        why: bool = False,
        parent: QWidget,
    ) -> None:
        super().__init__(title, verb=verb, lead=lead, parent=parent)
        self._zone = zone
        self._day = QDateEdit(parts_of(first, zone)[0], calendarPopup=True)
        kept = self.field(_("Last day for corrections"), self._day, hint=_("Until midnight there."))
        self.about(kept, refusals.CorrectionsUntilPast)
        self._why = QPlainTextEdit(tabChangesFocus=True) if why else None
        if self._why is not None:
            self.about(self.field(_("Reason"), self._why), refusals.MinutesReasonMissing)

    @property
    def until(self) -> datetime:
        """The end of the day chosen, on the clock of the place."""
        day: QDate = self._day.date()
        return moment_of(day.addDays(1), QTime(0, 0), self._zone) - timedelta(seconds=1)

    @property
    def reason(self) -> str:
        """Why, where it was asked."""
        return self._why.toPlainText() if self._why is not None else ""


class CorrectionForm(RoomForm):
    """What should be said otherwise, in which part, and who asks."""

    def __init__(self, seats: Sequence[AttendanceView], *, parent: QWidget) -> None:
        lead = _("In the words of whoever asks. What it is about is mended in its own place, if it is taken.")
        super().__init__(_("Note a correction"), verb=_("Note correction"), lead=lead, parent=parent)
        self._ids = {seat.number: seat.id for seat in seats}
        self._part = QComboBox()
        for code, words in PARTS.items():
            if code != "corrections":
                self._part.addItem(_(words), code)
        self._words = QPlainTextEdit(tabChangesFocus=True)
        self._seat = QSpinBox(maximum=max(self._ids, default=0))
        self._seat.setSpecialValueText(_("in the room"))
        self.field(_("Part of the minutes"), self._part)
        self.about(self.field(_("What should stand there"), self._words), refusals.CorrectionEmpty)
        kept = self.field(_("Seat of whoever asks"), self._seat, hint=_("Only those who were there can ask."))
        self.about(kept, refusals.AskerNotPresent)

    @property
    def given(self) -> dict[str, str | None]:
        """What ask_correction takes."""
        seat_id = self._ids.get(self._seat.value())
        return {"part": self._part.currentData(), "words": self._words.toPlainText(), "seat_id": seat_id}

    @property
    def knows_seat(self) -> bool:
        """Whether the number typed is a seat of this session, or none."""
        return not self._seat.value() or self._seat.value() in self._ids


class WordsForm(RoomForm):
    """A few words under one verb."""

    def __init__(
        self, title: str, *, verb: str, name: str, lead: str, words: str = "", parent: QWidget
    ) -> None:
        super().__init__(title, verb=verb, lead=lead, parent=parent)
        self._words = QPlainTextEdit(words, tabChangesFocus=True)
        kept = self.field(name, self._words)
        self.about(kept, refusals.MinutesReasonMissing, refusals.MinutesStillAsked)

    @property
    def words(self) -> str:
        """What stands in it."""
        return self._words.toPlainText()
