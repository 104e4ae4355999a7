"""A seating proposed beside the store, and a re-seating on the day with its list of moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from council import clock
from council.progress import Progress
from council.sessions import actions
from council.sessions.room import Brief, Proposal
from council.words import _
from ui.page import Page
from ui.sessions.seats.room_view import RoomView, brief_of
from ui.sessions.seats.tables_forms import RoundsForm
from ui.sessions.seats.tables_state import SeatMove, moves_of, reseat_words
from ui.widgets import announce

STEPS, LONGER = 4_000, 16_000


class Proposing:
    """Asks for a brief, looks for a seating beside the store, keeps it, and says what cannot be kept.

    `moved(seating id, moves, words)` is called when people were re-seated.
    """

    def __init__(
        self,
        page: Page,
        room: Callable[[], RoomView],
        moved: Callable[[str, tuple[SeatMove, ...], str], None],
    ) -> None:
        self._page, self._room, self._moved = page, room, moved

    def propose(self) -> None:
        """A seating in the usual number of exchanges."""
        self._look(STEPS)

    def look_longer(self) -> None:
        """A seating in four times as many."""
        self._look(LONGER)

    def rounds(self) -> None:
        """Seatings for several rounds at once, hosts staying."""
        room = self._room()
        form = RoundsForm(room.numbers, room.round, parent=self._page)

        def propose() -> None:
            hosts = form.host_ids()
            if hosts is not None:
                self._rounds = (form.rounds.value(), hosts)
                form.accept()
                self._brief(self._on_rounds_brief)

        form.submitted.connect(propose)
        form.open()

    def reseat(self) -> None:
        """The seating of those who are there with the fewest moves."""
        self._brief(self._on_reseat_brief)

    def _look(self, steps: int) -> None:
        self._steps = steps
        self._brief(self._on_brief)

    def _brief(self, then: Callable[[Any], None]) -> None:
        room = self._room()
        self._page.clear_banner()
        self._page.ask(brief_of, then, session_id=room.session.id, round=room.round)

    def _on_brief(self, answer: Any) -> None:
        if not isinstance(answer, Brief):
            self._page.refused(answer)
            return
        words, seed = _("Looking for a seating"), clock.new_id()[-12:]
        self._page.work(words, _proposal, self._on_proposal, brief=answer, seed=seed, steps=self._steps)

    def _on_proposal(self, found: Proposal) -> None:
        words = _("Seating kept; it is the best found in {steps} exchanges").format(steps=found.steps)
        self._keep(found, words, lambda _outcome: self._name(found))

    def _name(self, found: Proposal) -> None:
        """Say what could not be kept; quiet when everything was."""
        told = []
        if found.unkept:
            told.append(_("Not kept: {rules}.").format(rules="; ".join(found.unkept)))
        told += found.foreseen
        if told:
            self._page.banner(" ".join(told), "warn")

    def _on_rounds_brief(self, answer: Any) -> None:
        if not isinstance(answer, Brief):
            self._page.refused(answer)
            return
        count, hosts = self._rounds
        given = {"brief": answer, "rounds": count, "seed": clock.new_id()[-12:], "hosts": hosts}
        self._page.work(_("Looking for seatings"), _rounds_proposal, self._on_rounds, **given)

    def _on_rounds(self, found: Sequence[Proposal]) -> None:
        first, last = found[0].round, found[-1].round
        words = _("Rounds {first} to {last} kept, each the best found").format(first=first, last=last)
        told = self._page.said(words, lambda _outcome: self._name(found[0]))
        self._page.act(actions.keep_rounds, told, rounds=found, at=clock.now())

    def _on_reseat_brief(self, answer: Any) -> None:
        if not isinstance(answer, Brief):
            self._page.refused(answer)
            return
        planned = {place.seat_id: place.table_id for place in self._room().seating.places}
        words = _("Looking for the fewest moves")
        self._page.work(words, _reseat_proposal, self._on_reseated, brief=answer, planned=planned)

    def _on_reseated(self, answer: tuple[Proposal, Any]) -> None:
        found, reseated = answer
        moves = moves_of(self._room(), found.places)
        told = reseat_words(moves, len(found.places), is_proven=reseated.is_proven)

        def kept(outcome: Any) -> None:
            self._moved(outcome.value, moves, told)
            announce(self._page, " ".join([told, *(move.words for move in moves)]))
            self._name(found)

        self._keep(found, _("Seats taken anew"), kept)

    def _keep(self, found: Proposal, words: str, then: Callable[[Any], None]) -> None:
        self._page.act(
            actions.keep_seating,
            self._page.said(words, then),
            session_id=found.session_id,
            round=self._room().round,
            places=found.places,
            seed=found.seed,
            steps=found.steps,
            version=found.version,
            at=clock.now(),
        )


def _proposal(brief: Brief, seed: str, steps: int, progress: Progress) -> Proposal:
    """A seating, looked for beside the store."""
    from council.sessions.seating import propose_seating  # numpy

    return propose_seating(brief, seed, steps=steps, progress=progress)


def _rounds_proposal(
    brief: Brief, rounds: int, seed: str, hosts: Sequence[str], progress: Progress
) -> tuple[Proposal, ...]:
    """Seatings for several rounds, looked for beside the store."""
    from council.sessions.seating import propose_rounds  # numpy

    return propose_rounds(brief, rounds, seed, hosts=hosts, steps=STEPS, progress=progress)


def _reseat_proposal(brief: Brief, planned: dict[str, str]) -> Any:
    """The fewest moves, looked for beside the store."""
    from council.sessions.reseat import propose_reseat  # highspy

    return propose_reseat(brief, planned)
