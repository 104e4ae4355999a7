"""A consent round on the wall: the step, what is asked of the room, the wording and what changed in it.

Who objects stands here only where the circle agreed to that before it began; no count of a check that runs.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from council.decisions import queries
from council.decisions.consent.saying import callings, outcome_words, step_words
from council.decisions.consent.state import STEPS
from council.decisions.consent.views import ConsentView
from council.decisions.proposals.difference import difference
from council.words import N_, _
from ui.shell.part import Part
from ui.shell.slide_changes import Marked
from ui.shell.slides import Slide

ASKED = {
    "need": N_("Do we agree that this is needed?"),
    "present": N_("The proposal is read out. Listen first."),
    "understand": N_("What must you still know to understand it?"),
    "respond": N_("What is your reaction, in a few words?"),
    "nominate": N_("Whom do you put forward, and for which reasons?"),
    "change": N_("Having heard the others: do you keep to your choice, or change it?"),
    "propose": N_("From the reasons, one of us is put forward."),
    "check": N_("Can we go ahead with this for now, without harm?"),
    "test": N_("Does the argument hold? Who sees it otherwise, and why?"),
    "resolve": N_("How could we meet this objection?"),
    "agreed": N_("It is agreed."),
    "concerns": N_("What we watch for"),
}
SHOWN = N_("Consent · concern · possible objection · pass")
KEPT = N_("Who objects is known in the circle and never shown here.")
AGREED_TO = N_("As we agreed, this wall may say who objects.")
TOLD = frozenset({"consent_round", "reaction", "objection", "concern", "proposal", "proposal_version"})


def step_slide(view: ConsentView | None) -> Slide:
    """The step with its question, and what it is about; how it came out, once it is over."""
    if view is None:
        return Slide(_("Consent"))
    now, steps = view.round, STEPS[view.kind]
    if now.state in ("deferred", "stopped"):
        return Slide(_subject(view), (_ended(view),), is_short=True)
    step = _("{n} of {of}: {step}").format(
        n=steps.index(now.step) + 1, of=len(steps), step=step_words(now.step)
    )
    return Slide(_subject(view), (step, *_asked(view)))


def wording_slide(view: ConsentView | None) -> Slide:
    """The wording of the round; where it changed since it was last checked, with what came and what went."""
    if view is None:
        return Slide(_("The wording"))
    if view.kind == "election":
        return Slide(_subject(view), tuple(part for part in (view.round.need, view.qualities) if part))
    heading = _("{title}, wording {n}").format(title=view.proposal_title, n=view.version)
    if view.checked_text:
        foot = _("Wording {new} beside wording {old} · + came, − went").format(
            new=view.version, old=view.checked_version
        )
        return Slide(
            heading, (Marked.of(difference(view.checked_text, view.text)), *_beside(view)), foot=foot
        )
    return Slide(heading, (view.text, *_beside(view)))


def _beside(view: ConsentView) -> tuple[str, ...]:
    """Who does what by when, on which conditions, and when it is looked at again."""
    again = _("Looked at again on {day}").format(day=view.review_on) if view.review_on else ""
    return tuple(part for part in (view.who_when, view.conditions, again) if part)


def _subject(view: ConsentView) -> str:
    if view.kind == "election":
        return _("Election: {role}").format(role=view.role)
    return _("Proposal {n}: {title}").format(n=view.proposal_number, title=view.proposal_title)


def _asked(view: ConsentView) -> tuple[str, ...]:
    """What the room is asked at a step, and the words it is about."""
    now = view.round
    asked = _(ASKED[now.step])
    match now.step:
        case "need":
            return (asked, now.need or view.driver) if now.need or view.driver else (asked,)
        case "check":
            return asked, _(SHOWN), _(AGREED_TO if now.settings.on_wall else KEPT)
        case "test" | "resolve":
            if now.asking in ("read", "settle"):
                return (_("What changed is read out. Then everybody shows again."),)
            return _argument(view), asked
        case "agreed":
            return (outcome_words(view),)
        case "concerns":
            watched = (_watched(one.text, one.sign, one.review_on) for one in now.concerns)
            return asked, *watched
    return (asked,)


def _argument(view: ConsentView) -> str:
    """The argument under test; whose it is only where the circle agreed to that."""
    tested = view.round.of(view.round.under)
    if view.round.settings.on_wall:
        who = callings(view.names)[tested.member]
        return _("Objection {n}, {who}: {argument}").format(
            n=tested.number, who=who, argument=tested.argument
        )
    return _("Objection {n}: {argument}").format(n=tested.number, argument=tested.argument)


def _watched(text: str, sign: str, day: str) -> str:
    if not (sign and day):
        return text
    return _("{concern} – we watch for: {sign}; we look again on {day}").format(
        concern=text, sign=sign, day=day
    )


def _ended(view: ConsentView) -> str:
    if view.state == "deferred":
        return _("Put off until {day}.").format(day=view.round.until)
    return _("The round was stopped.")


def _newest(db: Any, round: str) -> ConsentView | None:
    """The round asked for; else one that runs; else the last."""
    if round:
        return queries.consent_round_of(db, round_id=round)
    known = queries.consent_rounds_of(db)
    running = [view for view in known if not view.round.is_over]
    return next(iter((running or list(known))[-1:]), None)


def _step(db: Any, at: datetime, *, round: str = "") -> Slide:
    return step_slide(_newest(db, round))


def _wording(db: Any, at: datetime, *, round: str = "") -> Slide:
    return wording_slide(_newest(db, round))


CONSENT = (
    Part("consent", N_("Consent: the step"), N_("No consent round has begun yet."), _step, TOLD),
    Part("consent_words", N_("Consent: the wording"), N_("No consent round has begun yet."), _wording, TOLD),
)
"""The step follows the round; so does the wording, once a changed one was kept."""
