"""What the page of invitations thinks: choices, the plan they give, and how it is said; no window in here."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from council.errors import CouncilError
from council.people.areas import AreaRow, plan_in, strata_of
from council.people.cells import key
from council.people.grid import Grid
from council.people.invitation import Round, check_round, keys_in, round_of
from council.people.inviting import (
    LetterPlan,
    Planned,
    Rates,
    Register,
    address_columns,
    draw_letters,
    plan_letters,
    register_of,
    without,
)
from council.people.likely import Outlook, WantedLine, likely_pool
from council.people.reading import grid_from
from council.people.rounds.queries import InvitationView
from council.progress import SILENT, Progress
from council.words import _, ngettext, say


@dataclass(frozen=True, slots=True)
class Opened:
    """A register that was chosen: its table, its headings, and what they are proposed for."""

    grid: Grid
    columns: tuple[str, ...]
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a round: columns, seats, people for a seat, rates in percent, the seed."""

    address: tuple[str, ...]
    strata: tuple[str, ...] = ()
    seats: int = 30
    cover: int = 6
    rates: tuple[float, float, float] = (3.0, 4.0, 5.0)
    seed: str = ""
    areas: tuple[AreaRow, ...] = ()
    before: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The plan that choices give over a register, or why they give none."""

    plan: LetterPlan | None = None
    problem: str = ""
    left: int = 0  # homes that may get a letter
    silent: tuple[str, ...] = ()  # areas whose rate a plan file does not tell

    @property
    def rows(self) -> tuple[Planned, ...]:
        """The areas, by name."""
        return self.plan.strata if self.plan else ()


@dataclass(frozen=True, slots=True)
class InviteState:
    """The rounds that were drawn, and the line of facts over them."""

    facts: str
    rounds: tuple[InvitationView, ...]

    @classmethod
    def of(cls, rounds: Sequence[InvitationView]) -> InviteState:
        letters = sum(one.letters for one in rounds)
        waves = ngettext("{count} round", "{count} rounds", len(rounds)).format(count=len(rounds))
        sent = ngettext("{count:,} letter", "{count:,} letters", letters).format(count=letters)
        return cls(f"{waves} · {sent}", tuple(rounds))


def open_register(path: Path, *, progress: Progress = SILENT) -> Opened:
    """Read an address register and look at its columns. Raises: FileRefused."""
    from council.people.heading import heading_of

    grid = grid_from(path, progress=progress)
    heading, _body = heading_of(grid, None)
    return Opened(grid, tuple(cell for cell in heading.cells if cell), address_columns(grid))


def read_register(
    grid: Grid, address: tuple[str, ...], strata: tuple[str, ...], *, progress: Progress = SILENT
) -> Register:
    """The homes of the register under these columns. Raises: RegisterEmpty, RegisterColumnMissing."""
    return register_of(grid, address=address, strata=strata, progress=progress)


def open_plan(path: Path) -> tuple[AreaRow, ...]:
    """The areas of a plan file. Raises: FileRefused."""
    return plan_in(grid_from(path))


def open_letters(path: Path, address: tuple[str, ...]) -> frozenset[str]:
    """The homes of an earlier wave. Raises: FileRefused, InvitationDiffers."""
    return keys_in(grid_from(path), address)


def proposal_of(register: Register, choice: Choice) -> Proposal:
    """The letters each area would get; quick, so that it follows every change."""
    left = without(register, choice.before)
    low, likely, high = (Fraction(str(rate)) / 100 for rate in choice.rates)
    try:
        strata, silent = strata_of(
            left.sizes, choice.areas, file=register.name, usual=Rates(low, likely, high)
        )
        plan = plan_letters(strata, seats=choice.seats, cover=Fraction(choice.cover))
    except CouncilError as error:
        return Proposal(problem=say(error), left=len(left.homes))
    return Proposal(plan, "", len(left.homes), silent if choice.areas else ())


def draw_round(
    register: Register, choice: Choice, plan: LetterPlan, made_at: str, wave: int, outlook: Outlook | None
) -> Round:
    """Draw the letters. Raises: AddressesTooFew."""
    return round_of(
        register,
        plan,
        seed=choice.seed,
        made_at=made_at,
        wave=wave,
        before=choice.before,
        outlook=outlook,
    )


def foresee(
    plan: LetterPlan, lines: Sequence[WantedLine], seed: str, *, progress: Progress = SILENT
) -> Outlook:
    """What pool the letters are likely to bring, tried a thousand times."""
    return likely_pool(plan, lines, random.Random(seed), progress=progress)


def check_again(
    path: Path,
    record: Mapping[str, Any],
    earlier: Sequence[Mapping[str, Any]],
    *,
    progress: Progress = SILENT,
) -> int:
    """Draw a round again from its record; earlier rounds are drawn again too, to know whom it left out.

    Returns: how many letters were drawn again the same. Raises: FileRefused, InvitationDiffers.
    """
    told = record["register"]
    grid = grid_from(path, progress=progress)
    register = register_of(grid, address=told["address"], strata=told["strata"], progress=progress)
    before: frozenset[str] = frozenset()
    for one in earlier if record["left_out"]["homes"] else ():
        before |= letters_of(one, grid, before)
    return check_round(record, register, before=before)


def letters_of(record: Mapping[str, Any], grid: Grid, before: frozenset[str]) -> frozenset[str]:
    """The address keys of an earlier round, drawn again from its record."""
    told = record["register"]
    register = register_of(grid, address=told["address"], strata=told["strata"])
    left = without(register, before if record["left_out"]["homes"] else ())
    counts = {one["name"]: int(one["letters"]) for one in record["strata"]}
    return frozenset(home.key for home in draw_letters(left, counts, seed=record["seed"] or "").homes)


def round_words(record: Mapping[str, Any]) -> str:
    """What a round was drawn from, and the pool it was likely to bring, where that was tried out."""
    homes = record["register"]["homes"] - record["left_out"]["homes"]
    parts = [_("{homes:,} homes").format(homes=homes)]
    if record["left_out"]["homes"]:
        parts.append(_("{count:,} left out, as they had a letter").format(count=record["left_out"]["homes"]))
    parts.append(_("seed {seed}").format(seed=record["seed"]) if record["seed"] else _("the seed is sealed"))
    if "outlook" in record:
        low, _middle, high = record["outlook"]["pool"]
        parts.append(_("likely pool {low:,} to {high:,} people").format(low=low, high=high))
    return " · ".join(parts)


def wanted_lines(
    targets: Iterable[tuple[str, str, int, int, Fraction | None]], seats: int, register: Register
) -> tuple[WantedLine, ...]:
    """Target lines as the invitation sees them; a line of the areas' own feature is that area.

    Args:
        targets: feature, value, least, most, share of the population where it is known.
    """
    own = {key(name): name for name in register.sizes} if len(register.strata) == 1 else {}
    feature_of_areas = key(register.strata[0]) if own else ""
    lines = []
    for feature, value, least, most, share in targets:
        known = share if share is not None else Fraction(least + most, 2 * max(1, seats))
        stratum = own.get(key(value), "") if key(feature) == feature_of_areas else ""
        lines.append(WantedLine(feature, value, least, min(known, Fraction(1)), stratum))
    return tuple(lines)


def sum_words(register: Register, proposal: Proposal) -> str:
    """The homes and the letters in one line."""
    if proposal.plan is None:
        return proposal.problem
    letters = ngettext("{count:,} letter", "{count:,} letters", proposal.plan.letters)
    words = _("{letters} to {left:,} homes").format(
        letters=letters.format(count=proposal.plan.letters), left=proposal.left
    )
    if register.joined:
        words += " · " + _("{count:,} rows joined to another of their address").format(count=register.joined)
    if register.blank:
        words += " · " + _("{count:,} rows without an address").format(count=register.blank)
    return words


def warning_words(proposal: Proposal) -> str:
    """What is short or silent in a plan; "" for nothing."""
    parts = []
    short = [one for one in proposal.rows if one.short]
    if short:
        words = ngettext(
            "{areas} has fewer homes than letters wanted.",
            "{areas} have fewer homes than letters wanted.",
            len(short),
        )
        parts.append(words.format(areas=", ".join(one.stratum.name for one in short[:5])))
    if proposal.silent:
        words = _("The plan gives no rate for {areas}; the rates above are taken.")
        parts.append(words.format(areas=", ".join(proposal.silent[:5])))
    return " ".join(parts)


def outlook_words(outlook: Outlook | None) -> str:
    """The pool to be expected, and the lines that are in danger."""
    if outlook is None:
        return ""
    words = _("Likely pool: {low:,} to {high:,} people. People of every line are taken to answer alike.")
    said = [words.format(low=outlook.low, high=outlook.high)]
    for one in outlook.weak[:6]:
        name = f"{one.line.feature}: {one.line.value}"
        chance = _("“{line}” holds three people for each seat in {chance:.0f} % of the trials").format(
            line=name, chance=one.chance * 100
        )
        more = (
            _("no number of letters is enough")
            if one.more is None
            else _("about {more:,} letters more would do").format(more=one.more)
        )
        said.append(f"{chance}; {more}.")
    if (rest := len(outlook.weak) - 6) > 0:
        more = ngettext("And {count} more line.", "And {count} more lines.", rest)
        said.append(more.format(count=rest))
    if not outlook.weak:
        said.append(_("Every line is filled in 95 of 100 trials."))
    return "\n".join(said)
