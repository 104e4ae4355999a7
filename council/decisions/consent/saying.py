"""Consent in words: states, steps, what can be said, and the prompts a facilitator reads aloud.

Pure: values in, sentences out, in the language in force; the same in window, report and on the wall.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from council.decisions.consent.aloud import HINTS, PROMPTS
from council.decisions.consent.names import kind_words as kind_words
from council.decisions.consent.names import state_words
from council.decisions.consent.names import step_words as step_words
from council.decisions.consent.prompts import NextStep
from council.decisions.consent.state import Objection, Round, Settings
from council.decisions.consent.views import ConsentView, MemberName
from council.words import N_, _, ngettext

STATES = {
    "open": N_("under way"),
    "testing": N_("testing an objection"),
    "resolving": N_("settling an objection"),
    "agreed": N_("agreed"),
    "deferred": N_("put off"),
    "stopped": N_("stopped"),
}

GROUNDS = {
    "fails": N_("The proposal would fail its purpose"),
    "harms": N_("It would do harm elsewhere"),
    "better": N_("It misses a better way that is at hand and worth the effort"),
    "none": N_("The argument shows none of these"),
}

RESOLUTIONS = {
    "amend": N_("Change the text"),
    "other": N_("Take another proposal"),
    "hand_on": N_("Hand it to somebody to draft or find out"),
    "keep_watch": N_("Keep it and watch for a sign"),
    "ask_body": N_("Ask the body that gave the mandate"),
    "shorter": N_("Try it for a shorter time"),
    "put_off": N_("Put it off"),
}

RESOLUTIONS_OF_ELECTIONS = {
    "amend": N_("Change the role, or what it asks for"),
    "other": N_("Put forward somebody else"),
    "shorter": N_("Elect for a shorter time"),
}

CHANGES = {"add": N_("add"), "take_out": N_("take out"), "change": N_("change")}

CONCERN_STATES = {
    "open": N_("watched"),
    "seen": N_("the sign was seen"),
    "not_seen": N_("the sign was not seen"),
    "closed": N_("closed"),
}


def prompt_words(step: NextStep, who: Mapping[str, str]) -> str:
    """The words to read aloud. `who`: how each member of the circle is called, by id."""
    facts = dict(step.facts)
    if "who" in facts:
        facts["who"] = who.get(str(facts["who"]), _("Somebody"))
    return _(PROMPTS[step.prompt]).format(**facts)


def hint_words(step: NextStep) -> str:
    """What the facilitator does meanwhile, or ""."""
    return _(HINTS[step.prompt]) if step.prompt in HINTS else ""


def member_words(name: MemberName) -> str:
    """How a member of a circle is called: seat number with the alias they agreed to, or table number."""
    if name.kind == "table":
        return _("Table {number}").format(number=name.number)
    called = _("Seat {number}").format(number=name.number)
    return f"{called} · {name.alias}" if name.alias else called


def callings(names: Iterable[MemberName]) -> dict[str, str]:
    """How everybody in a circle is called, by id."""
    return {one.id: member_words(one) for one in names}


def round_state(state: str) -> str:
    """A round's state in words."""
    return _(STATES[state])


def objection_state(one: Objection, now: Round | None = None) -> str:
    """Where an objection stands, and whether the objector accepted that it did not qualify.

    `now`: its round; what the objector made a concern is then told apart from what was taken back.
    """
    if one.state == "withdrawn" and now is not None and _is_concern(one, now):
        return _("kept as a concern by the objector")
    words = state_words(one.state)
    if one.state != "not_qualified" or one.accepted is None:
        return words
    told = _("the objector accepts that") if one.accepted else _("the objector does not accept that")
    return f"{words}; {told}"


def _is_concern(one: Objection, now: Round) -> bool:
    linked = any(concern.objection == one.id for concern in now.concerns)
    return linked or any(said.id == one.reaction and said.kind == "concern" for said in now.said)


def test_words(one: Objection) -> str:
    """The count of a test with its base, or "" while it was not judged."""
    if not one.present:
        return ""
    words = ngettext(
        "{number} of {people} present saw it otherwise, with a reason",
        "{number} of {people} present saw it otherwise, with a reason",
        one.otherwise,
    )
    return words.format(number=one.otherwise, people=one.present)


def resolution_words(one: Objection, *, election: bool = False) -> str:
    """How an objection was settled, or "" while it was not."""
    if not one.how:
        return ""
    found = (RESOLUTIONS_OF_ELECTIONS if election else {}).get(one.how, RESOLUTIONS[one.how])
    words = _(found)
    if one.change:
        words += f" ({_(CHANGES[one.change])})"
    if one.resolution:
        words += f": {one.resolution}"
    if one.who:
        words += " · " + one.who
    if one.until:
        words += " · " + _("until {day}").format(day=one.until)
    return words


def settings_sentence(settings: Settings) -> str:
    """What was agreed beforehand, in words."""
    words = _(
        "An objection stands unless at least {disagree} of those present, and at least two people, "
        "see it otherwise with a reason. When more than {passes} pass, "
        "the circle is asked whether to put it off."
    ).format(disagree=_share(settings.disagree), passes=_share(settings.passes))
    told = (
        _("The wall may say who objects.")
        if settings.on_wall
        else _("Who objects is known in the circle and never shown on the wall.")
    )
    return f"{words} {told}"


def outcome_words(view: ConsentView) -> str:
    """What a round came to, in a sentence."""
    now = view.round
    if now.state == "agreed":
        watched = sum(one.state == "open" for one in now.concerns)
        if not watched:
            return _("Agreed by consent of {people} present.").format(people=now.people)
        words = ngettext(
            "Agreed by consent of {people} present, with {number} concern that is watched.",
            "Agreed by consent of {people} present, with {number} concerns that are watched.",
            watched,
        )
        return words.format(people=now.people, number=watched)
    if now.state == "deferred":
        return _("Put off until {day}; {owner} looks after it.").format(day=now.until, owner=now.owner)
    if now.state == "stopped":
        return _("Stopped: {reason}").format(reason=now.reason)
    return _("Not decided yet.")


def _share(value: object) -> str:
    return {"1/2": _("half"), "1/3": _("a third"), "2/3": _("two thirds")}.get(str(value), str(value))
