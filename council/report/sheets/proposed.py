"""The handout before a decision: what is proposed, what changed in it and why, its terms and its costs.

Values only. What came is underlined and has a + before it, what went is struck and has a −: it reads on paper
without colour and aloud.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.decisions.outcome.causes.views import Cause
from council.decisions.proposals.difference import Piece, bare, difference
from council.decisions.proposals.saying import COST_KINDS, COST_TIMES, proposal_state
from council.decisions.proposals.threefold import Passage, passages
from council.decisions.proposals.views import Named, ProposalView, VersionView, named_until
from council.report.binding import Bound, Bundle, Furniture, bind
from council.report.blocks import Column, Span, Text
from council.report.paper import A4, Paper
from council.report.sheets import blocks as b
from council.report.sheets.flow import flowables_of
from council.words import N_, _, in_language, ngettext

ADDED, REMOVED = "+", "\u2212"
FIELDS = {
    "rationale": N_("Why it is proposed"),
    "who_when": N_("Who does what, by when"),
    "conditions": N_("On what conditions"),
    "signs": N_("How we will know that it works"),
    "review_on": N_("To be reviewed on"),
}
CHECK = {
    "rewards": N_("It would reward"),
    "punishes": N_("It would punish"),
    "gaming": N_("Who could game it"),
}
CAUSES = {"objection": N_("Objection"), "remark": N_("Remark")}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as it is handed out; its last version is the one that is proposed."""

    council: str
    proposal: ProposalView
    versions: tuple[VersionView, ...]
    causes: tuple[Cause, ...] = ()
    language: str = "en"


def print_proposed(proposed: Proposed, *, paper: Paper = A4) -> Bound:
    """The handout as PDF; the same proposal gives the same bytes."""

    def bundles() -> list[Bundle]:
        made = [each for block in handout(proposed) for each in flowables_of(block, paper)]
        return [Bundle(_("Wording {n}").format(n=proposed.versions[-1].number), made)]

    with in_language(proposed.language):
        return bind(_furniture(proposed), bundles, paper)


def handout(proposed: Proposed) -> tuple[b.Block, ...]:
    """The blocks in reading order: the text, what changed, why, terms, costs, what it grew out of."""
    newest = proposed.versions[-1]
    return (
        b.Title(_title(proposed), _quiet(proposed)),
        b.Words(newest.text, "sheet_prompt"),
        *_changes(proposed),
        *_terms(newest),
        *_costs(newest),
        *_named(named_until(proposed.versions, newest.number)),
        b.Words((Span(_("SHA-256: {hash}").format(hash=newest.hash), slanted=True),)),
    )


def _furniture(proposed: Proposed) -> Furniture:
    named = _("Proposal {n}").format(n=proposed.proposal.number)
    return Furniture(
        title=_title(proposed),
        author=proposed.council,
        subject=_("What is proposed and what changed"),
        language=proposed.language,
        left=proposed.council or _("What is proposed and what changed"),
        right=named,
        about=proposed.proposal.title,
        facts=(named,),
    )


def _title(proposed: Proposed) -> str:
    one = proposed.proposal
    return _("Proposal {n}: {title}").format(n=one.number, title=one.title)


def _quiet(proposed: Proposed) -> str:
    one, newest = proposed.proposal, proposed.versions[-1]
    parts = [_("Wording {n}").format(n=newest.number), proposal_state(one.state), one.driver]
    if one.addressee:
        parts.append(_("to {addressee}").format(addressee=one.addressee))
    if one.author_group:
        parts.append(_("by {group}").format(group=one.author_group))
    return " · ".join(part for part in parts if part)


def _changes(proposed: Proposed) -> list[b.Block]:
    """What changed since the wording before it: as one text with marks, then by passage with reasons."""
    if len(proposed.versions) < 2:
        return [_head(_("This is the first wording."))]
    old, new = proposed.versions[-2], proposed.versions[-1]
    pieces = difference(old.text, new.text)
    if not pieces:
        return [_head(_("The text is the same as in wording {n}.").format(n=old.number)), _reason(proposed)]
    changed = [one for one in passages(old, new, [new]) if one.is_changed]
    columns = (
        Column(_("Wording {n}").format(n=old.number), 3.0),
        Column(_("Wording {n}").format(n=new.number), 3.0),
        Column(_("Why"), 2.0),
    )
    rows = tuple((*_sides(one), why(new, proposed.causes)) for one in changed)
    return [
        _head(_("What changed since wording {n}").format(n=old.number)),
        b.Words(marked(pieces)),
        b.Ruled(columns, rows, 0, 0.0),
    ]


def marked(pieces: Sequence[Piece]) -> Text:
    """A difference as text: + and underlined, − and struck."""
    return tuple(span for piece in pieces for span in _spans(piece))


def why(version: VersionView, causes: Sequence[Cause]) -> str:
    """Why a wording came: its reason and, by kind, what it answers; nobody is named."""
    parts = [version.reason]
    for cause in causes:
        if cause.id in version.causes:
            parts.append(f"{_(CAUSES[cause.kind])}: {cause.text}")
    for parent in version.parents:
        if parent.proposal_id != version.proposal_id:
            parts.append(_("Joined with proposal {n}").format(n=parent.proposal))
    if version.wording_only:
        parts.append(_("Only the wording: the meaning stays"))
    return "\n".join(part for part in parts if part)


def _spans(piece: Piece) -> tuple[Span, ...]:
    """What came or went with its sign before it; the blanks around it bear no line."""
    if piece.kind == "same" or not piece.text.strip():
        return (Span(piece.text if piece.kind != "removed" else ""),)
    before, words, after = bare(piece)
    sign = ADDED if piece.kind == "added" else REMOVED
    return Span(before), Span(sign, strong=True), Span(words, mark=piece.kind), Span(after)


def _sides(passage: Passage) -> tuple[Text, Text]:
    pieces = difference(passage.old, passage.new)
    old = marked([piece for piece in pieces if piece.kind != "added"])
    new = marked([piece for piece in pieces if piece.kind != "removed"])
    return (old if passage.old else ""), (new if passage.new else "")


def _reason(proposed: Proposed) -> b.Block:
    return b.Words(why(proposed.versions[-1], proposed.causes))


def _terms(version: VersionView) -> list[b.Block]:
    found = [(_(words), getattr(version, name)) for name, words in FIELDS.items()]
    found += [(_(words), getattr(version.incentives, name)) for name, words in CHECK.items()]
    return [
        b.Words((Span(f"{words}: ", strong=True), Span(said or _("not stated"), slanted=not said)))
        for words, said in found
    ]


def _costs(version: VersionView) -> list[b.Block]:
    if not version.costs:
        return [
            b.Words((Span(_("Full-cost sheet") + ": ", strong=True), Span(_("not stated"), slanted=True)))
        ]
    columns = (
        Column(_("Who bears it"), 2.0),
        Column(_("What it is"), 3.0),
        Column(_("In"), 1.0),
        Column(_("When"), 1.0),
        Column(_("How much"), 2.0),
    )
    rows = tuple(
        (line.bearer, line.what, _(COST_KINDS[line.kind]), _(COST_TIMES[line.when]), line.amount)
        for line in version.costs
    )
    return [_head(_("Full-cost sheet: who bears what, now and later")), b.Ruled(columns, rows, 0, 0.0)]


def _named(named: Sequence[Named]) -> list[b.Block]:
    quoted = [one for one in named if one.weight == "quoted" and one.text]
    count = len(named)
    words = ngettext("It names {n} statement.", "It names {n} statements.", count).format(n=count)
    made: list[b.Block] = [b.Words(words)] if count else []
    made += [b.Words((Span(_("“{words}”").format(words=one.text), slanted=True),)) for one in quoted]
    return made


def _head(words: str) -> b.Block:
    return b.Words((Span(words, strong=True),), "sheet_body")
