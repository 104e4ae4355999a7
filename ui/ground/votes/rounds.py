"""A round with the laptop: begun, shown, ended; each person's answers are one step that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from council import clock
from council.errors import CouncilError
from council.ground import actions
from council.words import say
from ui.ground.votes.desk import VotesDesk
from ui.ground.votes.round import VoteRound
from ui.page import Page


class Rounds:
    """Begins, shows and ends rounds for the page of votes."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.window: VoteRound | None = None

    def begin(self, desk: VotesDesk, asking_id: str) -> None:
        """Cover the window with the set."""
        asking = desk.asking(asking_id)
        if asking is None:
            return
        told = {one.id: " ".join(one.text.split()) for one in desk.statements_in(asking_id)}
        answered = desk.answered(asking_id)
        self.window = VoteRound(
            asking.title, told, desk.members, answered=answered, parent=self._page.window()
        )
        self.window.sent.connect(self._send)
        self.window.over.connect(self._end)
        self.window.finished.connect(self._on_finished)
        self.window.showFullScreen()

    def _send(self, seat_id: str, answers: Mapping[str, int | None]) -> None:
        given = {"seat_id": seat_id, "answers": answers, "source": "round", "at": clock.now()}
        self._page.act(actions.keep_answers, self._on_sent, self._on_not_sent, **given)

    def _on_sent(self, _outcome: Any) -> None:
        if self.window is not None:
            self.window.thank()

    def _on_not_sent(self, error: CouncilError) -> None:
        if self.window is not None:
            self.window.refuse(say(error))

    def _end(self) -> None:
        if self.window is not None:
            self.window.accept()

    def _on_finished(self, _result: int) -> None:
        self.window = None
        self._page.window().activateWindow()
        self._page.take_focus()
