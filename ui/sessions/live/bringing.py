"""Statements that were written on paper come in: seen line by line first, kept as one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from council import clock
from council.sessions import actions, queries
from council.words import ngettext
from ui.runner import Runner
from ui.sessions.live.around import Selectors
from ui.sessions.live.bring_form import BringForm, kept_words
from ui.sessions.live.composer import Composer
from ui.sessions.live.typed_up import Known


class Bringing(QObject):
    """Opens the form over the panel, tells it what there is, and keeps what it read."""

    said = Signal(str)
    left = Signal()

    def __init__(self, runner: Runner, composer: Composer, selectors: Selectors, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner, self._composer, self._selectors, self._over = runner, composer, selectors, parent
        self.form: BringForm | None = None

    def open(self, session_id: str, pick: Callable) -> None:
        """Ask for the sessions, then open the form with this one chosen."""
        self._runner.ask(self, queries.sessions_of, partial(self._on_sessions, session_id, pick))

    def _on_sessions(self, session_id: str, pick: Callable, sessions) -> None:
        self.form = form = BringForm(sessions, session_id, pick, parent=self._over)
        form.moved.connect(self._ask)
        form.submitted.connect(self._keep)
        form.finished.connect(self._on_finished)
        form.open()
        self._ask(session_id)

    def _ask(self, session_id: str) -> None:
        ask = self._runner.ask
        ask(self.form, queries.statements_of, partial(self._on_statements, session_id), session_id=session_id)

    def _on_statements(self, session_id: str, statements) -> None:
        then = partial(self._on_agenda, kept_words(statements))
        self._runner.ask(self.form, queries.agenda_of, then, session_id=session_id)

    def _on_agenda(self, kept, items) -> None:
        around = self._selectors.around
        known = Known(frozenset(around.seats), frozenset(around.tables), kept)
        self.form.know(known, items, table=self._composer.state.table, item_id=self._selectors.item_id)

    def _keep(self) -> None:
        form, around = self.form, self._selectors.around
        statements = form.read.statements(
            session_id=form.session_id,
            item_id=form.item_id,
            level=form.level,
            kind=self._selectors.kind,
            seats=around.seats,
            tables=around.tables,
        )
        if statements:
            self._runner.act(
                form,
                actions.import_statements,
                partial(self._on_kept, len(statements)),
                form.refuse_error,
                statements=statements,
                at=clock.now(),
            )

    def _on_kept(self, count: int, _outcome) -> None:
        told = ngettext(
            "{count} statement from paper is kept; undo takes it back",
            "{count} statements from paper are kept; undo takes them all back",
            count,
        )
        self.form.accept()
        self.said.emit(told.format(count=count))

    def _on_finished(self, _done: int) -> None:
        self.form = None
        self.left.emit()
