"""What stands on the map, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from council.ground.queries import GroundFacts, ThemeView
from council.ground.voting.values import VotesView
from council.words import _, ngettext
from ui.ground.map.canvas import Dot


def statement_dots(themes: Sequence[ThemeView], places: Mapping[str, tuple[float, float]]) -> tuple[Dot, ...]:
    """A dot for every themed statement that has a place; themes in their order give shape and ink."""
    return tuple(
        Dot(each.id, *places[each.id], str(each.number), " ".join(each.text.split()), group, theme.title)
        for group, theme in enumerate(themes)
        for each in theme.statements
        if each.id in places
    )


def member_dots(
    seen: VotesView, places: Mapping[str, tuple[float, float]], facts: GroundFacts
) -> tuple[Dot, ...]:
    """A dot for every member who voted; opinion groups only past their gate."""
    dots = []
    for seat, number, row in zip(seen.seats, seen.seat_numbers, seen.rows, strict=True):
        if seat not in places:
            continue
        group = facts.groups.get(seat, -1)
        name = _("group {letter}").format(letter=chr(ord("A") + group)) if group >= 0 else ""
        count = sum(value is not None for value in row)
        words = ngettext("{count:,} vote", "{count:,} votes", count).format(count=count)
        dots.append(Dot(seat, *places[seat], _("seat {number}").format(number=number), words, group, name))
    return tuple(dots)
