"""What the page of the report must think: its sections, texts, findings and editions, as values."""

from __future__ import annotations

from dataclasses import dataclass

from council.report.numbers import day_words
from council.report.queries import EditionView
from council.words import N_, _, ngettext
from ui.report.making import Made

TEXTS = {
    "statement": (N_("Members' opening statement"), N_("The members' own words; they come first.")),
    "foreword": (N_("Foreword"), N_("By whoever convened the council.")),
    "summary": (N_("Summary in words"), N_("Stands above the figures and the list of recommendations.")),
    "limits": (N_("Known limits"), N_("What readers should not conclude from this report.")),
    "thanks": (N_("Thanks"), N_("To whom the council is grateful.")),
}
STATES = {"published": N_("Published"), "corrected": N_("Corrected edition")}


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section with the page it begins on; page 0 when it is left out."""

    id: str
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class TextRow:
    """A place for a text, and what is written there."""

    id: str
    title: str
    hint: str
    body: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something readers would stumble over, and the place of the program that mends it."""

    id: str
    words: str
    section: str
    place: str
    is_grave: bool


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A published edition in words."""

    id: str
    title: str
    quiet: str


@dataclass(frozen=True, slots=True)
class ReportState:
    """Everything the page shows."""

    facts: str
    is_empty: bool
    sections: tuple[SectionRow, ...]
    texts: tuple[TextRow, ...]
    findings: tuple[FindingRow, ...]
    editions: tuple[EditionRow, ...]
    pages: int

    @classmethod
    def of(cls, made: Made, texts: dict[str, str], editions: tuple[EditionView, ...]) -> ReportState:
        """The page's values from a finished report, the texts kept and the editions published."""
        pages = made.printed.pages if made.printed else 0
        told = [_("Draft of edition {number}").format(number=made.facts.edition.number)]
        if pages:
            told.append(ngettext("{count} page", "{count} pages", pages).format(count=pages))
        told.append(day_words(made.tree.day))
        return cls(
            facts=" · ".join(told),
            is_empty=len(made.tree.sections) <= 2 and not texts,
            sections=_sections(made),
            texts=tuple(
                TextRow(id, _(title), _(hint), texts.get(id, "")) for id, (title, hint) in TEXTS.items()
            ),
            findings=tuple(
                FindingRow(f"{n}", one.words, one.section, one.place, one.grave == "error")
                for n, one in enumerate(made.findings)
            ),
            editions=tuple(_edition(one) for one in editions),
            pages=pages,
        )


def _sections(made: Made) -> tuple[SectionRow, ...]:
    places = made.printed.places if made.printed else {}
    there = [SectionRow(one.key, one.title, places.get(one.key, 0)) for one in made.tree.sections]
    away = [
        SectionRow(f"left-out-{n}", name[:1].upper() + name[1:], 0) for n, name in enumerate(made.left_out)
    ]
    return (*there, *away)


def _edition(one: EditionView) -> EditionRow:
    title = _("Edition {number}, {state}, {day}").format(
        number=one.number, state=_(STATES[one.state]).lower(), day=day_words(one.at.date())
    )
    quiet = _("{pages} pages, language {language}, SHA-256 {hash}").format(
        pages=one.pages, language=one.language, hash=one.hash
    )
    return EditionRow(one.id, title, quiet)
