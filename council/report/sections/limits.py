"""What stays open, and what this report cannot show; most of it is read off the record itself."""

from __future__ import annotations

from collections.abc import Iterator

from council.report.blocks import Block, Figure, Heading, Listing, Section
from council.report.facts import Facts
from council.report.numbers import number, said
from council.report.sections.hearings import set_aside, unanswered
from council.report.sections.telling import written
from council.selection.verify import UNSEEN_DEVICES
from council.words import _, ngettext


def open_points(facts: Facts) -> Section | None:
    """Questions without an answer, what was set aside, and limits that are known."""
    blocks: list[Block] = [*written(facts, "open"), *unanswered(facts), *set_aside(facts)]
    told, computed = written(facts, "limits", level=4), tuple(known_limits(facts))
    if told or computed:
        blocks.append(Heading(_("Known limits")))
        blocks += told
    if computed:
        blocks.append(Listing(computed))
    if not blocks:
        return None
    return Section("open", _("Open questions and known limits"), tuple(blocks))


def known_limits(facts: Facts) -> Iterator[str]:
    """What the record itself shows to be missing or uncertain, each with its base."""
    yield from _of_the_draw(facts)
    yield from _of_the_sessions(facts)
    yield from _of_the_words(facts)


def _of_the_draw(facts: Facts) -> Iterator[str]:
    draw = facts.draw
    if facts.sessions and draw is None:
        yield _("How the members were chosen is not in this record.")
    if draw is None:
        return
    if draw.device in UNSEEN_DEVICES and not draw.beacon:
        yield _(
            "Chance was drawn by the computer of those who ran the lottery, where nobody could watch: "
            "that it was "
            "drawn once, and not until the panel pleased somebody, rests on their word."
        )
    if not draw.certified:
        yield _("It is not proven that the lottery reached the aim of its rule.")
    if not facts.letters:
        yield _(
            "How the people in the pool were invited, and how many did not answer, is not in this record: "
            "who "
            "answers an invitation differs from who does not."
        )
    if missed := facts.targets - facts.targets_met:
        figure = said(Figure(missed, facts.targets, _("groups")))
        yield _("Targets are not met by those who hold a seat now in {figure}.").format(figure=figure)
    if facts.categories and not any(one.share is not None for one in facts.categories):
        yield _(
            "The panel is compared with the pool and the targets; shares of the population were not given."
        )


def _of_the_sessions(facts: Facts) -> Iterator[str]:
    over = [one for one in facts.sessions if one.over]
    if len(over) < len(facts.sessions):
        figure = said(Figure(len(facts.sessions) - len(over), len(facts.sessions), _("sessions")))
        yield _("Not yet held, or not closed, when this edition was made: {figure}.").format(figure=figure)
    if unnoted := [one for one in over if not one.seated]:
        figure = said(Figure(len(unnoted), len(over), _("sessions")))
        yield _("Attendance was not recorded in {figure}.").format(figure=figure)
    if over and len(facts.evaluation.floors) < len(over):
        figure = said(Figure(len(over) - len(facts.evaluation.floors), len(over), _("sessions")))
        yield _("Who spoke how often was not logged in {figure}.").format(figure=figure)
    if over and not facts.evaluation.forms:
        yield _("Members were not asked in a form how they judge the council.")
    if over and not facts.evidence:
        yield _("No evidence from outside was recorded.")


def _of_the_words(facts: Facts) -> Iterator[str]:
    record = facts.record
    if record.standing and record.read_back < record.standing:
        figure = said(Figure(record.standing - record.read_back, record.standing, _("statements")))
        yield _("Not read back to those who said them: {figure}.").format(figure=figure)
    unsure = sum(line.label == "not known yet" for line in facts.ground)
    if unsure:
        figure = said(Figure(unsure, len(facts.ground), _("statements voted on")))
        yield _("Too few members voted to say anything about {figure}.").format(figure=figure)
    if few := sum(theme.few for theme in facts.themes):
        yield ngettext(
            "Fewer than five members spoke in {count} theme; how many is not told.",
            "Fewer than five members spoke in {count} themes; how many is not told.",
            few,
        ).format(count=number(few))
