"""What was written for the report, and how the edition came to be."""

from __future__ import annotations

from dataclasses import dataclass

from council.report.blocks import Image
from council.report.editions.changes import SectionText
from council.report.editions.views import StepTaken
from council.report.writing.written import Written


@dataclass(frozen=True, slots=True)
class TextFacts:
    """A text written for a place of the report; `images` stand after it."""

    place: str
    written: Written
    number: int = 0
    title: str = ""
    by: str = ""
    language: str = ""
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """Which edition of the report this is, the steps it took so far, and what the one before it said.

    `mark` is the fingerprint of what the members were handed, "" where nothing was; `before` is empty in a
    first edition.
    """

    number: int = 1
    state: str = "draft"
    steps: tuple[StepTaken, ...] = ()
    mark: str = ""
    before: tuple[SectionText, ...] = ()
