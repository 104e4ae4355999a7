"""The figures of a seating, each with its base, and what a move would make of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from council.sessions.live import LiveFigures
from council.sessions.queries import SeatingFigures
from council.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures of a seating, whether people can still be moved or the session is over.

    Pairs, meetings and repeats are of this seating and all before; misses are of this seating alone.
    `worst_at` is (number of the table, field, value). None stands for what is not known.
    """

    pairs: int
    pairs_met: int
    bound: float
    worst_pair: int
    min_met: int
    median_met: float
    max_met: int
    most_possible: int
    repeats: tuple[int, ...]
    misses: int
    cells: int
    misses_by_field: tuple[tuple[str, int], ...]
    worst_cell: float
    worst_at: tuple[int, str, str] | None = None
    new_pairs: int | None = None
    pairs_at_tables: int | None = None
    unkept: tuple[str, ...] | None = None
    staff_met: tuple[int, int] | None = None

    @classmethod
    def of_live(cls, found: LiveFigures, numbers: Sequence[int]) -> Standing:
        """The figures while people can be moved; `numbers` are those of the tables by position."""
        given = {name: getattr(found, name) for name in cls.__slots__}
        if found.worst_at is not None:
            table, field, value = found.worst_at
            given["worst_at"] = (numbers[table], field, value)
        return cls(**given)

    @classmethod
    def of_kept(cls, found: SeatingFigures) -> Standing:
        """The figures of a session that is over."""
        far, alone = found.so_far, found.alone
        cells = ("misses", "cells", "misses_by_field", "worst_cell")
        names = [name for name in cls.__slots__ if hasattr(far, name) and name not in cells]
        return cls(
            **{name: getattr(far, name) for name in names},
            **{name: getattr(alone, name) for name in cells},
            staff_met=found.staff_met,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: now, then if somebody were moved, its base, and whether that is better or worse."""

    id: str
    words: str
    now: str
    then: str
    base: str
    tone: str = ""
    brief: str = ""

    @property
    def short_base(self) -> str:
        """The base as a tile has room for it."""
        return self.brief or self.base

    @property
    def shown(self) -> str:
        """The figure, and what would become of it: "3 → 5"."""
        return f"{self.now} → {self.then}" if self.tone else self.now

    @property
    def said(self) -> str:
        """The change in words, for an ear."""
        words = _("{figure}: {now}, then {then}, {base}") if self.base else _("{figure}: {now}, then {then}")
        return words.format(figure=self.words, now=self.now, then=self.then, base=self.base)


@dataclass(frozen=True, slots=True)
class _Measure:
    id: str
    words: str
    value: float
    base: str
    more_is: int  # 1 better, -1 worse, 0 neither
    brief: str = ""

    @property
    def said(self) -> str:
        return f"{self.value:g}"


def lines_of(
    now: Standing, then: Standing | None = None, *, rules: int = 0, cells: Mapping[str, int] | None = None
) -> tuple[Line, ...]:
    """Every figure of a seating, with what would become of it; one that only `then` has stands from 0.

    Args:
        rules: how many rules and pins there are: the base of those not kept.
        cells: per field the number of its shares at all tables: the base of its misses.
    """
    before = _measures(now, rules, cells or {})
    if then is None:
        return tuple(Line(one.id, one.words, one.said, "", one.base, brief=one.brief) for one in before)
    known = {one.id: one for one in before}
    found = []
    for new in _measures(then, rules, cells or {}):
        old = known.pop(new.id, None)
        was = old.value if old else 0
        tone = "" if new.value == was else "better" if (new.value - was) * new.more_is > 0 else "worse"
        if tone and not new.more_is:
            tone = "other"
        told = old.said if old else "0"
        found.append(Line(new.id, new.words, told, new.said if tone else "", new.base, tone, new.brief))
    return tuple(found) + tuple(
        Line(one.id, one.words, one.said, "0", one.base, "other") for one in known.values()
    )


def tiles_of(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The four figures that stand above the tables."""
    at = {line.id: line for line in lines}
    return tuple(at[id] for id in ("misses", "pairs", "least", "rules", "worst") if id in at)[:4]


def changes_of(lines: Sequence[Line]) -> tuple[Line, ...]:
    """What would change and is worth saying before a drop: no single field, no repeat count."""
    return tuple(line for line in lines if line.tone and ":" not in line.id)


def preview_words(head: str, lines: Sequence[Line]) -> str:
    """What a move would do, in lines: its name, then each figure now and then with its base."""
    changed = changes_of(lines)
    if not changed:
        return "\n".join((head, _("No figure changes.")))
    return "\n".join([head] + [f"{line.words}  {line.shown}  {line.base}".rstrip() for line in changed])


def spoken_words(head: str, lines: Sequence[Line]) -> str:
    """The same for an ear, in one breath."""
    changed = changes_of(lines)
    told = [line.said for line in changed] or [_("No figure changes.")]
    return ". ".join([head, *told])


def _measures(one: Standing, rules: int, cells: Mapping[str, int]) -> list[_Measure]:
    most = round(one.bound * one.pairs)
    found = [
        _Measure(
            "misses",
            _("Shares missed"),
            one.misses,
            _missed_base(one),
            -1,
            _("of {cells}").format(cells=one.cells),
        ),
        _Measure(
            "pairs",
            _("Pairs who have met"),
            one.pairs_met,
            _("of {pairs:n}, upper bound {most:n}").format(pairs=one.pairs, most=most),
            1,
            _("of {pairs:n}, bound {most:n}").format(pairs=one.pairs, most=most),
        ),
        _Measure(
            "least",
            _("People met, fewest"),
            one.min_met,
            _("of at most {most}; median {median:g}, most {top}").format(
                most=one.most_possible, median=one.median_met, top=one.max_met
            ),
            1,
            _("of {most}, median {median:g}").format(most=one.most_possible, median=one.median_met),
        ),
    ]
    if one.unkept is not None:
        base = ngettext("of {count} rule", "of {count} rules", rules).format(count=rules)
        found.append(_Measure("rules", _("Rules not kept"), len(one.unkept), base, -1))
    found.append(_Measure("worst", _("Meetings of one pair, most"), one.worst_pair, _often(one), -1))
    if one.new_pairs is not None:
        base = _("of {pairs} pairs at tables").format(pairs=one.pairs_at_tables)
        found.append(_Measure("new", _("Pairs who meet for the first time"), one.new_pairs, base, 1))
    if one.staff_met is not None:
        base = _("most {most}").format(most=one.staff_met[1])
        found.append(_Measure("staff", _("Facilitators met, fewest"), one.staff_met[0], base, 1))
    for name, missed in one.misses_by_field:
        base = _("of {cells}").format(cells=cells[name]) if name in cells else ""
        words = _("Shares missed in {field}").format(field=name)
        found.append(_Measure(f"field:{name}", words, missed, base, -1))
    pairs = _("of {pairs:n} pairs").format(pairs=one.pairs)
    for times, count in enumerate(one.repeats):
        found.append(_Measure(f"times:{times}", times_words(times), count, pairs, 0))
    return found


def times_words(times: int) -> str:
    """How often a pair met, in words."""
    if not times:
        return _("Pairs who never met")
    return ngettext("Pairs who met {times} time", "Pairs who met {times} times", times).format(times=times)


def _missed_base(one: Standing) -> str:
    if one.worst_at is None:
        words = _("of {cells}, worst by {people:.1f} people")
        return words.format(cells=one.cells, people=one.worst_cell)
    table, _field, value = one.worst_at
    words = _("of {cells}, worst by {people:.1f}: {value} at table {table}")
    return words.format(cells=one.cells, people=one.worst_cell, value=value, table=table)


def _often(one: Standing) -> str:
    count = one.repeats[-1] if one.worst_pair and len(one.repeats) > 1 else 0
    return ngettext("{count} pair did", "{count} pairs did", count).format(count=count)
