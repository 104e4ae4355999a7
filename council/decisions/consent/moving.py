"""Acts that move a round: on to the next step, to its end, aside; and who is in the circle. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from council.decisions.consent.acts import (
    Act,
    all_heard,
    derived,
    new_lap,
    with_concerns,
)
from council.decisions.consent.circle import Member, people_of
from council.decisions.consent.reasons import day, one_line
from council.decisions.consent.refusals import (
    CircleTooSmall,
    ConcernHasNoWords,
    ConcernNotThere,
    ConcernUnfinished,
    NeedIsDoubted,
    NobodyConsents,
    NobodyProposed,
    NomineeMissing,
    ObjectionsStand,
    RoleNotAccepted,
    RoundStopNeedsReason,
    ShowOfHandsWrong,
    TooManyPasses,
    WordsMissing,
)
from council.decisions.consent.resolving import put_off
from council.decisions.consent.state import STEPS, Concern, Round, Said, tally

ROUNDS = ("understand", "respond", "nominate", "change", "check")


@dataclass(frozen=True, slots=True)
class MoveOn(Act):
    """On to the next step; at the check, where nothing stands in the way, to the agreement.

    `anyway`: although somebody was not asked in a round of questions or reactions, or although many passed
    and the circle was asked whether to put it off.
    """

    anyway: bool = False

    name = "move_on"

    @classmethod
    def possible(cls, now: Round) -> bool:
        if now.is_over or now.step == "test":
            return False
        return now.step != "resolve" or now.asking == "read"

    def done(self, now: Round) -> Round:
        """Raises: SomebodyNotHeard, NeedIsDoubted, NobodyProposed, ObjectionsStand, ConcernHasNoWords,
        TooManyPasses, NobodyConsents, RoleNotAccepted, ConcernUnfinished.
        """
        if now.step == "check":
            return _agreed(now, anyway=self.anyway)
        if now.step == "resolve":
            return replace(now, asking="settle")
        if now.step == "agreed":
            watched = [one for one in now.concerns if one.state == "open"]
            return replace(now, step="concerns") if watched else replace(now, ended=True)
        if now.step == "concerns":
            _watched(now)
            return replace(now, ended=True)
        return self._next(now)

    def _next(self, now: Round) -> Round:
        if not self.anyway:
            all_heard(now)
        if now.step == "need":
            _needed(now)
        if now.step == "propose" and not now.proposed:
            raise NobodyProposed
        steps = STEPS[now.kind]
        following = steps[steps.index(now.step) + 1]
        return new_lap(now, following) if following in ROUNDS else replace(now, step=following)


@dataclass(frozen=True, slots=True)
class CheckAgain(Act):
    """Everybody shows once more."""

    name = "check_again"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.step == "check"

    def done(self, now: Round) -> Round:
        """Raises: SomebodyNotHeard, when this check is not over yet."""
        all_heard(now)
        return new_lap(now, "check")


@dataclass(frozen=True, slots=True)
class ProposeMember(Act):
    """A member is put forward for the role, with the reasons that weighed most; numbers do not decide."""

    member: str
    why: str

    name = "propose_member"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.step == "propose"

    def done(self, now: Round) -> Round:
        """Raises: NomineeMissing."""
        if not self.member or not self.why.strip():
            raise NomineeMissing
        return replace(now, proposed=self.member, why_proposed=self.why.strip())


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
        if not self.sign.strip():
            raise WordsMissing
        text = self.text.strip() or kept.text
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
        return bool(now.concerns) and now.state != "stopped"

    def done(self, now: Round) -> Round:
        """Raises: ConcernNotThere."""
        kept = _concern(now, self.id)
        if self.state not in ("open", "seen", "not_seen", "closed"):
            raise ConcernNotThere(number=kept.number, state=self.state)
        return _with_concern(now, replace(kept, state=self.state, note=self.note.strip()))


@dataclass(frozen=True, slots=True)
class ChangeCircle(Act):
    """Who is in the room now; who has left stays in what was said, and is no longer waited for."""

    circle: tuple[Member, ...]

    name = "change_circle"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.state != "agreed"

    def done(self, now: Round) -> Round:
        """Raises: CircleTooSmall, ShowOfHandsWrong."""
        given = {member.id: member for member in checked(self.circle)}
        kept = [given.get(member.id, replace(member, here=False)) for member in now.circle]
        there = {member.id for member in now.circle}
        changed = replace(now, circle=(*kept, *(one for one in self.circle if one.id not in there)))
        for one in changed.now + changed.shown:
            member = changed.member(one.member)
            counted = sum(one.counts.values())
            if member is not None and counted > member.people:
                raise ShowOfHandsWrong(given=counted, people=member.people)
        return changed


@dataclass(frozen=True, slots=True)
class PutOff(Act):
    """The round is put off until a day, and somebody looks after it until then."""

    owner: str
    until: str
    reason: str = ""

    name = "put_off"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.state != "agreed"

    def done(self, now: Round) -> Round:
        """Raises: PutOffNeedsOwner, DateMissing."""
        return put_off(now, owner=self.owner, until=self.until, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Stop(Act):
    """The round ends without an agreement. What was said, and objections not settled, stay readable."""

    reason: str

    name = "stop_consent"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.state != "agreed"

    def done(self, now: Round) -> Round:
        """Raises: RoundStopNeedsReason."""
        if not self.reason.strip():
            raise RoundStopNeedsReason
        left = (replace(one, state="raised") if one.state == "under_test" else one for one in now.objections)
        return replace(
            now, state="stopped", reason=self.reason.strip(), objections=tuple(left), under="", asking=""
        )


def checked(circle: Iterable[Member]) -> tuple[Member, ...]:
    """A circle in which consent can be asked for: at least two people, everybody once.

    Raises: CircleTooSmall, ShowOfHandsWrong.
    """
    once = tuple({member.id: member for member in circle}.values())
    for member in once:
        if member.people < 1:
            raise ShowOfHandsWrong(given=member.people, people=1)
    if people_of(once) < 2:
        raise CircleTooSmall
    return once


def _needed(now: Round) -> None:
    shown = tally(now.circle, now.now)
    doubts, share = shown.get("concern", 0), now.settings.disagree
    if doubts and doubts * share.denominator >= share.numerator * now.people:
        raise NeedIsDoubted(number=doubts, people=now.people)


def _agreed(now: Round, *, anyway: bool) -> Round:
    """The agreement, with every concern of the last check and of the need kept to be watched."""
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
    """Nobody is given a role without saying yes to it, as far as they are in the circle themselves."""
    if now.member(now.proposed) is None:
        return
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


def _watched(now: Round) -> None:
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
