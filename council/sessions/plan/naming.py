"""What a session or an item may hold, in words, by the name of the table that points at it."""

from __future__ import annotations

from collections.abc import Iterable

from council.words import N_, _

WORDS = {
    "statement": N_("statements"),
    "attendance": N_("attendance"),
    "seating": N_("a seating"),
    "staffing": N_("staff"),
    "sign_off": N_("sign-offs"),
    "timer": N_("timers"),
    "turn": N_("turns"),
    "question": N_("questions"),
    "evidence": N_("evidence"),
    "parked": N_("a parking lot"),
    "form": N_("forms"),
    "minutes": N_("minutes"),
    "correction": N_("corrections"),
    "printout_made": N_("printouts"),
    "carried": N_("items carried over to a later session"),
}


def named(tables: Iterable[str]) -> str:
    """The tables in words, each once, those without words of their own as other records."""
    known = sorted({_(WORDS.get(table, N_("other records"))) for table in tables})
    return ", ".join(known)
