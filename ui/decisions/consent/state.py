"""What the page of a consent round says, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from council.decisions.consent.circle import Member
from council.decisions.consent.saying import kind_words, step_words
from council.decisions.consent.state import COUNTED, KINDS, STEPS, Objection, Round, Said, tally
from council.decisions.consent.views import ConsentView, MemberName
from council.words import N_, _, ngettext
from ui.decisions.consent.step_line import Mark
from ui.decisions.consent.typed import counts_hint
from ui.decisions.consent.voices import ICONS, Voice, counts_words, member_words

# What Enter means at a step; where everybody shows at once it means nothing by itself.
ENTER = {
    "understand": "question",
    "respond": "response",
    "nominate": "nomination",
    "change": "nomination",
    "test": "otherwise",
    "resolve": "idea",
}
HEARD = ("consent", "concern", "objection", "otherwise", "shares", "question", "pass")
HINTS = {
    "answer": N_("Enter keeps the answer; Alt+Q keeps a question more, an empty line notes none."),
    "question": N_("Enter keeps a question, an empty line notes none. Up and Down choose who speaks."),
    "response": N_("Enter keeps the reaction. Up and Down choose who speaks."),
    "nomination": N_("Type the seat’s number and the reasons, such as “7 listens to all”. Enter keeps it."),
    "otherwise": N_("Enter keeps why the argument does not hold; whoever shares it says so by its key."),
    "idea": N_("Enter keeps an idea. F2 goes to the sheet, where it is settled."),
    "propose": N_("Type the seat’s number and the strongest reasons; Enter puts this member forward."),
    "need": N_("Type what is said, then one key: consent, concern, question or pass."),
    "check": N_("All show at once. Type what goes with it, then one key for each."),
    "sheet": N_("F2 writes on the sheet, Ctrl+Enter keeps it, Esc comes back here."),
}


@dataclass(frozen=True, slots=True)
class RoundState:
    """A consent round as the facilitator sees it at one moment."""

    title: str
    facts: str
    marks: tuple[Mark, ...]
    voices: tuple[Voice, ...]
    tally: str
    go_to: str
    kinds: tuple[str, ...]

    @classmethod
    def of(cls, view: ConsentView) -> RoundState:
        """Everything around the sheet: where we are, who was heard, what can be said."""
        now = view.round
        return cls(
            title=title_of(view),
            facts=_facts(view),
            marks=marks_of(now),
            voices=voices_of(view),
            tally=tally_of(now),
            go_to=asked_of(now),
            kinds=kinds_of(now),
        )


def asked_of(now: Round) -> str:
    """Who is asked: the first not heard yet, or whoever raised what is settled or was judged."""
    if now.waiting or now.is_over:
        return next(iter(now.waiting), "")
    if now.step == "resolve" and now.asking in ("objector", "settle"):
        return now.of(now.under).member
    asked = asked_yes_no(now)
    return asked[1].member if asked else ""


def title_of(view: ConsentView) -> str:
    """What the round is about."""
    if view.round.kind == "election":
        return _("Election: {role}").format(role=view.role)
    return _("Proposal {n}: {title}").format(n=view.proposal_number, title=view.proposal_title)


def _facts(view: ConsentView) -> str:
    here = view.round.people
    people = ngettext("{n} in the circle", "{n} in the circle", here).format(n=here)
    parts = [title_of(view), people]
    if view.round.kind == "proposal":
        parts.insert(1, _("wording {n}").format(n=view.version))
    return " · ".join(parts)


def marks_of(now: Round) -> tuple[Mark, ...]:
    """The steps of a round; one that has ended lies behind as far as it came."""
    steps = STEPS[now.kind]
    here = steps.index(now.step)
    found = []
    for at, step in enumerate(steps):
        where = "behind" if at < here or now.ended else "here" if at == here else "ahead"
        if now.step == "check" and step in ("test", "resolve"):
            where = "ahead"
        found.append(Mark(at + 1, step_words(step), where))
    return tuple(found)


def voices_of(view: ConsentView) -> tuple[Voice, ...]:
    """The circle in the speaking order of the lap that runs, those who have left at the end."""
    now, names = view.round, names_of(view)
    waiting = now.waiting
    away = [member.id for member in now.circle if not member.here]
    found = []
    for place, id in enumerate((*now.order, *away), start=1):
        said = [one for one in now.now if one.member == id]
        where = "away" if id in away else "next" if id == next(iter(waiting), "") else ""
        where = where or ("waiting" if id in waiting else "heard" if said else "")
        last = said[-1] if said else None
        found.append(
            Voice(
                id=id,
                place=place,
                words=member_words(names[id]),
                said=said_words(last) if last else "",
                text=" · ".join(_texts(one, names) for one in said if _texts(one, names)),
                icon=ICONS.get(last.kind, "statement") if last else "",
                where=where,
            )
        )
    return tuple(found)


def names_of(view: ConsentView) -> dict[str, MemberName]:
    """The name of each member by id: number and, where the person agreed, alias."""
    return {name.id: name for name in view.names}


def said_words(said: Said) -> str:
    """What kind of thing was said, in words; a table's numbers for a table."""
    return counts_words(said.counts) if said.counts else kind_words(said.kind)


def _texts(said: Said, names: dict[str, MemberName]) -> str:
    who = f"{member_words(names[said.nominee])}: " if said.nominee in names else ""
    return who + " / ".join(part for part in (said.text, *said.texts) if part)


def tally_of(now: Round) -> str:
    """How many showed what in this lap, and how many were not heard yet; nothing where nobody is asked."""
    if not now.asks_everyone:
        return ""
    shown = tally(now.circle, now.now) if now.step in (*COUNTED, "need") else {}
    parts = [tallied(shown)] if any(shown.values()) else []
    left = len(now.waiting)
    if left:
        parts.append(ngettext("{n} not heard yet", "{n} not heard yet", left).format(n=left))
    else:
        parts.append(_("all heard"))
    return " · ".join(parts)


def tallied(shown: Mapping[str, int]) -> str:
    """Counts of people by kind, always in the same order, consent first."""
    kinds = [kind for kind in HEARD if shown.get(kind)]
    return " · ".join(f"{kind_words(kind)} {shown[kind]}" for kind in kinds)


def kinds_of(now: Round) -> tuple[str, ...]:
    """What can be said by a key at this moment."""
    if now.is_over or now.step not in KINDS:
        return ()
    if now.step == "resolve" and now.asking not in ("objector", "circle", "talk"):
        return ()
    return KINDS[now.step]


def enter_kind(now: Round, member: Member | None) -> str:
    """What Enter keeps: the kind that fits the step, "counts" for a table that shows, "propose", or "".

    While a question waits at its step Enter keeps the "answer", for which the prompt asks.
    """
    if now.is_over:
        return ""
    if now.step == "propose":
        return "propose"
    if member is not None and member.kind == "table" and now.step in COUNTED:
        return "counts"
    if now.step == "understand" and any(one.kind == "question" and not one.answer for one in now.now):
        return "answer"
    return ENTER.get(now.step, "") if kinds_of(now) else ""


def member_of(now: Round, id: str) -> Member | None:
    """One of the circle by id, or None."""
    return now.member(id)


def hint_of(now: Round, member: Member | None) -> str:
    """The quiet line under what is typed."""
    kind = enter_kind(now, member)
    if kind == "counts":
        return counts_hint([one for one in KINDS[now.step] if one != "question"])
    if now.step == "resolve" and now.asking in ("read", "settle"):
        asked = _("Yes or no; what is typed in the line goes with it.")
        return asked if now.asking == "settle" else ""
    words = HINTS.get(kind) or HINTS.get(now.step) or ("" if now.is_over else HINTS["sheet"])
    return _(words) if words else ""


def open_question(now: Round) -> Said | None:
    """The first question without an answer."""
    return next((one for one in now.said if one.kind == "question" and not one.answer), None)


def asked_yes_no(now: Round) -> tuple[str, Objection] | None:
    """Which yes-or-no question stands before the objector: "settle" or "accept", and about what."""
    if now.is_over:
        return None
    if now.step == "resolve" and now.asking == "settle":
        return "settle", now.of(now.under)
    waits = (one for one in now.objections if one.state == "not_qualified" and one.accepted is None)
    judged = next(waits, None)
    return ("accept", judged) if judged else None


def next_words(view: ConsentView) -> str:
    """The words of the deed that carries the round on."""
    act, now = view.next.act, view.round
    if act == "resolve_objection" and "ask_next" in view.legal:
        act = "ask_next"
    if act == "move_on":
        if now.step == "check":
            return _("Nothing stands against it: agreed")
        if now.step == "resolve":
            return _("The change was read out")
        if now.step == "concerns" or (now.step == "agreed" and not _watched(now)):
            return _("End the round")
        steps = STEPS[now.kind]
        return _("Go on to: {step}").format(step=step_words(steps[steps.index(now.step) + 1]))
    return _(
        {
            "begin_test": N_("Test the first objection"),
            "judge_objection": N_("Count the circle’s view"),
            "ask_next": N_("Ask the circle") if now.asking == "objector" else N_("Open talk"),
            "check_again": N_("Let all show again"),
            "examine_objection": N_("Write on the sheet"),
            "reword_need": N_("Write on the sheet"),
            "keep_concern": N_("Write on the sheet"),
        }.get(act, N_("Go on"))
    )


def _watched(now: Round) -> bool:
    return any(one.state == "open" for one in now.concerns)
