"""What the page of proposals says, thought out apart from Qt."""

from __future__ import annotations

from dataclasses import dataclass

from council.decisions.proposals.saying import proposal_state, version_state
from council.decisions.proposals.views import ProposalView, VersionView
from council.words import _, ngettext
from ui.decisions.state import ADOPTED, IN_THE_MAKING, state_ink
from ui.widgets import Row


def proposal_row(proposal: ProposalView) -> Row:
    """A proposal in the list."""
    wordings = ngettext("{n} wording", "{n} wordings", proposal.version).format(n=proposal.version)
    parts = (proposal.theme, wordings if proposal.version else _("no wording yet"))
    return Row(
        proposal.title,
        quiet=" · ".join(part for part in parts if part),
        side=proposal_state(proposal.state),
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
        parts = [version_state(version.state), draws.format(n=len(version.statements))]
        return cls(
            title=_("Wording {n}").format(n=version.number),
            quiet=" · ".join(parts),
            text=version.text,
            before=last.text if last else "",
            reason=version.reason,
        )
