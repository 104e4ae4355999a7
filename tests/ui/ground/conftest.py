"""A council in the window: seats and statements, and the acts that bring themes and votes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from council.ground import actions
from council.ground.themes.values import FoundTheme
from tests.council.ground.conftest import NOON, furnish
from tests.ui.visiting import settle
from ui.page import Desk


def found(*statements: str, title: str) -> FoundTheme:
    scores = tuple(0.9 for _ in statements)
    return FoundTheme("", title, ("word",), statements[:2], statements, scores, (), len(statements), 0.7)


@pytest.fixture
def council(desk: Desk, qtbot) -> Callable[..., None]:
    """Fills the open council: so many seats and statements, and two themes if wanted."""

    def make(*, seats: int = 12, statements: int = 30, themes: bool = False, question: str = "") -> None:
        desk.runner.act(qtbot, furnish, seats=seats, statements=statements, question=question)
        if themes:
            given = [found("s1", "s2", "s3", title="Homes"), found("s4", "s5", title="Buses")]
            desk.runner.act(qtbot, actions.keep_themes, themes=given, at=NOON)
        settle(desk.runner, qtbot)

    return make
