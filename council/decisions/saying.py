"""Rules, results and origins put into words, so that window, report and command line say the same.

Pure: values in, sentences out, in the language in force.
"""

from __future__ import annotations

from fractions import Fraction

from council.decisions.ballots import HALF, Equation, Result, Rule
from council.decisions.chain import Roots
from council.words import N_, _, ngettext

PROPOSAL_STATES = {
    "idea": N_("idea"),
    "draft": N_("draft"),
    "in_review": N_("in review"),
    "in_consent": N_("in consent"),
    "in_ballot": N_("in ballot"),
    "adopted": N_("adopted"),
    "adopted_with_concerns": N_("adopted with concerns"),
    "not_adopted": N_("not adopted"),
    "withdrawn": N_("withdrawn"),
    "merged": N_("merged"),
}
VERSION_STATES = {
    "draft": N_("draft"),
    "read": N_("read to the council"),
    "sealed": N_("sealed by a ballot"),
    "superseded": N_("followed by a newer one"),
}
VIEW_STATES = {
    "draft": N_("draft"),
    "backed": N_("backed"),
    "not_backed": N_("not backed"),
    "printed": N_("printed"),
    "withdrawn": N_("withdrawn"),
}
BALLOT_STATES = {
    "prepared": N_("prepared"),
    "open": N_("open"),
    "closed": N_("closed, being counted"),
    "counted": N_("counted, not yet reconciled"),
    "reconciled": N_("reconciled"),
    "certified": N_("certified"),
    "void": N_("void"),
}
RECOMMENDATION_STATES = {
    "provisional": N_("provisional"),
    "final": N_("final"),
    "published": N_("published"),
    "corrected": N_("corrected"),
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


def proposal_state(state: str) -> str:
    """A proposal's state in words."""
    return _(PROPOSAL_STATES[state])


def version_state(state: str) -> str:
    """A wording's state in words."""
    return _(VERSION_STATES[state])


def ballot_state(state: str) -> str:
    """A ballot's state in words."""
    return _(BALLOT_STATES[state])


def recommendation_state(state: str) -> str:
    """A recommendation's state in words."""
    return _(RECOMMENDATION_STATES[state])


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


def backing_words(backers: int, base: int) -> str:
    """How many stood behind a view: "backed by 12 of 91"."""
    return _("backed by {backers} of {base}").format(backers=backers, base=base)


def equation_words(equation: Equation) -> str:
    """What an equation of the desk states."""
    return _(EQUATIONS[equation.code]).format(teller=equation.teller)


def roots_sentence(roots: Roots) -> str:
    """The printed box: "Grew out of 43 statements at 11 tables in 3 sessions; 2 wordings"."""
    if roots.none:
        return _("No recorded origin.")
    said = ngettext("{n} statement", "{n} statements", roots.statements).format(n=roots.statements)
    if roots.tables and roots.tables_shown:
        tables = ngettext("at {n} table", "at {n} tables", roots.tables).format(n=roots.tables)
        said = f"{said} {tables}"
    if roots.sessions:
        sessions = ngettext("in {n} session", "in {n} sessions", roots.sessions).format(n=roots.sessions)
        said = f"{said} {sessions}"
    wordings = ngettext("{n} wording", "{n} wordings", roots.versions).format(n=roots.versions)
    words = _("Grew out of {said}; {wordings}").format(said=said, wordings=wordings)
    if roots.withdrawn:
        words += "; " + ngettext("{n} withdrawn", "{n} withdrawn", roots.withdrawn).format(n=roots.withdrawn)
    return words + "."
