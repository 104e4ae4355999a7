"""Texts and pictures of the report as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from council.report.blocks import Image
from council.report.writing.written import Written


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with its words; `place` and `number` name the text it stands after, or place is "logo"."""

    id: str
    place: str
    number: int
    image: Image
    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TextView:
    """A text with its place; `pictures` stand after it."""

    place: str
    number: int
    title: str
    by: str
    language: str
    written: Written
    at: datetime
    pictures: tuple[PictureView, ...] = ()
