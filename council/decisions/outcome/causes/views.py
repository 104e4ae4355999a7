"""What causes answer with: frozen values, safe to show on any thread."""

from __future__ import annotations

from dataclasses import dataclass

WAITING = ("raised", "under_test", "qualified", "open", "question")


@dataclass(frozen=True, slots=True)
class Cause:
    """An objection or a remark on one wording of a proposal; nobody is named.

    `kind` is objection or remark, `number` 0 where there is none, `version` the number of the wording it is
    about, `answer` what was said to it.
    """

    id: str
    kind: str
    number: int
    text: str
    state: str
    version: int
    answer: str = ""

    @property
    def is_waiting(self) -> bool:
        """Whether nothing has settled it yet, so that the next wording may answer it."""
        return self.state in WAITING
