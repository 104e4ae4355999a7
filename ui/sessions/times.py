"""Moments as the clock on the wall there shows them, and back."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, QTime, QTimeZone

from council.errors import CouncilError
from council.sessions.plans import zone_of

_DAY = "ddd d MMM yyyy"


def clock_words(moment: datetime, zone: str) -> str:
    """Hours and minutes, as the locale writes them."""
    there = moment.astimezone(zone_of(zone))
    return QLocale().toString(QTime(there.hour, there.minute), QLocale.FormatType.ShortFormat)


def day_words(moment: datetime, zone: str) -> str:
    """Day and date in the words of the locale, short enough for a list."""
    there = moment.astimezone(zone_of(zone))
    return QLocale().toString(QDate(there.year, there.month, there.day), _DAY)


def date_words(day: str) -> str:
    """A day kept as 2026-03-06, written as `day_words` writes one; what is no day stays as it is."""
    found = QDate.fromString(day, Qt.DateFormat.ISODate)
    return QLocale().toString(found, _DAY) if found.isValid() else day


def moment_of(day: QDate, time: QTime, zone: str) -> datetime:
    """The moment a day and a time mean there. Raises: TimeZoneUnknown."""
    return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=zone_of(zone))


def parts_of(moment: datetime, zone: str) -> tuple[QDate, QTime]:
    """Day and time of a moment there."""
    there = moment.astimezone(zone_of(zone))
    return QDate(there.year, there.month, there.day), QTime(there.hour, there.minute)


def after(start: datetime, time: QTime, zone: str) -> datetime:
    """The first moment from `start` on at which the clock shows `time`."""
    found = moment_of(parts_of(start, zone)[0], time, zone)
    return found if found >= start else found + timedelta(days=1)


def own_zone() -> str:
    """The time zone of this computer, where it is one known here; else UTC."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "ignore")
    try:
        zone_of(name)
    except CouncilError:
        return "UTC"
    return name
