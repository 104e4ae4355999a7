"""Rules and results in words, the same in window, report and command line.

Pure: values in, sentences out, in the language in force.
"""

from __future__ import annotations

from fractions import Fraction

from council.decisions.ballots.papers import Equation
from council.decisions.ballots.results import Result
from council.decisions.ballots.rules import Rule
from council.decisions.shares import HALF
from council.words import N_, _

BALLOT_STATES = {
    "prepared": N_("prepared"),
    "open": N_("open"),
    "closed": N_("closed, being counted"),
    "counted": N_("counted, not yet reconciled"),
    "reconciled": N_("reconciled"),
    "certified": N_("certified"),
    "void": N_("void"),
}


WAYS = {"paper": N_("secret ballot on paper"), "hands": N_("show of hands")}


BASES = {
    "votes": N_("votes for and against"),
    "cast": N_("votes cast, abstentions included"),
    "returned": N_("papers returned"),
    "present": N_("members present"),
    "entitled": N_("members entitled to vote"),
}


ABSTAINING = {
    "votes": N_("abstentions do not count"),
    "cast": N_("an abstention works like a no"),
    "returned": N_("an abstention or a spoiled paper works like a no"),
    "present": N_("whoever is present and does not vote yes works like a no"),
    "entitled": N_("whoever does not vote yes, absent or not, works like a no"),
}


OUTCOMES = {
    "carried": N_("Adopted"),
    "not_carried": N_("Not adopted"),
    "no_quorum": N_("Not adopted, too few took part"),
    "no_result": N_("No result"),
}


COUNTS = {
    "yes": N_("Yes"),
    "no": N_("No"),
    "abstain": N_("Abstain or blank"),
    "spoiled": N_("Spoiled"),
    "valid": N_("Valid papers"),
}


EQUATIONS = {
    "printed": N_("Papers printed are those handed out and those left over"),
    "handed": N_("Papers handed out, less those replaced, are no more than the members entitled"),
    "box": N_("Papers in the box are no more than those handed out, less those replaced"),
    "count": N_("Papers in the box are the valid, blank and spoiled ones that teller {teller} counted"),
    "hands": N_("Hands counted are no more than the members present"),
}


def ballot_state(state: str) -> str:
    """A ballot's state in words."""
    return _(BALLOT_STATES[state])


def share_words(value: Fraction) -> str:
    """A share as people say it: "half", "two thirds", or a/b."""
    said = {
        HALF: _("half"),
        Fraction(2, 3): _("two thirds"),
        Fraction(3, 4): _("three quarters"),
        Fraction(4, 5): _("four fifths"),
        Fraction(1): _("all"),
    }
    return said.get(value) or f"{value.numerator}/{value.denominator}"


def threshold_words(rule: Rule | Result) -> str:
    """What is asked of the base, as "more than half of the votes for and against"."""
    asked = _("at least {share} of the {base}") if rule.at_least else _("more than {share} of the {base}")
    return asked.format(share=share_words(rule.threshold), base=_(BASES[rule.base]))


def quorum_words(rule: Rule) -> str:
    """How many must take part, and where that is measured."""
    if rule.quorum == 0:
        return _("no least number must take part")
    if isinstance(rule.quorum, int):
        return (
            _("at least {number} papers must be returned")
            if rule.quorum_on == "returned"
            else _("at least {number} members must be present")
        ).format(number=rule.quorum)
    return (
        _("papers from at least {share} of the members entitled must be returned")
        if rule.quorum_on == "returned"
        else _("at least {share} of the members entitled must be present")
    ).format(share=share_words(rule.quorum))


def rule_sentence(rule: Rule) -> str:
    """The whole rule in one sentence, as it is said before the ballot opens."""
    subject = _("Adopted with {asked}") if rule.kind == "majority" else _("An option is adopted with {asked}")
    words = (
        f"{subject.format(asked=threshold_words(rule))}; {_(ABSTAINING[rule.base])}; {quorum_words(rule)}."
    )
    if rule.casting_vote:
        words += " " + _("At equal numbers the chair decides.")
    elif rule.kind == "majority" and rule.threshold == HALF and not rule.at_least:
        words += " " + _("Equal numbers are not enough.")
    return words


def share_with_base(result: Result) -> str:
    """The share with number and base, as "51% (45 of 88 votes for and against)", or "no result"."""
    if result.options or not result.percent:
        return _("no result")
    return _("{percent} ({yes} of {number} {base})").format(
        percent=result.percent, yes=result.yes, number=result.base_number, base=_(BASES[result.base])
    )


def outcome_words(result: Result) -> str:
    """What a ballot came to, in a word or two."""
    return _(OUTCOMES[result.outcome])


def result_sentence(result: Result) -> str:
    """The result in one sentence: outcome, share with base, what was needed, and any quorum missed."""
    if result.outcome == "no_result":
        return _("No result: no valid paper was returned.")
    if result.options:
        return "; ".join(f"{o.text}: {o.marks} ({o.percent})" for o in result.options) + "."
    words = _("{outcome}: {share}; {needed} were needed.").format(
        outcome=outcome_words(result), share=share_with_base(result), needed=result.needed
    )
    if not result.quorum_met:
        words += " " + _("{measured} took part, {needed} had to.").format(
            measured=result.quorum_measured, needed=result.quorum_needed
        )
    if result.casting:
        words += " " + (
            _("At equal numbers the chair's vote decided, for.")
            if result.casting == "yes"
            else _("At equal numbers the chair's vote decided, against.")
        )
    return words


def equation_words(equation: Equation) -> str:
    """What an equation of the desk states."""
    return _(EQUATIONS[equation.code]).format(teller=equation.teller)
