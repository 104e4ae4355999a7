"""Verbs on what is written for the report, and on its pictures."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from council.report.writing import refusals
from council.report.writing.checking import checked, checked_language, seen
from council.report.writing.images import rewritten
from council.report.writing.places import LOGO, TEXTS, Place
from council.report.writing.records import ReportPicture, ReportText
from council.report.writing.written import Written, body_of, plainly
from council.store import Db
from council.words import _

MOST_PICTURES = 60
MOST_LINE = 300
MOST_ALT = 2_000


def write_text(
    db: Db,
    *,
    place: str,
    body: Written | str,
    at: datetime,
    number: int = 0,
    title: str = "",
    by: str = "",
    language: str = "",
) -> Written:
    """Keep what was written for a place of the report, and return it as kept; an empty text is removed.

    The same again changes nothing.

    Args:
        body: a Written, or plain words in which an empty line begins a paragraph.
        number: which text of a place that holds several, from 0; a new one takes the next number.
        title, by, language: of an annex, of whoever wrote it, of a summary in another language.
    Raises: TextPlaceUnknown; TextPlaceSingle; all that `checking.checked` refuses.
    """
    told = _place_of(place, number)
    written = plainly(body) if isinstance(body, str) else body
    kept = checked(written, place=_(told.title))
    row = _text(db, place, number)
    if not kept:
        if row is not None:
            db.delete(row)
        return kept
    given = {
        "title": _line(title) if told.many else "",
        "by": _line(by) if told.signed else "",
        "language": checked_language(language) if told.tongued else "",
        "body": body_of(kept),
    }
    if row is None:
        db.add(ReportText(place=place, number=number, at=at, **given))
    elif any(getattr(row, name) != value for name, value in given.items()):
        for name, value in given.items():
            setattr(row, name, value)
        row.at = at
    return kept


def order_texts(db: Db, *, place: str, numbers: tuple[int, ...]) -> None:
    """Put the texts of a place into another order: the first of `numbers` comes first; all are named.

    Their pictures go with them. Raises: TextPlaceUnknown; TextPlaceSingle, also when one is left out.
    """
    told = _place_of(place, max(numbers, default=0))
    rows = list(db.scalars(select(ReportText).where(ReportText.place == place)))
    if sorted(row.number for row in rows) != sorted(numbers):
        raise refusals.TextPlaceSingle(place=_(told.title))
    new = {old: at for at, old in enumerate(numbers)}
    pictures = db.scalars(select(ReportPicture).where(ReportPicture.place == place))
    for row in (*rows, *pictures):
        row.number = new.get(row.number, row.number)


def add_picture(
    db: Db,
    *,
    picture_id: str,
    place: str,
    data: bytes,
    alt: str,
    at: datetime,
    number: int = 0,
    caption: str = "",
    credit: str = "",
) -> str:
    """Put a picture after the text of a place, and return its id; with place "logo" it is the council's logo.

    It is written anew without metadata, and the logo before it goes.

    Args: data: the bytes of a PNG, JPEG or WebP file; alt: what it shows, for those who do not see it.
    Raises: TextPlaceUnknown; PictureWordless; PictureUnreadable; PictureTooLarge; PicturesTooMany.
    """
    if db.get(ReportPicture, picture_id) is not None:
        return picture_id
    if place != LOGO:
        _place_of(place, number)
    words = _described(alt, caption, credit)
    kept = rewritten(data)
    if place == LOGO:
        for row in _logos(db):
            db.delete(row)
    elif (db.scalar(select(func.count(ReportPicture.id))) or 0) >= MOST_PICTURES:
        raise refusals.PicturesTooMany(most=MOST_PICTURES)
    last = db.scalar(select(func.max(ReportPicture.position)))
    db.add(
        ReportPicture(
            id=picture_id,
            place=place,
            number=number,
            position=0 if last is None else last + 1,
            data=kept.data,
            kind=kept.kind,
            width=kept.width,
            height=kept.height,
            at=at,
            **words,
        )
    )
    return picture_id


def describe_picture(db: Db, *, picture_id: str, alt: str, caption: str = "", credit: str = "") -> None:
    """Change the words of a picture. Raises: PictureGone; PictureWordless; WritingTooLong."""
    row = _picture(db, picture_id)
    for name, value in _described(alt, caption, credit).items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def order_pictures(db: Db, *, picture_ids: tuple[str, ...]) -> None:
    """Let pictures stand in this order where they share a place. Raises: PictureGone."""
    rows = [_picture(db, picture_id) for picture_id in picture_ids]
    for row, position in zip(rows, sorted(row.position for row in rows), strict=True):
        if row.position != position:
            row.position = position


def remove_picture(db: Db, *, picture_id: str) -> None:
    """Take a picture, or the logo, out of the report. Raises: PictureGone."""
    db.delete(_picture(db, picture_id))


def _place_of(place: str, number: int) -> Place:
    if place not in TEXTS:
        raise refusals.TextPlaceUnknown(place=place, known=", ".join(TEXTS))
    told = TEXTS[place]
    if number < 0 or (number and not told.many):
        raise refusals.TextPlaceSingle(place=_(told.title))
    return told


def _text(db: Db, place: str, number: int) -> ReportText | None:
    wanted = select(ReportText).where(ReportText.place == place, ReportText.number == number)
    return db.scalars(wanted).first()


def _logos(db: Db) -> list[ReportPicture]:
    return list(db.scalars(select(ReportPicture).where(ReportPicture.place == LOGO)))


def _picture(db: Db, picture_id: str) -> ReportPicture:
    row = db.get(ReportPicture, picture_id)
    if row is None:
        raise refusals.PictureGone()
    return row


def _described(alt: str, caption: str, credit: str) -> dict[str, str]:
    words = {"alt": _line(alt, MOST_ALT), "caption": _line(caption, MOST_ALT), "credit": _line(credit)}
    if not words["alt"]:
        raise refusals.PictureWordless()
    return words


def _line(words: str, most: int = MOST_LINE) -> str:
    line = " ".join(seen(words).split())
    if len(line) > most:
        raise refusals.WritingTooLong(place=f"{line[:40]}…", count=len(line), most=most)
    return line
