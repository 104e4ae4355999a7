"""Acts of speaking: what members say in the rounds, and the answers to their questions. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from council.decisions.consent.acts import Act, derived
from council.decisions.consent.circle import Member
from council.decisions.consent.names import kind_words, step_words
from council.decisions.consent.reasons import clean, is_reason, one_line
from council.decisions.consent.refusals import (
    DisagreementNeedsReason,
    NomineeMissing,
    NotInCircle,
    ObjectionNeedsReason,
    ReactionUnknown,
    ShowOfHandsWrong,
    WordsMissing,
)
from council.decisions.consent.state import COUNTED, KINDS, Objection, Round, Said
from council.words import _

# Where a member has one answer, the newer one stands in place of the older.
ONE_ANSWER = ("need", "check", "test", "nominate", "change")
NEEDS_WORDS = ("question", "response", "idea", "nomination")


@dataclass(frozen=True, slots=True)
class Say(Act):
    """A member says something, or passes.

    A table gives `counts` of its people where everybody shows at once, with `reasons` (of its possible
    objections, or why people see it otherwise) and `concerns` in words.
    """

    id: str
    member: str
    kind: str = "counts"
    text: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    nominee: str = ""

    name = "say_reaction"

    @classmethod
    def possible(cls, now: Round) -> bool:
        if now.is_over or now.step not in KINDS:
            return False
        return now.step != "resolve" or now.asking in ("objector", "circle", "talk")

    def done(self, now: Round) -> Round:
        """Raises: NotInCircle, ReactionUnknown, ObjectionNeedsReason, DisagreementNeedsReason, WordsMissing,
        NomineeMissing, ShowOfHandsWrong.
        """
        member = now.member(self.member)
        if member is None or (self.member == now.guest and now.step != "check"):
            raise NotInCircle
        if member.kind == "table" and now.step in COUNTED and self.kind != "question":
            said, reasons = self._counted(now, member)
        else:
            said, reasons = self._spoken(now)
        heard = _in_place(now, said)
        return _objections(heard, said, reasons) if now.step == "check" else heard

    def _spoken(self, now: Round) -> tuple[Said, tuple[str, ...]]:
        if self.kind not in KINDS[now.step]:
            raise ReactionUnknown(kind=kind_words(self.kind), step=step_words(now.step))
        text = clean(self.text)
        if self.kind == "objection" and not is_reason(text) and not (not text and _stands(now, self.member)):
            raise ObjectionNeedsReason
        if self.kind == "otherwise" and not is_reason(text):
            raise DisagreementNeedsReason
        if self.kind == "nomination" and not self.nominee:
            raise NomineeMissing
        if not text and (self.kind in NEEDS_WORDS or (now.step, self.kind) == ("need", "concern")):
            raise WordsMissing
        reasons = tuple(one.argument for one in _stands(now, self.member)) if not text else (text,)
        said = self._said(now, self.kind, text=text)
        return said, reasons if self.kind == "objection" else ()

    def _counted(self, now: Round, member: Member) -> tuple[Said, tuple[str, ...]]:
        """What a table showed, with its reasons; blank reasons do not count as such."""
        counts = {kind: many for kind, many in self.counts.items() if many}
        whole = all(isinstance(many, int) and many > 0 for many in counts.values())
        known = tuple(kind for kind in KINDS[now.step] if kind != "question")
        given = sum(counts.values()) if whole else 0
        if not whole or not set(counts) <= set(known) or not 0 < given <= member.people:
            raise ShowOfHandsWrong(given=given, people=member.people)
        reasons = tuple(clean(text) for text in self.reasons if is_reason(text))
        concerns = tuple(text for text in map(clean, self.concerns) if text)
        against = "objection" if now.step == "check" else "otherwise"
        if counts.get(against, 0) and not reasons:
            raise ObjectionNeedsReason if against == "objection" else DisagreementNeedsReason
        fits = len(reasons) <= counts.get(against, 0) and len(concerns) <= counts.get("concern", 0)
        if not fits:
            raise ShowOfHandsWrong(given=given, people=member.people)
        if now.step == "need" and counts.get("concern", 0) and not concerns:
            raise WordsMissing
        texts = concerns if now.step != "test" else reasons
        said = self._said(now, "counts", counts=counts, texts=texts)
        return said, reasons if now.step == "check" else ()

    def _said(
        self,
        now: Round,
        kind: str,
        *,
        text: str = "",
        counts: Mapping[str, int] | None = None,
        texts: tuple[str, ...] = (),
    ) -> Said:
        return Said(
            self.id,
            now.lap,
            now.step,
            self.member,
            kind,
            text=text,
            counts=counts or {},
            texts=texts,
            nominee=self.nominee if kind == "nomination" else "",
            about=now.under,
        )


@dataclass(frozen=True, slots=True)
class AnswerQuestion(Act):
    """The answer to a clarifying question."""

    id: str
    text: str

    name = "answer_question"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and any(one.kind == "question" for one in now.said)

    def done(self, now: Round) -> Round:
        """Raises: WordsMissing, ReactionUnknown."""
        if not clean(self.text):
            raise WordsMissing
        asked = next((one for one in now.said if one.id == self.id and one.kind == "question"), None)
        if asked is None:
            raise ReactionUnknown(kind=_("answer"), step=step_words(now.step))
        answered = replace(asked, answer=clean(self.text))
        return replace(now, said=tuple(answered if one.id == self.id else one for one in now.said))


@dataclass(frozen=True, slots=True)
class RewordNeed(Act):
    """The need in other words; everybody is asked again."""

    text: str

    name = "reword_need"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.step == "need"

    def done(self, now: Round) -> Round:
        """Raises: WordsMissing."""
        if not one_line(self.text):
            raise WordsMissing
        return replace(now, need=one_line(self.text), lap=now.laps, laps=now.laps + 1)


def _in_place(now: Round, said: Said) -> Round:
    """The round with what was said; where one answer counts, it stands in place of the member's older one."""

    def is_older(one: Said) -> bool:
        same = one.lap == said.lap and one.step == said.step and one.member == said.member
        return same and said.step in ONE_ANSWER and "question" not in (one.kind, said.kind)

    older = next((one for one in now.said if is_older(one)), None)
    if older is None:
        return replace(now, said=(*now.said, said))
    kept = replace(said, id=older.id)
    return replace(now, said=tuple(kept if one is older else one for one in now.said))


def _stands(now: Round, member: str) -> tuple[Objection, ...]:
    return tuple(one for one in now.objections if one.member == member and one.state == "raised")


def _objections(now: Round, said: Said, reasons: tuple[str, ...]) -> Round:
    """The round's possible objections after a member has shown.

    One that is said again stands; one said otherwise in the same lap is put right; any other is withdrawn.
    """
    own = _stands(now, said.member)
    again = [one for one in own if one.argument in reasons]
    left = [one for one in own if one not in again]
    fresh = [text for text in reasons if text not in {one.argument for one in again}]
    here = {one.id for one in now.said if one.lap == now.check_lap}
    mended = {one.id: text for one, text in zip([o for o in left if o.reaction in here], fresh, strict=False)}
    for one in left:
        changed = (
            replace(one, argument=mended[one.id]) if one.id in mended else replace(one, state="withdrawn")
        )
        now = replace(now, objections=tuple(changed if o.id == one.id else o for o in now.objections))
    for text in fresh[len(mended) :]:
        number = len(now.objections) + 1
        kept = next(one.id for one in now.said if one.member == said.member and one.lap == said.lap)
        made = Objection(derived(said.id, number), number, said.member, text, kept)
        now = replace(now, objections=(*now.objections, made))
    return now
