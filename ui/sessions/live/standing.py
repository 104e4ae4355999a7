"""What stands in the file, brought to the list: all of it once, then only what an act has moved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from council.sessions import queries
from ui.runner import Runner
from ui.sessions.live.heard import HeardModel
from ui.sessions.live.state import Row

SHOWS = frozenset({"statement", "sign_off"})
_BY_ID = frozenset(  # verbs that answer with the statements they touched
    {
        *("edit_statement", "withdraw_statement", "mark_read_back", "set_level", "mark_carry"),
        *("split_statement", "merge_statements", "translate_statement", "redact_statement"),
    }
)


class Standing(QObject):
    """Asks what stands in a session. Nothing typed and no waiting row is touched by an answer."""

    shown = Signal()

    def __init__(self, runner: Runner, model: HeardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._model = runner, model
        self._session_id, self._signed = "", frozenset()
        self.is_known = False  # the first answer has come

    def open(self, session_id: str) -> None:
        """Show this session, from the beginning."""
        self._session_id, self._signed = session_id, frozenset()
        self._model.begin()
        self.ask()

    def ask(self) -> None:
        """Ask for everything."""
        if self._session_id:
            given = {"session_id": self._session_id}
            self._runner.ask(self, queries.signoffs_of, self._on_signed, **given)
            self._runner.ask(self, queries.statements_of, self._on_all, **given)

    def follow(self, outcome) -> None:
        """Ask for what an act has moved; for everything where it does not say what."""
        if outcome.value and outcome.name == "capture_statement":
            given = {"session_id": self._session_id, "since": self._model.newest()}
            self._runner.ask(self, queries.statements_of, self._on_new, **given)
        elif outcome.value and outcome.name in _BY_ID:
            ids = (outcome.value,) if isinstance(outcome.value, str) else tuple(outcome.value)
            self._runner.ask(self, queries.statements_of, partial(self._on_some, ids), ids=ids)
        else:
            self.ask()

    def _on_signed(self, signoffs) -> None:
        self._signed = frozenset((each.item_id, each.table_id) for each in signoffs)

    def _on_all(self, statements) -> None:
        if all(each.session_id == self._session_id for each in statements):
            self._model.show_kept(self._rows(statements), whole=True)
            self._told()

    def _on_new(self, statements) -> None:
        if all(each.session_id == self._session_id for each in statements):
            self._model.show_these(self._rows(statements), gone=())
            self._told()

    def _on_some(self, ids: Sequence[str], statements) -> None:
        """What was asked for and stands no more has gone, and so has what others came from."""
        ours = [each for each in statements if each.session_id == self._session_id]
        standing, numbers = {each.id for each in ours}, {each.number for each in ours}
        parents = [id for each in ours for id in each.parents if self._number(id) not in numbers]
        self._model.show_these(self._rows(ours), gone=[*(id for id in ids if id not in standing), *parents])
        self._told()

    def _number(self, id: str) -> int:
        row = self._model.row(id)
        return row.number if row is not None else 0

    def _rows(self, statements) -> list[Row]:
        return [Row.of_kept(each, self._signed) for each in statements]

    def _told(self) -> None:
        self.is_known = True
        self.shown.emit()
