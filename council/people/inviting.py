"""The lottery before the lottery: whom to write to, how many letters an area gets, which homes they go to.

One letter a home. The draw needs nothing but the register and a seed, so that anybody who holds both can
draw it again: whatever the order of its rows, the same homes.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from council.people.cells import clean, household_key, key
from council.people.columns import columns_of
from council.people.grid import Grid
from council.people.heading import heading_of
from council.people.refusals import (
    AddressesTooFew,
    PlanUnfit,
    RegisterColumnMissing,
    RegisterEmpty,
)
from council.progress import SILENT, Progress
from council.words import _

COVER = Fraction(6)  # registrations wanted for a seat
MOST_SHARES = Fraction(101, 100)  # shares that are rounded may add up to a little more than all
# What tells homes of one street apart, and streets of one name.
_WITHIN = frozenset([
    "house", "houseno", "housenumber", "number", "no", "nr", "flat", "apartment", "apt", "unit", "door",
    "building", "stair", "floor", "town", "city", "village", "haus", "hausnr", "wohnung", "ort", "stadt",
    "ville", "numero", "numéro", "piso", "puerta", "ciudad",
])  # fmt: skip
LOOKED_AT = 200  # rows, to guess what the columns are
FORM = "council-invitation-1"
EVERYWHERE = "all"  # the one stratum of a register that is not divided
_BETWEEN = " / "  # the values of several columns that make a stratum


@dataclass(frozen=True, slots=True)
class Rates:
    """Registrations a letter brings: the least that is likely, the most likely, the most that is."""

    low: Fraction = Fraction(3, 100)
    likely: Fraction = Fraction(4, 100)
    high: Fraction = Fraction(5, 100)


USUAL = Rates()


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of the register, and what is known of it.

    addresses: homes that may get a letter. share: of the population, None where it is not known.
    weight: how many times the letters its share would give. letters: a number set by hand, else None.
    """

    name: str
    addresses: int
    share: Fraction | None = None
    rates: Rates = USUAL
    weight: Fraction = Fraction(1)
    letters: int | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A stratum with what was worked out: registrations wanted, letters, and whether addresses ran out."""

    stratum: Stratum
    share: Fraction
    wanted: Fraction
    letters: int
    short: int = 0

    @property
    def chance(self) -> Fraction:
        """Every home's chance of a letter."""
        return Fraction(self.letters, self.stratum.addresses) if self.stratum.addresses else Fraction(0)


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """How many letters each stratum gets, by its name."""

    seats: int
    cover: Fraction
    strata: tuple[Planned, ...]

    @property
    def letters(self) -> int:
        """All letters together."""
        return sum(one.letters for one in self.strata)


@dataclass(frozen=True, slots=True)
class Home:
    """One home of the register: its key, its stratum, and the cells of the row that stands for it."""

    key: str
    stratum: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The homes of an address register, by key; how many rows were read, joined, and had no address.

    `hash` is SHA-256 over the sorted lines "stratum, key": equal for equal homes, whatever the rows' order.
    """

    name: str
    columns: tuple[str, ...]
    address: tuple[str, ...]
    strata: tuple[str, ...]
    homes: tuple[Home, ...]
    rows: int
    joined: int
    blank: int
    hash: str

    @property
    def sizes(self) -> dict[str, int]:
        """Homes of each stratum, by name."""
        return dict(sorted(Counter(home.stratum for home in self.homes).items()))


@dataclass(frozen=True, slots=True)
class Letters:
    """The homes drawn, in the order of their letter numbers, and what proves which they are.

    `hash` is SHA-256 over the sorted lines "stratum, key" of the homes drawn.
    """

    homes: tuple[Home, ...]
    hash: str


def register_of(
    grid: Grid, *, address: Sequence[str], strata: Sequence[str] = (), progress: Progress = SILENT
) -> Register:
    """The homes of an address register. Several rows of one address are one home and may get one letter.

    Args:
        address: the columns that together are the address; rows with none of them filled are left out.
        strata: the columns whose values divide the register; none for one draw over all.
    Raises: RegisterColumnMissing, RegisterEmpty; FileRefused for a table without a heading.
    """
    heading, body = heading_of(grid, None)
    header = tuple(clean(cell) for cell in heading.cells)
    at = [_place(header, name, grid.name) for name in address]
    by = [_place(header, name, grid.name) for name in strata]
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    rows = blank = 0
    for number, row in enumerate(body):
        if number % 20_000 == 0:
            progress(number, len(body))
        cells = tuple(row.cells) + ("",) * (len(header) - len(row.cells))
        if not any(cells):
            continue
        rows += 1
        key = household_key(cells[place] for place in at)
        if not key:
            blank += 1
            continue
        one = (_BETWEEN.join(clean(cells[place]) for place in by) or EVERYWHERE, cells)
        if key not in found or one < found[key]:
            found[key] = one
    if not found:
        raise RegisterEmpty(file=grid.name)
    spelt = _one_spelling(Counter(stratum for stratum, _cells in found.values()))
    homes = tuple(Home(key, spelt[found[key][0]], found[key][1]) for key in sorted(found))
    return Register(
        grid.name, header, tuple(address), tuple(strata), homes, rows, rows - blank - len(homes), blank,
        hash_of(homes),
    )  # fmt: skip


def _one_spelling(counts: Mapping[str, int]) -> dict[str, str]:
    """What each spelling of an area stands for: the one most homes have, of those equal but for case.

    Else a handful of homes typed "north" would be an area of their own, with another chance of a letter.
    """
    best: dict[str, str] = {}
    for name in sorted(counts):
        known = best.setdefault(key(name), name)
        if counts[name] > counts[known]:
            best[key(name)] = name
    return {name: best[key(name)] for name in counts}


def address_columns(grid: Grid) -> tuple[str, ...]:
    """The columns that by their names are the address: a proposal, to be looked at before letters go out."""
    first = replace(grid, rows=grid.rows[:LOOKED_AT])
    columns = columns_of(first)
    if not any(one.purpose == "address" for one in columns):
        return ()
    return tuple(
        one.name
        for one in columns
        if one.purpose == "address" or _WITHIN & set(re.split(r"\W|_", key(one.name)))
    )


def _place(header: Sequence[str], name: str, file: str) -> int:
    wanted = clean(name).casefold()
    for place, head in enumerate(header):
        if head.casefold() == wanted:
            return place
    raise RegisterColumnMissing(file=file, column=name, columns=", ".join(header))


def hash_of(homes: Iterable[Home]) -> str:
    """SHA-256 (hex) over the homes as lines of stratum, TAB, key, sorted by code point, each ended by LF."""
    digest = hashlib.sha256()
    for line in sorted(f"{home.stratum}\t{home.key}\n" for home in homes):
        digest.update(line.encode())
    return digest.hexdigest()


def without(register: Register, keys: Collection[str]) -> Register:
    """The register without the homes that had a letter before; its hash stays that of the whole."""
    return replace(register, homes=tuple(home for home in register.homes if home.key not in keys))


def plan_letters(
    strata: Iterable[Stratum], *, seats: int, cover: Fraction = COVER, letters: int | None = None
) -> LetterPlan:
    """Letters per stratum: R = cover · seats · share · weight registrations, ⌈R / likely rate⌉ letters.

    Areas without a share split what the others leave, by their addresses. Never more letters than addresses;
    what is then missing stands in `short`.

    Args:
        letters: in all, instead of the cover; shared out by largest remainder, so that they add up to it.
    Raises: PlanUnfit, for rates out of order or not between 0 and 1, shares above 100 % together, no seats,
        no addresses, fewer letters in all than are set by hand.
    """
    there = sorted(strata, key=lambda one: one.name)
    if seats < 1 or cover <= 0 or not any(one.addresses for one in there):
        raise PlanUnfit(reason=_("seats, people for a seat and addresses must all be above 0."))
    shares = _shares(there)
    if letters is not None:
        cover = cover_for(there, seats=seats, letters=letters)
    wanted = [cover * seats * share * one.weight for one, share in zip(there, shares, strict=True)]
    parts = [part / one.rates.likely for one, part in zip(there, wanted, strict=True)]
    counts = [math.ceil(part) for part in parts] if letters is None else _shared_out(there, parts)
    planned = []
    for one, share, part, count in zip(there, shares, wanted, counts, strict=True):
        count = count if one.letters is None else one.letters
        short = max(0, count - one.addresses)
        planned.append(Planned(one, share, part, count - short, short))
    return LetterPlan(seats, cover, tuple(planned))


def _shares(strata: Sequence[Stratum]) -> list[Fraction]:
    """Each stratum's share of the population, known or worked out. Raises: PlanUnfit."""
    for one in strata:
        _refuse_unfit(one)
    given = sum((one.share for one in strata if one.share is not None), Fraction(0))
    if given > MOST_SHARES:
        words = _("the shares add up to {percent} %, more than there is.")
        raise PlanUnfit(reason=words.format(percent=f"{float(given * 100):g}"))
    others = sum(one.addresses for one in strata if one.share is None)
    left = max(Fraction(0), 1 - given)
    return [
        one.share if one.share is not None else left * Fraction(one.addresses, others or 1) for one in strata
    ]


def _shared_out(strata: Sequence[Stratum], parts: Sequence[Fraction]) -> list[int]:
    """Whole letters next to the parts of strata without a number of their own, by largest remainder.

    Ties go to the earlier; the parts of those strata add up to a whole number.
    """
    free = [n for n, one in enumerate(strata) if one.letters is None]
    counts = [math.floor(part) for part in parts]
    missing = round(sum((parts[n] for n in free), Fraction(0))) - sum(counts[n] for n in free)
    for n in sorted(free, key=lambda n: (counts[n] - parts[n], n))[:missing]:
        counts[n] += 1
    return counts


def cover_for(strata: Iterable[Stratum], *, seats: int, letters: int) -> Fraction:
    """The people for a seat that so many letters in all are likely to bring, those set by hand left out.

    Raises: PlanUnfit.
    """
    there = plan_letters(strata, seats=seats, cover=Fraction(1)).strata
    free = [each for each in there if each.stratum.letters is None]
    for_one = sum((each.wanted / each.stratum.rates.likely for each in free), Fraction(0))
    rest = letters - sum(each.stratum.letters or 0 for each in there)
    if not for_one or rest < 1:
        raise PlanUnfit(reason=_("at least one letter is needed, and one area with a share."))
    return rest / for_one


def _refuse_unfit(one: Stratum) -> None:
    rates = one.rates
    if not 0 < rates.low <= rates.likely <= rates.high <= 1:
        words = _("the rates of “{area}” must rise from low to likely to high, above 0 % up to 100 %.")
        raise PlanUnfit(reason=words.format(area=one.name))
    if one.weight < 0 or (one.share is not None and not 0 <= one.share <= 1):
        words = _("share and weight of “{area}” must not be below 0, nor its share above 100 %.")
        raise PlanUnfit(reason=words.format(area=one.name))
    if one.letters is not None and one.letters < 0:
        raise PlanUnfit(reason=_("the letters of “{area}” are below 0.").format(area=one.name))


def draw_letters(register: Register, letters: Mapping[str, int], *, seed: str) -> Letters:
    """So many homes of each stratum, without return, each of a stratum as likely as any other.

    The procedure, which anybody can follow with a hash tool: every home has the number
    SHA-256(council-invitation-1 ‖ 0x00 ‖ seed ‖ 0x00 ‖ stratum ‖ 0x00 ‖ key); in each stratum the homes with
    the smallest numbers get the letters; letters are numbered from 1 by those numbers, over all strata.

    Args:
        letters: by stratum; strata not named get none.
    Raises: AddressesTooFew, PlanUnfit.
    """
    sizes = register.sizes
    for name, count in sorted(letters.items()):
        if count > sizes.get(name, 0):
            raise AddressesTooFew(area=name, letters=count, addresses=sizes.get(name, 0))
    drawn: list[tuple[bytes, Home]] = []
    by_stratum: dict[str, list[tuple[bytes, Home]]] = {}
    begun = hashlib.sha256(FORM.encode() + b"\x00" + seed.encode() + b"\x00")
    for home in register.homes:
        if letters.get(home.stratum):
            number = begun.copy()
            number.update(f"{home.stratum}\x00{home.key}".encode())
            by_stratum.setdefault(home.stratum, []).append((number.digest(), home))
    for name in sorted(by_stratum):
        drawn += sorted(by_stratum[name], key=lambda one: one[0])[: letters[name]]
    homes = tuple(home for _number, home in sorted(drawn, key=lambda one: one[0]))
    return Letters(homes, hash_of(homes))
