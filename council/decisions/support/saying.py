"""Support rounds in words, the same in window, report and on the wall; every figure with its base."""

from __future__ import annotations

from fractions import Fraction

from council.decisions import shares
from council.decisions.support.rules import FEWEST, PASS, SPOILED, Spread, Standing, SupportRule
from council.words import N_, _, ngettext

ROUND_STATES = {"open": N_("open"), "closed": N_("closed"), "stopped": N_("stopped")}
REMARK_STATES = {
    "open": N_("waits for the authors"),
    "taken_in": N_("taken in"),
    "not_taken_in": N_("not taken in"),
    "question": N_("question"),
}
SUPPORT_WAYS = {
    "paper": N_("on paper slips"),
    "cards": N_("by cards at the tables"),
    "hands": N_("by hands at the tables"),
}
SUPPORT_BASES = {
    "ratings": N_("ratings given"),
    "ratings_and_passes": N_("ratings and passes"),
    "present": N_("members present"),
}
BASES_MEAN = {
    "ratings": N_("Passes do not count."),
    "ratings_and_passes": N_("A pass works like no support."),
    "present": N_("A pass, or giving nothing back, works like no support."),
}
STANDINGS = {
    "begun": N_("No round is closed yet."),
    "passed": N_("The support asked for is reached."),
    "no_gain": N_("Support rose by less than 3 points in each of the last two rounds: another is no gain."),
    "time_up": N_("The time for rating and rewriting is up."),
    "go_on": N_("The support asked for is not reached. Take in what would raise it, and rate again."),
}
WAYS_ON = {
    "again": N_("another wording and round"),
    "consent": N_("a consent round"),
    "ballot": N_("a ballot"),
    "minority": N_("a minority view"),
    "not_adopted": N_("not adopted"),
}


def round_state(state: str) -> str:
    """A round's state in words."""
    return _(ROUND_STATES[state])


def remark_state(state: str) -> str:
    """A remark's state in words."""
    return _(REMARK_STATES[state])


def level_names(rule: SupportRule) -> tuple[str, ...]:
    """The names of the levels, best first; the usual ones in the language in force."""
    return tuple(_(name) for name in rule.levels)


def line_words(rule: SupportRule, name: str) -> str:
    """A line of a count in words: a level by number and name, passes, spoiled slips."""
    if name == PASS:
        return _("pass")
    if name == SPOILED:
        return _("spoiled")
    return _("{number} {name}").format(number=name, name=level_names(rule)[len(rule.levels) - int(name)])


def support_rule_sentence(rule: SupportRule) -> str:
    """The rule aloud: what counts as support, how much of what is asked for, and what a pass does."""
    name = level_names(rule)[len(rule.levels) - rule.lowest]
    counts = _("Support is level {number}, “{name}”, or better.").format(number=rule.lowest, name=name)
    asked = _("At least {share} of the {base} are asked for.").format(
        share=shares.percent(rule.threshold), base=_(SUPPORT_BASES[rule.base])
    )
    return " ".join((counts, asked, _(BASES_MEAN[rule.base])))


def spread_sentence(spread: Spread) -> str:
    """What a round came to: "Support 83% (34 of 41 ratings given); 33 were needed. 2 gave a pass."."""
    if spread.share is None:
        return _("No result: nobody gave a level.")
    if spread.hidden:
        return _("Fewer than {least} gave a level, so the spread is not shown.").format(least=FEWEST)
    said = _("Support {percent} ({supporting} of {number} {base}); {needed} were needed.").format(
        percent=spread.percent,
        supporting=spread.supporting,
        number=spread.base,
        base=_(SUPPORT_BASES[spread.rule.base]),
        needed=spread.needed,
    )
    return " ".join((said, *limits_of(spread)))


def limits_of(spread: Spread) -> tuple[str, ...]:
    """What the figure leaves out: passes, spoiled slips, what was not given back; and where it tells all."""
    parts = []
    if spread.passes:
        parts.append(ngettext("{n} gave a pass.", "{n} gave a pass.", spread.passes).format(n=spread.passes))
    if spread.spoiled:
        parts.append(
            ngettext("{n} was spoiled.", "{n} were spoiled.", spread.spoiled).format(n=spread.spoiled)
        )
    if spread.missing:
        parts.append(
            ngettext(
                "{n} of {present} present gave nothing back.",
                "{n} of {present} present gave nothing back.",
                spread.missing,
            ).format(n=spread.missing, present=spread.present)
        )
    if spread.unanimous and not spread.hidden:
        parts.append(_("All chose the same level, so everybody's rating is known."))
    return tuple(parts)


def points(change: Fraction) -> str:
    """A change of S in points, with its sign, to one place: "+4.2 points", "−1 point"."""
    hundred = abs(change) * 100
    printed = shares.decimal(hundred, 1).removesuffix(".0")
    sign = "±" if printed == "0" else "+" if change > 0 else "−"
    return ngettext("{points} point", "{points} points", 1 if printed == "1" else 2).format(
        points=f"{sign}{printed}"
    )


def change_sentence(change: Fraction | None, *, turn: int) -> str:
    """How a round compares with the one before it; why not, where it cannot be compared."""
    if turn <= 1:
        return _("First round on this proposal.")
    if change is None:
        return _(
            "Not compared with the round before: its scale, base or number of ratings does not allow it."
        )
    return _("{points} since the round before.").format(points=points(change))


def standing_sentence(standing: Standing) -> str:
    """Where rating and rewriting has come to; nothing happens by itself."""
    return _(STANDINGS[standing.code])
