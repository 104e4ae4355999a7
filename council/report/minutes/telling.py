"""A session's record → the sections of its minutes, and the lines that say how far they are agreed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from council.report.blocks import Block, Column, Grid, Paragraph, Section, Span
from council.report.minutes import day, heard, measured
from council.report.numbers import day_words, number
from council.sessions.minutes.facts import SessionRecord
from council.sessions.minutes.parts import PARTS
from council.sessions.minutes.queries import MinutesView, VersionView
from council.words import _, in_language, ngettext

TELLERS: tuple[tuple[str, Callable[[SessionRecord], Section | None]], ...] = (
    ("sitting", day.sitting),
    ("agenda", day.agenda),
    ("attendance", day.attendance),
    ("seating", day.seating),
    ("statements", heard.statements),
    ("signoffs", heard.signoffs),
    ("questions", heard.questions),
    ("evidence", heard.evidence),
    ("parked", heard.parked),
    ("turns", measured.turns),
    ("forms", measured.forms),
    ("corrections", heard.corrections),
)


@dataclass(frozen=True, slots=True)
class MinutesText:
    """The minutes in reading order. `version` 0 is a draft, `status` says how far they are agreed."""

    title: str
    status: str
    state: str
    council: str
    language: str
    number: int
    session: str
    day: date
    version: int
    sections: tuple[Section, ...]


def minutes_text(view: MinutesView) -> MinutesText:
    """The minutes as they are to be read, in the council's language.

    Parts of which nothing was kept are left out and named at the end.
    """
    sitting = view.record.sitting
    with in_language(sitting.language):
        made = [(part, tell(view.record)) for part, tell in TELLERS]
        sections = [section for _part, section in made if section is not None]
        missing = [_(PARTS[part]) for part, section in made if section is None and part != "corrections"]
        return MinutesText(
            title=_("Minutes of session {number}").format(number=sitting.number),
            status=status_words(view),
            state=view.state,
            council=sitting.council,
            language=sitting.language,
            number=sitting.number,
            session=sitting.title,
            day=sitting.start.astimezone(ZoneInfo(sitting.time_zone)).date(),
            version=view.version,
            sections=(*sections, *_end(view, missing)),
        )


def status_words(view: MinutesView) -> str:
    """In one sentence how far the minutes are agreed."""
    zone = ZoneInfo(view.record.sitting.time_zone)
    match view.state:
        case "approved":
            return _("Version {version}, approved on {day}.").format(
                version=view.version, day=_day(view.approved_at, zone)
            )
        case "open":
            return _("Version {version}, open for corrections until {day}.").format(
                version=view.version, day=_day(view.until, zone)
            )
        case "replaced":
            return _("Version {version}, replaced by a later one.").format(version=view.version)
        case _draft:
            return _("Draft: the record as it stands. Nobody has been asked for corrections yet.")


def _end(view: MinutesView, missing: list[str]) -> tuple[Section, ...]:
    """What nothing was kept of, every version, and the fingerprint."""
    blocks: list[Block] = []
    if missing:
        told = _("Nothing was kept of: {parts}.").format(parts=", ".join(missing))
        blocks.append(Paragraph(told, "small"))
    if view.taken_out:
        out = ngettext(
            "{count} statement was taken out since this version was written; its number stays.",
            "{count} statements were taken out since this version was written; their numbers stay.",
            view.taken_out,
        ).format(count=number(view.taken_out))
        blocks.append(Paragraph(out, "small"))
    if view.versions:
        blocks.append(_versions(view))
    if view.hash:
        told = _("SHA-256 of the approved words: {hash}").format(hash=view.hash)
        blocks.append(Paragraph(told, "small"))
    return (Section("versions", _("About these minutes"), tuple(blocks)),) if blocks else ()


def _versions(view: MinutesView) -> Grid:
    zone = ZoneInfo(view.record.sitting.time_zone)
    columns = (Column(_("Version"), 0.6), Column(_("Written"), 1.2), Column(_("What changed"), 3.0),
               Column(_("State"), 1.6))  # fmt: skip
    rows = tuple(
        (number(one.version), _day(one.at, zone), _changes(one), _version_state(one, zone))
        for one in view.versions
    )
    return Grid(_("Every version of these minutes"), columns, rows)


def _changes(one: VersionView) -> str:
    told = ", ".join(_(PARTS.get(part, part)) for part in one.changes)
    words = told or (_("first version") if one.version == 1 else _("nothing in the record"))
    return f"{words}. {one.reason}" if one.reason else words


def _version_state(one: VersionView, zone: ZoneInfo) -> tuple[Span, ...] | str:
    match one.state:
        case "approved":
            return (
                Span(_("approved on {day}").format(day=_day(one.approved_at, zone)), strong=True),
                Span(f" {one.hash[:12]}…"),
            )
        case "open":
            return _("open for corrections")
        case _replaced:
            return _("replaced")


def _day(moment: datetime | None, zone: ZoneInfo) -> str:
    return day_words(moment.astimezone(zone).date()) if moment else _("no day")
