"""What the pages of decisions show, thought out without Qt: rows, sentences, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from council.decisions import saying
from council.decisions.ballots import Equation, Result
from council.decisions.views import (
    BallotView,
    ChainStep,
    Considered,
    MinorityText,
    PileView,
    ProposalView,
    RecommendationView,
    VersionView,
)
from council.words import N_, _, ngettext
from ui.widgets import Figure, Row

IN_THE_MAKING = ("idea", "draft", "in_review")
ADOPTED = ("adopted", "adopted_with_concerns")
COUNTING = ("closed", "counted", "reconciled")
ICONS = {
    "statement": "statement",
    "theme": "ground",
    "version": "file",
    "ballot": "vote",
    "recommendation": "decisions",
}
KINDS = {
    "statement": N_("Statement {n}"),
    "theme": N_("Theme {n}"),
    "version": N_("Wording {n}"),
    "ballot": N_("Ballot {n}"),
    "recommendation": N_("Recommendation {n}"),
}
HOWS = {
    "quoted": N_("quoted"),
    "drawn_on": N_("drawn on"),
    "against": N_("against"),
    "in_theme": N_("in the theme"),
    "followed": N_("followed"),
    "decided": N_("put to the vote"),
    "recommended": N_("recommended"),
}


def state_ink(state: str) -> str:
    """The ink a state stands in; words always stand beside it."""
    if state in ("adopted", "adopted_with_concerns", "certified", "final", "backed"):
        return "accent"
    return "alarm" if state in ("void",) else "quiet"


# ---- proposals -------------------------------------------------------------------------------------------


def proposal_row(proposal: ProposalView) -> Row:
    """A proposal in the list."""
    wordings = ngettext("{n} wording", "{n} wordings", proposal.version).format(n=proposal.version)
    parts = (proposal.theme, wordings if proposal.version else _("no wording yet"))
    return Row(
        proposal.title,
        quiet=" · ".join(part for part in parts if part),
        side=saying.proposal_state(proposal.state),
        mark=str(proposal.number),
        ink=state_ink(proposal.state),
    )


def proposal_deeds(proposal: ProposalView) -> tuple[str, ...]:
    """What can be done with a proposal as it stands, by the name of its command."""
    if proposal.state in ADOPTED:
        return ("origins",) if proposal.recommendation else ("recommend", "origins")
    if proposal.state not in IN_THE_MAKING:
        return ("origins",) if proposal.version else ()
    about = ("describe", "withdraw")
    if not proposal.version:
        return ("reword", *about)
    review = ("review",) if proposal.state == "draft" else ()
    return ("prepare", "reword", *review, "origins", *about)


@dataclass(frozen=True, slots=True)
class ProposalsState:
    """The list of proposals and its line of facts."""

    facts: str
    proposals: tuple[ProposalView, ...]

    @classmethod
    def of(cls, proposals: tuple[ProposalView, ...]) -> ProposalsState:
        """Proposals by number; the facts name how far they have come."""
        adopted = sum(p.state.startswith("adopted") for p in proposals)
        making = sum(p.state in IN_THE_MAKING for p in proposals)
        words = ngettext("{n} proposal", "{n} proposals", len(proposals)).format(n=len(proposals))
        parts = [words]
        if making:
            parts.append(ngettext("{n} in the making", "{n} in the making", making).format(n=making))
        if adopted:
            parts.append(ngettext("{n} adopted", "{n} adopted", adopted).format(n=adopted))
        return cls(" · ".join(parts), proposals)


@dataclass(frozen=True, slots=True)
class WordingState:
    """One wording as it is read: what stands above it and why it came."""

    title: str
    quiet: str
    text: str
    before: str
    reason: str

    @classmethod
    def of(cls, version: VersionView, versions: tuple[VersionView, ...]) -> WordingState:
        """A wording beside the one it followed."""
        last = next((v for v in reversed(versions) if v.number == version.number - 1), None)
        draws = ngettext("names {n} statement", "names {n} statements", len(version.statements))
        parts = [saying.version_state(version.state), draws.format(n=len(version.statements))]
        return cls(
            title=_("Wording {n}").format(n=version.number),
            quiet=" · ".join(parts),
            text=version.text,
            before=last.text if last else "",
            reason=version.reason,
        )


# ---- ballots ---------------------------------------------------------------------------------------------


def ballot_row(ballot: BallotView) -> Row:
    """A ballot in the list."""
    return Row(
        ballot.proposal_title,
        quiet=_("Proposal {n}, {way}").format(n=ballot.proposal_number, way=_(saying.WAYS[ballot.way])),
        side=_outcome_or_state(ballot),
        mark=str(ballot.number),
        ink=_outcome_ink(ballot),
    )


def _outcome_or_state(ballot: BallotView) -> str:
    if ballot.result is not None:
        return saying.outcome_words(ballot.result)
    return saying.ballot_state(ballot.state)


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
            state=saying.ballot_state(ballot.state),
            ink=state_ink(ballot.state),
            rule=saying.rule_sentence(ballot.rule),
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


def in_groups(digits: str) -> str:
    """A long number in groups of eight, so that it can be read aloud and breaks into lines."""
    return " ".join(digits[start : start + 8] for start in range(0, len(digits), 8))


def pile_words(pile: PileView) -> str:
    """Where a pile stands: what is still missing, or on what the tellers differ."""
    if pile.state in ("agreed", "recounted"):
        return _(PILES[pile.state])
    if not all(pile.entered):
        return _("waits for teller {n}").format(n=2 if pile.entered[0] else 1)
    names = ", ".join(_(saying.COUNTS.get(name, name)).lower() for name in pile.differences)
    return _("differs on {names}").format(names=names)


def entry_words(counts: Mapping[str, int] | None, entered: bool) -> str:
    """A teller's figures, or that they are there and not shown yet."""
    if counts is None:
        return _("entered") if entered else "–"
    return counts_words(counts)


def counts_words(counts: Mapping[str, int]) -> str:
    """Yes, no, blank, spoiled as short as can be: "14 / 11 / 0 / 0"."""
    return " / ".join(str(counts.get(name, 0)) for name in ("yes", "no", "abstain", "spoiled"))


# ---- outcome ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outcome's list: a recommendation, a minority view, or what was not adopted."""

    kind: str  # recommendation, minority, considered
    id: str
    row: Row
    value: RecommendationView | MinorityText | Considered


def outcome_of(
    recommendations: tuple[RecommendationView, ...],
    views: tuple[MinorityText, ...],
    considered: tuple[Considered, ...],
) -> dict[str, tuple[Entry, ...]]:
    """The three lists of the outcome, by kind."""
    return {
        "recommendation": tuple(
            Entry("recommendation", r.id, _recommendation_row(r), r) for r in recommendations
        ),
        "minority": tuple(Entry("minority", v.id, _minority_row(v), v) for v in views),
        "considered": tuple(Entry("considered", c.id, _considered_row(c), c) for c in considered),
    }


def outcome_deeds(entry: Entry) -> tuple[str, ...]:
    """What can be done with a line of the outcome, by the name of its command."""
    if isinstance(entry.value, RecommendationView):
        return ("fill", "finish", "minority") if entry.value.state == "provisional" else ("minority",)
    if isinstance(entry.value, MinorityText):
        return ("minority", "retract") if entry.value.state != "withdrawn" else ("minority",)
    return ("minority",)


def outcome_facts(lists: Mapping[str, tuple[Entry, ...]]) -> str:
    """One line over the three lists."""
    made, views, other = (len(lists[kind]) for kind in ("recommendation", "minority", "considered"))
    return " · ".join(
        (
            ngettext("{n} recommendation", "{n} recommendations", made).format(n=made),
            ngettext("{n} minority view", "{n} minority views", views).format(n=views),
            ngettext("{n} not adopted", "{n} not adopted", other).format(n=other),
        )
    )


def _recommendation_row(one: RecommendationView) -> Row:
    share = saying.share_with_base(one.result) if one.result else _("no ballot")
    state = saying.recommendation_state(one.state)
    return Row(one.title, quiet=share, side=state, mark=str(one.number), ink=state_ink(one.state))


def _minority_row(view: MinorityText) -> Row:
    return Row(
        view.text,
        quiet=saying.backing_words(view.backers, view.base),
        side=_(saying.VIEW_STATES[view.state]),
        mark=str(view.number),
        ink=state_ink(view.state),
    )


def _considered_row(one: Considered) -> Row:
    quiet = saying.share_with_base(one.result) if one.result else one.reason
    return Row(one.title, quiet=quiet, side=saying.proposal_state(one.state), mark=str(one.number))


def filled_fields(one: RecommendationView) -> tuple[tuple[str, str], ...]:
    """The recommendation's fields by name; what is empty says so, so that gaps are seen."""
    waived = _("waived by {role}").format(role=one.waived_by) if one.waived_by else ""
    pairs = (
        (_("Addressed to"), one.addressee),
        (_("Who acts"), one.who),
        (_("By when"), one.by_when),
        (_("Why"), one.rationale or waived),
        (_("Trade-offs, and who bears them"), one.trade_offs or waived),
        *one.fields.items(),
    )
    return tuple((name, words or _("not stated")) for name, words in pairs)


# ---- the way it came -------------------------------------------------------------------------------------


def step_title(step: ChainStep) -> str:
    """What a step says; a withdrawn statement says that it was withdrawn."""
    return step.text or _("withdrawn")


def step_quiet(step: ChainStep) -> str:
    """What a step is, and where it was said."""
    parts = [_(KINDS[step.kind]).format(n=step.number)]
    if step.session:
        parts.append(_("session {n}").format(n=step.session))
    if step.table:
        parts.append(_("table {n}").format(n=step.table))
    if step.how:
        parts.append(_(HOWS[step.how]))
    return " · ".join(parts)
