"""What is done with the minutes from their page: each deed asks what it needs, then is one act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from council import clock
from council.sessions import actions
from council.words import _
from ui.page import Page
from ui.sessions.record.forms import DAYS, CorrectionForm, UntilForm, WordsForm


class Deeds:
    """Binds the commands of the minutes to a page that has `session`, `state`, `newest`, `seats`."""

    def __init__(self, page: Any) -> None:
        self._page = page
        bind: Callable[..., None] = page.bind
        bind("sessions.open_minutes", self._open, self._may("open"))
        bind("sessions.ask_correction", self._ask, self._may("ask"))
        bind("sessions.take_correction", self._take, self._has_asked, on=page.corrections)
        bind("sessions.refuse_correction", self._refuse, self._has_asked, on=page.corrections)
        bind("sessions.renew_minutes", self._renew, self._may("renew"))
        bind("sessions.move_minutes_date", self._move, self._is_open)
        bind("sessions.approve_minutes", self._approve, self._may("approve"))
        bind("sessions.reopen_minutes", self._reopen, self._may("reopen"))

    def _may(self, deed: str) -> Callable[[], bool | str]:
        def asked() -> bool | str:
            state = self._page.state
            return getattr(state, deed) if state is not None else _("There is no session yet.")

        return asked

    def _is_open(self) -> bool | str:
        newest = self._page.newest
        return bool(newest and newest.state == "open") or _("The minutes are not open for corrections.")

    def _has_asked(self) -> bool | str:
        line = self._page.corrections.current()
        waits = line is not None and line.value.state == "asked"
        return waits or _("Choose a correction that waits for an answer.")

    @property
    def _zone(self) -> str:
        return str(self._page.session.time_zone)

    def _until(self, title: str, verb: str, lead: str, *, days: int = DAYS, why: bool = False) -> UntilForm:
        since = self._page.newest.until or clock.now()
        first = max(since, clock.now()) + timedelta(days=days)
        return UntilForm(
            title, verb=verb, lead=lead, first=first, zone=self._zone, why=why, parent=self._page
        )

    def _begin(self, form: Any, verb: Any, said: str, given: Callable[[], dict[str, Any]]) -> None:
        """Open a form whose one act is `verb` with what stands in it then."""
        page: Page = self._page
        done = page.said(said, lambda _outcome: form.accept())
        form.submitted.connect(lambda: page.act(verb, done, form.refuse_error, **given()))
        form.open()

    def _open(self) -> None:
        lead = _("Those who were present can ask for corrections until the end of this day.")
        form = self._until(_("Open minutes for corrections"), _("Open minutes"), lead)
        session_id = self._page.session.id
        self._begin(
            form,
            actions.open_minutes,
            _("Minutes opened for corrections"),
            lambda: {"session_id": session_id, "until": form.until, "at": clock.now()},
        )

    def _move(self) -> None:
        lead = _("What was announced is not cut short; the day can only move away.")
        form = self._until(_("Take corrections for longer"), _("Keep day"), lead, days=7)
        session_id = self._page.session.id
        self._begin(
            form,
            actions.move_minutes_date,
            _("Corrections are taken for longer"),
            lambda: {"session_id": session_id, "until": form.until},
        )

    def _ask(self) -> None:
        form = CorrectionForm(self._page.seats, parent=self._page)
        given = {"session_id": self._page.session.id, "correction_id": clock.new_id()}
        page: Page = self._page
        done = page.said(_("Correction noted"), lambda _outcome: form.accept())

        def keep() -> None:
            if not form.knows_seat:
                form.refuse(_("There is no such seat in this session."))
                return
            page.act(actions.ask_correction, done, form.refuse_error, **given, **form.given, at=clock.now())

        form.submitted.connect(keep)
        form.open()

    def _take(self) -> None:
        one = self._page.corrections.current().value
        lead = _("Mend the record itself first where there is something to mend: the version reads it anew.")
        form = WordsForm(
            _("Take correction"), verb=_("Take correction"), name=_("What the minutes say now"), lead=lead,
            words=one.words, parent=self._page,
        )  # fmt: skip
        self._begin(
            form,
            actions.take_correction,
            _("Correction taken"),
            lambda: {"correction_id": one.id, "words": form.words, "at": clock.now()},
        )

    def _refuse(self) -> None:
        one = self._page.corrections.current().value
        form = WordsForm(
            _("Refuse correction"), verb=_("Refuse correction"), name=_("Reason, as the minutes will say it"),
            lead=one.words, parent=self._page,
        )  # fmt: skip
        self._begin(
            form,
            actions.refuse_correction,
            _("Correction refused"),
            lambda: {"correction_id": one.id, "reason": form.words, "at": clock.now()},
        )

    def _renew(self) -> None:
        page: Page = self._page
        said = page.said(_("Minutes brought up to date"))
        page.act(actions.renew_minutes, said, session_id=self._page.session.id, at=clock.now())

    def _reopen(self) -> None:
        lead = _("A new version is opened for corrections. The approved one stays as it is, with its hash.")
        form = self._until(_("Open approved minutes again"), _("Open new version"), lead, why=True)
        session_id = self._page.session.id
        self._begin(
            form,
            actions.reopen_minutes,
            _("New version opened for corrections"),
            lambda: {
                "session_id": session_id, "until": form.until, "reason": form.reason, "at": clock.now(),
            },
        )  # fmt: skip

    def _approve(self) -> None:
        newest = self._page.newest
        told = _(
            "Version {version} is sealed with its fingerprint and cannot be taken back. A later mistake "
            "makes a new version beside it."
        ).format(version=newest.version)
        if newest.until is None or clock.now() > newest.until:
            title = _("Approve the minutes of session {number}?").format(number=self._page.session.number)
            self._page.question(title, told, _("Approve"), partial(self._seal, "", None))
            return
        early = _("Corrections can still be asked for, so say why now.")
        form = WordsForm(
            _("Approve minutes before their day"), verb=_("Approve"), name=_("Reason"),
            lead=f"{told} {early}", parent=self._page,
        )  # fmt: skip
        form.submitted.connect(lambda: self._seal(form.words, form))
        form.open()

    def _seal(self, reason: str, form: WordsForm | None) -> None:
        def done(outcome: Any) -> None:
            if form is not None:
                form.accept()
            words = _("Version {version} is approved, SHA-256 {hash}")
            self._page.banner(words.format(version=version, hash=outcome.value), "done")

        version, session_id = self._page.newest.version, self._page.session.id
        given = {"session_id": session_id, "at": clock.now(), "reason": reason}
        refused = (form.refuse_error,) if form is not None else ()
        self._page.act(actions.approve_minutes, done, *refused, **given)
