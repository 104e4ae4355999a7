"""Proposals on the wall: the wording that is spoken about, and what changed in it since the one before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from council.decisions import queries
from council.decisions.proposals.difference import difference
from council.decisions.proposals.views import ProposalView, VersionView
from council.words import N_, _
from ui.shell.part import Part
from ui.shell.slide_changes import Marked
from ui.shell.slides import Slide

SHOWN = ("in_ballot", "in_consent", "in_review", "draft")  # of several the one furthest on its way
TOLD = frozenset({"proposal", "proposal_version"})


def proposal_slide(proposal: ProposalView | None, version: VersionView | None) -> Slide:
    """The wording in large type, and under it who does what by when, where that is said."""
    if proposal is None or version is None:
        return Slide(_("Proposal"))
    more = [version.who_when, version.conditions]
    if version.review_on:
        more.append(_("To be reviewed on {day}").format(day=version.review_on))
    blocks = (version.text, *(words for words in more if words))
    return Slide(_heading(proposal), blocks, foot=_foot(version), is_short=True)


def changes_slide(proposal: ProposalView | None, versions: tuple[VersionView, ...]) -> Slide:
    """The newest wording with the marks of what changed, and why; the plain wording where nothing did."""
    if proposal is None or len(versions) < 2:
        return Slide(_("What changed"))
    old, new = versions[-2], versions[-1]
    pieces = difference(old.text, new.text)
    why = _("Why: {reason}").format(reason=new.reason)
    said: str = Marked.of(pieces) if pieces else _("The text is the same as before.")
    foot = _("Wording {new} beside wording {old} · + came, − went").format(new=new.number, old=old.number)
    return Slide(_heading(proposal), (said, why), foot=foot)


def _heading(proposal: ProposalView) -> str:
    return _("Proposal {n}: {title}").format(n=proposal.number, title=proposal.title)


def _foot(version: VersionView) -> str:
    return _("Wording {n}").format(n=version.number)


def _wanted(db: Any, proposal: str, *, wordings: int = 1) -> ProposalView | None:
    """The one asked for; else, of those with so many wordings, the last one furthest on its way."""
    known = [one for one in queries.proposals_of(db) if one.version >= wordings]
    if proposal:
        return next((one for one in known if one.id == proposal), None)
    for state in SHOWN:
        there = [one for one in known if one.state == state]
        if there:
            return there[-1]
    return known[-1] if known else None


def _proposal(db: Any, at: datetime, *, proposal: str = "", version: str = "") -> Slide:
    found = _wanted(db, proposal)
    versions = queries.versions_of(db, proposal_id=found.id) if found else ()
    chosen = next((one for one in versions if one.id == version), versions[-1] if versions else None)
    return proposal_slide(found, chosen)


def _changes(db: Any, at: datetime, *, proposal: str = "") -> Slide:
    found = _wanted(db, proposal, wordings=2)
    return changes_slide(found, queries.versions_of(db, proposal_id=found.id) if found else ())


PROPOSALS = (
    Part(
        "proposal",
        N_("Proposal"),
        N_("No proposal has a wording yet."),
        _proposal,
        TOLD,
        follows=False,
    ),
    Part(
        "changes",
        N_("What changed in a proposal"),
        N_("No proposal has a second wording yet."),
        _changes,
        TOLD,
        follows=False,
    ),
)
