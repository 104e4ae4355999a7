"""Acts of step 7: a qualified objection is worked in or settled otherwise, the objector asked first. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from council.decisions.consent.acts import Act, concern_from, new_lap, with_concerns, with_objection
from council.decisions.consent.names import needed_words
from council.decisions.consent.reasons import clean, day, one_line
from council.decisions.consent.refusals import PutOffNeedsOwner, ResolutionUnfinished, TextUnchanged
from council.decisions.consent.state import CHANGES, RESOLUTIONS, Round, Said

# What each way of settling needs besides its words.
NEEDS = {
    "amend": (),
    "other": ("other",),
    "hand_on": ("who", "until"),
    "keep_watch": ("text", "until"),
    "ask_body": ("who",),
    "shorter": ("until",),
    "put_off": ("who", "until"),
}


@dataclass(frozen=True, slots=True)
class AskNext(Act):
    """The objector had no way out; the circle is asked, and after it comes an open talk with a set time."""

    name = "ask_next"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.step == "resolve" and now.asking in ("objector", "circle")

    def done(self, now: Round) -> Round:
        if now.asking == "objector":
            return replace(new_lap(now, "resolve"), asking="circle")
        return replace(now, asking="talk")


@dataclass(frozen=True, slots=True)
class Resolve(Act):
    """A way to settle the objection; it is tested at step 5 again. Putting off ends the round.

    `how` is one of RESOLUTIONS; `change` one of CHANGES where the text is amended; `other` names the other
    proposal, or the other member put forward; `text_changed` says that there is a new wording to read out.
    """

    how: str
    text: str = ""
    change: str = ""
    who: str = ""
    until: str = ""
    other: str = ""
    text_changed: bool = False

    name = "resolve_objection"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.step == "resolve" and now.asking in ("objector", "circle", "talk")

    def done(self, now: Round) -> Round:
        """Raises: ResolutionUnfinished, TextUnchanged, DateMissing."""
        until = self._checked()
        settled = replace(
            now.of(now.under),
            how=self.how,
            change=self.change if self.how == "amend" else "",
            resolution=clean(self.text),
            who=one_line(self.who),
            until=until,
            other=self.other,
        )
        after = with_objection(now, settled)
        if self.how == "put_off":
            return put_off(after, owner=self.who, until=until, reason=self.text)
        if self.how == "other" and now.kind == "election":
            after = replace(after, proposed=self.other, why_proposed=clean(self.text))
        return replace(after, asking="read" if self.text_changed else "settle")

    def _checked(self) -> str:
        """The day given, if any; every part that this way needs is there."""
        if self.how not in RESOLUTIONS:
            raise ResolutionUnfinished(needed=needed_words("how"))
        for part in NEEDS[self.how]:
            if not getattr(self, part).strip():
                raise ResolutionUnfinished(needed=needed_words(part))
        if self.how == "amend" and not self.text_changed:
            raise TextUnchanged
        if self.how == "amend" and self.change not in CHANGES:
            raise ResolutionUnfinished(needed=needed_words("change"))
        return day(self.until) if self.until.strip() else ""


@dataclass(frozen=True, slots=True)
class Settle(Act):
    """The objector's answer to "does this settle it?"; then everybody shows again, or the circle is asked.

    Where the objector has left it is the circle that goes on one way or the other, and no answer is kept.
    """

    id: str
    settled: bool
    text: str = ""

    name = "settle_objection"

    @classmethod
    def possible(cls, now: Round) -> bool:
        return not now.is_over and now.step == "resolve" and now.asking == "settle"

    def done(self, now: Round) -> Round:
        objection = now.of(now.under)
        kind = "settled" if self.settled else "not_settled"
        said = Said(
            self.id, now.lap, "resolve", objection.member, kind, text=clean(self.text), about=objection.id
        )
        after = now if now.objector_left else replace(now, said=(*now.said, said))
        if not self.settled:
            return replace(new_lap(after, "resolve"), asking="circle")
        after = with_objection(after, replace(objection, state="resolved"))
        if objection.how == "keep_watch":
            watched = concern_from(objection, sign=objection.resolution, review_on=objection.until)
            after = with_concerns(after, [watched])
        return replace(new_lap(after, "check"), state="open", under="", asking="")


def put_off(now: Round, *, owner: str, until: str, reason: str) -> Round:
    """The round put off: whoever looks after it until that day is named.

    Raises: PutOffNeedsOwner, DateMissing.
    """
    if not one_line(owner):
        raise PutOffNeedsOwner
    objections = tuple(replace(one, state="deferred") if one.is_open else one for one in now.objections)
    return replace(
        now,
        state="deferred",
        objections=objections,
        owner=one_line(owner),
        until=day(until),
        reason=clean(reason),
        under="",
        asking="",
    )
