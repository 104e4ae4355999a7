"""Whether the targets can be met, how fair a draw they allow, and the smallest changes that mend them.

Arithmetic first, then a linear program, then whole panels: the cheapest answer that settles it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from council.selection.engine.alike import Model, Row, model_of
from council.selection.engine.bound import Ladder, stages
from council.selection.engine.proof import Stage
from council.selection.engine.whole import a_panel
from council.selection.nearest import Change, nearest_changes, said
from council.selection.refusals import TargetsOutOfReach
from council.selection.targets import Line, Pool, Targets
from council.words import _, ngettext

__all__ = ["Change", "Limit", "Reach", "check", "check_model", "reach"]


@dataclass(frozen=True, slots=True)
class Limit:
    """A line that limits the smallest chance: its side ("least" or "most") and what a seat of room gains."""

    line: Line
    side: str
    people: int
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Reach:
    """The best smallest chance the targets allow, the lines that limit it, who can never be drawn.

    possible is False when not even expected counts meet the lines; then all else is empty.
    """

    possible: bool
    chance: Fraction = Fraction(0)
    limiting: tuple[Limit, ...] = ()
    never: int = 0


def reach(pool: Pool, targets: Targets) -> Reach:
    """How fair a draw can be, quickly enough to ask at every key; whole panels are not looked for.

    Raises: what model_of raises.
    """
    model = model_of(pool, targets)
    level, multipliers, never = _first(model)
    if level is None:
        return Reach(False)
    limits = []
    for number, y in multipliers:
        row = model.rows[number]
        if row.line is not None:
            gain = max((_roomier(model, number, y)[0] or level) - level, Fraction(0))
            people = sum(len(model.members[t]) for t in row.types)
            limits.append(Limit(row.line, "most" if y > 0 else "least", people, gain))
    limits.sort(key=lambda one: (-one.gain, one.line.feature, one.line.value))
    return Reach(True, level, tuple(limits), never)


def _first(model: Model) -> tuple[Fraction | None, tuple[tuple[int, int], ...], int]:
    """The first level above 0, the multipliers that prove it, and how many people stand at 0."""
    stage = Stage(model)
    level: Fraction | None = None
    multipliers: tuple[tuple[int, int], ...] = ()
    for level, line in stages(Ladder(model), stage):
        multipliers = line.multipliers
        if level:
            break
    never = sum(len(g) for g, c in zip(model.members, stage.fixed, strict=True) if c == 0)
    return level, multipliers, never


def _roomier(model: Model, number: int, y: int) -> tuple[Fraction | None, tuple[tuple[int, int], ...], int]:
    row = model.rows[number]
    lo, hi = (row.lo, row.hi + 1) if y > 0 else (max(0, row.lo - 1), row.hi)
    rows = list(model.rows)
    rows[number] = Row(lo, hi, row.types, row.line)
    return _first(
        Model(model.pool, model.seats, model.members, model.caps, tuple(rows), model.rows_of, model.make_ups)
    )


def check(pool: Pool, targets: Targets) -> None:
    """Do nothing when a panel exists.

    Raises: TargetsOutOfReach with `reason` (words), `nearest` (up to three proposals, each a tuple of
        Change, smallest first) and `proposal` (the first in words); and what model_of raises.
    """
    check_model(model_of(pool, targets))


def check_model(model: Model) -> None:
    """The same on a model already made."""
    reason = arithmetic(model)
    if not reason and not a_panel(model):
        reason = _("each line can be met alone, but no panel meets all of them together.")
    if reason:
        refuse(model, reason)


def refuse(model: Model, reason: str) -> None:
    """Raise TargetsOutOfReach with the nearest changes."""
    homes = most_seats(model)
    if homes < model.seats:
        raise TargetsOutOfReach(
            reason=_too_few(model, homes), nearest=(), proposal=_("No change of targets helps.")
        )
    found = nearest_changes(model)
    proposal = (
        _("The smallest change: {changes}.").format(changes=said(found[0]))
        if found
        else _("No change of targets helps.")
    )
    if not found and nearest_changes(model, flexing=False):
        proposal = _("The limits set for changes leave no way: widen them.")
    raise TargetsOutOfReach(reason=reason, nearest=found, proposal=proposal)


def most_seats(model: Model) -> int:
    """The most people that can sit together: everyone, but one from an address."""
    shared = {home for home in model.pool.households if home}
    return sum(not home for home in model.pool.households) + len(shared)


def _too_few(model: Model, homes: int) -> str:
    if homes < len(model.pool.ids):
        return _(
            "{seats} seats are to be filled, but the pool has {people} people at {homes} addresses, and one "
            "address may send one person. Take fewer seats or invite more people."
        ).format(seats=model.seats, people=len(model.pool.ids), homes=homes)
    return _(
        "{seats} seats are to be filled, but the pool has {people} people. "
        "Take fewer seats or invite more people."
    ).format(seats=model.seats, people=len(model.pool.ids))


def arithmetic(model: Model) -> str:
    """Why the targets cannot be met, as far as plain sums show it; "" when they do not."""
    if most_seats(model) < model.seats:
        return _too_few(model, most_seats(model))
    rows = [row for row in model.rows if row.line is not None]
    for row in rows:
        people = sum(len(model.members[t]) for t in row.types)
        if row.line and people < row.lo:
            return ngettext(
                "“{feature}: {value}” asks for at least {least}, but the pool has {people} person like that.",
                "“{feature}: {value}” asks for at least {least}, but the pool has {people} people like that.",
                people,
            ).format(feature=row.line.feature, value=row.line.value, least=row.lo, people=people)
    for feature in sorted({row.line.feature for row in rows if row.line}):
        reason = _sums(model, feature, [row for row in rows if row.line and row.line.feature == feature])
        if reason:
            return reason
    return ""


def _sums(model: Model, feature: str, rows: list[Row]) -> str:
    least, most = sum(row.lo for row in rows), sum(row.hi for row in rows)
    if least > model.seats:
        return _("the least seats of “{feature}” add up to {least}, but there are {seats} seats.").format(
            feature=feature, least=least, seats=model.seats
        )
    listed = {t for row in rows for t in row.types}
    others = sum(cap for t, cap in enumerate(model.caps) if t not in listed)
    if most + others < model.seats:
        return _("the most seats of “{feature}” add up to {most}, but there are {seats} seats.").format(
            feature=feature, most=most + others, seats=model.seats
        )
    return ""
