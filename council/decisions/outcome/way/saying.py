"""The way in words, the same in window, report and command line."""

from __future__ import annotations

from collections.abc import Sequence

from council.decisions.outcome.chain import Roots
from council.decisions.outcome.way.views import ChainStep
from council.words import N_, _, ngettext

KINDS = {
    "statement": N_("Statement {n}"),
    "theme": N_("Theme {n}"),
    "version": N_("Wording {n}"),
    "support": N_("Support round {n}"),
    "remark": N_("Remark"),
    "consent": N_("Consent round {n}"),
    "objection": N_("Objection {n}"),
    "ballot": N_("Ballot {n}"),
    "minority": N_("Minority view {n}"),
    "recommendation": N_("Recommendation {n}"),
}
HOWS = {
    "quoted": N_("quoted"),
    "drawn_on": N_("drawn on"),
    "against": N_("gone against"),
    "in_theme": N_("in the theme"),
    "through_theme": N_("through its theme"),
    "corrected": N_("worded anew"),
    "followed": N_("reworded"),
    "merged": N_("joined in"),
    "split": N_("split off"),
    "rated": N_("rated"),
    "said": N_("remarked"),
    "checked": N_("asked for consent"),
    "raised": N_("objected"),
    "tested": N_("tested"),
    "caused": N_("worked in"),
    "decided": N_("put to the vote"),
    "answered": N_("answered"),
    "recommended": N_("recommended"),
}


def step_name(step: ChainStep) -> str:
    """What a step is: "Statement 12", "Proposal 3, wording 2"."""
    if step.kind == "version":
        return _("Proposal {of}, wording {n}").format(of=step.of, n=step.number)
    return _(KINDS[step.kind]).format(n=step.number)


def step_words(step: ChainStep) -> str:
    """What a step says; one that was taken out says so."""
    if step.gone:
        return _("redacted") if step.state == "redacted" else _("withdrawn")
    return step.text


def where_words(step: ChainStep) -> str:
    """Where a statement was said, as far as it may be told; "" for anything else."""
    parts = []
    if step.session:
        parts.append(_("session {n}").format(n=step.session))
    if step.table:
        parts.append(_("table {n}").format(n=step.table))
    return " · ".join(parts)


def how_words(how: str) -> str:
    """How two steps are tied, in words."""
    return _(HOWS[how]) if how else ""


def roots_sentence(roots: Roots, ballots: Sequence[int] = ()) -> str:
    """The printed box: "Grew out of 43 statements at 11 tables in 3 sessions; 5 wordings; ballot 4".

    Where a theme holds more than a wording names, it says both: "Names 1 statement; its theme holds 13 more".

    Args: ballots: their numbers; without them they are counted.
    """
    if roots.none:
        return _("No recorded origin.")
    said = _statements(roots)
    if roots.tables and roots.tables_shown:
        tables = ngettext("at {n} table", "at {n} tables", roots.tables).format(n=roots.tables)
        said = f"{said} {tables}"
    if roots.sessions:
        sessions = ngettext("in {n} session", "in {n} sessions", roots.sessions).format(n=roots.sessions)
        said = f"{said} {sessions}"
    if roots.evidence:
        cited = ngettext("{n} piece of evidence", "{n} pieces of evidence", roots.evidence)
        said = _("{said} and {cited}").format(said=said, cited=cited.format(n=roots.evidence))
    words = said if roots.in_theme else _("Grew out of {said}").format(said=said)
    return "; ".join([words, *_since(roots, ballots)]) + "."


def onward_sentence(steps: Sequence[ChainStep]) -> str:
    """What of all that grew out of a statement only draws on its theme, in words; "" where it is named.

    Args: steps: what `Chain.on` found for a statement.
    """
    wordings = [step for step in steps if step.kind == "version"]
    through = sum(step.how == "through_theme" for step in wordings)
    if not through:
        return ""
    if through == len(wordings):
        return _("No wording names it. What grew out of its theme is listed as “through its theme”.")
    named = len(wordings) - through
    words = ngettext("{n} wording names it", "{n} wordings name it", named).format(n=named)
    more = ngettext("{n} more draws on its theme only", "{n} more draw on its theme only", through)
    return f"{words}; {more.format(n=through)}."


def _statements(roots: Roots) -> str:
    """How many statements are behind it; those a wording names apart from those that share its theme."""
    if not roots.in_theme:
        return ngettext("{n} statement", "{n} statements", roots.statements).format(n=roots.statements)
    named = roots.statements - roots.in_theme
    names = ngettext("Names {n} statement", "Names {n} statements", named).format(n=named)
    if not named:
        names = _("Names no statement")
    holds = ngettext("its theme holds {n} more", "its themes hold {n} more", roots.themes)
    words = _("{names}; {holds}").format(names=names, holds=holds.format(n=roots.in_theme))
    told = roots.sessions or (roots.tables and roots.tables_shown)
    return _("{words}, said").format(words=words) if told else words


def _since(roots: Roots, ballots: Sequence[int]) -> list[str]:
    """The wordings, what happened to them where anything did, and last how many statements were taken out."""
    told = []
    if roots.versions:
        words = ngettext("{n} wording", "{n} wordings", roots.versions)
        told.append(words.format(n=roots.versions))
    if roots.objections:
        words = ngettext("{n} objection worked in", "{n} objections worked in", roots.objections)
        told.append(words.format(n=roots.objections))
    if roots.remarks:
        words = ngettext("{n} remark taken in", "{n} remarks taken in", roots.remarks)
        told.append(words.format(n=roots.remarks))
    if roots.supports:
        words = ngettext("{n} support round", "{n} support rounds", roots.supports)
        told.append(words.format(n=roots.supports))
    if roots.consents:
        words = ngettext("{n} consent round", "{n} consent rounds", roots.consents)
        told.append(words.format(n=roots.consents))
    if ballots:
        words = ngettext("ballot {numbers}", "ballots {numbers}", len(ballots))
        told.append(words.format(numbers=", ".join(str(one) for one in ballots)))
    elif roots.ballots:
        told.append(ngettext("{n} ballot", "{n} ballots", roots.ballots).format(n=roots.ballots))
    if roots.withdrawn:
        told.append(ngettext("{n} withdrawn", "{n} withdrawn", roots.withdrawn).format(n=roots.withdrawn))
    return told
