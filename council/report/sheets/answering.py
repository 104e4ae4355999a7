"""What goes to the tables when statements are voted on by paper or by cards: values, nothing of paper here.

An answer sheet has three boxes for each statement; a tally sheet has room for three numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.words import _, in_language, ngettext

TICK, COUNT = "tick", "count"


@dataclass(frozen=True, slots=True)
class AskedOnPaper:
    """A set of statements as it is printed; `session` 0 and `day` "" where it belongs to none."""

    council: str
    language: str
    number: int
    title: str
    question: str
    statements: tuple[str, ...]
    session: int = 0
    day: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """One sheet of a pile: what its foot calls it, and boxes in its head, filled in or to write in."""

    words: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """All sheets of one kind for one set. Each slip has every statement; `boxes` is "tick" or "count"."""

    asked: AskedOnPaper
    kind: str
    title: str
    quiet: str
    lead: str
    heads: tuple[str, ...]
    boxes: str
    slips: tuple[Slip, ...]


def answer_sheets(asked: AskedOnPaper, *, seats: Sequence[int] = ()) -> Pile:
    """A sheet for each seat with its number on it, or, without seats, one to be copied.

    The number of a sheet is written on it when it is typed in: by it a second reader finds it again.
    """
    with in_language(asked.language):
        slips = [
            Slip(
                _("Seat {number}").format(number=seat),
                ((_("Seat"), str(seat)), (_("Table"), ""), (_("Sheet no."), "")),
            )
            for seat in seats
        ] or [Slip("", ((_("Seat, if you like"), ""), (_("Table"), ""), (_("Sheet no."), "")))]
        lead = _(
            "Tick one box for each statement. Pass means: I do not want to say. A row without a tick counts "
            "as not asked, never as no."
        )
        return Pile(
            asked, "answers", asked.title, _quiet(asked), lead, _heads(), TICK, tuple(slips)
        )  # fmt: skip


def tally_sheets(asked: AskedOnPaper, *, tables: Sequence[tuple[int, int]] = ()) -> Pile:
    """A sheet for each table as (number, present), or one to fill in where no tables are known."""
    with in_language(asked.language):
        slips = [
            Slip(
                _("Table {number}").format(number=number),
                ((_("Table"), str(number)), (_("Present"), ""), (_("Places taken"), str(present))),
            )
            for number, present in tables
        ] or [Slip(_("All tables"), ((_("Table"), ""), (_("Present"), "")))]
        lead = _(
            "Read each statement out; everybody shows one card at the same time. Write down how many of "
            "each, never who. Whoever shows no card is not counted."
        )
        title = _("Cards shown: {title}").format(title=asked.title)
        return Pile(asked, "tally", title, _quiet(asked), lead, _heads(), COUNT, tuple(slips))


def _heads() -> tuple[str, ...]:
    return (_("Agree"), _("Disagree"), _("Pass"))


def _quiet(asked: AskedOnPaper) -> str:
    count = len(asked.statements)
    told = ngettext("{count} statement", "{count} statements", count).format(count=count)
    session = _("Session {number}").format(number=asked.session) if asked.session else ""
    return " · ".join(filter(None, (asked.question, session, asked.day, told)))
