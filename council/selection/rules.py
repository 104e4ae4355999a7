"""The rules of a draw, and the one road from pool and targets to a lottery.

A rule names a point of the same polytope; the same cutting makes panels of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from council import __version__
from council.progress import SILENT, Progress
from council.selection import feasible
from council.selection.engine import columns, plainly, weights
from council.selection.engine.alike import Model, model_of
from council.selection.engine.bound import Bound
from council.selection.engine.dealing import dealt
from council.selection.engine.points import point_of, reach_of
from council.selection.engine.proof import EXACT_ROOM, admissible, within
from council.selection.engine.split import fingerprint, panels_of
from council.selection.lottery import Lottery, level_of, levels_of, tickets_held
from council.selection.refusals import NothingToReach, RuleUnknown, TicketsUnusable
from council.selection.targets import Pool, Targets
from council.words import _

RULES = ("leximin", "maximin", "nash", "goldilocks", "minimax", "random")
TICKETS = (1_000, 10_000, 100_000, 1_000_000)
EXACT = "exact"
LIGHTEST = 1e-8
FEW, MANY = 12, 20  # seats; types a seat


def find_lottery(
    *,
    pool: Pool,
    targets: Targets,
    rule: str = "leximin",
    panels: int | str = 1_000,
    progress: Progress = SILENT,
) -> Lottery:
    """A lottery over panels that all meet the targets, with the chances a rule asks for.

    leximin: the smallest chance is as large as any lottery can make it, then the next, and so on.
    maximin: the smallest chance as large as can be; then the largest as small as can be; then leximin.
    minimax: the largest chance as small as can be; then leximin.
    goldilocks: neither end far from even: least (n/k)·largest + (k/n)/smallest; then leximin.
    nash: the product of all chances as large as can be.
    random: people drawn line by line, again on failure: the plain baseline with estimated chances.
    `certified` says that this was proven and reached to less than one ticket (see Lottery); random never is.
    The same pool and targets give the same lottery, whatever the order of rows and columns.

    Args: panels: that many tickets, a power of ten from 1,000; or "exact": weights out of 1,000,000 that are
        the exact chances, rounded (`exact` says whether they were reached).
    Raises: TargetsOutOfReach, RuleUnknown, TicketsUnusable, NothingToReach, NoLotteryFound, what model_of
        raises, and Cancelled from progress.
    """
    if rule not in RULES:
        raise RuleUnknown(rule=rule, rules=", ".join(RULES))
    if panels != EXACT and panels not in TICKETS:
        raise TicketsUnusable(panels=panels)
    if rule == "random" and panels == EXACT:
        raise NothingToReach()
    model = model_of(pool, targets)
    reason = feasible.arithmetic(model)
    if reason:
        feasible.refuse(model, reason)
    if rule == "random":
        feasible.check_model(model)
        people = plainly.panels(model, int(panels), progress=progress)
        return _gathered(model, _counted(people), None, rule, reach_of(model))
    progress(0, 1, _("Finding the fairest chances"))
    point = point_of(model, rule, progress=lambda done, total, words="": progress(0, 1))
    if point is None:
        feasible.check_model(model)
    progress(0, 1, _("Making panels"))
    found = None
    if point is not None and point.proven and not _is_few(model):
        found = _cut(model, point.best, panels, progress)
    if found is None or point is None:
        feasible.check_model(model)
        progress(0, 1, _("Weighing panels against each other"))
        closed, found = _closed(model, rule, panels, _shut(model, point, rule), progress)
        if point is None or not _is_reached(point, closed):
            # A search that did not close says nothing of what other panels allow; the rows still do.
            point = replace(closed, reach=reach_of(model)) if closed.how == "columns open" else closed
    return _gathered(model, found, point, rule, point.reach)


@dataclass(frozen=True, slots=True)
class _Found:
    """Panels (people numbers, rising) with whole weights; how near they must be, and whether they are it.

    never: the types in no panel, where a chance of 0 alone does not say so.
    """

    weights: dict[tuple[int, ...], int]
    room: Fraction | None = None
    exact: bool = False
    never: frozenset[int] | None = None


def _cut(model: Model, best: tuple[Fraction, ...], panels: int | str, progress: Progress) -> _Found | None:
    """Panels cut from expected counts: a ticket each, or weighed exactly; None when that fails."""
    if panels == EXACT:
        bent = weights.weighted(model, best, progress=progress)
        return None if bent is None else _weighed(bent)
    cut = panels_of(model, best, int(panels), progress=progress)
    if cut is None:
        return None
    return _counted(dealt(model, [panel.pairs() for panel in cut], fingerprint(model)))


def _spread(closed: columns.Closed, count: int) -> tuple[list[columns.Pairs], list[float]]:
    """About `count` copies of the panels, more of the heavy ones, so that people alike can be told apart."""
    kept = [(pairs, one) for pairs, one in zip(closed.pairs(), closed.weights, strict=True) if one > LIGHTEST]
    copies = [max(1, round(count * weight)) for _pairs, weight in kept]
    whole = sum(weight for _pairs, weight in kept)
    cut = [pairs for (pairs, _weight), times in zip(kept, copies, strict=True) for _copy in range(times)]
    shares = [
        weight / whole / times
        for (_pairs, weight), times in zip(kept, copies, strict=True)
        for _copy in range(times)
    ]
    return cut, shares


def _weighed(found: weights.Weighted) -> _Found:
    """Weights out of a million; the room of exact weights is only for those that are."""
    room = EXACT_ROOM if found.exact else None
    return _Found(dict(zip(found.panels, found.weights, strict=True)), room, found.exact)


def _is_reached(point: Bound, closed: Bound) -> bool:
    """Whether panels reach the proven point after all, to 10⁻⁸: then its lines prove them best."""
    pairs = zip(point.best, closed.best, strict=True)
    return point.proven and all(abs(float(aim - one)) <= LIGHTEST for aim, one in pairs)


def _is_few(model: Model) -> bool:
    """Whether so few seats face so many types that cutting expected counts would be tried for nothing.

    That is a replacement after a draw: shares of a seat meet lines there that whole people cannot.
    """
    return model.seats <= FEW and len(model.caps) > MANY * model.seats


def _shut(model: Model, point: Bound | None, rule: str) -> tuple[int, ...]:
    """Types that the lines of proof leave no chance at all, so that no panel holds them."""
    if point is None or not point.proven or rule != "leximin":
        return ()
    return tuple(t for t, chance in enumerate(point.best) if not chance)


def _closed(
    model: Model, rule: str, panels: int | str, shut: tuple[int, ...], progress: Progress
) -> tuple[Bound, _Found]:
    """The rule over panels themselves, for pools where expected counts promise too much."""
    closed = columns.closed(model, rule, shut=shut, progress=progress)
    if panels == EXACT:
        cut, shares = _spread(closed, 10 * len(model.pool.ids) + 1_000)
        bent = weights.bent(model, closed.bound.best, cut, shares=shares, residual=LIGHTEST)
        found = _weighed(bent)
    else:
        cut = columns.tickets_of(model, closed, int(panels))
        found = _counted(dealt(model, cut, fingerprint(model)))
    return closed.bound, replace(found, never=frozenset(closed.never))


def _counted(people: Sequence[Sequence[int]]) -> _Found:
    tickets: dict[tuple[int, ...], int] = {}
    for panel in people:
        tickets[tuple(panel)] = tickets.get(tuple(panel), 0) + 1
    return _Found(tickets)


def _gathered(model: Model, found: _Found, point: Bound | None, rule: str, reach: Fraction | None) -> Lottery:
    """The lottery of these panels, with everything it claims counted again from the people themselves."""
    ids = model.pool.ids
    if not all(admissible(model, panel) for panel in found.weights):
        raise AssertionError("a panel does not meet the targets")
    named = {tuple(sorted(ids[one] for one in panel)): weight for panel, weight in found.weights.items()}
    panels = tuple(sorted(named))
    weights_ = tuple(named[panel] for panel in panels)
    over = fingerprint(model).hex()
    lottery = Lottery(ids, panels, weights_, (), (), rule, versions(), optimum=reach, over=over)
    held = tuple(tickets_held(lottery).values())
    total = lottery.total
    if point is None:
        best = tuple(Fraction(count, total) for count in held)
        missed = tuple(one for one, count in zip(ids, held, strict=True) if not count)
        return replace(lottery, levels=levels_of(best), best=best, how="estimated", never=missed)
    best = model.per_person(point.best)
    never = found.never if found.never is not None else {t for t, one in enumerate(point.best) if not one}
    shut = model.per_person([t in never for t in range(len(point.best))])
    proven = point.proven or point.how == "columns closed"
    return replace(
        lottery,
        levels=levels_of(tuple(level_of(rule, chance) for chance in best)),
        proof=point.lines,
        best=best,
        certified=proven and within(best, held, total=total, room=found.room),
        exact=found.exact,
        how=point.how,
        never=tuple(one for one, is_shut in zip(ids, shut, strict=True) if is_shut),
    )


def versions() -> tuple[tuple[str, str], ...]:
    """What computed a lottery: names and versions, for its certificate."""
    from importlib.metadata import version

    return (("council", __version__), ("highspy", version("highspy")))
