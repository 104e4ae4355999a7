"""What the page of the draw says, worked out from values alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from council.selection.queries import DrawingPool, DrawView
from council.selection.targets import Pool, Targets
from council.words import _, ngettext
from ui.selection.wording import percent


@dataclass(frozen=True, slots=True)
class LevelView:
    """People who share one chance."""

    chance: Fraction
    people: int

    @property
    def id(self) -> Fraction:
        return self.chance


def levels_of(summary: Mapping[str, Any]) -> tuple[LevelView, ...]:
    """The levels of chance of a draw, the lowest first."""
    return tuple(LevelView(Fraction(chance), people) for chance, people in summary["levels"])


@dataclass(frozen=True, slots=True)
class DrawState:
    """Where the draw stands: nothing to draw from, ready, found, committed, kept."""

    step: str
    pool: Pool
    targets: Targets
    draw: DrawView | None
    number: int

    @classmethod
    def of(cls, asked: DrawingPool, targets: Targets, draws: Sequence[DrawView]) -> DrawState:
        last = draws[-1] if draws else None
        step = last.state if last else "ready" if asked.pool.ids and targets.lines else "empty"
        return cls(step, asked.pool, targets, last, last.number if last else 1)


def summary_figures(summary: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """The tiles of a lottery: value, what it counts, its base."""
    people = _("of {count:,} people").format(count=summary["pool"])
    reach = Fraction(summary["reach"])
    return (
        (percent(Fraction(summary["min_chance"])), _("smallest chance"), people),
        (percent(Fraction(summary["max_chance"])), _("largest chance"), people),
        (
            f"{summary['panels']:,}",
            _("different panels"),
            _("for {count:,} tickets").format(count=summary["total"]),
        ),
        (percent(reach), _("best any lottery can do"), _("for the smallest chance")),
    )


def promise(summary: Mapping[str, Any]) -> str:
    """What a lottery may claim, in a sentence."""
    if summary["certified"]:
        words = _("Certified: no lottery whatever could give those placed worst one ticket more.")
    elif summary["how"] == "estimated":
        words = _("A plain random draw: chances are estimated, nothing is claimed for the smallest.")
    else:
        words = _("Best found; it is not proven that no lottery does better.")
    parts = [words]
    if summary["never"]:
        never = ngettext(
            "{count:,} person can never be drawn.", "{count:,} people can never be drawn.", summary["never"]
        )
        parts.append(never.format(count=summary["never"]))
    if summary["certain"]:
        sure = ngettext("{count:,} person is certain.", "{count:,} people are certain.", summary["certain"])
        parts.append(sure.format(count=summary["certain"]))
    if not summary["public"]:
        parts.append(_("The list of panels stays with the auditor: published, it could betray somebody."))
    return " ".join(parts)
