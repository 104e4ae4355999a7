"""What proposals were judged by: the criteria the council agreed on, and how recommendations meet them."""

from __future__ import annotations

from collections.abc import Sequence

from council.decisions.proposals.saying import CRITERION_STATES
from council.report.blocks import Block, Column, Grid, Heading, Listing, Paragraph, Section, Span
from council.report.facts import CriterionFacts, Facts, RecommendationFacts
from council.report.numbers import number
from council.report.sections.telling import card_key
from council.words import _, ngettext


def principles(facts: Facts) -> Section | None:
    """The criteria with their weight and where they were agreed, those given up, and the scores."""
    standing = [one for one in facts.criteria if one.state != "retired"]
    retired = [one for one in facts.criteria if one.state == "retired"]
    if not facts.criteria:
        return None
    blocks: list[Block] = [Paragraph(_lead(standing))]
    if standing:
        blocks.append(_table(standing))
    if retired:
        blocks += [Heading(_("Given up again")), Listing(tuple(_given_up(one) for one in retired))]
    scored = [one for one in facts.recommendations if one.criteria]
    if len(scored) > 1:  # of one alone the card says it
        blocks.append(_scores(scored))
    return Section("principles", _("What proposals were judged by"), tuple(blocks))


def _lead(standing: Sequence[CriterionFacts]) -> str:
    agreed = sum(one.state == "agreed" for one in standing)
    words = ngettext(
        "The council agreed on {count} criterion before it judged proposals.",
        "The council agreed on {count} criteria before it judged proposals.",
        agreed,
    ).format(count=number(agreed))
    if not agreed:
        words = _("The council agreed on no criteria.")
    if proposed := len(standing) - agreed:
        more = ngettext(
            "{count} more was proposed and not agreed.",
            "{count} more were proposed and not agreed.",
            proposed,
        )
        words = f"{words} {more.format(count=number(proposed))}"
    return words


def _table(given: Sequence[CriterionFacts]) -> Grid:
    """A row a criterion; its state and where it was agreed only where that says anything."""
    state, where = any(one.state != "agreed" for one in given), any(one.session or one.item for one in given)
    columns = (
        Column(_("No."), 0.4),
        Column(_("Criterion"), 3.6),
        Column(_("Weight"), 0.6, right=True),
        *((Column(_("State"), 0.8),) if state else ()),
        *((Column(_("Agreed in"), 1.6),) if where else ()),
    )
    rows = tuple(
        (
            number(one.number),
            one.text,
            number(one.weight),
            *((_(CRITERION_STATES[one.state]),) if state else ()),
            *((_where(one),) if where else ()),
        )
        for one in given
    )
    return Grid(
        _("Criteria"), columns, rows, note=_("A weight says how much a criterion counts beside others.")
    )


def _where(one: CriterionFacts) -> str:
    parts = [_("session {session}").format(session=number(one.session))] if one.session else []
    return ", ".join([*parts, one.item] if one.item else parts) or _("not noted")


def _given_up(one: CriterionFacts) -> str:
    return f"{one.text} ({one.reason})" if one.reason else one.text


def _scores(scored: Sequence[RecommendationFacts]) -> Grid:
    """A row a recommendation and criterion: mean of 0 to 4, and the number of groups that scored."""
    columns = (
        Column(_("No."), 0.5),
        Column(_("Criterion"), 3.6),
        Column(_("Weight"), 0.6, right=True),
        Column(_("Mean, 0 to 4"), 1.0, right=True),
        Column(_("Groups that scored"), 1.0, right=True),
    )
    rows = tuple(
        ((Span(one.number, to=card_key(one.number)),), each.text, number(each.weight), each.mean,
         number(each.base))
        for one in scored
        for each in one.criteria
    )  # fmt: skip
    note = _("Scores are given by named groups, never by one person.")
    return Grid(_("How recommendations meet the criteria"), columns, rows, note=note)
