"""Recommendations in words, the same in window, report and command line."""

from __future__ import annotations

from dataclasses import dataclass

from council.decisions.ballots.saying import carried_figure
from council.decisions.outcome.recommended.fields import TIES, TIES_BACK
from council.decisions.outcome.recommended.views import (
    Agreed,
    ConcernKept,
    CriterionMet,
    MisprintView,
    ObjectionKept,
    RecommendationView,
    Tie,
)
from council.decisions.proposals.wordings import CostLine
from council.decisions.support.saying import level_names, spread_sentence
from council.decisions.support.views import Rated
from council.words import N_, _, ngettext

RECOMMENDATION_STATES = {
    "provisional": N_("provisional"),
    "final": N_("final"),
    "published": N_("published"),
    "corrected": N_("corrected"),
}

OBJECTIONS = {
    "raised": N_("raised"),
    "under_test": N_("under test"),
    "qualified": N_("held, not settled yet"),
    "not_qualified": N_("did not hold, kept as a concern"),
    "resolved": N_("settled"),
    "deferred": N_("put off"),
    "withdrawn": N_("withdrawn by who raised it"),
}


def recommendation_state(state: str) -> str:
    """A recommendation's state in words."""
    return _(RECOMMENDATION_STATES[state])


def tie_words(tie: Tie) -> str:
    """How it stands to another one: "needs recommendation 3: Keep the land"."""
    how = _((TIES_BACK if tie.back else TIES)[tie.how])
    return _("{how} recommendation {n}: {title}").format(how=how, n=tie.number, title=tie.title)


def misprint_words(one: MisprintView) -> str:
    """What was put right, and who approved it."""
    return _("“{old}” now reads “{new}”, approved by {first} and {second}").format(
        old=one.old, new=one.new, first=one.roles[0], second=one.roles[1]
    )


def criterion_words(one: CriterionMet) -> str:
    """How well a criterion is met: "Affordable for all: 3.2 of 4, scored by 2 groups"."""
    groups = ngettext("{n} group", "{n} groups", one.base).format(n=one.base)
    return _("{criterion}: {mean} of 4, scored by {groups}").format(
        criterion=one.text, mean=one.mean, groups=groups
    )


def spread_words(one: Rated) -> str:
    """A support round with its numbers, or why there are none: "Round 2: strongly for 4, for 9, …; …"."""
    if one.spread is None or one.spread.hidden or one.spread.share is None:
        told = "" if one.spread is None else spread_sentence(one.spread)
        return _("Round {n}: {levels}").format(n=one.turn, levels=told or _("not closed"))
    pairs = zip(level_names(one.rule), one.spread.ratings, strict=True)
    levels = ", ".join(f"{name} {count}" for name, count in pairs)
    return _("Round {n}: {levels}. {support}").format(
        n=one.turn, levels=levels, support=spread_sentence(one.spread)
    )


def objection_words(one: ObjectionKept) -> str:
    """An objection and what became of it, with the wording made from it where there is one."""
    became = [_(OBJECTIONS.get(one.state, one.state))]
    if one.wording:
        became.append(_("wording {n}").format(n=one.wording))
    if one.resolution:
        became.append(one.resolution)
    return _("{text} ({became})").format(text=one.text, became="; ".join(became))


def agreed_words(one: Agreed) -> str:
    """The consent round that carried it: "Agreed in consent round 2; binds the drafting group"."""
    words = _("Agreed in consent round {n}, no objection left").format(n=one.number)
    return f"{words}; " + _("binds {whom}").format(whom=one.bound) if one.bound else words


def concern_words(one: ConcernKept) -> str:
    """A concern with the sign to watch for and when it is looked at again."""
    sign = one.sign or _("no sign stated")
    day = one.review_on or _("no day stated")
    return _("{text} (watch for: {sign}; looked at again: {day})").format(text=one.text, sign=sign, day=day)


def missing_words(one: RecommendationView) -> str:
    """What is still not stated, in one line; "" when nothing is missing."""
    if not one.missing:
        return ""
    names = ", ".join(_(field.words) for field in one.missing)
    return _("Not stated yet: {fields}.").format(fields=names)


def cost_words(line: CostLine) -> str:
    """One line of the cost sheet: "tenants, money, now: higher rents for two years (about 40 a month)"."""
    kinds = {"money": _("money"), "people": _("people"), "nature": _("nature")}
    when = {"now": _("now"), "later": _("later")}
    words = _("{bearer}, {kind}, {when}: {what}").format(
        bearer=line.bearer, kind=kinds[line.kind], when=when[line.when], what=line.what
    )
    return f"{words} ({line.amount})" if line.amount else words


def carried_words(one: RecommendationView) -> str:
    """How it was carried, in one line: the share of a ballot with its base, or the consent round."""
    told = [carried_figure(one.result)] if one.result else []
    if one.agreed is not None:
        told.append(agreed_words(one.agreed))
    return " · ".join(told) or _("no ballot")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a recommendation as it is read: a heading and its lines."""

    title: str
    lines: tuple[str, ...]


def parts_of(one: RecommendationView) -> tuple[Part, ...]:
    """What stands around a recommendation, in reading order; parts with nothing in them are left out."""
    found = (
        Part(_("Criteria it was scored on"), tuple(criterion_words(each) for each in one.criteria)),
        Part(_("Who bears what"), tuple(cost_words(line) for line in one.costs)),
        Part(_("Heard in the sessions"), tuple(_cited(each.title, each.source) for each in one.evidence)),
        Part(_("Support, round by round"), tuple(spread_words(each) for each in one.spread)),
        Part(_("Objections, and what became of them"), tuple(objection_words(o) for o in one.objections)),
        Part(_("Concerns that are watched"), tuple(concern_words(each) for each in one.concerns)),
        Part(_("Beside other recommendations"), tuple(tie_words(tie) for tie in one.ties)),
        Part(_("Misprints put right"), tuple(misprint_words(each) for each in one.misprints)),
    )
    return tuple(part for part in found if part.lines)


def _cited(title: str, source: str) -> str:
    return f"{title}. {source}" if source else title
