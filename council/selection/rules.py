"""The rules of a draw, and the one road from pool and targets to a lottery.

A rule names a point of the same polytope; the same cutting makes panels of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from council import __version__
from council.progress import SILENT, Progress
from council.selection import feasible
from council.selection.engine import columns, plainly
from council.selection.engine.alike import Model, model_of
from council.selection.engine.bound import Bound, fairest
from council.selection.engine.dealing import dealt
from council.selection.engine.proof import admissible, within
from council.selection.engine.split import fingerprint, panels_of
from council.selection.lottery import Lottery, levels_of, tickets_held
from council.selection.refusals import RuleUnknown, TicketsUnusable
from council.selection.targets import Pool, Targets
from council.words import _

RULES = ("leximin", "random")
TICKETS = (1_000, 10_000, 100_000, 1_000_000)


def find_lottery(
    *,
    pool: Pool,
    targets: Targets,
    rule: str = "leximin",
    panels: int = 1_000,
    progress: Progress = SILENT,
) -> Lottery:
    """A lottery of `panels` tickets over panels that all meet the targets.

    leximin: the smallest chance is as large as any lottery can make it, then the next, and so on;
    `certified` says that this was re-checked in fractions, each chance being less than one ticket off.
    random: people drawn line by line, again on failure: the plain baseline, never certified.
    The same pool and targets give the same lottery, whatever the order of rows and columns.

    Raises: TargetsOutOfReach, RuleUnknown, TicketsUnusable, NoLotteryFound, what model_of raises, and
        Cancelled from progress.
    """
    if rule not in RULES:
        raise RuleUnknown(rule=rule, rules=", ".join(RULES))
    if panels not in TICKETS:
        raise TicketsUnusable(panels=panels)
    model = model_of(pool, targets)
    reason = feasible.arithmetic(model)
    if reason:
        feasible.refuse(model, reason)
    if rule == "random":
        feasible.check_model(model)
        return _gathered(model, plainly.panels(model, panels, progress=progress), None, rule)
    return _leximin(model, panels, progress)


def _leximin(model: Model, tickets: int, progress: Progress) -> Lottery:
    progress(0, tickets, _("Finding the fairest chances"))
    bound = fairest(model, progress=lambda done, total, words="": progress(0, tickets))
    if bound is None:
        feasible.check_model(model)
    progress(0, tickets, _("Making panels"))
    cut = None
    if bound is not None and bound.proven:
        cut = panels_of(model, bound.best, tickets, progress=progress)
    if cut is None or bound is None:
        feasible.check_model(model)
        progress(0, tickets, _("Weighing panels against each other"))
        bound, cut = columns.closed(model, tickets, progress=progress)
    people = dealt(model, [panel.pairs() for panel in cut], fingerprint(model))
    return _gathered(model, people, bound, "leximin")


def _gathered(model: Model, people: Sequence[Sequence[int]], bound: Bound | None, rule: str) -> Lottery:
    """The lottery of these panels, with everything it claims counted again from the people themselves."""
    ids = model.pool.ids
    tickets: dict[tuple[str, ...], int] = {}
    for panel in people:
        if not admissible(model, panel):
            raise AssertionError("a panel does not meet the targets")
        names = tuple(sorted(ids[person] for person in panel))
        tickets[names] = tickets.get(names, 0) + 1
    panels = tuple(sorted(tickets))
    weights = tuple(tickets[panel] for panel in panels)
    lottery = Lottery(ids, panels, weights, (), (), rule, versions())
    held = tuple(tickets_held(lottery).values())
    total = sum(weights)
    if bound is None:
        best = tuple(Fraction(count, total) for count in held)
        return Lottery(ids, panels, weights, levels_of(best), (), rule, versions(), best, how="estimated")
    best = tuple(bound.best[t] for t in _types(model))
    return Lottery(
        ids=ids,
        panels=panels,
        weights=weights,
        levels=levels_of(best),
        proof=bound.lines,
        rule=rule,
        versions=versions(),
        best=best,
        certified=(bound.proven or bound.how == "columns closed") and within(best, held, total=total),
        how=bound.how,
        never=tuple(one for one, chance in zip(ids, best, strict=True) if not chance),
    )


def _types(model: Model) -> list[int]:
    """The type of each person, in pool order."""
    of = [0] * len(model.pool.ids)
    for t, group in enumerate(model.members):
        for person in group:
            of[person] = t
    return of


def versions() -> tuple[tuple[str, str], ...]:
    """What computed a lottery: names and versions, for its certificate."""
    from importlib.metadata import version

    return (("council", __version__), ("highspy", version("highspy")))
