"""What is said in a session finds its theme at once, behind the window and without a word.

Capture never waits for it: the question goes out after the statement is kept, the work runs in a process of
its own, and the place belongs to the act of capture, so that undo takes back what was said and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from council import clock
from council.errors import CouncilError
from council.ground.themes.live import LiveMaterial, LivePlaces, find_places
from ui.runner import Runner

SAID_BY = frozenset({"capture_statement", "split_statement", "merge_statements"})  # answer with their ids
_MODEL = "language_model"
_TELLING = frozenset({"theme", "membership", "remit", _MODEL})  # tables that move the middles


class LiveThemes(QObject):
    """Hears what is kept, asks where it belongs, and has it placed."""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._waiting: list[str] = []
        self._centres: Mapping[str, bytes] | None = None
        self._turn = 0  # grows with all that moves the middles: an answer from before is not one from after
        self._busy = self.is_off = False
        runner.changed.connect(self._on_changed)
        runner.opened.connect(self._begin)

    def _begin(self, _path: object = None) -> None:
        self._waiting, self._centres, self.is_off = [], None, False
        self._turn += 1

    def _on_changed(self, outcome: Any) -> None:
        if outcome.joined:  # our own: one statement hardly moves the middle of a theme
            return
        if outcome.touched & _TELLING:
            self._centres = None
            self._turn += 1
        if _MODEL in outcome.touched:  # what one model could not read another may
            self.is_off = False
        if outcome.name in SAID_BY and outcome.value:  # None when it was undone
            self._waiting += [outcome.value] if isinstance(outcome.value, str) else outcome.value
            self._go_on()

    def _go_on(self) -> None:
        if self._busy or self.is_off or not self._waiting:
            return
        from council.ground import queries  # with the store's libraries, which are long there by now

        self._busy = True
        ids, self._waiting = tuple(self._waiting), []
        with_themes = self._centres is None
        job = self._runner.ask(
            self,
            queries.live_material,
            partial(self._on_material, self._turn),
            statement_ids=ids,
            with_themes=with_themes,
        )
        job.over = self._rest  # a council closed meanwhile gives no answer

    def _rest(self) -> None:
        self._busy = False

    def _on_material(self, turn: int, material: LiveMaterial | None) -> None:
        known = self._centres
        if material is None or (known is None and not material.inside):
            self._go_on()
            return
        self._busy = True
        given = {"material": material, "centres": known}
        then = partial(self._on_places, turn)
        job = self._runner.work_beside(self, find_places, then, self._on_refused, **given)
        job.over = self._rest

    def _on_places(self, turn: int, found: LivePlaces) -> None:
        from council.ground import actions

        self._centres = found.centres if turn == self._turn else None
        for place in found.places:
            given = {"statement_id": place.statement_id, "theme_id": place.theme_id, "score": place.score}
            self._runner.act(
                self,
                actions.place_by_machine,
                None,
                self._on_refused,
                vectors=place.vectors,
                at=clock.now(),
                **given,
            )
        self._go_on()

    def _on_refused(self, _error: CouncilError) -> None:
        """Without a model nothing is placed; the page of themes says so to who asks for a proposal."""
        self.is_off, self._waiting = True, []
