"""What the page of the minutes shows and what can be done now, thought out without a window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from council.report.minutes.telling import MinutesText, minutes_text
from council.sessions.minutes.parts import PARTS
from council.sessions.minutes.queries import CorrectionView, MinutesView, VersionView
from council.words import N_, _, ngettext
from ui.sessions.times import day_words

Can = bool | str
STATES = {
    "open": N_("open for corrections"),
    "replaced": N_("replaced"),
    "approved": N_("approved"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a side list. `icon` and `ink` say its state beside the words."""

    id: str
    title: str
    quiet: str
    icon: str = ""
    ink: str = ""
    value: CorrectionView | VersionView | None = None


@dataclass(frozen=True, slots=True)
class RecordState:
    """The minutes as they are read now, the side lists, and each deed: allowed, or a sentence why not."""

    text: MinutesText
    facts: str
    notice: str
    corrections: tuple[Line, ...]
    versions: tuple[Line, ...]
    open: Can
    ask: Can
    approve: Can
    renew: Can
    reopen: Can

    @classmethod
    def of(cls, view: MinutesView, session_state: str, *, newest: MinutesView, now: datetime) -> RecordState:
        """From the version shown and the newest one, at a moment.

        Args: session_state: of the session, as kept.
        """
        is_open = newest.state == "open"
        closed = _("The minutes are not open for corrections.")
        return cls(
            text=minutes_text(view),
            facts=_facts(newest),
            notice=_notice(view, newest),
            corrections=tuple(_correction(one) for one in newest.corrections),
            versions=tuple(_version(one, newest) for one in reversed(newest.versions)),
            open=_may_open(newest, session_state),
            ask=_may_ask(newest, now) if is_open else closed,
            approve=_may_approve(newest) if is_open else closed,
            renew=_may_renew(newest) if is_open else closed,
            reopen=newest.state == "approved" or _("Only approved minutes are opened again."),
        )


def _facts(newest: MinutesView) -> str:
    record = newest.record
    zone = record.sitting.time_zone
    said = ngettext("{count} statement", "{count} statements", len(record.statements))
    parts = [day_words(record.sitting.start, zone), said.format(count=len(record.statements))]
    if record.attendance is not None and record.attendance.noted:
        there = _("{there} of {seats} there")
        parts.append(there.format(there=record.attendance.there, seats=record.attendance.seats))
    if newest.waiting:
        waiting = ngettext("{count} correction waits", "{count} corrections wait", newest.waiting)
        parts.append(waiting.format(count=newest.waiting))
    return " · ".join(parts)


def _notice(view: MinutesView, newest: MinutesView) -> str:
    """What a reader has to know before anything else; "" when all is as it should be."""
    if view.version != newest.version:
        words = _("You read version {version}; the newest is {newest}.")
        return words.format(version=view.version, newest=newest.version)
    if view.holds is False:
        return _("The words are not those that were approved: their fingerprint differs.")
    if newest.behind:
        parts = ", ".join(_(PARTS[part]) for part in newest.behind)
        return _("The record has changed since this version: {parts}.").format(parts=parts)
    return ""


def _may_open(newest: MinutesView, session_state: str) -> Can:
    if newest.state != "draft":
        return _("The minutes have been opened already.")
    return session_state == "ended" or _("The session has to end first.")


def _may_ask(newest: MinutesView, now: datetime) -> Can:
    over = newest.until is not None and now > newest.until
    return _("The time for corrections is over; take them for longer first.") if over else True


def _may_approve(newest: MinutesView) -> Can:
    if newest.waiting:
        return _("Take or refuse every correction first.")
    return not newest.behind or _("Bring the minutes up to date first.")


def _may_renew(newest: MinutesView) -> Can:
    return bool(newest.behind) or _("Nothing has changed since the newest version.")


def _correction(one: CorrectionView) -> Line:
    by = _("seat {number}").format(number=one.seat_number) if one.seat_number else _("in the room")
    match one.state:
        case "asked":
            answer, icon, ink = _("waits for an answer"), "clock", "warn"
        case "taken":
            answer, icon, ink = _("taken: {words}").format(words=one.answer), "check", "accent"
            answer = _("taken") if one.answer == one.words else answer
        case _refused:
            answer, icon, ink = _("refused: {reason}").format(reason=one.answer), "close", "quiet"
    return Line(one.id, one.words, " · ".join((_(PARTS[one.part]), by, answer)), icon, ink, one)


def _version(one: VersionView, newest: MinutesView) -> Line:
    zone = newest.record.sitting.time_zone
    changes = ", ".join(_(PARTS[part]) for part in one.changes) or (
        _("first version") if one.version == 1 else _("nothing in the record")
    )
    title = _("Version {version}, {state}").format(version=one.version, state=_(STATES[one.state]))
    quiet = [day_words(one.approved_at or one.at, zone), changes, one.reason, one.hash[:16]]
    icon = "lock" if one.state == "approved" else ""
    return Line(one.id, title, " · ".join(filter(None, quiet)), icon, "accent" if icon else "", one)
