"""Where the data come from, thanks, and what this document can and cannot do."""

from __future__ import annotations

from council.report.blocks import Block, Heading, Listing, Note, Paragraph, Section, Text
from council.report.facts import Facts
from council.report.sections.telling import paragraphs, written
from council.words import _


def notes(facts: Facts) -> Section:
    """Credits and thanks, how the document was made, and whom to ask if it cannot be read."""
    blocks: list[Block] = []
    if facts.council.credit:
        blocks += [Heading(_("Data and credits")), *paragraphs(facts.council.credit)]
    if thanks := written(facts, "thanks", level=4):
        blocks += [Heading(_("Thanks")), *thanks]
    blocks += [Heading(_("Accessibility")), *_accessibility(facts)]
    if facts.setup.licence:
        told = _("This report may be used under this licence: {licence}.").format(licence=facts.setup.licence)
        blocks += [Heading(_("Licence")), Paragraph(told)]
    about = (
        _(
            "Every figure was computed from the council’s own record when this file was made; "
            "none was typed in."
        ),
        _("Members appear by number only. Groups of fewer than five people are never shown by themselves."),
        _("Type: Source Serif 4 and Source Sans 3, SIL Open Font License 1.1. Made with Council."),
    )
    blocks.append(Note(_("About this document"), (Listing(about),)))
    return Section("notes", _("Notes and credits"), tuple(blocks))


def _accessibility(facts: Facts) -> tuple[Block, ...]:
    """What was done, what is not known, and where to turn; no more is claimed than is tested."""
    items: list[Text] = [
        _(
            "This report is made as a tagged PDF after the standards PDF/UA-1 (for everybody) and "
            "PDF/A-3a (for "
            "archives): headings, lists, tables and figures are marked, and the order of reading is fixed."
        ),
        _(
            "Every chart is told in words and has its numbers beside it or in a table; no meaning rests on "
            "colour alone."
        ),
        _(
            "The same words are to be had as a web page and in large print. Programs that read aloud "
            "differ in "
            "writing from right to left and in Indic scripts; the web page is then the safer way."
        ),
    ]
    address = facts.setup.address
    told = (
        _("If something cannot be read, write to {address}.").format(address=address)
        if address
        else _("If something cannot be read, ask whoever convened the council for another form of it.")
    )
    return Listing(tuple(items)), Paragraph(told)
