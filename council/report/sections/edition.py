"""Which edition this is: the way it came, and what changed since the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from council.report.blocks import Block, Heading, Listing, Note, Paragraph, Section, Span, Text
from council.report.editions.changes import Change, SectionText, changes_between
from council.report.facts import EditionFacts, Facts
from council.report.numbers import day_words, number
from council.report.sections.telling import written
from council.words import N_, _, ngettext

MOST_LINES = 12  # of one section, each way: who wants all of it has both editions
MOST_CHARACTERS = 400
STEPS = {
    "for members": N_("Handed to the members to read and correct on {day}"),
    "approved": N_("Approved on {day}"),
}


def as_it_stands(edition: EditionFacts, mark: str) -> EditionFacts:
    """The edition with its state as the words of the report bear it out.

    What was approved, or is with the members, is a draft again once it says something else; and what goes out
    unlike what was approved does not claim the approval.

    Args: mark: `proof.mark_of` what the report says now.
    """
    if not edition.mark or edition.mark == mark:
        return edition
    state = "draft" if edition.state in STEPS else edition.state
    return replace(edition, state=state, steps=tuple(one for one in edition.steps if one.state != "approved"))


def way(facts: Facts) -> tuple[Block, ...]:
    """How this edition came to be, for the part on how to read the report; nothing for a first draft."""
    edition = facts.edition
    lines = [*map(str, _steps(edition))]
    is_out = edition.state in ("published", "corrected")
    if is_out and not any(one.state == "approved" for one in edition.steps):
        lines.append(_("The council’s record holds no approval of exactly these words by the members."))
    if not lines:
        return ()
    return (Note(_("This edition"), (Listing(tuple(lines)),)),)


def changes(facts: Facts, said: Sequence[SectionText]) -> Section | None:
    """What this edition says otherwise than the one before, section by section; None for a first edition.

    Args: said: what it says now.
    """
    edition = facts.edition
    if not edition.before:
        return None
    found = changes_between(edition.before, said)
    lead = _("This is edition {number}. It replaces edition {before}; all changes in its words stand here.")
    blocks: list[Block] = [
        Paragraph(lead.format(number=number(edition.number), before=number(edition.number - 1)), "lead"),
        *written(facts, "correction"),
    ]
    if not found:
        blocks.append(Paragraph(_("The words are those of the edition before.")))
    for one in found:
        if one.kind != "moved":
            blocks += _told(one)
    if moved := [one.title for one in found if one.kind == "moved"]:
        blocks.append(Paragraph(_("In another place now: {titles}.").format(titles="; ".join(moved))))
    return Section("changes", _("What has changed"), tuple(blocks), fresh=True)


def _steps(edition: EditionFacts) -> Iterator[str]:
    for one in edition.steps:
        if one.state in STEPS:
            words = _(STEPS[one.state]).format(day=day_words(one.at.date()))
            yield ", ".join(filter(None, (f"{words} – {one.by}" if one.by else words, one.note)))


def _told(one: Change) -> Iterator[Block]:
    yield Heading(one.title)
    if one.kind == "added":
        yield Paragraph(_("This part is new."))
    elif one.kind == "removed":
        yield Paragraph(_("This part is gone."))
    else:
        yield Listing((
            *_lines(one.gone, _("Before: "), "removed"), *_lines(one.come, _("Now: "), "added"),
        ))  # fmt: skip


def _lines(lines: Sequence[str], sign: str, mark: str) -> Iterator[Text]:
    for line in lines[:MOST_LINES]:
        words = line if len(line) <= MOST_CHARACTERS else f"{line[: MOST_CHARACTERS - 1]}…"
        yield (Span(sign, strong=True), Span(words, mark=mark))
    more = len(lines) - MOST_LINES
    if more > 0:
        told = ngettext("{count} more line", "{count} more lines", more).format(count=number(more))
        yield f"{sign}{told}"
