"""Values behind the pictures of a selection: pool, population, targets and panel, counted side by side.

What is shown to others holds no group of fewer than five people, nor lets one be worked out from a sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from council.people.cells import is_missing, key
from council.selection.targets import Line

SMALL = 5  # a group of fewer people could betray somebody
MANY = 12  # a feature with more values is no picture


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a feature, in people of the pool and of the panel (None before there is one).

    `share` of the population from 0 to 1, where it is known; `least` and `most` seats, where it has a target.
    `gathered` is 0, or how many values stand together here because one alone would be too small to show.
    """

    feature: str
    value: str
    pool: int
    panel: int | None = None
    share: Fraction | None = None
    least: int | None = None
    most: int | None = None
    gathered: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """Pool and panel side by side, value by value.

    Shares of the panel are of all its `seats`, of which `members` are held; seats are to be filled while
    nobody is drawn. `left` names features without a picture: their answers differ too much.
    """

    parts: tuple[Part, ...]
    pool: int
    seats: int
    drawn: bool
    members: int
    left: tuple[str, ...] = ()

    @property
    def features(self) -> tuple[tuple[str, tuple[Part, ...]], ...]:
        """The parts by feature, both in the order in which they come."""
        found: dict[str, list[Part]] = {}
        for part in self.parts:
            found.setdefault(part.feature, []).append(part)
        return tuple((name, tuple(parts)) for name, parts in found.items())

    @property
    def is_telling(self) -> bool:
        """Whether a group of fewer than five people stands alone."""
        return any(0 < part.pool < SMALL for part in self.parts)

    @property
    def gathered(self) -> int:
        """How many values stand together because one alone would be too small to show."""
        return sum(part.gathered for part in self.parts)


@dataclass(frozen=True, slots=True)
class Cell:
    """One combination of two values; both counts None where it is too small to show."""

    pool: int | None
    panel: int | None


@dataclass(frozen=True, slots=True)
class Crossed:
    """Two features crossed: `cells[i][j]` holds people with `rows[i]` of the first and `columns[j]`."""

    first: str
    second: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    pool: int
    seats: int

    @property
    def is_telling(self) -> bool:
        """Whether a combination of fewer than five people is shown."""
        return any(cell.pool is not None and 0 < cell.pool < SMALL for row in self.cells for cell in row)

    @property
    def hidden(self) -> int:
        """How many combinations are not shown."""
        return sum(cell.pool is None for row in self.cells for cell in row)


@dataclass(frozen=True, slots=True)
class Limit:
    """A target that holds chances down (`side` "most") or up ("least"): its seats, and people in the pool."""

    feature: str
    value: str
    side: str
    seats: int
    people: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Who limits whom: levels of chance, rising, with their people; limiting lines; which limits which.

    `marks` are (place of the line, place of the level). `hidden` levels have too few people to be shown.
    """

    levels: tuple[tuple[Fraction, int], ...]
    lines: tuple[Limit, ...]
    marks: frozenset[tuple[int, int]]
    hidden: int = 0

    @property
    def is_telling(self) -> bool:
        """Whether a level of fewer than five people is shown."""
        return any(people < SMALL for _chance, people in self.levels)


People = Mapping[str, Mapping[str, str]]
"""Attributes by the id of a person."""


def beside_targets(
    counted: Iterable[tuple[Line, int, int | None, Fraction | None]],
    *,
    pool: int,
    seats: int,
    members: int | None = None,
    public: bool = True,
) -> Beside:
    """The lines of the targets as parts.

    Args:
        counted: a line, its people in the pool, its members on the panel (None before there is one), and
            its share of the population (None where unknown).
        members: how many of the seats are held; None for all.
        public: gather values with fewer than five people in the pool, so that none of them is shown alone.
    """
    parts = [
        Part(line.feature, line.value, in_pool, in_panel, share, line.least, line.most)
        for line, in_pool, in_panel, share in counted
    ]
    drawn = any(part.panel is not None for part in parts)
    held = seats if members is None else members
    return Beside(_shown(parts) if public else tuple(parts), pool, seats, drawn, held)


def beside_others(
    people: People, panel: Iterable[str], *, targeted: Iterable[str], public: bool = True
) -> Beside:
    """Pool and panel on the features that were no targets: what chance did where nobody aimed.

    Args:
        people: everybody in the pool, members included.
        panel: ids of the members.
        targeted: the features that had targets; they are left out here.
    """
    members = [people[one] for one in panel if one in people]
    known = {key(name) for name in targeted}
    parts: list[Part] = []
    left: list[str] = []
    for name in sorted({name for one in people.values() for name in one}):
        if key(name) in known:
            continue
        words = _spellings(one.get(name, "") for one in people.values())
        if not 2 <= len(words) <= MANY:
            left += [name] if len(words) > MANY else []
            continue
        parts += _parts(name, words, people.values(), members)
    shown, held = _shown(parts) if public else tuple(parts), len(members)
    return Beside(shown, len(people), held, bool(members), held, tuple(left))


def crossed(people: People, panel: Iterable[str], first: str, second: str, *, public: bool = True) -> Crossed:
    """Two features crossed, pool and panel in each combination.

    Where a combination has fewer than five people it is hidden, and with it one more in its row and column,
    so that no sum gives it away.
    """
    heads = tuple(
        tuple(sorted(_spellings(one.get(name, "") for one in people.values()).items()))
        for name in (first, second)
    )
    of = {one: tuple(_key_of(given, name) for name in (first, second)) for one, given in people.items()}
    pool = Counter(of.values())
    members = [of[one] for one in panel if one in of]
    seated = Counter(members)
    keys = tuple([same for same, _words in head] for head in heads)
    hidden = _hidden([[pool[a, b] for b in keys[1]] for a in keys[0]]) if public else set()
    cells = tuple(
        tuple(
            Cell(None, None) if (i, j) in hidden else Cell(pool[a, b], seated[a, b])
            for j, b in enumerate(keys[1])
        )
        for i, a in enumerate(keys[0])
    )
    rows, columns = (tuple(words for _same, words in head) for head in heads)
    return Crossed(first, second, rows, columns, cells, len(people), len(members))


def features_to_cross(people: People) -> tuple[str, ...]:
    """The features that two can be crossed of: from two to twelve different answers."""
    names = sorted({name for one in people.values() for name in one})
    return tuple(
        name for name in names if 2 <= len(_spellings(one.get(name, "") for one in people.values())) <= MANY
    )


def limits_of(levels: Iterable[tuple[Fraction, int, Sequence[Limit]]], *, public: bool = True) -> Limits:
    """Levels beside the lines that hold them where they are, the lines in the order in which they bind.

    Args:
        levels: a chance, its people, and its limiting lines; in any order.
        public: leave out levels of fewer than five people, whose lines would tell who they are.
    """
    rising = sorted(levels, key=lambda one: one[0])
    shown = [one for one in rising if not public or one[1] >= SMALL]
    lines = tuple(dict.fromkeys(line for _chance, _people, held in shown for line in held))
    marks = frozenset(
        (lines.index(line), at) for at, (_chance, _people, held) in enumerate(shown) for line in held
    )
    pairs = tuple((chance, people) for chance, people, _held in shown)
    return Limits(pairs, lines, marks, len(rising) - len(shown))


def _parts(
    name: str,
    words: Mapping[str, str],
    pool: Iterable[Mapping[str, str]],
    members: Sequence[Mapping[str, str]],
) -> list[Part]:
    there = Counter(_key_of(one, name) for one in pool)
    seated = Counter(_key_of(one, name) for one in members)
    return [
        Part(name, said, there[same], seated[same] if members else None)
        for same, said in sorted(words.items(), key=lambda pair: (pair[0] == "", pair[0]))
    ]


def _key_of(attributes: Mapping[str, str], name: str) -> str:
    given = attributes.get(name, "")
    return "" if is_missing(given) else key(given)


def _spellings(values: Iterable[str]) -> dict[str, str]:
    """The first spelling of each different answer; "" for none."""
    found: dict[str, str] = {}
    for value in values:
        same = "" if is_missing(value) else key(value)
        found.setdefault(same, value if same else "")
    return found


def _shown(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts, those of each feature that are too small gathered into one at its end."""
    out: list[Part] = []
    for name in dict.fromkeys(part.feature for part in parts):
        out += _gathered(name, [part for part in parts if part.feature == name])
    return tuple(out)


def _gathered(name: str, parts: list[Part]) -> list[Part]:
    small = [part for part in parts if 0 < part.pool < SMALL]
    others = sorted((part for part in parts if part.pool >= SMALL), key=lambda part: part.pool)
    if not small:
        return parts
    while sum(part.pool for part in small) < SMALL and others:
        small.append(others.pop(0))
    panels = [part.panel for part in small if part.panel is not None]
    shares = [part.share for part in small if part.share is not None]
    one = Part(
        feature=name,
        value="",
        pool=sum(part.pool for part in small),
        panel=sum(panels) if panels else None,
        share=sum(shares, Fraction(0)) if len(shares) == len(small) else None,
        gathered=len(small),
    )
    return [*(part for part in parts if part not in small), one]


def _hidden(counts: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """Cells of one to four people, and further ones until no row or column hides exactly one."""
    hidden = {(i, j) for i, row in enumerate(counts) for j, n in enumerate(row) if 0 < n < SMALL}
    lines = [[(i, j) for j in range(len(row))] for i, row in enumerate(counts)]
    lines += [[(i, j) for i in range(len(counts))] for j in range(len(counts[0]) if counts else 0)]
    again = True
    while again:
        again = False
        for line in lines:
            rest = [(counts[i][j], (i, j)) for i, j in line if (i, j) not in hidden and counts[i][j]]
            if sum(cell in hidden for cell in line) == 1 and rest:
                hidden.add(min(rest)[1])
                again = True
    return hidden
