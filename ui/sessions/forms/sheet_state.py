"""One sheet of paper being typed in, and one person's answers on the screen: thought without a window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from council.sessions.forms.templates import Question


@dataclass(frozen=True, slots=True)
class Sheet:
    """Answers so far and the question they stand at; `at` is the number of questions when all were passed."""

    questions: tuple[Question, ...]
    answers: Mapping[str, Any] = field(default_factory=dict)
    at: int = 0

    @property
    def question(self) -> Question | None:
        """The question to answer now, or None at the end."""
        return self.questions[self.at] if self.at < len(self.questions) else None

    @property
    def is_done(self) -> bool:
        return self.at >= len(self.questions)

    @property
    def given(self) -> Any:
        """What stands as the answer to the question now, or None."""
        return self.answers.get(self.question.id) if self.question else None

    def marked(self, point: int) -> Sheet | None:
        """The sheet with a point for the question now; None where its scale has no such point."""
        asked = self.question
        if asked is None or not asked.is_scale or not 1 <= point <= asked.points:
            return None
        return replace(self, answers={**self.answers, asked.id: point})

    def written(self, text: str) -> Sheet:
        """The sheet with words for the question now; blank words leave it out."""
        asked = self.question
        if asked is None:
            return self
        if not text.strip():
            return self.left_out()
        return replace(self, answers={**self.answers, asked.id: text})

    def left_out(self) -> Sheet:
        """The sheet without an answer to the question now."""
        asked = self.question
        left = {id: given for id, given in self.answers.items() if asked is None or id != asked.id}
        return replace(self, answers=left)

    def on(self) -> Sheet:
        """The sheet at the next question."""
        return replace(self, at=min(self.at + 1, len(self.questions)))

    def back(self) -> Sheet:
        """The sheet at the question before."""
        return replace(self, at=max(self.at - 1, 0))

    def anew(self) -> Sheet:
        """An empty sheet of the same form."""
        return Sheet(self.questions)
