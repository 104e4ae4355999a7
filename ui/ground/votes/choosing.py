"""Which statements to put to the council, and in what order: thought without a window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from council.ground.queries import ThemeView
from council.sessions.queries import StatementView
from council.words import _

ALL, UNTHEMED, SLATE, WANTING, NEVER = "all", "unthemed", "slate", "wanting", "never"


@dataclass(frozen=True, slots=True)
class Source:
    """A place statements are picked from, with what it is called and what it holds."""

    id: str
    words: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that can be put into a set: `place` there from 1, 0 while it is not in it."""

    id: str
    number: int
    text: str
    asked: int
    place: int


@dataclass(frozen=True, slots=True)
class SetDraft:
    """The statements chosen so far, in order."""

    chosen: tuple[str, ...] = ()

    def plus(self, ids: Sequence[str]) -> SetDraft:
        """With these at the end, each once."""
        return replace(self, chosen=tuple(dict.fromkeys([*self.chosen, *ids])))

    def without(self, ids: Sequence[str]) -> SetDraft:
        return replace(self, chosen=tuple(one for one in self.chosen if one not in set(ids)))

    def toggled(self, id: str) -> SetDraft:
        return self.without((id,)) if id in self.chosen else self.plus((id,))

    def moved(self, id: str, by: int) -> SetDraft:
        """With one statement so many places down, or up for less than 0, as far as there is room."""
        if id not in self.chosen:
            return self
        rest = [one for one in self.chosen if one != id]
        at = min(max(self.chosen.index(id) + by, 0), len(rest))
        return replace(self, chosen=(*rest[:at], id, *rest[at:]))


def sources_of(
    told: Sequence[StatementView],
    themes: Sequence[ThemeView],
    *,
    unthemed: Sequence[str],
    slate: Sequence[str],
    wanting: Sequence[str],
    asked: Mapping[str, int],
) -> tuple[Source, ...]:
    """Where statements can be picked from, those that hold something; the short list first.

    Args:
        wanting: statements some group of which half was not asked yet, those that want most first.
        asked: how many have answered each statement.
    """
    known = {one.id for one in told}
    found = [
        Source(SLATE, _("Short list"), _known(slate, known)),
        Source(WANTING, _("Asked, but not enough yet"), _known(wanting, known)),
        Source(NEVER, _("Never asked"), tuple(one.id for one in told if not asked.get(one.id))),
        *(
            Source(theme.id, _("Theme: {title}").format(title=theme.title), _of_theme(theme, known))
            for theme in themes
        ),
        Source(UNTHEMED, _("In no theme"), _known(unthemed, known)),
        Source(ALL, _("All statements"), tuple(one.id for one in told)),
    ]
    return tuple(each for each in found if each.statements)


def candidates_of(
    source: Source, told: Mapping[str, StatementView], draft: SetDraft, asked: Mapping[str, int]
) -> tuple[Candidate, ...]:
    """The statements of a source in its order, each with its place in the set."""
    place = {one: at for at, one in enumerate(draft.chosen, start=1)}
    return tuple(
        Candidate(
            one, told[one].number, " ".join(told[one].text.split()), asked.get(one, 0), place.get(one, 0)
        )
        for one in source.statements
        if one in told
    )


def _known(ids: Sequence[str], known: set[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one in known)


def _of_theme(theme: ThemeView, known: set[str]) -> tuple[str, ...]:
    return tuple(row.id for row in theme.statements if row.id in known)
