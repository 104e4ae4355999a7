"""Rules and results in words, the same in window, report and command line.

Pure: values in, sentences out, in the language in force.
"""

from __future__ import annotations

from fractions import Fraction

from council.decisions.ballots.findings import OptionResult
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


WAYS = {
    "paper": N_("secret ballot on paper"),
    "hands": N_("show of hands"),
    "cards": N_("cards shown, counted table by table"),
    "roll_call": N_("roll call, seat by seat"),
}


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
    "ordered": N_("Put in order"),
    "runoff": N_("Equal: a run-off is needed"),
    "lot": N_("Equal: the lot decides"),
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
    "present": N_("Papers in the box are no more than the members present"),
    "count": N_(
        "Papers in the box are the valid, blank and spoiled ones of teller {teller}, differences settled"
    ),
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


def base_words(of: Rule | Result) -> str:
    """What a share is a share of; V are valid papers, or ratings, where a paper does not say yes or no."""
    if of.base != "votes" or of.kind == "majority":
        return _(BASES[of.base])
    return _("ratings given to it") if of.kind in ("score", "scale") else _("valid papers")


def threshold_words(rule: Rule | Result) -> str:
    """What is asked of the base, as "more than half of the votes for and against"."""
    asked = _("at least {share} of the {base}") if rule.at_least else _("more than {share} of the {base}")
    return asked.format(share=share_words(rule.threshold), base=base_words(rule))


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
    if rule.kind == "majority":
        subject = _("Adopted with {asked}")
    elif rule.kind == "gradients":
        level = rule.levels[rule.counts_from - 1]
        subject = _("Adopted when those at “{level}” or above are {asked}").replace("{level}", level)
    elif rule.kind == "approval" and not rule.winners:
        subject = _("An option is adopted with {asked}")
    elif rule.kind in ("score", "scale") and not rule.winners:
        level = rule.levels[rule.counts_from - rule.lowest]
        subject = _("An option is adopted when those at “{level}” or above are {asked}")
        subject = subject.replace("{level}", level)
    else:
        return f"{order_words(rule)} {_sentence(quorum_words(rule))}"
    asked = subject.replace("{asked}", threshold_words(rule))
    words = f"{asked}; {_(ABSTAINING[rule.base])}; {quorum_words(rule)}."
    if rule.casting_vote:
        words += " " + _("At equal numbers the chair decides.")
    elif rule.kind == "majority" and rule.threshold == HALF and not rule.at_least:
        words += " " + _("Equal numbers are not enough.")
    return words


def order_words(rule: Rule) -> str:
    """How an order of options is made and who of it is carried, with what decides between equals."""
    words = {
        "approval": _("The options with most marks are adopted, {n} of them."),
        "dots": _("Options stand in the order of their dots; the first {n} are adopted.")
        if rule.winners
        else _("Options stand in the order of their dots; nothing is adopted by that alone."),
        "score": _("The options with the highest means are adopted, {n} of them."),
        "scale": _("The options with the highest means are adopted, {n} of them."),
        "ranked": _(
            "Every paper counts for its highest option still in; whoever has more than half of the papers "
            "still counting wins, else the option with fewest goes out."
        ),
        "schulze": _(
            "Every two options are compared on all papers; the order follows from the strongest majorities, "
            "and the first is adopted."
        ),
    }[rule.kind].replace("{n}", str(rule.winners))
    ties = {
        "none": _("Equals for the last place are not adopted."),
        "runoff": _("Equals for the last place go into a run-off."),
        "lot": _("Between equals a number drawn in public decides."),
    }
    return f"{words} {ties['lot' if rule.kind == 'ranked' else rule.ties]}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def share_with_base(result: Result) -> str:
    """The share with number and base, as "51% (45 of 88 votes for and against)", or "no result"."""
    if result.options or not result.percent:
        return _("no result")
    return _("{percent} ({yes} of {number} {base})").format(
        percent=result.percent, yes=result.yes, number=result.base_number, base=base_words(result)
    )


def carried_figure(result: Result) -> str:
    """How a ballot ended, in one line: the share with its base, or of several options which is adopted."""
    return _options_outcome(result) if result.options else share_with_base(result)


def options_sentence(result: Result) -> str:
    """Every option with its figure and base, and which is adopted."""
    figures = "; ".join(f"{one.text}: {option_figure(result, one)}" for one in result.options)
    return f"{stopped(_options_outcome(result))} {stopped(figures)}"


def stopped(words: str) -> str:
    """The words as a sentence: with a full stop, unless they end as one already."""
    return words if words.endswith((".", "…", "!", "?")) else f"{words}."


def _options_outcome(result: Result) -> str:
    outcome = outcome_words(result)
    carried = [one.text for one in result.options if one.passed]
    if result.outcome == "carried":
        outcome = _("Adopted: {options}").format(options=", ".join(carried))
    elif result.waiting:
        equal = ", ".join(result.options[number - 1].text for number in result.waiting)
        outcome = f"{outcome} ({equal})"
    return outcome


def option_figure(result: Result, one: OptionResult) -> str:
    """An option's figure with its base, as "30 (50% of 60 votes)"; a mean where it was rated."""
    if one.ratings is not None:
        if not one.ratings.comparable:
            return _("not comparable, rated by {n}").format(n=one.ratings.n)
        words = _("mean {mean}, rated by {n}").format(mean=one.ratings.mean_text, n=one.ratings.n)
        if result.places or not one.percent:
            return words
        share = _("{marks} ({percent} of {n}) at the level that counts, or above")
        return f"{words}; {share.format(marks=one.marks, percent=one.percent, n=one.base_number)}"
    if result.pairs:
        return _("preferred to {n} of {others} others").format(
            n=_beaten(result, one.number), others=len(result.options) - 1
        )
    if not one.percent:
        return str(one.marks)
    if result.kind == "dots":
        words = _("{marks} ({percent} of {n} dots)")
    elif result.rounds:
        words = _("{marks} first choices ({percent} of {n})")
    else:
        words = _("{marks} ({percent} of {n})")
    return words.format(marks=one.marks, percent=one.percent, n=one.base_number)


def _beaten(result: Result, number: int) -> int:
    """How many other options more papers rank below option `number` than above it."""
    row = result.pairs[number - 1]
    return sum(for_it > result.pairs[other][number - 1] for other, for_it in enumerate(row))


def outcome_words(result: Result) -> str:
    """What a ballot came to, in a word or two."""
    return _(OUTCOMES[result.outcome])


def result_sentence(result: Result) -> str:
    """The result in one sentence: outcome, share with base, what was needed, and any quorum missed."""
    if result.outcome == "no_result":
        return _("No result: no valid paper was returned.")
    if result.options:
        return options_sentence(result) + _quorum_missed(result)
    words = _("{outcome}: {share}; {needed} were needed.").format(
        outcome=outcome_words(result), share=share_with_base(result), needed=result.needed
    )
    words += _quorum_missed(result)
    if result.casting:
        words += " " + (
            _("At equal numbers the chair's vote decided, for.")
            if result.casting == "yes"
            else _("At equal numbers the chair's vote decided, against.")
        )
    return words


def _quorum_missed(result: Result) -> str:
    if result.quorum_met:
        return ""
    return " " + _("{measured} took part, {needed} had to.").format(
        measured=result.quorum_measured, needed=result.quorum_needed
    )


def equation_words(equation: Equation) -> str:
    """What an equation of the desk states."""
    return _(EQUATIONS[equation.code]).format(teller=equation.teller)
