"""The words this report uses, one meaning each; only those it has a reason to use."""

from __future__ import annotations

from collections.abc import Callable

from council.report.blocks import Pairs, Section
from council.report.facts import Facts
from council.report.sections.telling import written
from council.words import N_, _


def _drawn(facts: Facts) -> bool:
    return facts.draw is not None


def _leximin(facts: Facts) -> bool:
    return facts.draw is not None and facts.draw.rule == "leximin"


def _balloted(facts: Facts) -> bool:
    return bool(facts.ballots)


def _consented(facts: Facts) -> bool:
    return bool(facts.consents)


def _said(facts: Facts) -> bool:
    return facts.statements > 0


# word, meaning, and when the report uses it
WORDS: tuple[tuple[str, str, Callable[[Facts], bool]], ...] = (
    (N_("Abstention"), N_("A paper whose voter chose not to choose."), _balloted),
    (
        N_("Alternate"),
        N_("Somebody drawn to wait for a seat that falls free."),
        lambda facts: any(one.purpose == "alternates" for one in facts.lotteries),
    ),
    (
        N_("Base"),
        N_("What a share is a share of. No figure stands here without it."),
        lambda facts: bool(facts.seats or facts.ballots or facts.sessions),
    ),
    (
        N_("Certificate"),
        N_("The files with which anybody can repeat the draw. They hold no names."),
        _drawn,
    ),
    (
        N_("Concern"),
        N_("A worry too small to stop a decision, written down and looked at again later."),
        _consented,
    ),
    (
        N_("Consent"),
        N_("Nobody has an objection with reasons left. It does not mean that all agree."),
        _consented,
    ),
    (
        N_("Fingerprint"),
        N_("A number worked out from a file (SHA-256); it is another one if a single letter changes."),
        _drawn,
    ),
    (
        N_("Leximin"),
        N_("A rule for a lottery that looks after whoever has the smallest chance, then the next."),
        _leximin,
    ),
    (
        N_("Minority view"),
        N_("A text of those who lost, printed when enough back it."),
        lambda facts: bool(facts.minorities),
    ),
    (N_("Objection"), N_("A reason why a proposal does harm or could be clearly better."), _consented),
    (N_("Panel"), N_("The people drawn, taken together."), _drawn),
    (N_("Pool"), N_("All who answered the invitation and could be drawn."), _drawn),
    (
        N_("Remit"),
        N_("The question, its limits, and the promise of how the answer is treated."),
        lambda facts: facts.remit is not None,
    ),
    (
        N_("Seat"),
        N_("A numbered membership. Who sits on it is known to member support only."),
        lambda facts: facts.seats > 0,
    ),
    (
        N_("Shared ground"),
        N_("What groups that differ otherwise agree on."),
        lambda facts: bool(facts.ground),
    ),
    (N_("Spoiled paper"), N_("A paper whose will cannot be read."), _balloted),
    (N_("Statement"), N_("One thought, in the words of whoever said it."), _said),
    (
        N_("Support round"),
        N_("Everybody rates a wording on a scale; it is then rewritten, and rated again."),
        lambda facts: any(one.rounds for one in facts.recommendations),
    ),
    (N_("Target"), N_("The least and the most seats that go to one group."), _drawn),
    (
        N_("Theme"),
        N_("A named group of statements about the same matter."),
        lambda facts: bool(facts.themes),
    ),
    (N_("Threshold"), N_("The share of the base a result needs."), _balloted),
    (N_("Ticket"), N_("A number that stands for one whole panel; one ticket is drawn."), _drawn),
)


def glossary(facts: Facts) -> Section | None:
    """The council's own words first, then those the report uses; None where no words need telling."""
    own = written(facts, "glossary")
    known = tuple((_(word), _(meaning)) for word, meaning, is_used in WORDS if is_used(facts))
    if not own and not known:
        return None
    return Section("glossary", _("Glossary"), (*own, *((Pairs(known),) if known else ())))
