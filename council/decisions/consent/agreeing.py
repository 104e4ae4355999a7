"""What makes an agreement, and the concerns that are watched after it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from council.decisions.consent.acts import Act, all_heard, derived, with_concerns
from council.decisions.consent.reasons import clean, day, one_line
from council.decisions.consent.refusals import (
    ConcernHasNoWords,
    ConcernNotThere,
    ConcernUnfinished,
    NeedIsDoubted,
    NobodyConsents,
    ObjectionsStand,
    RoleNotAccepted,
    TooManyPasses,
    WordsMissing,
)
from council.decisions.consent.state import Concern, Round, Said, tally


@dataclass(frozen=True, slots=True)
class KeepConcern(Act):
    """A concern's words, the sign to watch for, and the day on which it is looked at again."""

    id: str
    sign: str
    review_on: str
    text: str = ""

    name = "keep_concern"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and bool(now.concerns)

    def done(self, now: Round) -> Round:
        """Raises: ConcernNotThere, WordsMissing, DateMissing."""
        kept = _concern(now, self.id)
        if not one_line(self.sign):
            raise WordsMissing
        text = clean(self.text) or kept.text
        changed = replace(kept, text=text, sign=one_line(self.sign), review_on=day(self.review_on))
        return _with_concern(now, changed)


@dataclass(frozen=True, slots=True)
class JudgeConcern(Act):
    """What became of a concern: its sign was seen, was not seen, or it is closed."""

    id: str
    state: str
    note: str = ""

    name = "judge_concern"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return bool(now.concerns) and now.state == "agreed"

    def done(self, now: Round) -> Round:
        """Raises: ConcernNotThere."""
        kept = _concern(now, self.id)
        if self.state not in ("open", "seen", "not_seen", "closed"):
            raise ConcernNotThere(number=kept.number, state=self.state)
        return _with_concern(now, replace(kept, state=self.state, note=clean(self.note)))


def needed(now: Round) -> None:
    """Raises: NeedIsDoubted, when half of those present (or the set share) doubt the need."""
    shown = tally(now.circle, now.now)
    doubts, share = shown.get("concern", 0), now.settings.disagree
    if doubts and doubts * share.denominator >= share.numerator * now.people:
        raise NeedIsDoubted(number=doubts, people=now.people)


def agreed(now: Round, *, anyway: bool) -> Round:
    """The agreement, with every concern of the last check and of the need kept to be watched.

    Raises: ObjectionsStand, SomebodyNotHeard, NobodyConsents, TooManyPasses, RoleNotAccepted,
        ConcernHasNoWords.
    """
    if now.still_open:
        raise ObjectionsStand(number=len(now.still_open))
    all_heard(now)
    shown = tally(now.circle, now.shown)
    if not shown.get("consent", 0) + shown.get("concern", 0):
        raise NobodyConsents
    passes = shown.get("pass", 0)
    if asks_to_put_off(now) and not anyway:
        raise TooManyPasses(number=passes, people=now.people)
    if now.kind == "election":
        _accepted(now)
    concerns = [concern for one in _worried(now) for concern in _concerns_of(one)]
    return replace(with_concerns(now, concerns), step="agreed", state="agreed")


def asks_to_put_off(now: Round) -> bool:
    """Whether more than the set share of those present passed in the last check: passes x b > a x present."""
    passes, share = tally(now.circle, now.shown).get("pass", 0), now.settings.passes
    return passes * share.denominator > share.numerator * now.people


def _accepted(now: Round) -> None:
    """Nobody is given a role without saying yes to it, whether they are a voice of the circle or not."""
    own = next((one.kind for one in now.shown if one.member == now.proposed), "")
    if own not in ("consent", "concern"):
        raise RoleNotAccepted


def _worried(now: Round) -> Iterable[Said]:
    """Who has a concern about the need, as it was last asked, or about what was last checked."""
    need = max((one.lap for one in now.said if one.step == "need"), default=-1)
    asked = [one for one in now.said if one.step == "need" and one.lap == need]
    for one in (*asked, *now.shown):
        if one.kind == "concern" or one.counts.get("concern", 0):
            yield one


def _concerns_of(one: Said) -> Sequence[Concern]:
    texts = one.texts if one.counts else (one.text,)
    if not texts or not all(text.strip() for text in texts):
        raise ConcernHasNoWords
    return [
        Concern(derived(one.id, number), 0, one.member, text, reaction=one.id)
        for number, text in enumerate(texts, start=1)
    ]


def watched(now: Round) -> None:
    """Raises: ConcernUnfinished, while a concern has no sign or no day."""
    for one in now.concerns:
        if one.state == "open" and not (one.sign and one.review_on):
            raise ConcernUnfinished(number=one.number)


def _concern(now: Round, id: str) -> Concern:
    found = next((one for one in now.concerns if one.id == id), None)
    if found is None:
        raise ConcernNotThere(number=0, state="")
    return found


def _with_concern(now: Round, changed: Concern) -> Round:
    return replace(now, concerns=tuple(changed if one.id == changed.id else one for one in now.concerns))
