"""Where something came from, on paper: the box, what was worded and why, and every statement behind it."""

from __future__ import annotations

from council.decisions.outcome.chain import ORDER
from council.decisions.outcome.recommended.saying import recommendation_state
from council.decisions.outcome.way.saying import (
    how_words,
    onward_sentence,
    roots_sentence,
    step_name,
    step_words,
    where_words,
)
from council.decisions.outcome.way.views import ChainStep, Way
from council.decisions.proposals.difference import difference
from council.report.binding import Bound, Bundle, Furniture, bind
from council.report.blocks import Column, Span, Text
from council.report.outcomes.facts import WayFacts
from council.report.paper import A4, Paper
from council.report.sheets import blocks as b
from council.report.sheets.flow import flowables_of
from council.words import N_, _, in_language

HEADS = {
    "statement": N_("What was said"),
    "theme": N_("Themes"),
    "version": N_("Wordings"),
    "support": N_("Support rounds"),
    "remark": N_("What would have raised support"),
    "consent": N_("Consent rounds"),
    "objection": N_("Objections"),
    "ballot": N_("Ballots"),
    "minority": N_("Minority views"),
    "recommendation": N_("Recommendations"),
}
ADDED, REMOVED = "+", "−"


def print_way(facts: WayFacts, *, paper: Paper = A4) -> Bound:
    """The way as PDF; the same facts give the same bytes."""
    here = facts.way.crossing.here
    with in_language(facts.language):
        name, title = step_name(here), _("Where this came from")
        furniture = Furniture(
            title=f"{title}: {name}",
            author=facts.council,
            subject=name,
            language=facts.language,
            left=facts.council,
            right=title,
            about=f"{name}: {_short(step_words(here))}",
            facts=(),
        )
        return bind(
            furniture,
            lambda: [Bundle("", [made for one in blocks_of(facts) for made in flowables_of(one, paper)])],
            paper,
        )


def blocks_of(facts: WayFacts) -> tuple[b.Block, ...]:
    """Title, box, the last words, each wording with what changed and why, then every step by kind."""
    way, here = facts.way, facts.way.crossing.here
    told = onward_sentence(way.on) if here.kind == "statement" else roots_sentence(way.roots, way.ballots)
    blocks: list[b.Block] = [b.Title(f"{step_name(here)}: {_short(step_words(here))}", told)]
    if here.kind == "recommendation" and here.state:
        blocks.append(b.Words(recommendation_state(here.state), "sheet_quiet"))
    for one in facts.wordings:
        blocks += _wording(one)
    for kind in reversed(ORDER):
        inside = tuple(step for step in way.back if step.kind == kind)
        if inside and kind != "version":
            blocks += [b.Words(_(HEADS[kind]), "sheet_lead"), _listed(inside)]
    if way.on:
        blocks += [b.Words(_("What became of it"), "sheet_lead"), _listed(way.on)]
    if way.roots.withdrawn:
        told = _(
            "What was withdrawn is counted and not printed. Tables stand only where enough people spoke."
        )
        blocks.append(b.Words(told, "sheet_quiet"))
    return tuple(blocks)


def _wording(way: Way) -> list[b.Block]:
    """One wording: its number, why it came and what it was made from, and its text with what changed."""
    here, wording = way.crossing.here, way.wording
    assert wording is not None
    told: list[b.Block] = [
        b.Words(_("{name}: {title}").format(name=step_name(here), title=here.title), "sheet_lead")
    ]
    if wording.reason:
        told.append(b.Words(_("Why it changed: {reason}").format(reason=wording.reason), "sheet_quiet"))
    told += [b.Words(f"{step_name(cause)}: {step_words(cause)}", "sheet_quiet") for cause in wording.causes]
    told.append(b.Words(_changed(wording.before, here.text)))
    return told


def _changed(before: str, text: str) -> Text:
    """A text with its changes marked + and − in square brackets, so that they read in one ink."""
    if not before or before == text:
        return text
    found: list[Span] = []
    for piece in difference(before, text):
        if piece.kind == "same":
            found.append(Span(piece.text))
            continue
        mark = ADDED if piece.kind == "added" else REMOVED
        kept = piece.text.strip()
        before_it, after_it = piece.text.split(kept, 1) if kept else ("", piece.text)
        found += [Span(before_it), Span(f"[{mark}{kept}]", strong=piece.kind == "added"), Span(after_it)]
    return tuple(found)


def _listed(steps: tuple[ChainStep, ...]) -> b.Ruled:
    columns = (
        Column(_("What"), 1.3),
        Column(_("Words"), 4.6),
        Column(_("Where"), 1.3),
        Column(_("How"), 1.3),
    )
    rows = tuple((step_name(one), step_words(one), where_words(one), how_words(one.how)) for one in steps)
    return b.Ruled(columns, rows)


def _short(text: str, most: int = 90) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"
