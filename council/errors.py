"""Refusals: what was asked cannot be done, said as a code and its facts.

A room keeps its own in `refusals.py`, each with its sentence; `words.say` puts one into a person's language.
"""

from __future__ import annotations

from typing import ClassVar


class CouncilError(Exception):
    """A refusal. The class name is its code, `sentence` tells what happened, why, and what to do.

    `sentence` is a `str.format` template over the facts. It stands with its class, not in a list far away,
    so that window and command line say the same and no code can be without words.
    """

    sentence: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    @property
    def code(self) -> str:
        return type(self).__name__

    def __str__(self) -> str:
        return self.sentence.format(**self.facts)

    def __reduce__(self) -> tuple[object, tuple[type[CouncilError], dict[str, object]]]:
        return _again, (type(self), self.facts)


def _again(kind: type[CouncilError], facts: dict[str, object]) -> CouncilError:
    return kind(**facts)
