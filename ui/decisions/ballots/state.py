"""What the ballot desk says, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from council.decisions.ballots.papers import Equation
from council.decisions.ballots.results import Result
from council.decisions.ballots.saying import COUNTS, WAYS, ballot_state, outcome_words, rule_sentence
from council.decisions.ballots.views import BallotView, PileView
from council.words import N_, _, ngettext
from ui.decisions.state import COUNTING, state_ink
from ui.widgets import Figure, Row


def ballot_row(ballot: BallotView) -> Row:
    """A ballot in the list."""
    return Row(
        ballot.proposal_title,
        quiet=_("Proposal {n}, {way}").format(n=ballot.proposal_number, way=_(WAYS[ballot.way])),
        side=_outcome_or_state(ballot),
        mark=str(ballot.number),
        ink=_outcome_ink(ballot),
    )


def _outcome_or_state(ballot: BallotView) -> str:
    if ballot.result is not None:
        return outcome_words(ballot.result)
    return ballot_state(ballot.state)


def _outcome_ink(ballot: BallotView) -> str:
    if ballot.result is not None:
        return "accent" if ballot.result.passed else "quiet"
    return state_ink(ballot.state)


BALLOT_DEEDS = {
    "prepared": ("open", "void"),
    "open": ("close", "void"),
    "closed": ("papers", "enter", "settle", "void"),
    "counted": ("papers", "enter", "settle", "void"),
    "reconciled": ("certify", "papers", "enter", "settle", "void"),
    "certified": ("void",),
    "void": (),
}


def ballots_facts(ballots: tuple[BallotView, ...]) -> str:
    """How many ballots there are, and how many are being held or counted."""
    words = ngettext("{n} ballot", "{n} ballots", len(ballots)).format(n=len(ballots))
    busy = sum(b.state in ("open", *COUNTING) for b in ballots)
    if busy:
        words += " · " + ngettext("{n} under way", "{n} under way", busy).format(n=busy)
    return words


NEXT = {
    "prepared": N_("Show the text and the rule to everybody, then open the ballot."),
    "open": N_("Members are voting. No count is visible to anybody before the ballot is closed."),
    "closed": N_(
        "Count the papers at the desk; then each teller enters every pile without seeing the other's."
    ),
    "counted": N_("Every pile has both entries. Look at what differs, or does not add up, again together."),
    "reconciled": N_(
        "Entries agree and the papers add up. Two tellers and the chair can certify the result."
    ),
    "certified": N_("Certified. Nothing about this ballot can change any more."),
    "void": N_("This ballot is void; it stays readable. A repeat is a ballot of its own."),
}


NEXT_HANDS = {
    "closed": N_("Enter the hands counted at every table, one pile a table."),
    "counted": N_("Every table has been entered. Look at what differs, or does not add up, again together."),
    "reconciled": N_("The hands add up. The chair can certify the result."),
}


@dataclass(frozen=True, slots=True)
class DeskState:
    """A ballot at the desk: what is fixed, what is counted, what comes next."""

    title: str
    about: str
    state: str
    ink: str
    rule: str
    next: str
    text: str
    figures: tuple[Figure, ...]
    people: str
    piles: tuple[PileView, ...]
    equations: tuple[Equation, ...]
    result: Result | None
    certain: bool
    hash: str

    @classmethod
    def of(cls, ballot: BallotView) -> DeskState:
        """Everything a person at the desk sees of one ballot."""
        hands = NEXT_HANDS if ballot.way == "hands" else {}
        return cls(
            title=ballot.question,
            about=_("Proposal {n}: {title}, wording {version}").format(
                n=ballot.proposal_number, title=ballot.proposal_title, version=ballot.version
            ),
            state=ballot_state(ballot.state),
            ink=state_ink(ballot.state),
            rule=rule_sentence(ballot.rule),
            next=" ".join(filter(None, (_(hands.get(ballot.state, NEXT[ballot.state])), ballot.reason))),
            text=ballot.text,
            figures=_figures(ballot),
            people=_people(ballot),
            piles=ballot.piles,
            equations=ballot.equations,
            result=ballot.result or ballot.outlook,
            certain=ballot.result is not None,
            hash=ballot.hash,
        )


def _figures(ballot: BallotView) -> tuple[Figure, ...]:
    papers = ballot.papers
    if papers is None:
        return ()
    of_entitled = _("of {n} entitled").format(n=papers.entitled)
    shown = [Figure(str(papers.present), _("members present"), of_entitled)]
    if ballot.way == "paper" and not ballot.equations:
        shown.append(Figure(str(papers.printed), _("papers printed")))
    if ballot.equations and ballot.way == "paper":
        given = papers.handed_out - papers.replaced
        of_given = _("of {n} given to members").format(n=given)
        shown.append(Figure(str(papers.in_box), _("papers in the box"), of_given))
        shown.append(Figure(str(papers.missing), _("not returned"), of_given))
    return tuple(shown)


def _people(ballot: BallotView) -> str:
    tellers = " · ".join(name for name in ballot.tellers if name)
    said = [_("Tellers: {names}").format(names=tellers)] if tellers else []
    if ballot.chair:
        said.append(_("Chair: {name}").format(name=ballot.chair))
    return "   ".join(said)


PILES = {
    "blank": N_("blank"),
    "entered": N_("entered"),
    "agreed": N_("agreed"),
    "recounted": N_("settled"),
}


def pile_words(pile: PileView) -> str:
    """Where a pile stands: what is still missing, or on what the tellers differ."""
    if pile.state in ("agreed", "recounted"):
        return _(PILES[pile.state])
    if not all(pile.entered):
        return _("waits for teller {n}").format(n=2 if pile.entered[0] else 1)
    names = ", ".join(_(COUNTS.get(name, name)).lower() for name in pile.differences)
    return _("differs on {names}").format(names=names)


def entry_words(counts: Mapping[str, int] | None, entered: bool) -> str:
    """A teller's figures, or that they are there and not shown yet."""
    if counts is None:
        return _("entered") if entered else "–"
    return counts_words(counts)


def counts_words(counts: Mapping[str, int]) -> str:
    """Yes, no, blank, spoiled as short as can be: "14 / 11 / 0 / 0"."""
    return " / ".join(str(counts.get(name, 0)) for name in ("yes", "no", "abstain", "spoiled"))
