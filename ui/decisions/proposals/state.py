"""What the page of proposals says, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from council.decisions.outcome.causes.views import Cause
from council.decisions.proposals import moves
from council.decisions.proposals.saying import COST_KINDS, COST_TIMES, proposal_state, version_state
from council.decisions.proposals.threefold import Passage, passages
from council.decisions.proposals.views import ProposalView, VersionView
from council.decisions.proposals.wordings import CostLine
from council.words import N_, _, ngettext
from ui.decisions.state import ADOPTED, IN_THE_MAKING, state_ink
from ui.widgets import Row

CAUSES = {"objection": N_("Objection"), "remark": N_("Remark")}
FIELDS = {
    "rationale": N_("Why it is proposed"),
    "who_when": N_("Who does what, by when"),
    "conditions": N_("On what conditions"),
    "signs": N_("How we will know that it works"),
    "review_on": N_("To be reviewed on"),
}
INCENTIVES = {
    "rewards": N_("It would reward"),
    "punishes": N_("It would punish"),
    "gaming": N_("Who could game it"),
}


def proposal_row(proposal: ProposalView) -> Row:
    """A proposal in the list."""
    wordings = ngettext("{n} wording", "{n} wordings", proposal.version).format(n=proposal.version)
    names = ngettext("{n} statement", "{n} statements", proposal.origins).format(n=proposal.origins)
    parts = (
        proposal.theme,
        wordings if proposal.version else _("no wording yet"),
        names if proposal.origins else "",
    )
    return Row(
        proposal.title,
        quiet=" · ".join(part for part in parts if part),
        side=proposal_state(proposal.state),
        mark=str(proposal.number),
        ink=state_ink(proposal.state),
    )


def proposal_deeds(proposal: ProposalView) -> tuple[str, ...]:
    """What can be done with a proposal as it stands, by the name of its command."""
    always = ("on_wall", "handout") if proposal.version else ()
    if proposal.state in ADOPTED:
        return ("origins", *always) if proposal.recommendation else ("recommend", "origins", *always)
    if proposal.state == moves.IN_CONSENT:
        return ("to_consent", "reword", "withdraw", *always)
    if proposal.state not in IN_THE_MAKING:
        return (*(("origins", "split") if proposal.version else ()), *always)
    about = ("merge", "describe", "withdraw")
    if not proposal.version:
        return ("reword", *about)
    review = ("review",) if proposal.state == "draft" else ()
    ways = ("to_consent", "to_support", "to_ballot")
    return ("reword", "terms", *review, *ways, "origins", "split", *about, *always)


def proposal_facts(proposal: ProposalView, numbers: Mapping[str, int]) -> str:
    """The quiet line under a title: the matter, for whom, by whom, and where it came from or went on."""
    parts = [proposal.driver]
    if proposal.addressee:
        parts.append(_("to {addressee}").format(addressee=proposal.addressee))
    if proposal.author_group:
        parts.append(_("by {group}").format(group=proposal.author_group))
    if proposal.split_from in numbers:
        parts.append(_("split off proposal {n}").format(n=numbers[proposal.split_from]))
    if proposal.merged_into in numbers:
        parts.append(_("goes on in proposal {n}").format(n=numbers[proposal.merged_into]))
    if proposal.withdrawn_by:
        parts.append(_("withdrawn by {group}").format(group=proposal.withdrawn_by))
    parts.append(proposal.reason)
    return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ProposalsState:
    """The list of proposals and its line of facts."""

    facts: str
    proposals: tuple[ProposalView, ...]

    @classmethod
    def of(cls, proposals: tuple[ProposalView, ...]) -> ProposalsState:
        """Proposals by number; the facts name how far they have come."""
        adopted = sum(p.state in ADOPTED for p in proposals)
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
    """One wording as it is read: what stands above it, why it came, and the fields that are filled."""

    title: str
    quiet: str
    text: str
    before: str
    reason: str
    fields: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls, version: VersionView, versions: tuple[VersionView, ...], causes: Sequence[Cause] = ()
    ) -> WordingState:
        """A wording beside the one it followed."""
        last = next((v for v in reversed(versions) if v.number == version.number - 1), None)
        draws = ngettext("names {n} statement", "names {n} statements", len(version.statements))
        parts = [version_state(version.state), draws.format(n=len(version.statements))]
        return cls(
            title=_("Wording {n}").format(n=version.number),
            quiet=" · ".join(parts),
            text=version.text,
            before=last.text if last else "",
            reason=why(version, causes),
            fields=filled(version),
        )


def filled(version: VersionView) -> tuple[tuple[str, str], ...]:
    """The fields of a wording that are filled, with what stands before each; not the cost lines."""
    found = [(_(words), getattr(version, name)) for name, words in FIELDS.items()]
    found += [(_(words), getattr(version.incentives, name)) for name, words in INCENTIVES.items()]
    return tuple((words, said) for words, said in found if said)


def why(version: VersionView, causes: Sequence[Cause] = ()) -> str:
    """Why a wording came: its reason, what it answers, what it was joined with, if only words moved."""
    parts = [version.reason]
    parts += [cause_words(cause) for cause in causes if cause.id in version.causes]
    unknown = len(version.causes) - sum(cause.id in version.causes for cause in causes)
    if unknown > 0:
        parts.append(ngettext("answers {n} remark", "answers {n} remarks", unknown).format(n=unknown))
    for parent in version.parents:
        if parent.proposal_id != version.proposal_id:
            joined, split = _("with proposal {n}, wording {v}"), _("from proposal {n}, wording {v}")
            said = joined if version.number > 1 else split
            parts.append(said.format(n=parent.proposal, v=parent.version))
    if version.wording_only:
        parts.append(_("only the wording: the meaning stays"))
    return "\n".join(part for part in parts if part)


def cause_words(cause: Cause) -> str:
    """What a cause is and says; nobody is named."""
    kind = _(CAUSES[cause.kind])
    named = f"{kind} {cause.number}" if cause.number else kind
    return _("{cause}: {words}").format(cause=named, words=cause.text)


def cost_cells(line: CostLine) -> tuple[str, str, str, str, str]:
    """A cost line as the cells of a table: who, what, in what, when, how much."""
    return line.bearer, line.what, _(COST_KINDS[line.kind]), _(COST_TIMES[line.when]), line.amount


@dataclass(frozen=True, slots=True)
class Threefold:
    """Old, new and why of two wordings, with their heads; `has_rest`: something stayed."""

    heads: tuple[str, str, str]
    passages: tuple[Passage, ...]
    has_rest: bool
    causes: tuple[Cause, ...] = ()

    @classmethod
    def of(
        cls,
        old: VersionView,
        new: VersionView,
        versions: Sequence[VersionView],
        causes: Sequence[Cause] = (),
    ) -> Threefold:
        """Two wordings passage by passage; only what changed is listed."""
        own = [v for v in versions if v.proposal_id == old.proposal_id == new.proposal_id]
        every = passages(old, new, [v for v in own if old.number < v.number <= new.number])
        changed = tuple(passage for passage in every if passage.is_changed)
        heads = (_("Wording {n}").format(n=old.number), _("Wording {n}").format(n=new.number), _("Why"))
        return cls(heads, changed, len(changed) < len(every), tuple(causes))

    def why(self, passage: Passage) -> str:
        """Why a passage changed: of each wording that touched it its reason and what it answers."""
        return "\n".join(
            _("Wording {n}: {why}").format(n=version.number, why=why(version, self.causes))
            for version in passage.by
        )

    def grid(self) -> list[list[str]]:
        """Heads and rows as words, for a file."""
        rows = [[passage.old.strip(), passage.new.strip(), self.why(passage)] for passage in self.passages]
        return [list(self.heads), *rows]
