"""The way, thought out apart from Qt: rows before and after, the stages behind, what is not used yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from council.decisions.outcome.chain import ORDER
from council.decisions.outcome.way.saying import (
    how_words,
    onward_sentence,
    roots_sentence,
    step_name,
    step_words,
    where_words,
)
from council.decisions.outcome.way.views import ChainStep, Unused, Way
from council.words import N_, _, ngettext
from ui.widgets import Row

ICONS = {
    "statement": "statement",
    "theme": "ground",
    "version": "file",
    "support": "chart",
    "remark": "edit",
    "consent": "people",
    "objection": "warning",
    "ballot": "vote",
    "minority": "quote",
    "recommendation": "decisions",
}
KEPT_AT = {
    "theme": ("ground.themes", "theme"),
    "version": ("decisions.proposals", "proposal"),
    "support": ("decisions.support", "proposal"),
    "remark": ("decisions.support", "proposal"),
    "consent": ("decisions.consent", "proposal"),
    "objection": ("decisions.consent", "proposal"),
    "ballot": ("decisions.ballots", "ballot"),
    "minority": ("decisions.outcome", "minority"),
    "recommendation": ("decisions.outcome", "recommendation"),
}
ROOTED = ("version", "support", "remark", "consent", "objection", "ballot", "minority", "recommendation")
NOTHING_BEFORE = N_("Nothing came before it that was written down.")
NOTHING_AFTER = N_("Nothing has grown out of it yet.")


def step_row(step: ChainStep, digit: int = 0) -> Row:
    """A step in a list: what it says, what it is, where it was said and how it is tied, and its digit key."""
    return Row(
        first_words(step),
        quiet=" · ".join(part for part in (_named(step), how_words(step.how)) if part),
        side=str(digit) if digit else "",
        icon=ICONS[step.kind],
        ink="quiet",
    )


def _named(step: ChainStep) -> str:
    return " · ".join(part for part in (step_name(step), where_words(step)) if part)


def first_words(step: ChainStep, most: int = 240) -> str:
    """What a step says, cut at a word's end where it is long; the whole stands when one goes there."""
    words = " ".join(step_words(step).split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True, slots=True)
class Stage:
    """All steps of one kind on the way: "43 statements"."""

    kind: str
    words: str
    steps: tuple[ChainStep, ...]


@dataclass(frozen=True, slots=True)
class WayState:
    """What the page says of where one stands."""

    name: str
    quiet: str
    text: str
    box: str
    reason: str
    causes: tuple[str, ...]
    before_text: str
    back: tuple[Stage, ...]
    on: tuple[Stage, ...]

    @classmethod
    def of(cls, way: Way) -> WayState:
        """Everything in words. The box stands wherever something was worded."""
        here = way.crossing.here
        wording = way.wording
        told = [where_words(here)]
        if here.title and here.kind != "version":
            told.append(_("on proposal {n}, {title}").format(n=here.of, title=here.title))
        elif here.kind == "version":
            told.append(here.title)
        return cls(
            name=step_name(here),
            quiet=" · ".join(part for part in told if part),
            text=step_words(here),
            box=_box(way),
            reason=wording.reason if wording else "",
            causes=tuple(f"{step_name(one)}: {step_words(one)}" for one in wording.causes) if wording else (),
            before_text=wording.before if wording else "",
            back=stages(way.back),
            on=stages(way.on),
        )


def _box(way: Way) -> str:
    if way.crossing.here.kind == "statement":
        return onward_sentence(way.on)
    return roots_sentence(way.roots, way.ballots) if way.crossing.here.kind in ROOTED else ""


def stages(steps: Iterable[ChainStep]) -> tuple[Stage, ...]:
    """Steps by kind in the order of the work, each with its count in words."""
    found: dict[str, list[ChainStep]] = {}
    for step in steps:
        found.setdefault(step.kind, []).append(step)
    return tuple(
        Stage(kind, counted(kind, len(found[kind])), tuple(found[kind])) for kind in ORDER if kind in found
    )


def counted(kind: str, n: int) -> str:
    """So many of a kind: "43 statements"."""
    words = {
        "statement": lambda: ngettext("{n} statement", "{n} statements", n),
        "theme": lambda: ngettext("{n} theme", "{n} themes", n),
        "version": lambda: ngettext("{n} wording", "{n} wordings", n),
        "support": lambda: ngettext("{n} support round", "{n} support rounds", n),
        "remark": lambda: ngettext("{n} remark", "{n} remarks", n),
        "consent": lambda: ngettext("{n} consent round", "{n} consent rounds", n),
        "objection": lambda: ngettext("{n} objection", "{n} objections", n),
        "ballot": lambda: ngettext("{n} ballot", "{n} ballots", n),
        "minority": lambda: ngettext("{n} minority view", "{n} minority views", n),
        "recommendation": lambda: ngettext("{n} recommendation", "{n} recommendations", n),
    }
    return words[kind]().format(n=n)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the whole way or of what is not used yet: a heading of its kind, or a step under it."""

    id: str
    row: Row
    step: ChainStep | None = None


def whole_lines(way: Way) -> tuple[Line, ...]:
    """The whole way in one list, from the first statement to the last recommendation, headed by kind."""
    here = way.crossing.here
    found: list[Line] = []
    both = {stage.kind: list(stage.steps) for stage in stages((*way.back, here, *way.on))}
    for kind in ORDER:
        inside = both.get(kind, [])
        if not inside:
            continue
        found.append(Line(f"head-{kind}", Row(counted(kind, len(inside)), icon=ICONS[kind], ink="quiet")))
        for step in inside:
            side = _("you are here") if step.id == here.id else how_words(step.how)
            row = Row(
                first_words(step), quiet=_named(step), side=side, depth=1, ink="accent" if side else "quiet"
            )
            found.append(Line(step.id, row, step))
    return tuple(found)


def unused_lines(found: Iterable[Unused]) -> tuple[Line, ...]:
    """What leads nowhere yet, under its theme, each theme with how many of how many."""
    lines: list[Line] = []
    for one in found:
        title = one.title if one.id else _("In no theme")
        of = _("{n} of {known} not used yet").format(n=len(one.statements), known=one.known)
        lines.append(Line(f"head-{one.id}", Row(title, side=of, icon="ground", ink="quiet")))
        lines += [
            Line(
                f"{one.id}-{step.id}",
                Row(
                    first_words(step),
                    quiet=" · ".join((step_name(step), where_words(step))).rstrip(" ·"),
                    depth=1,
                ),
                step,
            )
            for step in one.statements
        ]
    return tuple(lines)


def unused_facts(found: tuple[Unused, ...]) -> str:
    """How many statements lead nowhere yet; one that stands in two themes counts once."""
    n = len({step.id for one in found for step in one.statements})
    if not n:
        return _("Every standing statement is part of a wording, by itself or through its theme.")
    return ngettext(
        "{n} standing statement is in no wording yet, by itself or through its theme.",
        "{n} standing statements are in no wording yet, by themselves or through their themes.",
        n,
    ).format(n=n)
