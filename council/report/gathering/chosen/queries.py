"""The panel and the lottery it came from."""

from __future__ import annotations

from fractions import Fraction

from council.report import facts as f
from council.report.gathering.titles import titled
from council.selection import queries as selection


def category_facts(drawn: selection.SelectionFacts) -> tuple[f.CategoryFacts, ...]:
    return tuple(
        f.CategoryFacts(
            titled(one.line.feature),
            one.line.value,
            one.in_pool,
            one.in_panel or 0,
            one.line.least,
            one.line.most,
        )
        for one in drawn.targets
    )


def draw_facts(drawn: selection.SelectionFacts) -> f.DrawFacts | None:
    kept = [view for view in drawn.draws if view.state == "kept" and view.purpose == "panel"]
    if not kept:
        return None
    view = kept[-1]
    told = view.summary
    pool = int(told["pool"])
    levels = tuple((Fraction(chance), int(number)) for chance, number in told["levels"])
    others = pool - sum(people for _chance, people in levels)
    return f.DrawFacts(
        number=view.number,
        rule=view.rule,
        answered=drawn.stages.registered,
        pool=pool,
        seats=view.seats,
        kept=True,
        commitment=view.commitment_hash,
        panels=int(told["panels"]),
        certified=bool(told["certified"]),
        chances=tuple(sorted((*levels, *(((Fraction(0), others),) if others > 0 else ())))),
        at=view.kept_at,
    )


def stage_facts(told: selection.Stages) -> f.StageFacts:
    return f.StageFacts(
        registered=told.registered,
        left_out=tuple(sorted(told.left_out.items())),
        letters=told.letters,
        drawn=told.drawn,
        replaced=told.replaced,
        confirmed=told.confirmed,
        declined=told.declined,
        withdrew=told.withdrew,
        alternates=told.alternates,
    )
