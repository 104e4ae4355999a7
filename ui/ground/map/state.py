"""What stands on the map, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from council.ground.map.values import Drawn, Places
from council.ground.queries import GroundFacts, ThemeView
from council.ground.themes.values import Gathering
from council.ground.voting.values import VotesView
from council.sessions.queries import StatementView
from council.words import _, ngettext
from ui.ground.map.canvas import Dot


@dataclass(frozen=True, slots=True)
class MapMatter:
    """All the store says for the map."""

    themes: tuple[ThemeView, ...]
    unthemed: tuple[StatementView, ...]
    gathering: Gathering
    seen: VotesView
    facts: GroundFacts
    places: Places

    @property
    def theme_of(self) -> dict[str, int]:
        """The number of the theme of each statement that has one."""
        return {each.id: n for n, theme in enumerate(self.themes) for each in theme.statements}


def statement_dots(
    themes: Sequence[ThemeView],
    places: Mapping[str, tuple[float, float]],
    unthemed: Sequence[StatementView] = (),
) -> tuple[Dot, ...]:
    """A dot for every statement that has a place; themes in their order give shape and ink, none a ring."""
    inside = [
        Dot(each.id, *places[each.id], str(each.number), " ".join(each.text.split()), group, theme.title)
        for group, theme in enumerate(themes)
        for each in theme.statements
        if each.id in places
    ]
    outside = [
        Dot(each.id, *places[each.id], str(each.number), " ".join(each.text.split()), -1, _("In no theme"))
        for each in unthemed
        if each.id in places
    ]
    return (*inside, *outside)


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


def came_words(matter: MapMatter, drawn: Drawn) -> str:
    """How many statements came since the map was drawn: on it beside what they are like, or not read yet."""
    known = {each.id for each in matter.gathering.told}
    beside = len(set(drawn.statements) & known - set(matter.places.statements))
    waiting = len(known - set(drawn.statements))
    parts = []
    if beside:
        words = ngettext(
            "{count:,} statement came since the map was drawn; it lies beside what it is like.",
            "{count:,} statements came since the map was drawn; they lie beside what they are like.",
            beside,
        )
        parts.append(words.format(count=beside))
    if waiting:
        words = ngettext(
            "{count:,} statement has not been read yet: draw the map to lay it.",
            "{count:,} statements have not been read yet: draw the map to lay them.",
            waiting,
        )
        parts.append(words.format(count=waiting))
    return " ".join(parts)
