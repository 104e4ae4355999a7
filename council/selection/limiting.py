"""Who limits whom, before any panel is made: levels of chance beside the targets that hold them."""

from __future__ import annotations

from council.progress import SILENT, Progress
from council.selection import feasible
from council.selection.engine import columns
from council.selection.engine.alike import Model, model_of
from council.selection.engine.bound import Bound
from council.selection.engine.points import point_of
from council.selection.lottery import Lottery, levels_of
from council.selection.pictures import Limit, Limits, limits_of
from council.selection.targets import Pool, Targets
from council.selection.whys import whys_of


def limits_under(
    *,
    pool: Pool,
    targets: Targets,
    rule: str = "leximin",
    public: bool = True,
    progress: Progress = SILENT,
) -> Limits:
    """The levels of chance that a rule gives, and the lines its proof names for each.

    Args:
        rule: any but "random", which aims at no chances.
        public: leave out levels of fewer than five people.
    Raises: TargetsOutOfReach, what model_of raises, and Cancelled from progress.
    """
    model = model_of(pool, targets)
    point = point_of(model, rule, progress=progress)
    if point is None or not point.proven:
        feasible.check_model(model)
        point = columns.closed(model, rule, progress=progress).bound
    told = whys_of(_aimed_at(model, point, rule), pool, targets)
    return limits_of(
        (
            (
                one.level,
                one.people_on_level,
                [Limit(it.line.feature, it.line.value, it.side, it.seats, it.people) for it in one.lines],
            )
            for one in told
        ),
        public=public,
    )


def _aimed_at(model: Model, point: Bound, rule: str) -> Lottery:
    """The lottery a point asks for, without the panels: enough to say why."""
    best = model.per_person(point.best)
    return Lottery(
        ids=model.pool.ids,
        panels=(),
        weights=(),
        levels=levels_of(best),
        proof=point.lines,
        rule=rule,
        versions=(),
        best=best,
        how=point.how,
        optimum=point.reach,
    )
