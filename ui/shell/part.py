"""One thing that can be sent to the projector."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.shell.slides import Slide


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that can be sent.

    tables: when one of them moved it is asked for anew. follows: what stands on the wall then changes with
    it; else the wall only loses what is no longer released, and never grows by itself.
    """

    id: str
    words: str
    nothing: str
    ask: Callable[..., Slide]
    tables: frozenset[str]
    follows: bool = True

    @property
    def command(self) -> str:
        """The id of the command that sends it."""
        return f"project_{self.id}"
