"""A round with the laptop: asked for once, since nothing sent in it can be undone, and ended by anybody."""

from __future__ import annotations

from typing import Any

from council.errors import CouncilError
from council.sessions import actions
from council.sessions.forms.results import FormView
from council.words import _, say
from ui.page import Page
from ui.sessions.forms.round import Round


class Rounds:
    """Begins, shows and ends rounds for a page of forms."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.window: Round | None = None

    def hand_round(self, form: FormView) -> None:
        """Ask once and begin; go on at once with a round that has begun."""
        if form.state == "on_screen":
            self._show(form)
            return
        consequence = _(
            "Each person answers alone on this screen, and only the form can be seen. What is sent is kept "
            "without seat and time and cannot be undone, nor can anything before it. Results come when the "
            "round has ended."
        )
        title, verb = _("Hand the laptop round?"), _("Begin the round")
        self._page.question(title, consequence, verb, lambda: self._begin(form))

    def end(self, form_id: str) -> None:
        """The laptop is back."""
        if self.window is not None:
            self.window.accept()
        self._page.act(actions.end_round, self._page.said(_("Round ended")), form_id=form_id)

    def _begin(self, form: FormView) -> None:
        self._page.act(actions.begin_round, lambda _outcome: self._show(form), form_id=form.id)

    def _show(self, form: FormView) -> None:
        self.window = Round(form, parent=self._page.window())
        self.window.sent.connect(lambda id, answers: self._send(form.id, id, answers))
        self.window.over.connect(lambda: self.end(form.id))
        self.window.finished.connect(self._on_finished)
        self.window.showFullScreen()

    def _send(self, form_id: str, answer_id: str, answers: dict[str, Any]) -> None:
        given = {"form_id": form_id, "answer_id": answer_id, "answers": answers}
        self._page.act(actions.send_answers, self._on_sent, self._on_not_sent, **given)

    def _on_sent(self, _outcome: Any) -> None:
        if self.window is not None:
            self.window.thank()

    def _on_not_sent(self, error: CouncilError) -> None:
        if self.window is not None:
            self.window.refuse(say(error))

    def _on_finished(self, _result: int) -> None:
        self.window = None
        self._page.take_focus()
