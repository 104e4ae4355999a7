"""What is written for the report, and its pictures, as frozen values."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from council.report.blocks import Image
from council.report.writing.places import LOGO, TEXTS
from council.report.writing.records import ReportPicture, ReportText
from council.report.writing.views import PictureView, TextView
from council.report.writing.written import Written, written_of
from council.store import Db


def texts_of(db: Db) -> tuple[TextView, ...]:
    """The texts written for the report, in the order in which their places stand in it.

    A place without words but with pictures has an empty text.
    """
    beside: dict[tuple[str, int], list[PictureView]] = {}
    for picture in pictures_of(db):
        beside.setdefault((picture.place, picture.number), []).append(picture)
    found = {(row.place, row.number): _text(row) for row in db.scalars(select(ReportText))}
    for (place, number), pictures in beside.items():
        if place != LOGO and (place, number) not in found:
            found[place, number] = TextView(place, number, "", "", "", Written(), pictures[0].at)
    order = {place: at for at, place in enumerate(TEXTS)}
    known = sorted((key for key in found if key[0] in order), key=lambda key: (order[key[0]], key[1]))
    return tuple(_with(found[key], tuple(beside.get(key, ()))) for key in known)


def pictures_of(db: Db) -> tuple[PictureView, ...]:
    """Every picture, the logo too, in their order."""
    rows = db.scalars(select(ReportPicture).order_by(ReportPicture.position, ReportPicture.id))
    return tuple(_picture(row) for row in rows)


def logo_of(db: Db) -> PictureView | None:
    """The council's logo."""
    row = db.scalars(select(ReportPicture).where(ReportPicture.place == LOGO)).first()
    return None if row is None else _picture(row)


def _text(row: ReportText) -> TextView:
    return TextView(row.place, row.number, row.title, row.by, row.language, written_of(row.body), row.at)


def _with(text: TextView, pictures: tuple[PictureView, ...]) -> TextView:
    return replace(text, pictures=pictures)


def _picture(row: ReportPicture) -> PictureView:
    image = Image(row.data, row.alt, row.width, row.height, row.caption, row.credit)
    return PictureView(row.id, row.place, row.number, image, row.kind, row.at)
