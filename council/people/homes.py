"""Addresses that may be one home: equal but for one token, or for a known abbreviation. Asked, never merged.

Each hint is a question with one button; whoever knows the street decides. Two house numbers are two homes,
and never a hint.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from council.people.cells import clean, household_key
from council.people.grid import Grid
from council.people.heading import Headings, heading_of, is_comment
from council.progress import SILENT, Progress

Why = Literal["abbreviation", "token", "letter", "part"]

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_GROUPS = (
    "st street saint", "rd road", "ave av avenue", "ln lane", "dr drive", "ct court", "cl close",
    "pl place platz plaza plz", "sq square", "cres crescent", "gdns gardens", "gr grove", "tce terrace terr",
    "hwy highway", "blvd boulevard bd boul", "pk park", "mt mount", "n north nord", "s south sud süd",
    "e east est ost", "w west ouest", "str straße strasse", "c calle", "r rue", "v via", "g gasse",
    "all allee",
)  # fmt: skip
_SHORT = {word: words.split()[0] for words in _GROUPS for word in words.split()}
_FILLERS = frozenset(
    "apt apartment flat unit suite ste no nr num number wohnung whg app appt apto piso room rm the".split()  # noqa: SIM905  forty strings in a row read worse
)
_ENDINGS = (("straße", "str"), ("strasse", "str"), ("platz", "pl"), ("gasse", "g"))
_MOST_FOR_LETTERS, _MOST_ALIKE = 50_000, 12


@dataclass(frozen=True, slots=True)
class Home:
    """One address: its household key, how it is first spelt, and the lines of those who gave it."""

    key: str
    words: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HomeHint:
    """Two addresses that may be one home, and why it is asked."""

    first: Home
    second: Home
    why: Why

    @property
    def pair(self) -> tuple[str, str]:
        return self.first.key, self.second.key


@dataclass(slots=True)
class _Seen:
    key: str
    parts: tuple[str, ...]
    lines: list[int] = field(default_factory=list)

    def home(self) -> Home:
        return Home(self.key, ", ".join(filter(None, self.parts)), tuple(self.lines))


def home_hints(grid: Grid, address: Sequence[str], *, progress: Progress = SILENT) -> tuple[HomeHint, ...]:
    """Pairs of addresses that may be one home, in the order of their lines.

    Two are asked about when all columns but one are equal and that one is a known abbreviation, one token or
    one letter of a word apart, or blank on one side. Letters are compared up to 50,000 addresses.
    Raises: FileRefused, for a column that is not there.
    """
    homes = _homes(grid, address, progress)
    letters = len(homes) <= _MOST_FOR_LETTERS
    found: dict[tuple[str, str], HomeHint] = {}
    for place in range(len(address)):
        groups: dict[tuple[str, ...], list[_Seen]] = {}
        for one in homes:
            rest = tuple(household_key([part]) for at, part in enumerate(one.parts) if at != place)
            groups.setdefault(rest, []).append(one)
        for number, (rest, group) in enumerate(groups.items()):
            if number % 2_000 == 0:
                progress(number, len(groups))
            for first, second, why in _alike(group, place, any(rest), letters):
                pair = (first.key, second.key)
                found.setdefault(pair, HomeHint(first.home(), second.home(), why))
    return tuple(sorted(found.values(), key=lambda one: (one.first.lines[0], one.second.lines[0])))


def _homes(grid: Grid, address: Sequence[str], progress: Progress) -> list[_Seen]:
    heading, body = heading_of(grid, None)
    places = Headings.of(grid, heading).several(address)
    seen: dict[str, _Seen] = {}
    for number, row in enumerate(body):
        if number % 2_000 == 0:
            progress(number, len(body))
        parts = tuple(row.cells[place] if place < len(row.cells) else "" for place in places)
        if (own := household_key(parts)) and not is_comment(row):
            seen.setdefault(own, _Seen(own, tuple(map(clean, parts)))).lines.append(row.line)
    return list(seen.values())


def _alike(
    group: Sequence[_Seen], place: int, has_rest: bool, letters: bool
) -> Iterator[tuple[_Seen, _Seen, Why]]:
    """Pairs of one group (equal in all other columns) whose part at `place` may mean the same."""
    if len(group) < 2:
        return
    tokens = {id(one): _tokens(one.parts[place]) for one in group}
    meeting: dict[tuple[str, ...], list[_Seen]] = {}
    for one in group:
        for sign in _signs(tokens[id(one)], letters):
            meeting.setdefault(sign, []).append(one)
    for those in meeting.values():
        for first, second in combinations(those[:_MOST_ALIKE], 2):
            if first is second:
                continue
            why = _why(tokens[id(first)], tokens[id(second)])
            if why and (has_rest or _has_number(tokens[id(first)])):
                yield first, second, why
    if has_rest:
        yield from _blank_and_full(group, place)


def _blank_and_full(group: Sequence[_Seen], place: int) -> Iterator[tuple[_Seen, _Seen, Why]]:
    """A blank part beside one full one; beside several it says nothing."""
    full = [one for one in group if household_key([one.parts[place]])]
    blank = [one for one in group if not household_key([one.parts[place]])]
    if len(full) == 1 and len(blank) == 1 and any(any(map(str.isdigit, part)) for part in blank[0].parts):
        first, second = sorted((full[0], blank[0]), key=lambda one: one.lines[0])
        yield first, second, "part"


def _tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of one part in one order, long forms cut to their abbreviation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    found = (_shortened(one) for one in _TOKEN.findall(folded))
    return tuple(sorted(one for one in found if one not in _FILLERS))


def _shortened(token: str) -> str:
    short = _SHORT.get(token)
    if short:
        return short
    for long, cut in _ENDINGS:
        if token.endswith(long) and len(token) > len(long) + 2:
            return token[: -len(long)] + cut
    return token


def _signs(tokens: tuple[str, ...], letters: bool) -> Iterator[tuple[str, ...]]:
    """What parts share that are one token or one letter of a word apart: the part with that taken away."""
    yield tokens
    for at, token in enumerate(tokens):
        rest = tokens[:at] + tokens[at + 1 :]
        if rest:
            yield rest
        if letters and len(token) >= 4 and token.isalpha():
            for cut in {token[:i] + token[i + 1 :] for i in range(len(token))}:
                yield (*rest, "~" + cut)


def _why(first: tuple[str, ...], second: tuple[str, ...]) -> Why | None:
    if first == second:
        return "abbreviation"
    more, fewer = (first, second) if len(first) >= len(second) else (second, first)
    over, under = _less(more, fewer), _less(fewer, more)
    if len(over) == 1 and not under:
        return "token" if fewer and _has_number(fewer) == _has_number(more) else None
    if len(over) == len(under) == 1 and over[0].isalpha() and under[0].isalpha():
        return "letter" if _is_one_letter_apart(over[0], under[0]) else None
    return None


def _less(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    left = list(one)
    for token in other:
        if token in left:
            left.remove(token)
    return left


def _is_one_letter_apart(one: str, other: str) -> bool:
    """One letter more, one less, one exchanged, or two beside each other swapped."""
    if min(len(one), len(other)) < 4 and abs(len(one) - len(other)) != 0:
        return False
    if len(one) == len(other):
        differ = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
        swapped = len(differ) == 2 and sorted(one[i] for i in differ) == sorted(other[i] for i in differ)
        return len(one) >= 4 and (len(differ) == 1 or (swapped and differ[1] == differ[0] + 1))
    long, short = (one, other) if len(one) > len(other) else (other, one)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _has_number(tokens: Iterable[str]) -> bool:
    return any(one.isdigit() for one in tokens)


def homes_joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each key of a pair the first of all keys that are one home with it, however the pairs chain."""
    root: dict[str, str] = {}

    def top(one: str) -> str:
        while root.setdefault(one, one) != one:
            one = root[one]
        return one

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        root[high] = low
    return {one: top(one) for one in root}
