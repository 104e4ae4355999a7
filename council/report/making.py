"""Facts → everything that goes out: the tree, what was found in it, the PDF with its data inside, the page.

One way for the window and the command line, so that both write the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from council.progress import SILENT, Progress
from council.report import data, html, outline
from council.report.blocks import Tree
from council.report.design import Design, design_of
from council.report.editions.changes import SectionText, section_texts
from council.report.facts import Facts
from council.report.findings import Finding, findings
from council.report.pdf.fonts import missing
from council.report.pdf.meta import Attachment
from council.report.pdf.text import clean
from council.report.printing import Printed, build_pdf
from council.report.refusals import LanguageNotSpoken
from council.report.setup.views import Setup
from council.words import _, in_language, languages, spoken

KINDS = {"csv": "text/csv", "json": "application/json"}


@dataclass(frozen=True, slots=True)
class Made:
    """A report as it stands; `printed` is None while something grave is found.

    `choices` are the sections it can have, `said` the words of those it has, `files` its data by name.
    """

    facts: Facts
    tree: Tree
    design: Design
    findings: tuple[Finding, ...]
    choices: tuple[outline.Choice, ...]
    said: tuple[SectionText, ...]
    files: Mapping[str, bytes]
    printed: Printed | None

    @property
    def grave(self) -> tuple[Finding, ...]:
        """What must be mended before anything is written."""
        return tuple(one for one in self.findings if one.grave == "error")

    def page(self) -> bytes:
        """The web page, in the same design."""
        return html.page_of(self.tree, design=self.design)


def design_for(setup: Setup, *, paper: str = "", large: bool = False) -> Design:
    """The design a council chose, for one copy on other paper or in large print.

    Raises: PaperUnknown; AccentUnreadable; AccentTooPale.
    """
    return design_of(
        paper=paper or setup.paper, large=large or setup.large, accent=setup.accent, logo=setup.logo
    )


def make_report(
    facts: Facts,
    *,
    day: date,
    language: str = "",
    paper: str = "",
    large: bool = False,
    progress: Progress = SILENT,
) -> Made:
    """The whole report from its facts; nothing is written, and nothing printed while a finding is grave.

    Args:
        day: the date on the cover.
        language, paper: of this copy; as the council chose, when left out.
        large: large print, also where the council chose usual type.
    Raises: LanguageNotSpoken; PaperUnknown; AccentUnreadable; AccentTooPale; Cancelled by `progress`.
    """
    refuse_unspoken(language)
    design = design_for(facts.setup, paper=paper, large=large)
    tree = outline.outline_of(facts, day=day, language=language)
    with in_language(tree.language):
        choices = outline.choices(facts)
        found = (*_found(tree, facts.unagreed), *_untranslated(outline.wanted_language(facts), tree.language))
    files = data.files_of(facts, day=day)
    made = Made(facts, tree, design, found, choices, section_texts(tree), files, None)
    if made.grave:
        return made
    with in_language(tree.language):
        inside = attachments(files)
    return replace(made, printed=build_pdf(tree, design=design, attachments=inside, progress=progress))


def refuse_unspoken(language: str) -> None:
    """Refuse a language the program has no words in. Raises: LanguageNotSpoken."""
    if spoken(language) != language:
        raise LanguageNotSpoken(language=language, known=", ".join(languages()))


def attachments(files: Mapping[str, bytes]) -> tuple[Attachment, ...]:
    """Data files as they travel inside the PDF, by name, each with words for what it is."""
    return tuple(
        Attachment(name, KINDS[name.rpartition(".")[2]], content, data.about(name))
        for name, content in sorted(files.items())
    )


def _untranslated(wanted: str, code: str) -> tuple[Finding, ...]:
    """That headings are in English though the council speaks another language."""
    if wanted == code or code != spoken(wanted):
        return ()
    told = _(
        "The report's own words are in English, as they are not translated into “{language}” yet; what "
        "people wrote stays as they wrote it, and a screen reader reads it as if it were English."
    )
    return (Finding("WordsUntranslated", told.format(language=wanted), place="report"),)


def _found(tree: Tree, aliases: Collection[str]) -> tuple[Finding, ...]:
    return findings(tree, missing=lambda words: missing(clean(words), font="serif"), aliases=aliases)
