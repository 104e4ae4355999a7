"""What was written for the report, and which edition it is."""

from __future__ import annotations

from council.report import facts as f
from council.report.editions.proof import mark_of
from council.report.editions.queries import editions_of
from council.report.writing.queries import texts_of
from council.store import Db


def text_facts(db: Db) -> tuple[f.TextFacts, ...]:
    """Every text with the pictures after it."""
    return tuple(
        f.TextFacts(
            view.place,
            view.written,
            view.number,
            view.title,
            view.by,
            view.language,
            tuple(picture.image for picture in view.pictures),
        )
        for view in texts_of(db)
    )


def edition_facts(db: Db) -> f.EditionFacts:
    """The edition being made: with the members, approved, or a draft; and what the last one said."""
    known = editions_of(db)
    last = next((one for one in known if one.is_final), None)
    before = last.sections if last else ()
    current = next((one for one in known if not one.is_final), None)
    if current is None:
        return f.EditionFacts(number=1 + (last.number if last else 0), before=before)
    return f.EditionFacts(current.number, current.state, current.steps, mark_of(current.sections), before)
