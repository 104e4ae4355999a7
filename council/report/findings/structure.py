"""What the document as a whole lacks, and headings and keys that lead readers astray."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from council.report.blocks import Card, Endnotes, Heading, Section, Tree, inside, spans
from council.report.findings.finding import TEXTS, Finding, found
from council.words import _

# a language, then script, region and variants: BCP 47 without its rarest forms
LANGUAGE = re.compile(
    r"[a-zA-Z]{2,3}(-[a-zA-Z]{4})?(-([a-zA-Z]{2}|\d{3}))?(-([\da-zA-Z]{5,8}|\d[\da-zA-Z]{3}))*"
)


def about_structure(tree: Tree) -> Iterator[Finding]:
    """Title and languages of the document, its headings, keys and notes."""
    yield from _about_document(tree)
    yield from _about_languages(tree)
    for section in tree.sections:
        yield from _about_headings(section)
    yield from _about_keys(tree)
    yield from _about_notes(tree)


def _about_document(tree: Tree) -> Iterator[Finding]:
    if not tree.title.strip():
        told = _("The report has no title: name the council.")
        yield Finding("TitleMissing", told, place="people", grave="error")
    if not tree.language.strip():
        told = _("The report has no language: say which one the council speaks.")
        yield Finding("LanguageMissing", told, place="people", grave="error")
    if not any(section.key not in ("reading", "notes") for section in tree.sections):
        told = _("The council's record is still empty, so the report has nothing to tell.")
        yield Finding("NothingToTell", told, place="people")


def _about_languages(tree: Tree) -> Iterator[Finding]:
    told = _("“{code}” is no language: write a code such as en, de or pt-BR.")
    if tree.language.strip() and not LANGUAGE.fullmatch(tree.language):
        words = told.format(code=tree.language)
        yield Finding("LanguageUnknown", words, place="people", grave="error")
    for section in tree.sections:
        if section.language and not LANGUAGE.fullmatch(section.language):
            yield found("LanguageUnknown", told.format(code=section.language), section, place=TEXTS)
    for section, span in spans(tree):
        if span.language and not LANGUAGE.fullmatch(span.language):
            yield found("LanguageUnknown", told.format(code=span.language), section)


def _about_headings(section: Section) -> Iterator[Finding]:
    if not section.title.strip():
        yield found("HeadingEmpty", _("A section has no title."), section)
    level = 2
    for block in section.blocks:
        if isinstance(block, Card):
            if not block.title.strip():
                told = _("The card {number} has no title.").format(number=block.number)
                yield found("HeadingEmpty", told, section)
            level = 3
        if not isinstance(block, Heading):
            continue
        if not block.text.strip():
            yield found("HeadingEmpty", _("A heading has no words."), section)
        if block.level < 2:
            told = _("“{heading}” stands above all sections; only the title may.").format(heading=block.text)
            yield found("SecondTitle", told, section)
        elif block.level > level + 1:
            told = _("“{heading}” skips a level.").format(heading=block.text)
            yield found("HeadingSkipped", told, section)
        level = block.level


def _about_keys(tree: Tree) -> Iterator[Finding]:
    keys = [(section.key, section) for section in tree.sections]
    for section, block in inside(tree):
        if isinstance(block, Heading | Card) and block.key:
            keys.append((block.key, section))
        if isinstance(block, Endnotes):
            keys += [(f"note-{key}", section) for key, _text in block.items]
    counts = Counter(key for key, _section in keys)
    where = dict(reversed(keys))
    for key, count in counts.items():
        if count > 1:
            yield found("IdTwice", _("Two places have the key {key}.").format(key=key), where[key])
    for section, span in spans(tree):
        if span.to and span.to not in counts:
            told = _("“{words}” leads to a place that is not in the report.").format(words=span.words)
            yield found("LinkNowhere", told, section)


def _about_notes(tree: Tree) -> Iterator[Finding]:
    kept = {
        key: section
        for section, block in inside(tree)
        if isinstance(block, Endnotes)
        for key, _text in block.items
    }
    cited = {span.note: section for section, span in spans(tree) if span.note}
    for key in kept.keys() - cited.keys():
        told = _("The note {note} is not referred to anywhere.").format(note=key)
        yield found("NoteUnused", told, kept[key], place=TEXTS, grave="warning")
    for key in cited.keys() - kept.keys():
        told = _("A sign leads to the note {note}, which is not there.").format(note=key)
        yield found("NoteMissing", told, cited[key], place=TEXTS)
