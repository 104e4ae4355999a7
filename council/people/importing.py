"""One import as it was chosen: what each column is for and why, how values are read, what is left to decide.

Pure. The window, its tests and anything else that takes people in go through `read_as`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from council.people.bands import banded, bands_of
from council.people.births import NO_DAY, Births
from council.people.columns import KEPT, ColumnView, Purpose, reason_for
from council.people.grid import Grid
from council.people.roster import PeopleFile, people_in
from council.people.values import FeatureView, Missing, Spelling, features_in, tidied
from council.progress import SILENT, Progress
from council.words import _

MissingChoice = Missing | tuple[Literal["map"], str]


def missing_words(choice: MissingChoice) -> str:
    """A choice as it is kept: `exclude`, `ignore`, or `=` and the value."""
    return choice if isinstance(choice, str) else f"={choice[1]}"


def missing_choice(words: str) -> MissingChoice:
    """The choice that was kept as these words."""
    return ("map", words[1:]) if words.startswith("=") else "exclude" if words == "exclude" else "ignore"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was decided about earlier files, the newer over the older."""

    columns: Mapping[str, str] = field(default_factory=dict)
    purposes: Mapping[str, str] = field(default_factory=dict)
    spellings: tuple[Spelling, ...] = ()
    missing: Mapping[str, MissingChoice] = field(default_factory=dict)
    births: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen for one file.

    Attributes:
        purposes: what each column is for; `reasons`: why it is kept, in free words, empty = not said yet.
        births: how the column of birth dates is read, None without one.
        spellings: what values stand for, those of earlier files first.
        missing: what happens with people who gave no answer, per feature.
        joined: pairs of household keys that are one home.
    """

    purposes: Mapping[str, Purpose]
    reasons: Mapping[str, str] = field(default_factory=dict)
    births: Births | None = None
    spellings: tuple[Spelling, ...] = ()
    missing: Mapping[str, MissingChoice] = field(default_factory=dict)
    joined: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, columns: Iterable[ColumnView]) -> Choices:
        """What is proposed for a file's columns."""
        views = tuple(columns)
        return cls(
            {one.name: one.purpose for one in views}, {one.name: reason_for(one.purpose) for one in views}
        )

    def with_purpose(self, column: str, purpose: Purpose) -> Choices:
        """With one column changed; there is one id and one birth date, so another such is not stored then.

        A reason that was only proposed changes with the purpose; one's own words stay.
        """
        changed, reasons = dict(self.purposes), dict(self.reasons)
        if purpose in ("id", "born"):
            for name in [one for one, was in changed.items() if was == purpose and one != column]:
                changed[name] = "ignored"
        if reasons.get(column, "") in {reason_for(changed[column]), ""}:
            reasons[column] = reason_for(purpose)
        changed[column] = purpose
        births = self.births if self.births and changed.get(self.births.column) == "born" else None
        return replace(self, purposes=changed, reasons=reasons, births=births)

    def with_reason(self, column: str, words: str) -> Choices:
        """With the words why a column is kept."""
        return replace(self, reasons={**self.reasons, column: " ".join(words.split())})

    def with_spelling(self, feature: str, spelt: str, meant: str | None) -> Choices:
        """With what one value stands for: "" leaves its people out, None keeps it as it is."""
        others = tuple(one for one in self.spellings if one[:2] != (feature, spelt))
        return replace(self, spellings=others if meant is None else (*others, (feature, spelt, meant)))

    def with_missing(self, feature: str, choice: MissingChoice | None) -> Choices:
        """With what happens to people who gave no answer; None takes the choice back."""
        others = {name: one for name, one in self.missing.items() if name != feature}
        return replace(self, missing=others if choice is None else {**others, feature: choice})

    def of_purpose(self, purpose: Purpose) -> tuple[str, ...]:
        """The columns of one purpose, in order."""
        return tuple(name for name, one in self.purposes.items() if one == purpose)

    @property
    def kept(self) -> tuple[str, ...]:
        """The columns that leave a trace in the council file, in order."""
        return tuple(name for name, one in self.purposes.items() if one in KEPT)

    @property
    def unsaid(self) -> tuple[str, ...]:
        """Kept columns of which nobody has said why."""
        return tuple(name for name in self.kept if not self.reasons.get(name, "").strip())


def proposed(
    columns: Iterable[ColumnView],
    *,
    wanted: Sequence[tuple[str, str]] = (),
    earlier: Earlier = Earlier(),
    first_day: date | None = None,
) -> Choices:
    """What is proposed for a file: by its columns, and as an earlier file with the same columns was taken.

    A column that was not stored then left no name behind. So in a file that has every column kept so far, an
    attribute nobody kept and no target asks for is proposed as not stored again.

    Args:
        first_day: the first sitting day, where one is planned.
    """
    choices = Choices.of(columns)
    came_again = bool(earlier.purposes) and earlier.purposes.keys() <= choices.purposes.keys()
    asked = {feature.casefold() for feature, _value in wanted}
    for name, purpose in tuple(choices.purposes.items()):
        is_new = name not in earlier.purposes and name.casefold() not in asked
        if came_again and is_new and purpose == "attribute":
            choices = choices.with_purpose(name, "ignored")
        was = earlier.columns.get(name)
        if was in KEPT and choices.purposes[name] != "born":
            choices = choices.with_purpose(name, was)
        if earlier.purposes.get(name):
            choices = choices.with_reason(name, earlier.purposes[name])
    return replace(
        choices,
        births=births_proposed(choices, wanted, earlier, first_day),
        spellings=earlier.spellings,
        missing=earlier.missing,
    )


USUAL_BANDS = ("16-29", "30-44", "45-59", "60+")


def births_proposed(
    choices: Choices, wanted: Sequence[tuple[str, str]], earlier: Earlier, first_day: date | None
) -> Births | None:
    """How the column of birth dates is proposed to be read, None without one.

    The bands are those of the targets, else those of an earlier file, else usual ones; the day is the first
    sitting day, else the one an earlier file was read by, else NO_DAY: it is asked, not guessed.
    """
    columns = choices.of_purpose("born")
    if not columns:
        return None
    found = banded(wanted)
    said = [
        name for name in found if {"age", "alter", "âge", "edad"} & set(re.split(r"[\W_]+", name.casefold()))
    ]
    name = (said or list(found) or [""])[0]
    known = bands_of(earlier.births.get("bands", "").splitlines())
    bands = found[name] if name else known or bands_of(USUAL_BANDS)
    assert bands is not None  # the usual ones are bands
    kept = earlier.births.get("on", "")
    day = first_day or (date.fromisoformat(kept) if kept else NO_DAY)
    return Births(columns[0], day, bands, name or earlier.births.get("feature", "") or _("age"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read as chosen: its people, every feature with what is odd in it, and what is left to decide."""

    people: PeopleFile
    features: tuple[FeatureView, ...]
    undecided: tuple[str, ...]

    @property
    def questions(self) -> int:
        """How many things a person must still decide: blanks without a choice, dates left open."""
        return len(self.undecided) + sum(one.code in ASKED for one in self.people.findings)


ASKED = frozenset({"dates-open", "dates-mixed", "years-only"})


def read_as(
    grid: Grid,
    choices: Choices,
    *,
    wanted: Sequence[tuple[str, str]] = (),
    progress: Progress = SILENT,
) -> Reading:
    """The people of a table, with each column and value taken as chosen; nothing is stored.

    Args:
        wanted: (feature, value) of each target line, where there are targets.
    Raises: FileRefused.
    """
    own = choices.of_purpose("id")
    people = people_in(
        grid,
        id_column=own[0] if own else None,
        features=choices.of_purpose("attribute"),
        address=choices.of_purpose("address"),
        contact=choices.of_purpose("contact"),
        births=choices.births if choices.births and choices.births.on != NO_DAY else None,
        joined=choices.joined,
        progress=progress,
    )
    features = features_in(people, wanted)
    undecided = tuple(
        one.feature for one in features if one.missing is not None and one.feature not in choices.missing
    )
    tidy = tidied(people, wanted, mapping=choices.spellings, missing=choices.missing)
    return Reading(tidy, features, undecided)
