"""The near twin of what is being said: by its words at once, by its meaning when the model is warm.

It stands at the edge and waits for nobody: Enter keeps, one key says "the same", and nothing is ever merged.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from council import clock
from council.sessions import actions
from council.words import _
from ui.meaning import Meaning
from ui.runner import Runner
from ui.sessions.live.alike import WordIndex, alike, twin_words
from ui.sessions.live.composer import Composer
from ui.sessions.live.heard import HeardModel
from ui.sessions.live.state import Row

_REST = 150  # milliseconds without a key, before the list is searched
_AT_ONCE = 200  # rows noted between two turns of the event loop
KEY = "Ctrl+D"


class Twins(QObject):
    """Looks for a twin of the words in the line or, once they have left it, of the row kept last."""

    moved = Signal()
    said = Signal(str)

    def __init__(
        self,
        runner: Runner,
        composer: Composer,
        model: HeardModel,
        meaning: Meaning | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._composer, self._model, self._meaning = runner, composer, model, meaning
        self.words = ""  # what stands at the edge
        self._twin: Row | None = None
        self._about = ""  # id of the row that was kept last, while the line is empty
        self._text = ""  # what was looked for last
        self._words, self._unknown = WordIndex(), []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._index)
        model.heard.connect(self._on_heard)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.look)

    def _on_heard(self, gone, came) -> None:
        """Note what left the list and what came, a little at a time; the model is told of what is kept."""
        self._unknown += [(row, False) for row in gone]
        self._unknown += [(row, True) for row in came]
        self._soon.start()
        if self._meaning is not None:
            kept = {row.id: row.text for row in came if row.is_kept}
            self._meaning.learn(kept, gone=[row.id for row in gone if row.is_kept and row.id not in kept])

    def _index(self, most: int = _AT_ONCE) -> None:
        some, self._unknown = self._unknown[:most], self._unknown[most:]
        for row, is_there in some:
            (self._words.add if is_there else self._words.drop)(row)
        if self._unknown:
            self._soon.start()

    def touch(self) -> None:
        """The words have changed; they are looked for when the hand rests."""
        if self._composer.state.text != self._text:
            self._show("", None)
            self._rest.start()

    def sent(self, id: str) -> None:
        """A statement has left the line; its twin is looked for as long as nothing new is typed."""
        self._about = id
        self._rest.start()

    def stop(self) -> None:
        """Look for nothing more."""
        self._rest.stop()

    def look(self) -> None:
        """Look for a twin now."""
        row, text = self._looked_for()
        self._text = self._composer.state.text
        if not text:
            return
        self._index(len(self._unknown))
        likely = self._words.likely(text) - {row.id if row is not None else ""}
        there = (self._model.row(id) for id in likely)
        twin = alike(text, sorted((each for each in there if each), key=lambda each: each.number))
        if twin is not None:
            self._show(text, twin, about=None if self._text else row)
        elif self._meaning is not None:
            self._meaning.nearest(self, text, partial(self._on_near, text))

    def same(self) -> None:
        """Say that the two are the same; both stay."""
        if self._twin is None:
            self.said.emit(_("There is no near twin at the edge."))
        elif not self._composer.state.is_empty:
            self._composer.set_chip("same", self._twin.number)
        else:
            given = {"statement_id": self._about, "other_id": self._twin.id, "at": clock.now()}
            told = _("Marked as the same as {number}").format(number=self._twin.number)
            self._runner.act(self, actions.mark_alike, partial(self._on_same, told), None, **given)

    def id_of(self, number: int) -> str:
        """The id of the statement with this number, "" if it stands no more."""
        return next((row.id for row in self._model.rows() if row.number == number), "") if number else ""

    def _looked_for(self) -> tuple[Row | None, str]:
        """The row a twin is looked for, None for words that are only typed, and the words."""
        state, corrects = self._composer.state, self._composer.corrects
        if not state.is_empty:
            return corrects, state.text
        last = self._model.row(self._about)
        return last, last.text if last is not None else ""

    def _on_near(self, text: str, found) -> None:
        row, now = self._looked_for()
        rows = (self._model.row(near.id) for near in found)
        twin = next((each for each in rows if each is not None and (row is None or each.id != row.id)), None)
        if now == text and twin is not None:
            self._show(text, twin, by_meaning=True, about=None if self._text else row)

    def _on_same(self, told: str, _outcome) -> None:
        self.said.emit(told)
        self._about = ""  # said once; it is not asked about again
        self._show("", None)

    def _show(
        self, text: str, twin: Row | None, *, by_meaning: bool = False, about: Row | None = None
    ) -> None:
        words = twin_words(twin, by_meaning=by_meaning, about=about, key=KEY) if twin and text else ""
        self._twin = twin
        if words != self.words:
            self.words = words
            self.moved.emit()
