"""What the page of the texts must think: the places for a text, what is written there, and its dress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.report.writing.places import TEXTS, Place
from council.report.writing.queries import PictureView, TextView
from council.report.writing.written import Passage, Run, Written
from council.words import _, ngettext
from ui.widgets.rich_document import RichBlock
from ui.widgets.rich_document import Run as RichRun

SHORT = 120  # characters of a text shown in the list


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the editor: the text and what is said about it."""

    blocks: tuple[RichBlock, ...] = ()
    title: str = ""
    by: str = ""
    language: str = ""

    @property
    def written(self) -> Written:
        """The text as it is kept."""
        return Written(tuple(Passage(tuple(_run(run) for run in one.runs), one.kind) for one in self.blocks))

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(block.words.split()) for block in self.blocks)

    @classmethod
    def of(cls, text: TextView | None) -> Draft:
        """What was kept, as the editor shows it."""
        if text is None:
            return cls()
        return cls(blocks_of(text.written), text.title, text.by, text.language)


@dataclass(frozen=True, slots=True)
class TextRow:
    """A place for a text: one that is written, or one that waits; `is_another` where others stand already."""

    place: str
    number: int
    text: TextView | None
    is_another: bool = False

    @property
    def id(self) -> str:
        """Its place and number: the same before and after it was written."""
        return f"{self.place}/{self.number}"

    @property
    def told(self) -> Place:
        """What is known of its place."""
        return TEXTS[self.place]

    @property
    def title(self) -> str:
        """What it is called: its own title, or that of its place."""
        name = _(self.told.title)
        if self.text is None:
            return _("Another: {place}").format(place=name) if self.is_another else name
        own = self.text.title or self.text.language or self.text.by
        return f"{name}: {own}" if own and self.told.many else name

    @property
    def quiet(self) -> str:
        """How it begins, or what belongs there."""
        if self.text is None:
            return _(self.told.hint)
        begins = " ".join(self.text.written.words.split())[:SHORT]
        return begins or _("only pictures")

    @property
    def pictures(self) -> tuple[PictureView, ...]:
        """What stands after the text."""
        return self.text.pictures if self.text else ()


@dataclass(frozen=True, slots=True)
class TextsState:
    """Everything the page shows."""

    facts: str
    rows: tuple[TextRow, ...]

    @classmethod
    def of(cls, texts: Sequence[TextView], held: TextRow | None = None) -> TextsState:
        """The places in the order of the report; one that holds several ends with a place for another.

        Args: held: the row that is being written in; emptied, it stays where it is.
        """
        rows: list[TextRow] = []
        for place, told in TEXTS.items():
            here = [text for text in texts if text.place == place]
            rows += [TextRow(place, text.number, text) for text in here]
            if told.many or not here:
                free = max((text.number for text in here), default=-1) + 1
                rows.append(TextRow(place, free, None, bool(here)))
                if held is not None and held.place == place and held.number < free:
                    _stay(rows, held)
        count = sum(bool(text.written) for text in texts)
        pictures = sum(len(text.pictures) for text in texts)
        facts = ngettext("{count} text written", "{count} texts written", count).format(count=count)
        if pictures:
            told_pictures = ngettext("{count} picture", "{count} pictures", pictures).format(count=pictures)
            facts = f"{facts} · {told_pictures}"
        return cls(facts if texts else "", tuple(rows))

    def row(self, id: str) -> TextRow | None:
        """The row of an id."""
        return next((row for row in self.rows if row.id == id), None)


def blocks_of(written: Written) -> tuple[RichBlock, ...]:
    """A kept text as the editor shows it."""
    return tuple(
        RichBlock(
            tuple(
                RichRun(" ".join(run.words.split("\n")), run.strong, run.slanted, run.url, run.language)
                for run in one.runs
            ),
            one.kind,
        )
        for one in written.passages
    )


def words_told(count: int) -> str:
    """How long a text is."""
    return ngettext("{count} word", "{count} words", count).format(count=count)


def _stay(rows: list[TextRow], held: TextRow) -> None:
    """Let a row that was emptied stand among the others of its place."""
    if all(row.id != held.id for row in rows):
        at = next(n for n, row in enumerate(rows) if row.place == held.place and row.number > held.number)
        rows.insert(at, TextRow(held.place, held.number, None))


def _run(run: RichRun) -> Run:
    return Run(run.words, run.strong, run.slanted, run.url, run.language)
