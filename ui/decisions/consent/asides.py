"""Around a round: to the sheet and back, the wall, the circle, other rounds, putting off and stopping."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from council import clock
from council.decisions import actions
from council.decisions.consent.circle import Member
from council.errors import CouncilError
from council.words import _, say
from ui.decisions.consent.room import Room
from ui.decisions.consent.starting import Starting
from ui.decisions.consent.typed import read_named


class Asides(QObject):
    """What is done beside the round, without anything standing over the line."""

    def __init__(self, page: Room, starting: Starting) -> None:
        super().__init__(page)
        self._page, self._starting = page, starting

    def bind(self) -> None:
        """Give the deeds their keys."""
        bind, stage = self._page.bind, self._page.stage
        bind("decisions.consent_line", self.away, self._has_round)
        bind("decisions.consent_sheet", self._page.go_to_sheet, self._may_write, on=self._page)
        bind("decisions.consent_difference", stage.turn, self._may_compare)
        bind("decisions.circle", self._change_circle, self._may("change_circle"))
        bind("decisions.put_off", lambda: self.ask("put_off"), self._may("put_off"))
        bind("decisions.stop_consent", lambda: self.ask("stop_consent"), self._may("stop_consent"))
        bind("decisions.way", self._to_way, self._has_round)
        bind("decisions.consent_proposal", self._to_proposal, self._has_proposal)
        bind("decisions.consent_which", self._other_rounds, self._has_round)
        bind("decisions.consent_wall", lambda: self._show("consent"), self._has_round)
        bind("decisions.consent_wall_words", lambda: self._show("consent_words"), self._has_round)

    def away(self) -> None:
        """Put aside what was asked, and come back to the line."""
        self._page.stage.aside.put_away()
        self._page.show_all(False)
        self._page.focus_line()

    def ask(self, kind: str) -> None:
        """Ask for what putting off or stopping needs; what is typed in the line is a first reason."""
        self._page.stage.aside.ask(kind, self._page.bar.line.take())

    def keep(self) -> None:
        """Put off or stop, as it was asked."""
        page, aside = self._page, self._page.stage.aside
        verb = actions.put_off if aside.kind == "put_off" else actions.stop_consent
        words = _("Round put off") if aside.kind == "put_off" else _("Round stopped")

        def done(_outcome: object) -> None:
            page.bar.line.empty(aside.reason.text().strip())
            aside.put_away()

        page.act(
            verb,
            page.said(words, done),
            self._refused,
            round_id=page.view.id,
            at=clock.now(),
            **aside.given(),
        )

    def offer_minority_view(self) -> None:
        """The objector did not accept: a minority view can be written, on the page where they stand."""
        self._page.banner(
            _("The objection is kept as a concern. The objector may write a minority view."),
            "note",
            ("decisions.minority",) if "decisions.minority" in self._page.desk.commands.known else (),
        )

    def _refused(self, error: CouncilError) -> None:
        self._page.banner(say(error), "warn")

    def _show(self, part: str) -> None:
        self._page.show_to_room(part, round=self._page.view.id)

    def _to_proposal(self) -> None:
        self._page.go("decisions.proposals", proposal=self._page.view.proposal_id)

    def _to_way(self) -> None:
        self._page.go("decisions.way", kind="consent", id=self._page.view.id)

    def _other_rounds(self) -> None:
        """The list of all rounds in place of this one; Enter opens one, Esc comes back."""
        self._page.show_all(not self._page.all.isVisible())

    def _change_circle(self) -> None:
        """The seat typed in the line joins; a table has as many people as typed; else the chosen one goes."""
        page, now = self._page, self._page.view.round
        named, voice = read_named(page.bar.line.take()), page.circle.speaker
        chosen = next((one for one in now.circle if voice is not None and one.id == voice.id), None)
        if named is not None and chosen is not None and chosen.kind == "table":
            self._changed(replace(chosen, people=named[0], here=named[0] > 0))
        elif named is not None:
            joins = next((id for id, number in self._starting.seats() if number == named[0]), "")
            if not joins:
                page.tell(_("There is no seat {number}.").format(number=named[0]))
                return
            self._changed(Member("seat", joins))
        elif chosen is not None:
            self._changed(replace(chosen, here=not chosen.here))

    def _changed(self, member: Member) -> None:
        page, now = self._page, self._page.view.round
        known = {one.id for one in now.circle}
        circle = tuple(member if one.id == member.id else one for one in now.circle)
        circle += () if member.id in known else (member,)
        typed = page.bar.line.take()

        def done(_outcome: object) -> None:
            page.bar.line.empty(typed)

        page.act(
            actions.change_circle,
            page.said(_("Circle changed"), done),
            self._refused,
            round_id=page.view.id,
            circle=circle,
            at=clock.now(),
        )

    # ---- what may be done -----------------------------------------------------------------------------

    def _has_round(self) -> bool | str:
        return self._page.view is not None or _("There is no consent round yet.")

    def _may(self, verb: str):
        def may() -> bool | str:
            has = self._has_round()
            if has is not True:
                return has
            return verb in self._page.view.legal or _("This cannot be done at this step.")

        return may

    def _has_proposal(self) -> bool | str:
        view = self._page.view
        return (view is not None and bool(view.proposal_id)) or _("An election has no proposal.")

    def _may_write(self) -> bool | str:
        has = self._has_round()
        if has is not True:
            return has
        return self._page.stage.editor() is not None or _("There is nothing to write on the sheet now.")

    def _may_compare(self) -> bool | str:
        view = self._page.view
        return (view is not None and bool(view.checked_text)) or _(
            "The wording has not changed in this round."
        )
