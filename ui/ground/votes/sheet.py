"""What one seat says to the statements of a set, while it is being typed: thought without a window."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace

AGREE, PASS, DISAGREE = 1, 0, -1
KEYS: Mapping[str, int | None] = {
    "a": AGREE,
    "p": PASS,
    "d": DISAGREE,
    "n": None,
    " ": None,
    "1": AGREE,
    "2": DISAGREE,
    "3": PASS,
    "0": None,
}  # one hand on the letters or one on the digits; None: not asked


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement at which what was typed is not what is kept; None is not asked."""

    statement_id: str
    kept: int | None
    typed: int | None


@dataclass(frozen=True, slots=True)
class VoteSheet:
    """One sheet: `kept` is what stands of this seat already, `typed` what was said to it now, None not asked.

    `at` is the place of the statement to answer now, the number of statements when all were passed. What
    nothing was typed for stays as it is kept.
    """

    statements: tuple[str, ...]
    kept: Mapping[str, int] = field(default_factory=dict)
    typed: Mapping[str, int | None] = field(default_factory=dict)
    at: int = 0

    @property
    def statement(self) -> str:
        """The statement to answer now; "" at the end."""
        return self.statements[self.at] if self.at < len(self.statements) else ""

    @property
    def is_done(self) -> bool:
        return self.at >= len(self.statements)

    @property
    def is_begun(self) -> bool:
        return bool(self.typed) or self.at > 0

    def marked(self, value: int | None) -> VoteSheet:
        """The sheet with an answer to the statement now, at the next one; itself at the end."""
        if self.is_done:
            return self
        return replace(self, typed={**self.typed, self.statement: value}, at=self.at + 1)

    def on(self) -> VoteSheet:
        """The sheet at the next statement, nothing typed for this one."""
        return replace(self, at=min(self.at + 1, len(self.statements)))

    def back(self) -> VoteSheet:
        """The sheet at the statement before."""
        return replace(self, at=max(self.at - 1, 0))

    def among(self, ids: Container[str]) -> VoteSheet:
        """The sheet without statements that are not put to the council any more."""
        if all(one in ids for one in self.statements):
            return self
        left = tuple(one for one in self.statements if one in ids)
        typed = {one: value for one, value in self.typed.items() if one in ids}
        before = sum(one in ids for one in self.statements[: self.at])
        return replace(self, statements=left, typed=typed, at=before)

    def was_typed(self, statement_id: str) -> bool:
        return statement_id in self.typed

    def now(self, statement_id: str) -> int | None:
        """What would stand: what was typed, else what is kept; None is not asked."""
        return self.typed[statement_id] if self.was_typed(statement_id) else self.kept.get(statement_id)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where a second sheet of a seat does not say what the first one did, in order."""
        return tuple(
            Difference(one, self.kept[one], self.typed[one])
            for one in self.statements
            if one in self.kept and self.was_typed(one) and self.typed[one] != self.kept[one]
        )
