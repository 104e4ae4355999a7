"""What stands on the sheet of a consent round at each step, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from council.decisions.consent.earlier import earlier_concerns
from council.decisions.consent.saying import (
    GROUNDS,
    objection_state,
    outcome_words,
    resolution_words,
    round_state,
    step_words,
    test_words,
)
from council.decisions.consent.state import Concern, Objection, Said, tally
from council.decisions.consent.views import ConsentView, MemberName
from council.decisions.proposals.difference import difference
from council.words import N_, _, ngettext
from ui.decisions.consent.lines import Line
from ui.decisions.consent.state import names_of, said_words, tallied
from ui.decisions.consent.voices import member_words
from ui.widgets import Row


@dataclass(frozen=True, slots=True)
class WordingState:
    """The wording the round is about, as it reads or as it changed; what stands beside it."""

    title: str
    text: str
    before: str
    facts: tuple[str, ...]

    @classmethod
    def of(cls, view: ConsentView) -> WordingState:
        """The wording with who does what, when it is looked at again and by which signs."""
        parts = (
            (N_("Who does what by when: {words}"), view.who_when),
            (N_("Conditions: {words}"), view.conditions),
            (N_("How we will know: {words}"), view.signs),
            (N_("Looked at again on {words}"), view.review_on),
        )
        told = tuple(_(words).format(words=given) for words, given in parts if given)
        return cls(
            title=_("Wording {n}").format(n=view.version),
            text=view.text,
            before=view.checked_text,
            facts=(*told, *_left_open(view)),
        )


def _left_open(view: ConsentView) -> tuple[str, ...]:
    """What the wording does not say yet, while one can still ask; conditions it need not have."""
    if view.round.is_over or view.is_agreed:
        return ()
    parts = (
        (N_("who does what by when"), view.who_when),
        (N_("how we will know"), view.signs),
        (N_("when it is looked at again"), view.review_on),
    )
    left = ", ".join(_(words) for words, given in parts if not given)
    return (_("The text leaves open: {parts}").format(parts=left),) if left else ()


@dataclass(frozen=True, slots=True)
class RoleState:
    """The role somebody is elected to, and who is put forward."""

    title: str
    facts: tuple[str, ...]
    proposed: str
    why: str

    @classmethod
    def of(cls, view: ConsentView) -> RoleState:
        """Role, term, qualities; the member put forward with the reasons."""
        names, facts = names_of(view), []
        if view.qualities:
            facts.append(_("What it takes: {words}").format(words=view.qualities))
        if view.term_from or view.term_until:
            facts.append(_("Term: {since} to {until}").format(since=view.term_from, until=view.term_until))
        who = names.get(view.round.proposed)
        return cls(
            title=view.role,
            facts=tuple(facts),
            proposed=_("Put forward: {who}").format(who=member_words(who)) if who else "",
            why=view.round.why_proposed,
        )


@dataclass(frozen=True, slots=True)
class ObjectionState:
    """The objection that is tested or settled now."""

    id: str
    title: str
    who: str
    argument: str
    premises: tuple[str, ...]
    ground: str
    share: float
    counted: str
    rule: str
    otherwise: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, view: ConsentView) -> ObjectionState | None:
        """The objection under test with what the circle holds of it so far; None where none is."""
        now = view.round
        if not now.under:
            return None
        tested, names = now.of(now.under), names_of(view)
        shown = tally(now.circle, now.now) if now.step == "test" else {}
        otherwise = shown.get("otherwise", tested.otherwise)
        return cls(
            id=tested.id,
            title=_("Objection {n}").format(n=tested.number),
            who=member_words(names[tested.member]),
            argument=tested.argument,
            premises=tested.premises,
            ground=tested.ground,
            share=otherwise / now.people if now.people else 0.0,
            counted=_("{n} of {people} see it otherwise, with a reason").format(
                n=otherwise, people=now.people
            ),
            rule=_rule(view),
            otherwise=tuple(
                (member_words(names[one.member]), text)
                for one in now.said
                if one.about == tested.id and (one.kind == "otherwise" or one.counts.get("otherwise"))
                for text in (one.texts or (one.text,))
            ),
        )


def _rule(view: ConsentView) -> str:
    """From how many on an objection does not qualify, in whole people; never a single voice."""
    share = view.round.settings.disagree
    needed = max(2, -(-share.numerator * view.round.people // share.denominator))
    return _(
        "It qualifies unless at least {needed} of {people} see it otherwise with a reason. "
        "The facilitator does not decide."
    ).format(needed=needed, people=view.round.people)


def said_lines(view: ConsentView) -> tuple[Line, ...]:
    """What was said with words in the lap that runs, each with its answer; a mere pass is no line."""
    now, names = view.round, names_of(view)
    if now.is_over:
        return _history(view)
    here = now.shown if now.step in ("agreed", "concerns") else now.now
    worded = (one for one in here if one.text or one.texts or one.nominee)
    return tuple(_line(one, names) for one in worded if one.kind != "objection")


def _history(view: ConsentView) -> tuple[Line, ...]:
    """Everything said with words in a round that is over, step by step."""
    names = names_of(view)
    return tuple(
        Line(f"{step_words(one.step)} · {line.head}", line.words, line.quiet)
        for one in view.round.said
        if one.text or one.texts or one.nominee
        for line in (_line(one, names),)
    )


def _line(one: Said, names: Mapping[str, MemberName]) -> Line:
    head = _("{who}: {what}").format(who=member_words(names[one.member]), what=said_words(one))
    named = f"{member_words(names[one.nominee])}: " if one.nominee in names else ""
    words = named + " / ".join(part for part in (one.text, *one.texts) if part)
    waits = one.kind == "question" and not one.answer
    answer = _("Answer: {words}").format(words=one.answer) if one.answer else ""
    return Line(head, words, answer or (_("no answer yet") if waits else ""))


def earlier_lines(view: ConsentView) -> tuple[Line, ...]:
    """At the agreement: concerns of earlier checks not shown again, with what their member showed at last."""
    now, names = view.round, names_of(view)
    if now.state != "agreed":
        return ()
    return tuple(
        Line(
            _("{who}: concern in check {n}").format(who=member_words(names[one.member]), n=one.check),
            one.text,
            _("in the last check: {what}; not watched").format(what=said_words(one.last))
            if one.last is not None
            else _("not asked in the last check; not watched"),
        )
        for one in earlier_concerns(now)
    )


def objection_lines(view: ConsentView) -> tuple[Line, ...]:
    """Every objection of the round: who, the argument, where it stands and how it was settled."""
    names = names_of(view)
    return tuple(
        Line(
            _("Objection {n}, {who}: {state}").format(
                n=one.number, who=member_words(names[one.member]), state=objection_state(one, view.round)
            ),
            one.argument,
            settled_words(one, view),
        )
        for one in view.round.objections
    )


def settled_words(one: Objection, view: ConsentView) -> str:
    """The test in numbers, the ground, and how an objection was settled."""
    parts = [test_words(one), _(GROUNDS[one.ground]) if one.ground else ""]
    parts.append(resolution_words(one, election=view.kind == "election"))
    if one.id in view.resolving_versions:
        parts.append(_("wording {n}").format(n=view.resolving_versions[one.id]))
    if one.offers_minority_view:
        parts.append(_("a minority view is offered"))
    return " · ".join(part for part in parts if part)


def concern_row(concern: Concern, names: Mapping[str, MemberName]) -> Row:
    """A concern in the list: its words, the sign to watch for, the day it is looked at."""
    watched = concern.sign and concern.review_on
    return Row(
        concern.text,
        quiet=" · ".join(part for part in (_who(concern, names), concern.sign) if part),
        side=concern.review_on or _("no day yet"),
        icon="check" if watched else "warning",
        ink="quiet" if watched else "warn",
    )


def _who(concern: Concern, names: Mapping[str, MemberName]) -> str:
    return member_words(names[concern.member]) if concern.member in names else ""


def changed_how(before: str, after: str) -> str:
    """How a wording was changed: "add", "take_out" or "change"; "" when it was not."""
    kinds = {piece.kind for piece in difference(before.rstrip(), after.rstrip())} - {"same"}
    if kinds == {"added"}:
        return "add"
    if kinds == {"removed"}:
        return "take_out"
    return "change" if kinds else ""


def notice_of(view: ConsentView) -> str:
    """What everybody must know now: that objectors are known here, or that a newer wording exists."""
    now = view.round
    if view.is_outdated:
        return _(
            "The proposal has been worded anew outside this round (wording {n}). "
            "It can only be put off or stopped."
        ).format(n=view.newest)
    if now.is_over or now.step not in ("understand", "respond", "change", "propose", "check"):
        return ""
    if now.settings.on_wall:
        return _("The circle knows who objects, and agreed that the projector may say it.")
    return _("The circle knows who objects; the projector never says it.")


def end_words(view: ConsentView) -> str:
    """How the round ended, or what was agreed with which counts, and who is bound by it."""
    now = view.round
    if now.state not in ("agreed", "deferred", "stopped"):
        return ""
    parts = [outcome_words(view)]
    if now.state == "agreed":
        parts.append(_("The last check: {counts}.").format(counts=tallied(view.tally)))
        if view.bound:
            parts.append(_("Bound by it: {who}.").format(who=view.bound))
    elif now.state == "deferred" and now.reason:
        parts.append(now.reason)
    return " ".join(parts)


def round_row(view: ConsentView) -> Row:
    """A consent round in the list of all."""
    title = view.role if view.kind == "election" else view.proposal_title
    many = len(view.round.objections)
    objections = ngettext("{n} objection", "{n} objections", many).format(n=many) if many else ""
    kind = _("Election") if view.kind == "election" else _("Proposal {n}").format(n=view.proposal_number)
    return Row(
        title,
        quiet=" · ".join(part for part in (kind, objections, end_words(view)) if part),
        side=round_state(view.state),
        mark=str(view.number),
        ink="accent" if view.state == "agreed" else "quiet",
    )
