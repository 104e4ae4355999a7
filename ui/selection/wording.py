"""Chances, hashes, moments and sources of chance as people read them, on every page of selection."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QDate, QLocale, QTime

from council.words import _

VOID = re.compile(r"draw \d+ is void: ")  # a line of `order` that tells of a draw before


def percent(value: Fraction) -> str:
    """A chance as people read it: 2.74 %; never 0 for what is not 0."""
    share = float(value) * 100
    return f"{share:.0f} %" if share in (0, 100) else f"{share:.2f} %" if share >= 0.01 else f"{share:.4f} %"


def grouped(hash_: str) -> str:
    """A hash in groups of four, as people compare it."""
    return " ".join(hash_[place : place + 4] for place in range(0, len(hash_), 4))


def moment_of(text: str) -> datetime:
    """A certificate's time as a moment. Raises: ValueError."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def moment_words(moment: datetime, *, seconds: bool = False) -> str:
    """Day and time on this computer's clock, as the locale writes them."""
    there = moment.astimezone()
    day = QLocale().toString(QDate(there.year, there.month, there.day), "d MMM yyyy")
    time = QTime(there.hour, there.minute, there.second)
    shown = time.toString("HH:mm:ss") if seconds else QLocale().toString(time, QLocale.FormatType.ShortFormat)
    return f"{day}, {shown}".replace(" ", "\N{NO-BREAK SPACE}")


def digits_words(chance: Mapping[str, Any]) -> str:
    """What gives the digits of a draw, and in which order they are read."""
    order = " ".join(line for line in chance["order"].splitlines() if not VOID.match(line))
    return " – ".join(part for part in (chance["device"], order) if part)


def beacon_words(chance: Mapping[str, Any]) -> str:
    """Which round of the public beacon counts, and when it appears."""
    from council.selection.beacon import time_of_round

    words = _("Round {number} of the public beacon drand quicknet, due {moment}")
    due = moment_words(time_of_round(chance["round"]), seconds=True)
    return words.format(number=chance["round"], moment=due)
