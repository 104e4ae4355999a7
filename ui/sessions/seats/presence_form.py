"""A form for the times of one seat: from when to when it was taken, and why not."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QLineEdit, QWidget

from council.sessions import refusals
from council.sessions.here.refusals import PresenceBackwards
from council.sessions.queries import AttendanceView, SessionView
from council.words import _
from ui.sessions.room_form import RoomForm
from ui.sessions.times import clock_words, moment_of, parts_of
from ui.widgets import Field, field

_TIME = re.compile(r"(\d{1,2})\D?(\d{2})")
NIGHT = timedelta(hours=6)  # a time so long before the start means the next morning


def time_of(text: str) -> QTime | None:
    """The time in words as "9:15", "9.15" or "0915"; None where they say none."""
    found = _TIME.fullmatch(text.strip())
    time = QTime(int(found[1]), int(found[2])) if found else QTime()
    return time if time.isValid() else None


class PresenceForm(RoomForm):
    """From when to when somebody was here; empty for not at all, or for until the end."""

    def __init__(self, seat: AttendanceView, session: SessionView, *, parent: QWidget | None = None) -> None:
        lead = _("Minutes truly present are the base of every later figure. Times are those of the place.")
        title = _("Times of seat {number}").format(number=seat.number)
        super().__init__(title, verb=_("Keep times"), lead=lead, parent=parent)
        self._session = session
        self.since = self._clock(_("From"), seat.since, _("As 9:15; empty when not here."))
        self.until = self._clock(_("Until"), seat.until, _("Empty when here to the end."))
        self.beside(self.since, self.until)
        self.reason = self.field(_("Reason"), QLineEdit(seat.reason), hint=_("A word or two: ill, at work."))
        self.about(self.until, PresenceBackwards)
        self.about(self.since, refusals.LeftBeforeArriving)

    def _clock(self, words: str, moment: datetime | None, hint: str) -> Field:
        zone = self._session.time_zone
        return field(words, QLineEdit(clock_words(moment, zone) if moment else ""), hint=hint)

    def times(self) -> tuple[datetime | None, datetime | None] | None:
        """The moments in the form; None when a time cannot be read, said under its field."""
        found = []
        for each in (self.since, self.until):
            text = each.editor.text().strip()
            time = time_of(text)
            if text and time is None:
                each.refuse(_("“{text}” is no time. Write it as 9:15.").format(text=text))
                return None
            found.append(self._moment(time) if time else None)
        return found[0], found[1]

    def _moment(self, time: QTime) -> datetime:
        zone, start = self._session.time_zone, self._session.start
        moment = moment_of(parts_of(start, zone)[0], time, zone)
        return moment + timedelta(days=1) if moment < start - NIGHT else moment
