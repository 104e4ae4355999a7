"""Answers known by number only, put together with those of single seats so that nobody counts twice.

The rule, in the words of the table: who answered alone counts alone. The cards of the table count for the
others; one card is taken off for each who answered alone. Of two shows by the same people the newer counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from council.ground.voting.values import Counted, TableCounts

ANSWERS = (1, 0, -1)


def newest(shows: Sequence[Counted]) -> tuple[Counted, ...]:
    """The shows of each statement that count, the newest first: one of the same people stands aside.

    Two are of the same people if they are of one table, if any seat sat at both, or if they are of different
    sessions and it is not known who sat there.
    """
    kept: list[Counted] = []
    by_statement: dict[str, list[Counted]] = {}
    for show in sorted(shows, key=lambda s: (s.at, s.table), reverse=True):
        others = by_statement.setdefault(show.statement_id, [])
        if not any(_same_people(show, other) for other in others):
            others.append(show)
            kept.append(show)
    return tuple(kept)


def _same_people(one: Counted, other: Counted) -> bool:
    if one.table == other.table and one.session == other.session:
        return True
    if one.pile and one.pile == other.pile:
        return False
    if one.seats and other.seats:
        return not set(one.seats).isdisjoint(other.seats)
    return one.table == other.table or one.session != other.session


def together(shows: Sequence[Counted], own: Mapping[str, int], *, members: int) -> tuple[TableCounts, ...]:
    """What the shows of one statement add to the own answers of the seats, tables by number, the room first.

    Where it is not known who sat at a table, everybody who answered alone may have sat there: one is taken
    off for each, once over all such tables. Own answers and these counts are never more than `members`.

    Args:
        shows: those that count, see `newest`. own: the own answer (1, 0, -1) by seat, of members only.
    """
    found, pool, free = [], dict(own), members - len(own)
    for show in sorted(shows, key=lambda s: (not s.seats, s.table)):
        counts = beside(show if show.seats else _with_likely_seats(show, pool), own, most=free)
        found.append(counts if show.seats else replace(counts, seats=()))
        free -= counts.asked
        pool = {seat: value for seat, value in pool.items() if seat not in counts.seats}
    return tuple(sorted(found, key=lambda c: (int(c.table or 0), c.table)))


def _with_likely_seats(show: Counted, pool: Mapping[str, int]) -> Counted:
    """The show as if so many of those who answered alone had sat there as cards were shown."""
    shown = show.agree + show.disagree + show.passed
    return replace(show, seats=tuple(seat for seat in sorted(pool) if seat not in show.apart)[:shown])


def beside(show: Counted, own: Mapping[str, int], *, most: int) -> TableCounts:
    """What a show adds to the seats' own answers: its counts less one for each seat that answered alone.

    One is taken from the same answer; where none is left there (they changed their mind), from the passes,
    then from the larger of the other two; so also for members who left the council, as far as more cards
    are left than people. The sum can be too small by those who came late, never too large.

    Args:
        own: the own answer (1, 0, -1) of each seat that has one to this statement.
        most: how many answers it can add at all.
    """
    left = {1: show.agree, 0: show.passed, -1: show.disagree}
    alone = [own[seat] for seat in show.seats if seat in own]
    elsewhere = 0
    for value in (own[seat] for seat in show.seats if seat in own and seat not in show.apart):
        if left[value]:
            left[value] -= 1
        else:
            elsewhere += 1
    size = max(len(show.seats) + show.gone, show.present) - show.gone
    most = max(min(most, size - len(alone), sum(left.values()) - elsewhere), 0)
    while sum(left.values()) > most:
        left[0 if left[0] else 1 if left[1] >= left[-1] else -1] -= 1
    return TableCounts(show.table, size, left[1], left[-1], left[0], show.seats)


def differing(answers: Mapping[str, int], again: Mapping[str, int] | None) -> tuple[str, ...]:
    """The statements on which two readings of a sheet differ, "no answer" being an answer of its own."""
    if again is None:
        return ()
    return tuple(one for one in sorted({*answers, *again}) if answers.get(one) != again.get(one))


def settled(answers: Mapping[str, int], again: Mapping[str, int] | None) -> dict[str, int]:
    """The answers of a sheet that count: all of one reading, of two those they agree on."""
    out = set(differing(answers, again))
    return {statement: value for statement, value in answers.items() if statement not in out}
