"""Where the data come from, known limits, thanks, and what this document can and cannot do."""

from __future__ import annotations

from council.report.blocks import Block, Heading, Listing, Note, Section
from council.report.facts import Facts
from council.report.sections.telling import paragraphs
from council.words import _


def notes(facts: Facts) -> Section:
    """Where the data come from, and what this document can and cannot do."""
    blocks: list[Block] = []
    if facts.council.credit:
        blocks += [Heading(_("Data and credits")), *paragraphs(facts.council.credit)]
    for section, title in (("limits", _("Known limits")), ("thanks", _("Thanks"))):
        if facts.text_of(section):
            blocks += [Heading(title), *paragraphs(facts.text_of(section))]
    about = (
        _(
            "Every figure was computed from the council’s own record when this file was made; "
            "none was typed in."
        ),
        _("Every chart has its numbers beside it or in a table; no meaning rests on colour alone."),
        _(
            "The same report as a web page carries headings, table heads and descriptions of charts for "
            "screen readers. This PDF has bookmarks and linked contents, and no structure tags."
        ),
        _("Type: Source Serif 4 and Source Sans 3, SIL Open Font License 1.1. Made with Council."),
    )
    blocks.append(Note(_("About this document"), (Listing(about),)))
    return Section("notes", _("Notes and credits"), tuple(blocks))
