"""Which statement is nearest in meaning to some words, kept ready in a process of its own.

Loading a model and reading texts both hold the interpreter for tens of milliseconds at a time; beside the
capture line that would be felt as a stutter. So the window asks a process, which asks nobody.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from council.errors import CouncilError
from council.ground.meaning.embedding import embed
from council.ground.meaning.values import BUNDLED, Model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BESIDE = 10  # how far this process stands back behind the window (nice)
_ROOM = 512  # rows the matrix grows by


class Line(Protocol):
    """The end of a pipe."""

    def send(self, message: Any, /) -> None: ...

    def recv(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Near:
    """A statement, and how near it is in meaning: the cosine, -1 to 1."""

    id: str
    share: float


@dataclass(slots=True)
class Nearness:
    """Vectors of statements by id, all by one model. What is read once is not read again under another id."""

    model: Model = BUNDLED
    places: dict[str, int] = field(default_factory=dict)  # id: row
    _rows: dict[str, int] = field(default_factory=dict)  # text: row
    _data: NDArray[np.float32] | None = None

    def learn(self, texts: Sequence[tuple[str, str]]) -> int:
        """Read these (id, text); an id known already gets its new text. Returns: how many ids are known."""
        import numpy as np

        fresh = [text for text in dict.fromkeys(text for _id, text in texts) if text not in self._rows]
        if fresh:
            first, vectors = len(self._rows), embed(fresh, model=self.model).data
            if self._data is None:
                self._data = np.zeros((_ROOM, vectors.shape[1]), dtype=np.float32)
            while first + len(fresh) > len(self._data):
                self._data = np.concatenate([self._data, np.zeros_like(self._data)])
            self._data[first : first + len(fresh)] = vectors
            self._rows |= {text: first + place for place, text in enumerate(fresh)}
        self.places |= {id: self._rows[text] for id, text in texts}
        return len(self.places)

    def forget(self, ids: Sequence[str]) -> None:
        """Leave these out from now on."""
        for id in ids:
            self.places.pop(id, None)

    def nearest(self, text: str, *, least: float, most: int = 3) -> tuple[Near, ...]:
        """The statements nearest to `text` in meaning, nearest first, those below `least` left out."""
        if self._data is None or not self.places or not text.strip():
            return ()
        shares = self._data @ embed([text], model=self.model).data[0]
        found = sorted((-float(shares[row]), id) for id, row in self.places.items() if shares[row] >= least)
        return tuple(Near(id, -share) for share, id in found[:most])


def serve(line: Line) -> None:
    """Answer (verb, given) with (True, answer) or (False, refusal) until the other end closes or sends None.

    The verbs are those of Nearness, and "begin", which forgets everything and takes another model.
    """
    if hasattr(os, "nice"):
        os.nice(BESIDE)
    known = Nearness()
    while (asked := _next(line)) is not None:
        verb, given = asked
        if verb == "begin":
            known = Nearness(**given)
        try:
            answer = (True, None if verb == "begin" else _verb(known, verb)(**given))
        except CouncilError as refusal:
            answer = (False, refusal)
        line.send(answer)


def _verb(known: Nearness, verb: str) -> Callable[..., Any]:
    verbs: dict[str, Callable[..., Any]] = {
        "learn": known.learn,
        "forget": known.forget,
        "nearest": known.nearest,
    }
    return verbs[verb]


def _next(line: Line) -> tuple[str, dict[str, Any]] | None:
    """What is asked next; None when the window is gone."""
    try:
        asked: tuple[str, dict[str, Any]] | None = line.recv()
    except (EOFError, OSError):
        return None
    return asked
