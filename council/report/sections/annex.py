"""The annexes: earlier remits, agendas, answers to forms, what became of the words, and the data attached."""

from __future__ import annotations

from council.report.blocks import Block, Column, Grid, Heading, Pairs, Paragraph, Section, Text
from council.report.data import contents
from council.report.facts import Facts, RemitFacts
from council.report.numbers import day_words, number
from council.report.sections.evaluation import answers
from council.report.sections.telling import written
from council.report.sections.worked import agendas
from council.report.writing.places import TEXTS
from council.words import N_, _

# texts written for the annexes, by place
WRITTEN = ("governance", "funding", "interests", "members")

STATES = {
    "draft": N_("draft"),
    "consulted": N_("consulted"),
    "adopted": N_("adopted"),
    "amended": N_("amended"),
}


def annex(facts: Facts) -> Section | None:
    """Everything a careful reader may want to look up; None where there is nothing."""
    blocks: list[Block] = []
    for place in WRITTEN:
        if body := written(facts, place, level=4):
            blocks += [Heading(_(TEXTS[place].title)), *body]
    if facts.earlier:
        blocks += [Heading(_("Earlier versions of the question"), key="earlier-remits"), *_earlier(facts)]
    if table := agendas(facts.sessions):
        blocks += [Heading(_("Agendas")), table]
    if table := answers(facts.evaluation.forms):
        blocks += [Heading(_("Answers to the forms")), table]
    if facts.record.standing:
        blocks += [Heading(_("What became of the words")), *_record(facts)]
    blocks += written(facts, "annex")
    if blocks or facts.draw or facts.ballots:
        blocks += [Heading(_("Data that goes with this report")), _data(facts)]
    return Section("annex", _("Annexes"), tuple(blocks), fresh=True) if blocks else None


def languages(facts: Facts) -> Section | None:
    """The summary in other languages, each under its own title."""
    blocks = written(facts, "tongue")
    return Section("languages", _("Summary in other languages"), blocks, fresh=True) if blocks else None


def _earlier(facts: Facts) -> tuple[Block, ...]:
    assert facts.remit is not None
    told = _("The remit stands in version {version}; these came before it.").format(
        version=facts.remit.version
    )
    return Paragraph(told), *(Pairs(_version(one)) for one in facts.earlier)


def _version(one: RemitFacts) -> tuple[tuple[str, Text], ...]:
    state = _(STATES.get(one.state, one.state))
    version = _("Version {version}").format(version=number(one.version))
    fields = (
        (version, f"{state}, {day_words(one.day)}" if one.day else state),
        (_("Question"), one.question),
        (_("In scope"), one.scope),
        (_("Out of scope"), one.limits),
        (_("Already decided"), one.decided),
        (_("Promise"), one.promise),
    )
    return tuple((name, words) for name, words in fields if words)


def _record(facts: Facts) -> tuple[Block, ...]:
    record = facts.record
    lines = (
        (_("Stand today"), record.standing, _("the newest wording of each")),
        (_("Of these read back"), record.read_back, _("heard or seen again by those who said them")),
        (_("Of these signed off"), record.confirmed, _("confirmed by their table")),
        (_("Corrected"), record.corrected, _("older wordings, kept with the newer one")),
        (_("Split"), record.split, _("into two or more thoughts")),
        (_("Merged"), record.merged, _("with others that say the same")),
        (_("Translated"), record.translated, _("from the language they were said in")),
        (_("Withdrawn"), record.withdrawn, _("by those who said them; their words are not printed")),
        (_("Taken out"), record.redacted, _("for what they gave away; their words are not kept")),
    )
    columns = (
        Column(_("Statements"), 1.4),
        Column(_("How many"), 0.8, right=True),
        Column(_("Meaning"), 2.8),
    )
    rows = tuple((name, number(count), words) for name, count, words in lines)
    told = _("A statement that is changed keeps its number and its older wording in the council’s record.")
    return Paragraph(told), Grid(_("Statements, and how they were changed"), columns, rows)


def _data(facts: Facts) -> Grid:
    columns = (
        Column(_("File"), 1.8),
        Column(_("What it holds"), 3.0),
        Column(_("Rows"), 0.6, right=True),
    )
    rows = tuple(
        (name, about, "–" if count is None else number(count)) for name, about, count in contents(facts)
    )
    note = _("They are attached to the PDF. Open them there, or ask for the folder.")
    return Grid(_("Files with the same figures, for programs"), columns, rows, note=note)
