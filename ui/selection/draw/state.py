"""What the page of the draw says and offers, worked out from values alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from council.selection.queries import DrawView
from council.selection.targets import Pool, Targets
from council.words import _, ngettext
from ui.selection.ruling import RULES
from ui.selection.wording import percent

STEPS = ("find", "publish", "draw", "result")


@dataclass(frozen=True, slots=True)
class Material:
    """What the store says of the draw: who may be drawn, what was drawn so far, the newest draw's open files.

    draw: the one in hand, None where a new one begins; then pool and targets stand. files: empty when the
    asker had them. counts: feature, value, members, least and most of
    each target, once a panel sits.
    """

    pool: Pool
    targets: Targets
    draws: tuple[DrawView, ...] = ()
    draw: DrawView | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    counts: tuple[tuple[str, str, int, int, int], ...] = ()
    purpose: str = "panel"
    replacement: Any = None


@dataclass(frozen=True, slots=True)
class DrawState:
    """Where the draw stands: nothing to draw from, ready, committed, kept."""

    step: str
    pool: Pool
    targets: Targets
    draw: DrawView | None
    number: int
    purpose: str = "panel"
    voided: DrawView | None = None
    commitment: Mapping[str, Any] | None = None
    reveal: Mapping[str, Any] | None = None
    result: Mapping[str, Any] | None = None
    counts: tuple[tuple[str, str, int, int, int], ...] = ()
    replacement: Any = None

    @classmethod
    def of(cls, told: Material, before: DrawState | None = None) -> DrawState:
        last = told.draws[-1] if told.draws else None
        if told.draw is None:
            step = "ready" if told.pool.ids and told.targets.lines else "empty"
            void = last if last is not None and last.state == "void" else None
            number = last.number + 1 if last else 1
            given = {"purpose": told.purpose, "voided": void, "replacement": told.replacement}
            return cls(step, told.pool, told.targets, None, number, **given)
        if not told.files and before is not None:
            return replace(before, draw=told.draw, counts=told.counts)
        files = {name: json.loads(data) for name, data in told.files.items()}
        return cls(
            step=told.draw.state,
            pool=told.pool,
            targets=told.targets,
            draw=told.draw,
            number=told.draw.number,
            purpose=told.draw.purpose,
            commitment=files.get("commitment.json"),
            reveal=files.get("reveal.json"),
            result=files.get("result.json"),
            counts=told.counts,
        )

    @property
    def chance(self) -> Mapping[str, Any]:
        """How chance comes in, as committed."""
        found: Mapping[str, Any] = self.commitment["chance"] if self.commitment else {}
        return found

    @property
    def has_ceremony(self) -> bool:
        """Whether the draw in hand is a public one, not the computer's own chance."""
        return bool(self.chance) and not is_quick(self.chance)


def in_hand(draws: Sequence[DrawView], purpose: str, *, has_choice: bool) -> tuple[DrawView | None, str]:
    """The draw to stand for, None where a new one begins, and what the new one is for.

    What is committed comes first. After a void draw the same is drawn anew; alternates need their choice
    again, so without one the last panel stands. After a kept draw only replacements and alternates are new.
    """
    last = draws[-1] if draws else None
    if last is None:
        return None, "panel"
    if last.state == "void":
        wanted = last.purpose if purpose == "panel" else purpose
        kept = next((one for one in reversed(draws) if one.state == "kept"), None)
        return (kept, wanted) if wanted == "alternates" and not has_choice else (None, wanted)
    new = last.state == "kept" and (purpose == "replacement" or (purpose == "alternates" and has_choice))
    return (None if new else last), purpose


def is_quick(chance: Mapping[str, Any]) -> bool:
    """Whether the computer draws: no beacon, and the operating system as the device."""
    from council.selection.certificate import QUICK

    return bool(chance["beacon"] == "none" and chance["device"] == QUICK.device)


def open_steps(state: DrawState, *, found: bool) -> tuple[str, ...]:
    """The steps that can be looked at, the last one being that of the work."""
    reached = {"ready": 2 if found else 1, "committed": 3, "kept": 4}.get(state.step, 0)
    return STEPS[:reached]


def first_step(state: DrawState) -> str:
    """The step to stand at when the draw has moved on, or the file is opened."""
    if state.step == "committed":
        begun = state.draw is not None and bool(state.draw.notes)
        return "draw" if begun or not state.has_ceremony else "publish"
    return "result" if state.step == "kept" else "find"


def primary_of(step: str, state: DrawState, *, found: bool, way: str) -> str:
    """The one command a step leads to."""
    if step == "find":
        return "selection.to_publish" if found or state.draw else "selection.find_lottery"
    if step == "publish":
        if state.draw is not None:
            return "selection.to_drawing" if state.step == "committed" else "selection.to_result"
        return "selection.quick_draw" if way == "quick" else "selection.commit"
    if step == "draw":
        return "selection.draw_panel" if state.step == "committed" else "selection.to_result"
    return "selection.to_panel"


@dataclass(frozen=True, slots=True)
class LevelView:
    """People who share one chance."""

    chance: Fraction
    people: int
    seats: int = 0

    @property
    def id(self) -> Fraction:
        return self.chance


def levels_of(summary: Mapping[str, Any]) -> tuple[LevelView, ...]:
    """The levels of chance of a draw, the lowest first."""
    return tuple(LevelView(Fraction(chance), people) for chance, people in summary["levels"])


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule beside the others; `figures` once they are computed."""

    id: str
    words: str
    hint: str
    figures: Any = None


def rule_views(points: Sequence[Any] = ()) -> tuple[RuleView, ...]:
    """The rules in their order, each with its figures where these are known."""
    known = {one.rule: one.figures for one in points}
    return tuple(RuleView(rule, _(words), _(hint), known.get(rule)) for rule, words, hint in RULES)


def beside(points: Sequence[Any], rule: str) -> tuple[Any, ...]:
    """The rule chosen and the one to see it against: the fairest, or plain random for the fairest itself."""
    known = {one.rule: one for one in points}
    other = "random" if rule == "leximin" else "leximin"
    return tuple(known[one] for one in (rule, other) if one in known) if rule in known else ()


def facts_of(state: DrawState) -> str:
    """The line under the name of the page."""
    if state.step == "empty":
        return ""
    pool = state.draw.summary["pool"] if state.draw else len(state.pool.ids)
    seats = state.draw.seats if state.draw else state.targets.seats
    said = {"ready": _("not committed"), "committed": _("committed, not drawn"), "kept": _("drawn")}[
        state.step
    ]
    aim = ngettext("{seats:,} seat from {people:,} people", "{seats:,} seats from {people:,} people", seats)
    words = _("Draw {number} · {aim} · {state}")
    if state.purpose == "replacement":
        words = _("Draw {number}, replacements · {aim} · {state}")
    elif state.purpose == "alternates":
        aim = ngettext(
            "{seats:,} place from {people:,} people", "{seats:,} places from {people:,} people", seats
        )
        words = _("Draw {number}, alternates · {aim} · {state}")
    return words.format(number=state.number, aim=aim.format(seats=seats, people=pool), state=said)


def summary_figures(summary: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """The tiles of a lottery: value, what it counts, its base."""
    people = _("of {count:,} people").format(count=summary["pool"])
    tickets = _("for {count:,} tickets").format(count=summary["total"])
    return (
        (percent(Fraction(summary["min_chance"])), _("smallest chance"), people),
        (percent(Fraction(summary["max_chance"])), _("largest chance"), people),
        (f"{summary['panels']:,}", _("different panels"), tickets),
        (percent(Fraction(summary["reach"])), _("best any lottery can do"), _("for the smallest chance")),
    )


def promise(summary: Mapping[str, Any], rule: str = "leximin") -> str:
    """What a lottery may claim, in plain words."""
    return " ".join([_claim(summary, rule), *_extremes(summary)])


def _claim(summary: Mapping[str, Any], rule: str) -> str:
    if summary["how"] == "estimated":
        return _("A plain random draw: chances are estimated, nothing is claimed for the smallest.")
    if not summary["certified"]:
        return _("Best found; it is not proven that no lottery does better.")
    parts = [_("Certified by proof, in whole numbers.")]
    if rule in ("leximin", "maximin"):
        parts.append(_("Within these targets no lottery could raise the smallest chance by a single ticket."))
    if rule == "leximin":
        parts.append(_("That given, none could raise the next smallest either, and so on upwards."))
    elif rule != "maximin":
        parts.append(_("The chances are those of this rule, each less than one ticket off."))
    return " ".join(parts)


def _extremes(summary: Mapping[str, Any]) -> list[str]:
    parts = []
    if count := summary["never"]:
        never = ngettext(
            "{count:,} person can never be drawn.", "{count:,} people can never be drawn.", count
        )
        parts.append(never.format(count=count))
    if count := summary["certain"]:
        sure = ngettext("{count:,} person is certain.", "{count:,} people are certain.", count)
        parts.append(sure.format(count=count))
    if not summary["public"]:
        parts.append(_("The list of panels stays with the auditor: published, it could betray somebody."))
    return parts
