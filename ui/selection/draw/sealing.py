"""The sealed steps of a draw: commit, draw, void; each asked once, and said when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from council import clock
from council.errors import CouncilError
from council.people.refusals import NameMissing
from council.selection import actions
from council.selection.refusals import CertificateUnfit
from council.words import _, ngettext, say
from ui.page import Page
from ui.selection.draw.drawing import DrawingPart
from ui.selection.draw.state import DrawState
from ui.selection.wording import beacon_words
from ui.widgets import Form


@dataclass(frozen=True, slots=True)
class Host:
    """What sealing asks of the page: its state, what a commitment is made of, where to stand, what to say.

    expect: a step ("committed" or "kept") and a count, to be said as soon as the page stands for it.
    """

    state: Callable[[], DrawState]
    committing: Callable[[], dict[str, Any]]
    expect: Callable[..., None]
    stand_at: Callable[[str], None]


class Sealing(QObject):
    """Asks and does what cannot be undone, for the page of the draw."""

    def __init__(self, page: Page, host: Host, drawing: DrawingPart) -> None:
        super().__init__(page)
        self._page, self._host, self._drawing = page, host, drawing

    def _state(self) -> DrawState:
        return self._host.state()

    # commit ------------------------------------------------------------------------------------------------

    def ask_commit(self) -> None:
        """Ask before the lottery and its source of chance are fixed."""
        words = [
            _("Pool, targets, panels, weights and the source of chance are fixed. This cannot be undone.")
        ]
        plan = self._host.committing()["chance"]
        if plan.beacon != "none":
            words.append(beacon_words({"round": plan.round}) + ".")
        self._page.question(_("Commit to this lottery?"), " ".join(words), _("Commit"), self._commit)

    def _commit(self) -> None:
        self._write(lambda _outcome: self._host.expect("committed"))

    def _write(self, then: Any) -> None:
        page = self._page
        words = _("Writing the commitment")
        page.work_act(words, actions.commit_lottery, then, self._refused, **self._host.committing())

    # a quick draw ------------------------------------------------------------------------------------------

    def ask_quick(self) -> None:
        """Ask before the lottery is fixed and drawn from in one go."""
        words = _(
            "The lottery is fixed, this computer draws, and the panel is seated. There is no second time."
        )
        self._page.question(_("Draw the panel now?"), words, _("Draw now"), self._quick)

    def _quick(self) -> None:
        self._write(lambda _outcome: self._keep(at=clock.now(), digits=None))

    # draw --------------------------------------------------------------------------------------------------

    def ask_reveal(self) -> None:
        """Ask before the panel is drawn from what was read aloud."""
        seats = self._state().draw.seats
        words = ngettext("{seats:,} person is seated.", "{seats:,} people are seated.", seats).format(
            seats=seats
        )
        words = " ".join((words, _("One commitment gives one panel: this cannot be undone or repeated.")))
        self._drawing.keep()
        self._page.question(_("Reveal the panel?"), words, _("Reveal the panel"), self._reveal)

    def _reveal(self) -> None:
        given = self._drawing.given() if self._state().has_ceremony else {"at": clock.now(), "digits": None}
        self._keep(**given)

    def _keep(self, **given: Any) -> None:
        draw_id = self._host.committing()["draw_id"]
        told = {"draw_id": draw_id, **given}
        self._page.work_act(_("Drawing"), actions.keep_draw, self._on_kept, self._on_not_kept, **told)

    def _on_kept(self, outcome: Any) -> None:
        self._host.expect("kept", len(outcome.value))

    def _on_not_kept(self, error: CouncilError) -> None:
        if isinstance(error, CertificateUnfit):
            self._host.stand_at("draw")
        self._refused(error)

    # void --------------------------------------------------------------------------------------------------

    def ask_void(self) -> None:
        """Ask for the reason; the next commitment repeats it."""
        words = _(
            "This draw will give no panel, and nobody can draw from it any more. The reason stands in "
            "the next "
            "commitment, for everybody to read. This cannot be undone."
        )
        form = Form(
            _("Void this draw"), verb=_("Void the draw"), cancel=_("Cancel"), lead=words, parent=self._page
        )
        reason = QLineEdit()
        line = form.field(_("Reason"), reason, hint=_("For instance: the beacon’s round never appeared."))

        def void() -> None:
            given = {"draw_id": self._state().draw.id, "reason": reason.text(), "at": clock.now()}
            otherwise = lambda error: form.refuse(say(error), line)  # noqa: E731  short, and only here
            self._page.act(actions.void_draw, lambda _outcome: form.accept(), otherwise, **given)

        form.submitted.connect(void)
        form.open()

    def _refused(self, error: CouncilError) -> None:
        self._page.banner(
            say(error), "alarm", ["people.name_council"] if isinstance(error, NameMissing) else []
        )
