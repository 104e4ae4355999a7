"""What is known so far about whether targets can be met, and how it is said; no window in here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from council.selection.targets import Line, Targets
from council.words import _, ngettext
from ui.selection.wording import percent

if TYPE_CHECKING:
    from council.selection.live import Limit, Reach, Step
    from council.selection.nearest import Change
    from council.selection.prospects import Prospects

MANY_FEATURES = 8
LIMITS = 4  # limiting lines that are named


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one question, filled bit by bit: each part is None until it is known.

    refused: why this is no question. reach: how fair a draw can be. whole: whether a whole panel exists.
    reason and nearest: why not, and what would mend it. prospects: who is shut out, who is certain.
    """

    targets: Targets
    refused: str = ""
    reach: Reach | None = None
    whole: bool | None = None
    reason: str = ""
    nearest: tuple[tuple[Change, ...], ...] | None = None
    helpless: str = ""
    prospects: Prospects | None = None

    @property
    def possible(self) -> bool | None:
        """Whether a panel exists; None while that is not known."""
        if self.refused or (self.reach is not None and not self.reach.possible):
            return False
        return self.whole

    def headline(self) -> str:
        """Can it be met, in a few words."""
        if self.refused:
            return _("A line makes no sense yet")
        match self.possible:
            case None:
                return _("Checking…") if self.reach is None else _("Looking for a whole panel…")
            case True:
                return _("These targets can be met")
        return _("No panel can meet these targets")

    def chance(self) -> str:
        """The best smallest chance, large; "" while there is none."""
        known = self.reach is not None and self.reach.possible and self.possible is not False
        return percent(self.reach.chance) if known else ""

    def sentence(self) -> str:
        """What the large number means, or why there is none."""
        if self.refused:
            return self.refused
        if self.possible is False:
            return self.reason[:1].upper() + self.reason[1:]
        if self.reach is None:
            return ""
        words = _("is the best smallest chance these targets allow: {share}.")
        return words.format(share=share_words(self.reach.chance, exact=self.reach.exact))

    def limits(self) -> tuple[str, ...]:
        """The limiting lines in words, the one a seat of room helps most first."""
        if self.reach is None or self.possible is False:
            return ()
        helping = [limit for limit in self.reach.limiting if limit.gain] or list(self.reach.limiting)
        said = [limit_words(limit) for limit in helping[:LIMITS]]
        if (rest := len(helping) - LIMITS) > 0:
            more = ngettext("and {count} more line", "and {count} more lines", rest)
            said.append(more.format(count=rest))
        return tuple(said)

    def shut_words(self) -> str:
        """How many can never be chosen, and how many are certain."""
        told = self.prospects
        if self.possible is not True:
            return ""
        if told is None:
            return _("Looking whether anybody can never be chosen…")
        never, certain = told.people_never, told.people_certain
        if not never and not certain:
            return _("Everybody in the pool can be chosen, and nobody is certain.")
        none = _("Everybody in the pool can be chosen.")
        shut = ngettext(
            "{count:,} person can never be chosen.", "{count:,} people can never be chosen.", never
        ).format(count=never)
        sure = ngettext("{count:,} is certain.", "{count:,} are certain.", certain).format(count=certain)
        return " ".join((shut if never else none, sure)) if certain else shut


def share_words(chance: Fraction, *, exact: bool = True) -> str:
    """A chance as a fraction people can read: 21/766 or one in about 37."""
    if not exact or chance.denominator > 100_000:
        return _("about one in {count:,}").format(count=round(1 / chance)) if chance else "0"
    return str(chance)


def limit_words(limit: Limit) -> str:
    """One limiting line, and what a seat of room would do."""
    line = limit.line
    most = _("{feature}: {value} – at most {seats} seats for {people:,} people")
    least = _("{feature}: {value} – at least {seats} seats from {people:,} people")
    words = (most if limit.side == "most" else least).format(
        feature=line.feature,
        value=line.value,
        seats=line.most if limit.side == "most" else line.least,
        people=limit.people,
    )
    if not limit.gain:
        return words
    return _("{line}; one seat of room gives {gain} more").format(line=words, gain=percent(limit.gain))


def steps_of(reach: Reach | None, line: Line) -> tuple[Step, ...]:
    """The steps of one line, whatever its bounds were when it was asked about, as far as they are known."""
    if reach is None:
        return ()
    name = (line.feature, line.value)
    return tuple(step for step in reach.steps if (step.line.feature, step.line.value) == name)


def step_words(step: Step) -> str:
    """One step in a sentence: what the line would be, and what that does."""
    line = step.line
    if step.least != line.least:
        change = _("At least {new} instead of {old}").format(new=step.least, old=line.least)
    else:
        change = _("At most {new} instead of {old}").format(new=step.most, old=line.most)
    if not step.possible:
        return _("{change}: no panel").format(change=change)
    if step.shuts:
        return _("{change}: some people could never be chosen").format(change=change)
    if not step.gain:
        return _("{change}: no effect").format(change=change)
    return _("{change}: {gain}").format(change=change, gain=signed(step.gain))


def signed(gain: Fraction) -> str:
    """A change of a chance: +0.13 %, −0.13 %."""
    return f"+{percent(gain)}" if gain > 0 else f"−{percent(-gain)}"


def step_effect(steps: Iterable[Step]) -> str:
    """What a seat more or less does at most, in a cell: the gain of room, else the cost of less room."""
    best = max((step.gain for step in steps if step.possible), default=Fraction(0))
    if best > 0:
        return signed(best)
    steps = tuple(steps)
    if any(not step.possible for step in steps):
        return _("tight")
    worst = min((step.gain for step in steps), default=Fraction(0))
    return signed(worst) if worst else ""


def costs(features: int, crossed: Iterable[str] = ()) -> str:
    """One sentence on what many features, or crossed ones, cost; "" when there is nothing to say."""
    crossings = list(crossed)
    if crossings:
        words = _("“{feature}” crosses other features: small lines, which lower the smallest chance most.")
        return words.format(feature=crossings[0])
    if features > MANY_FEATURES:
        return _(
            "{count} features pull at every seat: each one more lowers the smallest chance. Keep those that "
            "matter for the question."
        ).format(count=features)
    return ""


def crossed_features(features: Iterable[str]) -> tuple[str, ...]:
    """Features whose names say that they are two of the others at once, as “age × gender”."""
    names = list(features)
    plain = {name.casefold() for name in names}
    found = []
    for name in names:
        for mark in ("×", " x ", "*", "/", "+", " & ", " and ", "_"):
            parts = [part.strip().casefold() for part in name.split(mark)]
            if len(parts) > 1 and all(part in plain and part != name.casefold() for part in parts):
                found.append(name)
                break
    return tuple(found)


def refusal_of(targets: Targets) -> str:
    """Why these numbers are no question yet: a least above its most; "" when they are."""
    for line in targets.lines:
        if line.least > line.most:
            words = _("“{feature}: {value}”: the least, {least}, is above the most, {most}.")
            return words.format(feature=line.feature, value=line.value, least=line.least, most=line.most)
    return ""


def plain_rows(prospects: Prospects) -> list[Any]:
    """Everybody who is shut out or certain, one by one, with the reason."""
    from council.selection.prospects import reason, reason_certain

    rows = [(id, one.attributes, _("never"), reason(one)) for one in prospects.never for id in one.ids]
    return rows + [
        (id, one.attributes, _("certain"), reason_certain(one)) for one in prospects.certain for id in one.ids
    ]
