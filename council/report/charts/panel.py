"""The panel as dots, and beside its targets and the pool, one feature at a time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from council.report.charts.scale import FULL, axis, part_of, round_up
from council.report.facts import CategoryFacts
from council.report.marks import Bar, Chart, Dot, Line, Mark, Path, Words, refits, shortened
from council.report.numbers import number
from council.words import _, ngettext

BIGGEST = 13.0  # radius of a dot, however few there are


@refits
def composition(
    feature: str,
    categories: Sequence[CategoryFacts],
    *,
    pool: int,
    seats: int,
    width: float = FULL,
    key: bool = False,
) -> Chart:
    """One feature: the panel's share as a dot, the pool's as a square, the seats aimed at as a band."""
    left, right, row = 138.0, 70.0, 19.0
    room = width - left - right
    shares = [max(part_of(c.panel, seats), part_of(c.pool, pool), part_of(c.most, seats)) for c in categories]
    top = round_up(max(shares, default=Fraction(1, 10)))
    above = 46.0 if key else 17.0
    below = above + row * len(categories)
    marks: list[Mark] = [*_composition_key()] if key else []
    marks.append(Words(0, above - 5, feature, 10.5, "ink", strong=True))
    marks += axis(left, room, above - 4, below, top)
    for index, c in enumerate(categories):
        y = above + row * (index + 0.5)
        marks += _composition_row(c, y, left, room, top, pool, seats)
        marks.append(Words(0, y + 3.2, shortened(c.value, 9.2, left - 10), 9.2))
        told = _("{panel} of {seats}").format(panel=number(c.panel), seats=number(seats))
        marks.append(Words(width, y + 3.2, told, 9.2, "ink", "end", strong=True))
    head = (
        feature,
        _("Panel of {seats}").format(seats=number(seats)),
        _("Target"),
        _("Pool of {pool}").format(pool=number(pool)),
    )
    rows = tuple((c.value, number(c.panel), target_words(c), number(c.pool)) for c in categories)
    alt = "; ".join(
        _("{value}: {panel} on the panel, target {target}, {pool} in the pool").format(
            value=r[0], panel=r[1], target=r[2], pool=r[3]
        )
        for r in rows
    )
    return Chart(width, below + 2, tuple(marks), feature, f"{feature}. {alt}.", head, rows)


def target_words(category: CategoryFacts) -> str:
    """The seats aimed at: "12 to 14", or one number."""
    if category.least == category.most:
        return number(category.least)
    return _("{least} to {most}").format(least=number(category.least), most=number(category.most))


@refits
def hemicycle(members: int, *, vacant: int = 0, width: float = FULL) -> Chart:
    """A half circle of dots, one for each member; hollow ones are seats nobody has taken.

    Of a panel that is not drawn yet only the rows are shown, and its words say so.
    """
    if not members:
        return _not_drawn(width)
    rows = max(2, round(math.sqrt(members / 2.4)))
    outer = width / 2
    inner = outer * 0.42
    radii = [inner + (outer - inner) * row / (rows - 1) for row in range(rows)]
    places: list[tuple[float, float]] = []
    for radius, count in zip(radii, _shared_out(members, radii), strict=True):
        for seat in range(count):
            angle = math.pi * (1 - (seat / (count - 1) if count > 1 else 0.5))
            places.append((angle, radius))
    size = min(BIGGEST, (outer - inner) / (rows - 1) * 0.34, math.pi * inner / max(members / rows, 1) * 0.42)
    places.sort(key=lambda place: (-place[0], place[1]))
    marks = tuple(
        Dot(
            outer + (r - size) * math.cos(a),
            outer - (r - size) * math.sin(a),
            size,
            "cover_dot",
            i >= members - vacant,
        )
        for i, (a, r) in enumerate(places)
    )
    alt = ngettext("{count} dot, one for each seat", "{count} dots, one for each seat", members).format(
        count=members
    )
    if vacant:
        alt += " " + _("({vacant} of them not taken)").format(vacant=vacant)
    head, row = (_("Seats"), _("Not taken")), (number(members), number(vacant))
    return Chart(width, outer + 2, marks, _("The panel"), f"{alt}.", head, (row,))


def _not_drawn(width: float) -> Chart:
    outer = width / 2
    marks = tuple(Path(_arc(outer, outer * part), "cover_shade", 7.0) for part in (0.46, 0.64, 0.82, 0.985))
    words = _("The panel is not drawn yet.")
    return Chart(width, outer + 2, marks, _("The panel"), words, (_("Seats"),), (("0",),))


def _arc(middle: float, radius: float) -> tuple[tuple[float, float], ...]:
    """A half circle above the middle, as points."""
    turns = (math.pi * step / 60 for step in range(61))
    return tuple((middle - radius * math.cos(turn), middle - radius * math.sin(turn)) for turn in turns)


def _composition_key() -> tuple[Mark, ...]:
    """What dot, square and band mean."""
    return (
        Dot(5, 7, 4.0, "teal"), Words(14, 10.2, _("panel"), 9, "muted"),
        Bar(60, 3.8, 6.4, 6.4, "theme1"), Words(71, 10.2, _("pool"), 9, "muted"),
        Bar(112, 1.5, 22, 12, "band", 2), Words(139, 10.2, _("seats aimed at"), 9, "muted"),
    )  # fmt: skip


def _composition_row(
    c: CategoryFacts, y: float, left: float, room: float, top: Fraction, pool: int, seats: int
) -> list[Mark]:
    def at(share: Fraction) -> float:
        return left + room * float(share / top)

    low, high = at(part_of(c.least, seats)), at(part_of(c.most, seats))
    mine, theirs = at(part_of(c.panel, seats)), at(part_of(c.pool, pool))
    return [
        Bar(low - 4, y - 6, high - low + 8, 12, "band", 2),
        Line(min(mine, theirs), y, max(mine, theirs), y, "muted", 0.8),
        Bar(theirs - 3.2, y - 3.2, 6.4, 6.4, "theme1"),
        Dot(mine, y, 4.0, "teal"),
    ]


def _shared_out(members: int, radii: Sequence[float]) -> list[int]:
    """Members to rows in proportion to their length; largest remainders first, outer rows before inner."""
    whole = sum(radii)
    exact = [members * radius / whole for radius in radii]
    counts = [math.floor(x) for x in exact]
    order = sorted(range(len(radii)), key=lambda i: (counts[i] - exact[i], -i))
    for index in order[: members - sum(counts)]:
        counts[index] += 1
    return counts
