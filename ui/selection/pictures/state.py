"""What the page of pictures can show, worked out from values alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import groupby

from council.report import charts
from council.report.marks import Chart
from council.selection.pictures import (
    Limits,
    beside_others,
    beside_targets,
    crossed,
    features_to_cross,
)
from council.selection.queries import DrawingPool, DrawView, SeatView, TargetView
from council.selection.targets import Pool, Targets
from council.words import N_, _, ngettext
from ui.selection.ruling import rule_words
from ui.selection.wording import moment_words

PICTURES = (
    ("targets", N_("Targets")),
    ("chances", N_("Chances")),
    ("rules", N_("Rules")),
    ("limits", N_("Who limits whom")),
    ("others", N_("Other attributes")),
    ("crossed", N_("Two attributes")),
)
Levels = tuple[tuple[Fraction, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the store says: `people` are attributes by person id, of all who may be drawn or are members."""

    council: str
    views: tuple[TargetView, ...]
    asked: DrawingPool
    targets: Targets
    draws: tuple[DrawView, ...]
    seats: tuple[SeatView, ...]
    people: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class PicturesState:
    """The material of all pictures. `draw` is the newest of the panel that is committed or kept."""

    facts: str
    told: Told
    members: tuple[str, ...]
    draw: DrawView | None

    @classmethod
    def of(cls, told: Told) -> PicturesState:
        members = tuple(one.person_id for one in told.seats if one.state in ("expected", "confirmed"))
        draws = [one for one in told.draws if one.purpose == "panel" and one.state in ("committed", "kept")]
        people = len(told.asked.pool.ids)
        parts = [ngettext("pool of {count:,}", "pool of {count:,}", people).format(count=people)]
        if members:
            words = ngettext("panel of {count:,}", "panel of {count:,}", len(members))
            parts.append(words.format(count=len(members)))
        facts = " · ".join(parts) if told.views or people else ""
        return cls(facts, told, members, draws[-1] if draws else None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw a picture of."""
        return not (self.told.views and self.told.asked.pool.ids)

    @property
    def over(self) -> tuple[Pool, Targets]:
        """What computed pictures are computed over."""
        return self.told.asked.pool, self.told.targets

    @property
    def features(self) -> tuple[str, ...]:
        """The attributes that two can be crossed of."""
        return features_to_cross(self.told.people)

    @property
    def levels(self) -> Levels:
        """The levels of chance of the draw there is; none before."""
        if self.draw is None:
            return ()
        return tuple((Fraction(chance), people) for chance, people in self.draw.summary["levels"])

    def source(self, now: datetime) -> str:
        """Where the numbers come from, to go with a picture wherever it goes."""
        if self.draw is not None and self.draw.kept_at is not None:
            words = _("draw {number} of {moment}")
            when = words.format(number=self.draw.number, moment=moment_words(self.draw.kept_at))
        else:
            when = _("before the draw, {moment}").format(moment=moment_words(now))
        return " · ".join(part for part in (self.told.council, when) if part)

    # the pictures ------------------------------------------------------------------------------------------

    def beside_targets(self, *, public: bool) -> Chart:
        """Pool, population, targets and panel, line by line."""
        counted = [(one.line, one.in_pool, one.in_panel, one.share) for one in self.told.views]
        seats = self.told.targets.seats
        value = beside_targets(
            counted,
            pool=len(self.told.asked.pool.ids),
            seats=seats,
            members=len(self.members) or None,
            public=public,
        )
        return charts.beside(value, title=_("Pool, targets and panel side by side"))

    def beside_others(self, *, public: bool) -> Chart | None:
        """Pool and panel on attributes without targets; None when there are none."""
        value = beside_others(
            self.told.people, self.members, targeted=self.told.targets.features, public=public
        )
        if not value.parts:
            return None
        return charts.beside(value, title=_("Attributes that were no targets"))

    def crossed(self, first: str, second: str, *, public: bool) -> Chart:
        """Two attributes crossed."""
        return charts.crossing(crossed(self.told.people, self.members, first, second, public=public))

    def steps(self, levels: Levels) -> Chart:
        """Levels of chance as steps."""
        return charts.chance_steps(levels, seats=self.told.targets.seats, every=60)

    def curves(self, points: Sequence[object]) -> Chart:
        """The chances of two rules as sorted curves."""
        return charts.chance_curves([curve_of(one) for one in points], seats=self.told.targets.seats)


def curve_of(point: object) -> charts.Curve:
    """A rule's point as a curve, with its figures."""
    figures = point.figures
    return charts.Curve(
        words=rule_words(point.rule),
        levels=levels_of(point.chances),
        gini=float(figures.gini),
        geometric_mean=float(figures.geometric_mean),
        estimated=point.rule == "random",
    )


def levels_of(chances: Sequence[Fraction]) -> Levels:
    """Rising chances as levels with their people."""
    return tuple((chance, len(list(same))) for chance, same in groupby(chances))


def limits_chart(limits: Limits) -> Chart:
    """Who limits whom."""
    return charts.limiting(limits)
