"""What sounds alike in meaning: asked of a process of its own, so that the window never waits for a model.

Quiet by design: while the model is not warm, or is gone, nobody is told anything and words alone count.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Mapping
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from council.errors import CouncilError
from council.words import N_
from ui.runner import Runner

if TYPE_CHECKING:
    from council.ground.meaning.values import Model

CHOSEN = "language_model"  # the table in which the council's model stands
LEAST = 0.70  # cosine; paraphrases of one sentence lie between 0.6 and 0.9, other matters below
AT_ONCE = 8  # statements read before somebody else may ask: some 30 milliseconds of one core
_PATIENCE = 2.0  # seconds the process has to end by itself


class MeaningLost(CouncilError):
    """The process that reads statements has ended, or could not be started."""

    sentence = N_("Statements are compared by their words only: the process that reads them has ended.")


class Meaning(QObject):
    """Learns the statements that stand, and answers which of them are near to some words."""

    moved = Signal(int, int)  # statements read, and known of

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._line = runner, _Line()
        self._texts: dict[str, str] = {}  # id: text, of all that shall be known
        self._unread: dict[str, str] = {}
        self._gone: list[str] = []
        self._wanted: tuple[QObject, str, Callable[[tuple], object]] | None = None
        self._busy = self._anew = self.is_off = self._has_ended = False
        self._model: Model | None = None  # None for the one that comes with the program
        runner.changed.connect(self._on_changed)

    @property
    def is_warm(self) -> bool:
        """Whether everything told so far has been read."""
        return self._line.is_open and not self._unread and not self._busy

    def learn(self, texts: Mapping[str, str], *, gone: Iterable[str] = ()) -> None:
        """Say which statements came, text by id, and which went; what is new is read behind the window."""
        for id in gone:
            if self._texts.pop(id, None) is not None and self._unread.pop(id, None) is None:
                self._gone.append(id)
        self._unread |= {id: text for id, text in texts.items() if self._texts.get(id) != text}
        self._texts |= texts
        self._go_on()

    def nearest(self, asker: QObject, text: str, then: Callable[[tuple], object]) -> None:
        """Ask for the statements nearest to these words; a later question takes the place of this one.

        `then` gets a tuple of Near, nearest first, () when nothing is near. Silent while nothing is known.
        """
        if self._line.is_open and not self.is_off:
            self._wanted = (asker, text, then)
            self._go_on()

    def begin(self, _path: object = None) -> None:
        """Forget everything, as when another council is opened, and ask which model reads this one."""
        self._texts, self._unread, self._gone, self._wanted = {}, {}, [], None
        self._anew = self._line.is_open
        self._ask_model()

    def end(self) -> None:
        """End the process; called when nothing is asked any more."""
        self.is_off = self._has_ended = True
        self._line.close()

    def _on_changed(self, outcome: Any) -> None:
        if CHOSEN in outcome.touched:
            self._ask_model()

    def _ask_model(self) -> None:
        self._runner.ask(self, _model_of, self._on_model)

    def _on_model(self, model: Model) -> None:
        """Another model than so far reads everything anew; a process that was lost gets a new try."""
        wanted = None if model.is_bundled else model
        if wanted == self._model or self._has_ended:
            return
        self._model, self._unread, self._gone = wanted, dict(self._texts), []
        self._anew, self.is_off = True, False
        self._go_on()

    def _go_on(self) -> None:
        """Send the next question, if none is under way; somebody who waits comes before what is unread."""
        if self._busy or self.is_off:
            return
        if self._anew:
            self._anew = False
            given = {} if self._model is None else {"model": self._model}
            self._ask("begin", lambda _none: None, **given)
        elif self._wanted is not None:
            asker, text, then = self._wanted
            self._wanted = None
            self._ask("nearest", then, asker, text=text, least=LEAST)
        elif self._gone and self._line.is_open:
            gone, self._gone = self._gone, []
            self._ask("forget", lambda _none: None, ids=gone)
        elif self._unread:
            some = _first(self._unread.items())
            for id, _text in some:
                del self._unread[id]
            self._ask("learn", self._on_learnt, texts=some)

    def _ask(
        self, verb: str, then: Callable[[Any], object], asker: QObject | None = None, /, **given: Any
    ) -> None:
        self._busy = True

        def answered(answer: Any) -> None:
            self._busy = False
            if asker is None or isValid(asker):
                then(answer)
            self._go_on()

        self._runner.work(self, self._line.ask, answered, self._on_lost, verb=verb, given=given)

    def _on_learnt(self, _count: int) -> None:
        self.moved.emit(len(self._texts) - len(self._unread), len(self._texts))

    def _on_lost(self, _error: CouncilError) -> None:
        """From now on words alone count; nobody in the room is told, for nothing of theirs is touched."""
        self._busy, self.is_off = False, True
        self._line.hang_up()


class _Line:
    """The way to the process, which is started by the first question."""

    def __init__(self) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._end: Connection | None = None

    @property
    def is_open(self) -> bool:
        return self._end is not None

    def ask(self, verb: str, given: dict[str, Any]) -> Any:
        """Send and wait; called in the pool, one at a time. Raises: MeaningLost, or what is refused."""
        try:
            end = self._end or self._start()
            end.send((verb, given))
            is_answer, answer = end.recv()
        except (OSError, EOFError) as error:
            raise MeaningLost() from error
        if not is_answer:
            raise answer
        return answer

    def hang_up(self) -> None:
        """Say that nobody asks any more; the process ends by itself."""
        end, self._end = self._end, None
        if end is not None:
            end.close()

    def close(self) -> None:
        """Hang up, wait for the process to end, and end it if it does not."""
        self.hang_up()
        process, self._process = self._process, None
        if process is not None:
            process.join(_PATIENCE)
            if process.is_alive():
                process.terminate()

    def _start(self) -> Connection:
        from council.ground.meaning.nearness import serve

        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), name="meaning", daemon=True)
        try:
            process.start()
        except RuntimeError as error:  # a main module that cannot be imported a second time
            raise MeaningLost() from error
        theirs.close()
        self._process, self._end = process, ours
        return ours


def _model_of(db: Any) -> Model:
    """Asked on the store's thread, where what it imports is no matter for the window."""
    from council.ground.meaning.queries import model_of

    return model_of(db)


def _first(items: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair, _place in zip(items, range(AT_ONCE), strict=False)]
