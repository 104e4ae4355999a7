"""The values of a column beside what is known: misprints found with what was perhaps meant, blanks counted.

Nothing is changed unasked: what a person decides for one file is kept, and proposed for the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from council.people.cells import is_missing, key, nearest, shortened
from council.people.findings import Finding
from council.people.roster import PeopleFile, ReadPerson
from council.words import _, ngettext

Missing = Literal["exclude", "ignore"]
Spelling = tuple[str, str, str]  # feature, as spelt, what it stands for

FEW = 200  # a feature with more values than this is no list of choices, and nothing is guessed about it
_LINES = 5
_ALIKE = 0.82


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a feature: how many have it, the first lines, the known value most like it.

    `is_sure` when it looks like a misprint of that value; else the suggestion is a guess.
    """

    feature: str
    value: str
    count: int
    lines: tuple[int, ...]
    nearest: str = ""
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class FeatureView:
    """A feature as the file has it: what it may say, values to look at, and how many gave no answer.

    `choices` are the values of the targets (`in_targets`), or else those of the file, the frequent first.
    """

    feature: str
    choices: tuple[str, ...]
    in_targets: bool
    odd: tuple[ValueView, ...]
    missing: ValueView | None


def features_in(people: PeopleFile, wanted: Sequence[tuple[str, str]] = ()) -> tuple[FeatureView, ...]:
    """Every feature of a file with the values no target knows, or that look like misprints of others.

    Args:
        wanted: (feature, value) of each target line; features it does not speak of are compared with
            themselves: a rare value close to a frequent one is asked about.
    """
    targets: dict[str, dict[str, str]] = {}
    for feature, value in wanted:
        targets.setdefault(key(feature), {})[key(value)] = value
    given: dict[str, dict[str, _Lines]] = {name: {} for name in people.features}
    for attributes, lines in _alike(people.people):
        for name, value in attributes.items():
            given[name].setdefault(value, _Lines()).add(lines)
    return tuple(_feature(name, given[name], targets.get(key(name), {})) for name in people.features)


@dataclass(slots=True)
class _Lines:
    """How many rows say something, and the first lines of them."""

    count: int = 0
    first: tuple[int, ...] = ()

    def add(self, other: _Lines) -> None:
        self.count += other.count
        self.first = tuple(sorted((*self.first, *other.first))[:_LINES])


def _alike(people: Iterable[ReadPerson]) -> Iterable[tuple[Mapping[str, str], _Lines]]:
    """Each set of answers once, with those who gave it: people who answer alike share one mapping."""
    found: dict[int, tuple[Mapping[str, str], _Lines]] = {}
    for person in people:
        own = id(person.attributes)
        lines = found[own][1] if own in found else found.setdefault(own, (person.attributes, _Lines()))[1]
        lines.count += 1
        if len(lines.first) < _LINES:
            lines.first = (*lines.first, person.line)
    return found.values()


def _feature(name: str, lines: Mapping[str, _Lines], known: Mapping[str, str]) -> FeatureView:
    blank = _Lines()
    for value, those in lines.items():
        if is_missing(value):
            blank.add(those)
    missing = ValueView(name, "", blank.count, blank.first) if blank.count else None
    given = _by_spelling({value: those for value, those in lines.items() if not is_missing(value)})
    if known:
        choices = list(known.values())
        odd = [value for value in given if key(value) not in known]
        views = [_view(name, value, given[value], nearest(value, choices)) for value in odd]
        return FeatureView(name, tuple(choices), True, tuple(views), missing)
    if len(given) > FEW:
        return FeatureView(name, (), False, (), missing)
    choices = sorted(given, key=lambda value: (-given[value].count, value))
    odd_ones = [(value, _misprint_of(value, given)) for value in choices]
    views = [_view(name, value, given[value], meant) for value, meant in odd_ones if meant]
    return FeatureView(name, tuple(choices), False, tuple(views), missing)


def _by_spelling(given: Mapping[str, _Lines]) -> dict[str, _Lines]:
    """Values that are one word, under the spelling most people gave."""
    spellings = usual_spellings({value: those.count for value, those in given.items()})
    merged: dict[str, _Lines] = {}
    for value, those in given.items():
        merged.setdefault(spellings[key(value)], _Lines()).add(those)
    return merged


def usual_spellings(counts: Mapping[str, int]) -> dict[str, str]:
    """For each word, told by its key, the spelling that occurs most; the first in order where two tie."""
    usual: dict[str, str] = {}
    for value in sorted(counts, key=lambda one: (-counts[one], one)):
        usual.setdefault(key(value), value)
    return usual


def _view(name: str, value: str, lines: _Lines, meant: str) -> ValueView:
    return ValueView(name, value, lines.count, lines.first, meant, is_misprint(value, meant))


def _misprint_of(value: str, given: Mapping[str, _Lines]) -> str:
    """The much more frequent value this one looks like a misprint of, or ""."""
    often = [one for one in given if given[one].count >= 3 * given[value].count]
    return nearest(value, [one for one in often if is_misprint(value, one)], cutoff=0)


def is_misprint(value: str, other: str) -> bool:
    """Whether two words are so alike that one may be the other misspelt.

    Words that differ in a number (group 1, group 2; 16-29, 30-44) are not, and neither is a word with a
    syllable before it: man and woman, male and female, employed and unemployed are two things.
    """
    one, two = key(value), key(other)
    if one == two or re.findall(r"\d+", one) != re.findall(r"\d+", two):
        return False
    if abs(len(one) - len(two)) > 1 and (one in two or two in one):
        return False
    return SequenceMatcher(None, one, two).ratio() >= _ALIKE


def tidied(
    people: PeopleFile,
    wanted: Sequence[tuple[str, str]] = (),
    *,
    mapping: Iterable[Spelling] = (),
    missing: Mapping[str, Missing | tuple[Literal["map"], str]] = {},
) -> PeopleFile:
    """The people with values as decided: spelt as the targets do, mapped, and blanks dealt with.

    Args:
        mapping: what a spelling stands for; "" leaves the people out who have it.
        missing: per feature, whoever gave no answer is left out, counted for no line, or given a value.
    Returns: the file with findings added. A feature with blanks and no decision refuses nobody here: the
        answer is kept as "", and a finding says so. rows = accepted + refused + skipped still holds.
    """
    return _Tidier(people, wanted, mapping, missing).file()


class _Tidier:
    def __init__(
        self,
        people: PeopleFile,
        wanted: Sequence[tuple[str, str]],
        mapping: Iterable[Spelling],
        missing: Mapping[str, Missing | tuple[Literal["map"], str]],
    ) -> None:
        self._file = people
        by_key = {key(one): one for one in people.features}
        self._meant: dict[str, dict[str, str]] = {name: {} for name in people.features}
        for feature, value in wanted:
            if key(feature) in by_key:
                self._meant[by_key[key(feature)]][key(value)] = value
        self._targeted = {name for name, values in self._meant.items() if values}
        self._alike = tuple(_alike(people.people))
        for name in people.features:
            if name not in self._targeted:  # one word is one value, spelt as most people spell it
                counts: Counter[str] = Counter()
                for given, lines in self._alike:
                    counts[given[name]] += lines.count
                words = usual_spellings(counts) if len(counts) <= FEW else {}
                self._meant[name] = {folded: word for folded, word in words.items() if not is_missing(word)}
        for feature, spelt, meant in mapping:
            if key(feature) in by_key:
                own = self._meant[by_key[key(feature)]]
                own[key(spelt)] = own.get(key(meant), meant)
        self._missing = {by_key[key(name)]: one for name, one in missing.items() if key(name) in by_key}
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._lines: dict[tuple[str, str, str], int] = {}
        self._made = {id(given): self._answers(given) for given, _lines in self._alike}
        for given, lines in self._alike:
            for name, value in given.items():
                self._note(name, value, lines)

    def file(self) -> PeopleFile:
        kept = [taken for one in self._file.people if (taken := self._taken(one)) is not None]
        out = len(self._file.people) - len(kept)
        return replace(
            self._file,
            people=tuple(kept),
            findings=(*self._file.findings, *self._findings()),
            accepted=len(kept),
            skipped=self._file.skipped + out,
        )

    def _taken(self, person: ReadPerson) -> ReadPerson | None:
        made = self._made[id(person.attributes)]
        if made is None or made is person.attributes:
            return None if made is None else person
        return ReadPerson(person.ref, made, person.household, person.contact, person.line)

    def _answers(self, given: Mapping[str, str]) -> Mapping[str, str] | None:
        """One set of answers as decided, itself where nothing changes; None when its people are left out."""
        made: dict[str, str] = {}
        for name, value in given.items():
            meant = self._reads(name, value)
            if meant is None:
                return None
            made[name] = meant
        return given if made == given else made

    def _reads(self, name: str, value: str) -> str | None:
        """What a cell stands for; None when whoever says it is left out."""
        meant = self._meant[name].get(key(value))
        if meant is not None:
            return meant or None
        if not is_missing(value):
            return value
        choice = self._missing.get(name, "ignore")
        if choice == "exclude":
            return None
        return choice[1] if isinstance(choice, tuple) else ""

    def _note(self, name: str, value: str, lines: _Lines) -> None:
        meant = self._reads(name, value)
        if (
            meant == value
            and not is_missing(value)
            and not (name in self._targeted and key(value) not in self._meant[name])
        ):
            return
        kind = "missing" if is_missing(value) and key(value) not in self._meant[name] else (
            "out" if meant is None else "unknown" if meant == value else "respelt"
        )  # fmt: skip
        place = (kind, name, "" if kind == "missing" else value)
        self._counts[place] += lines.count
        self._lines[place] = min(lines.first[0], self._lines.get(place, lines.first[0]))

    def _findings(self) -> Iterable[Finding]:
        for (kind, name, value), count in self._counts.items():
            people = ngettext("{count} person", "{count} people", count).format(count=f"{count:,}")
            line = self._lines[kind, name, value]
            code, words = self._said(kind, name, value, people)
            yield Finding(code, words, "", False, self._file.name, line, name, self._file.sheet, count=count)

    def _said(self, kind: str, name: str, value: str, people: str) -> tuple[str, str]:
        spelt = shortened(value)
        if kind == "missing":
            choice = self._missing.get(name, "ignore")
            if choice == "exclude":
                return "missing-out", _("No answer: left out ({people}).").format(people=people)
            if isinstance(choice, tuple):
                words = _("No answer: read as “{meant}” ({people}).")
                return "missing-mapped", words.format(meant=choice[1], people=people)
            return "missing-kept", _("No answer: counts for no line ({people}).").format(people=people)
        if kind == "out":
            words = _("“{value}”: left out ({people}).")
            return "value-out", words.format(value=spelt, people=people)
        if kind == "unknown":
            words = _("“{value}” is no value of the targets and counts for no line ({people}).")
            return "value-unknown", words.format(value=spelt, people=people)
        words = _("“{value}” is read as “{meant}” ({people}).")
        return "value-respelt", words.format(value=spelt, meant=self._reads(name, value), people=people)
