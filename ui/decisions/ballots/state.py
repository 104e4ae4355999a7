"""What the ballot desk says, thought out apart from Qt."""

from __future__ import annotations

from dataclasses import dataclass

from council.decisions.ballots.papers import Equation
from council.decisions.ballots.results import Result
from council.decisions.ballots.saying import (
    WAYS,
    ballot_state,
    equation_words,
    outcome_words,
    rule_sentence,
)
from council.decisions.ballots.views import BallotView, PileView
from council.words import N_, _, ngettext
from ui.decisions.ballots.words import count_words
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
    "prepared": ("proof", "open", "print_ballot", "show_ballot", "void"),
    "open": ("close", "call", "print_ballot", "show_ballot", "void"),
    "closed": ("enter", "papers", "settle", "print_ballot", "void"),
    "counted": ("certify", "settle", "enter", "papers", "print_ballot", "void"),
    "reconciled": ("certify", "draw_lot", "papers", "enter", "settle", "print_ballot", "void"),
    "certified": ("certificate", "show_ballot", "void"),
    "void": ("repeat", "certificate"),
}


def deeds_of(ballot: BallotView) -> tuple[str, ...]:
    """What can be done with a ballot as it stands; what its way or its result has no use for is left out."""
    left_out = set()
    if ballot.way == "paper":
        left_out |= {"call"} if ballot.proofed_at is None else {"call", "proof"}
    else:
        left_out |= {"proof", "print_ballot"}
    if ballot.way != "roll_call":
        left_out.add("call")
    if ballot.outlook is None or ballot.outlook.outcome != "lot":
        left_out.add("draw_lot")
    else:
        left_out.add("certify")
    return tuple(deed for deed in BALLOT_DEEDS[ballot.state] if deed not in left_out)


def blocked_words(ballot: BallotView) -> str:
    """Why a ballot that is being counted cannot be certified yet; "" when nothing stands in the way."""
    if ballot.too_few:
        return _(NEXT_TOO_FEW)
    wrong = [one for one in ballot.equations if not one.holds]
    if wrong:
        words = _("It does not add up, so nothing can be certified: {sum} ({numbers}).")
        return words.format(sum=equation_words(wrong[0]), numbers=wrong[0])
    entered = max((pile.number for pile in ballot.piles), default=0)
    missing = sorted(set(range(1, entered + 1)) - {pile.number for pile in ballot.piles})
    if missing:
        return _("Nothing is entered of pile {numbers} yet.").format(numbers=", ".join(map(str, missing)))
    return ""


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
    "certified": N_(
        "Certified: no figure can change any more. It can only be declared void as a whole, with a reason."
    ),
    "void": N_("This ballot is void; it stays readable. A repeat is a ballot of its own."),
}


NEXT_PROOF = N_("Look at the proof of the paper first: what is printed cannot be changed once it is open.")


NEXT_TOO_FEW = N_(
    "Too few papers to keep the vote secret: no count is shown. Declare the ballot void, and vote openly."
)


NEXT_LOT = N_("Options are equal. Draw a number in public, and enter it: the lot goes by it.")


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
        return cls(
            title=ballot.question,
            about=_("Proposal {n}: {title}, wording {version}").format(
                n=ballot.proposal_number, title=ballot.proposal_title, version=ballot.version
            ),
            state=ballot_state(ballot.state),
            ink=state_ink(ballot.state),
            rule=rule_sentence(ballot.rule),
            next=_next(ballot),
            text=_texts(ballot),
            figures=_figures(ballot),
            people=_people(ballot),
            piles=ballot.piles,
            equations=ballot.equations,
            result=ballot.result or ballot.outlook,
            certain=ballot.result is not None,
            hash=ballot.hash,
        )


def _texts(ballot: BallotView) -> str:
    """What is voted on: the wording, or each option with the wording behind it."""
    if not ballot.choices:
        return ballot.text
    if not any(one.wording for one in ballot.choices):
        listed = "\n".join(f"{n}  {one.text}" for n, one in enumerate(ballot.choices, start=1))
        return f"{listed}\n\n{ballot.text}"
    return "\n\n".join(f"{n}  {one.text}\n{one.wording}" for n, one in enumerate(ballot.choices, start=1))


def _next(ballot: BallotView) -> str:
    """What comes next at the desk, in a sentence, with the reason of a void ballot and what it repeats."""
    said = NEXT[ballot.state]
    if ballot.is_open_vote:
        said = NEXT_HANDS.get(ballot.state, said)
    elif ballot.state == "prepared" and ballot.proofed_at is None:
        said = NEXT_PROOF
    if ballot.too_few and ballot.state != "void":
        said = NEXT_TOO_FEW
    if ballot.outlook is not None and ballot.outlook.outcome == "lot":
        said = NEXT_LOT
    blocked = "" if ballot.too_few or ballot.state not in COUNTING else blocked_words(ballot)
    repeats = _("It repeats ballot {n}, which is void.").format(n=ballot.repeats) if ballot.repeats else ""
    return " ".join(filter(None, (_(said), blocked, ballot.reason, repeats)))


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
        if papers.missing < 0:
            shown.append(Figure(str(-papers.missing), _("more in the box than handed out"), of_given))
        else:
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


def pile_words(pile: PileView, ballot: BallotView) -> str:
    """Where a pile stands: what is still missing, or on what the tellers differ."""
    if pile.state in ("agreed", "recounted"):
        return _(PILES[pile.state])
    if not all(pile.entered):
        return _("waits for teller {n}").format(n=2 if pile.entered[0] else 1)
    if pile.first_lines or pile.second_lines:
        apart = max(1, *map(len, pile.alone))
        return ngettext("differs on {n} paper", "differs on {n} papers", apart).format(n=apart)
    names = ", ".join(count_words(name, ballot.rule, ballot.options).lower() for name in pile.differences)
    return _("differs on {names}").format(names=names)
