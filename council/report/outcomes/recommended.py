"""Recommendations on paper, each whole on pages of its own, then what was considered and not adopted."""

from __future__ import annotations

from council.decisions.ballots.saying import result_sentence
from council.decisions.outcome.considered.saying import reason_words, went_words
from council.decisions.outcome.considered.views import Considered
from council.decisions.outcome.minority.saying import backing_words
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.outcome.recommended.saying import (
    agreed_words,
    missing_words,
    parts_of,
    recommendation_state,
)
from council.decisions.outcome.recommended.views import BundleView, RecommendationView
from council.decisions.outcome.way.saying import roots_sentence
from council.decisions.proposals.saying import proposal_state
from council.report.binding import Bound, Bundle, Furniture, bind
from council.report.blocks import Column
from council.report.outcomes.facts import OutcomeFacts
from council.report.paper import A4, Paper
from council.report.sheets import blocks as b
from council.report.sheets.flow import flowables_of
from council.words import _, in_language, ngettext

SHOWN = ("backed", "printed")


def print_recommendations(facts: OutcomeFacts, *, paper: Paper = A4) -> Bound:
    """The recommendations as PDF; the same facts give the same bytes."""
    with in_language(facts.language):
        title = _("Recommendations")
        furniture = Furniture(
            title=title,
            author=facts.council,
            subject=title,
            language=facts.language,
            left=facts.council,
            right=title,
            about=facts.council,
            facts=(),
        )
        return bind(furniture, lambda: [_bundle(words, part, paper) for words, part in parts(facts)], paper)


def parts(facts: OutcomeFacts) -> tuple[tuple[str, tuple[b.Block, ...]], ...]:
    """What is printed, part by part, each with its name for the foot of its pages."""
    name = _("Recommendation {n}")
    found = [(name.format(n=one.number), recommendation(one)) for one in facts.recommendations]
    found.append((_("Not adopted"), not_adopted(facts.considered)))
    if facts.minority:
        found.append((_("Minority views"), _minority(facts.minority)))
    if facts.bundles:
        found.append((_("Alternatives"), _alternatives(facts.bundles)))
    return tuple(found)


def recommendation(one: RecommendationView) -> tuple[b.Block, ...]:
    """One recommendation with every field; what nobody filled in says "not stated"."""
    quiet = [recommendation_state(one.state), one.theme]
    quiet.append(_("proposal {n}, wording {version}").format(n=one.proposal_number, version=one.version))
    blocks: list[b.Block] = [
        b.Title(f"{one.number}  {one.title}", " · ".join(part for part in quiet if part)),
        b.Words(one.text, "sheet_lead"),
    ]
    if one.result is not None:
        blocks.append(
            b.Words(f"{_('Ballot {n}').format(n=one.ballot_number)}: {result_sentence(one.result)}")
        )
    if one.agreed is not None:
        blocks.append(b.Words(agreed_words(one.agreed)))
    columns = (Column(_("Field"), 1.4), Column(_("What is stated"), 4.2))
    blocks.append(b.Ruled(columns, one.stated))
    for part in parts_of(one):
        blocks += [b.Words(part.title, "sheet_lead"), *(b.Words(f"–  {line}") for line in part.lines)]
    for view in one.minority_views:
        head = _("Minority view {n}, {backing}").format(
            n=view.number, backing=backing_words(view.backers, view.base)
        )
        blocks += [b.Words(head, "sheet_lead"), b.Words(view.backed_text or view.text)]
    blocks += [b.Words(_("Where this came from"), "sheet_lead"), b.Words(roots_sentence(one.roots))]
    if missing_words(one):
        blocks.append(b.Words(missing_words(one), "sheet_quiet"))
    return tuple(blocks)


def not_adopted(considered: tuple[Considered, ...]) -> tuple[b.Block, ...]:
    """What was considered and not adopted, with reasons on both sides; or that there was nothing."""
    title = b.Title(_("Considered and not adopted"))
    if not considered:
        return (title, b.Words(_("Every proposal was adopted or is still open.")))
    blocks: list[b.Block] = [title]
    for one in considered:
        head = _("Proposal {n}: {title} ({state})").format(
            n=one.number, title=one.title, state=proposal_state(one.state)
        )
        blocks += [b.Words(head, "sheet_lead"), b.Words(one.text or _("There was no wording."))]
        blocks += [b.Words(result_sentence(one.result))] if one.result is not None else []
        blocks += [b.Words(one.reason)] if one.reason else []
        for words, side in ((_("Reasons for it"), "for"), (_("Reasons against it"), "against")):
            found = [f"–  {reason_words(reason)}" for reason in one.on(side)]
            blocks += [b.Words(words, "sheet_quiet"), *(b.Words(line) for line in found)] if found else []
        went = [f"–  {went_words(part)}" for part in one.went_on]
        blocks += [b.Words(_("Where its parts went"), "sheet_quiet"), *map(b.Words, went)] if went else []
        named = ngettext("It names {n} statement.", "It names {n} statements.", one.origins)
        blocks.append(b.Words(named.format(n=one.origins), "sheet_quiet"))
    return tuple(blocks)


def _minority(views: tuple[MinorityText, ...]) -> tuple[b.Block, ...]:
    blocks: list[b.Block] = [b.Title(_("Minority views"))]
    for view in (one for one in views if one.state in SHOWN):
        about = view.proposal_title or _("the whole")
        head = _("{n}, on {about}, {backing}").format(
            n=view.number, about=about, backing=backing_words(view.backers, view.base)
        )
        blocks += [b.Words(head, "sheet_lead"), b.Words(view.backed_text or view.text)]
    silent = sum(one.state not in SHOWN for one in views)
    if silent:
        words = ngettext(
            "{n} more view is not printed: it did not find the backing agreed, or was withdrawn.",
            "{n} more views are not printed: they did not find the backing agreed, or were withdrawn.",
            silent,
        )
        blocks.append(b.Words(words.format(n=silent), "sheet_quiet"))
    return tuple(blocks)


def _alternatives(bundles: tuple[BundleView, ...]) -> tuple[b.Block, ...]:
    lead = _("These stand side by side; nothing is chosen between them.")
    blocks: list[b.Block] = [b.Title(_("Alternatives"), lead)]
    for one in bundles:
        blocks.append(b.Words(f"{one.number}  {one.title}", "sheet_lead"))
        blocks += [b.Words(one.note)] if one.note else []
        columns = (Column(_("Proposal"), 1.2), Column(_("Text"), 3.4), Column(_("State"), 1.0))
        rows = tuple((f"{p.number}  {p.title}", p.text, proposal_state(p.state)) for p in one.members)
        blocks.append(b.Ruled(columns, rows))
    return tuple(blocks)


def _bundle(words: str, blocks: tuple[b.Block, ...], paper: Paper) -> Bundle:
    return Bundle(words, [made for one in blocks for made in flowables_of(one, paper)])
