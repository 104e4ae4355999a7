"""The panel as dots, one for each seat."""

from __future__ import annotations

import math
from collections.abc import Sequence

from council.report.charts.scale import FULL
from council.report.marks import Chart, Dot, Path, refits
from council.report.numbers import number
from council.words import _, ngettext

BIGGEST = 13.0  # radius of a dot, however few there are


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


def _shared_out(members: int, radii: Sequence[float]) -> list[int]:
    """Members to rows in proportion to their length; largest remainders first, outer rows before inner."""
    whole = sum(radii)
    exact = [members * radius / whole for radius in radii]
    counts = [math.floor(x) for x in exact]
    order = sorted(range(len(radii)), key=lambda i: (counts[i] - exact[i], -i))
    for index in order[: members - sum(counts)]:
        counts[index] += 1
    return counts
