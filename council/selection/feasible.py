"""Whether the targets can be met, how fair a draw they allow, and the smallest changes that mend them.

Arithmetic first, then a linear program, then whole panels: the cheapest answer that settles it.
"""

from __future__ import annotations

from council.progress import SILENT, Progress
from council.selection.engine.alike import Model, Row, model_of
from council.selection.engine.near import near_panel
from council.selection.live import Limit, Live, Reach
from council.selection.nearest import Change, nearest_changes, said
from council.selection.refusals import TargetsOutOfReach
from council.selection.targets import Pool, Targets
from council.words import _, ngettext

__all__ = ["Change", "Limit", "Reach", "check", "check_model", "reach"]


def reach(pool: Pool, targets: Targets) -> Reach:
    """How fair a draw can be; whole panels are not looked for. Whoever asks again and again keeps a Live.

    Raises: what model_of raises.
    """
    return Live(pool, targets).reach(targets, steps=False)


def check(pool: Pool, targets: Targets) -> None:
    """Do nothing when a panel exists.

    Raises: TargetsOutOfReach with `reason` (words), `nearest` (up to three proposals, each a tuple of
        Change, smallest first) and `proposal` (the first in words); and what model_of raises.
    """
    check_model(model_of(pool, targets))


def check_model(model: Model) -> None:
    """The same on a model already made."""
    reason = arithmetic(model)
    if reason or near_panel(model) is None:
        refuse(model, reason or together())


def together() -> str:
    """Why no panel exists where no sum shows it."""
    return _("each line can be met alone, but no panel meets all of them together.")


def refuse(model: Model, reason: str) -> None:
    """Raise TargetsOutOfReach with the nearest changes."""
    found, helpless = _mending(model, SILENT)
    proposal = helpless or _("The smallest change: {changes}.").format(changes=said(found[0]))
    if most_seats(model) < model.seats:
        reason = _too_few(model, most_seats(model))
    raise TargetsOutOfReach(reason=reason, nearest=found, proposal=proposal)


def why_not(model: Model, *, progress: Progress = SILENT) -> tuple[str, tuple[tuple[Change, ...], ...], str]:
    """Of a model without a panel: the reason, the nearest changes, and what to do where none helps ("")."""
    found, helpless = _mending(model, progress)
    return arithmetic(model) or together(), found, helpless


def _mending(model: Model, progress: Progress) -> tuple[tuple[tuple[Change, ...], ...], str]:
    if most_seats(model) < model.seats:
        return (), _("No change of targets helps.")
    found = nearest_changes(model, progress=progress)
    if found:
        return found, ""
    if nearest_changes(model, flexing=False, progress=progress):
        return (), _("The limits set for changes leave no way: widen them.")
    return (), _("No change of targets helps.")


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
