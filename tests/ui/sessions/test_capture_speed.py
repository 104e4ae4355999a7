"""Typing stays smooth: with five thousand statements, and while long work runs beside it."""

from __future__ import annotations

import time
from statistics import median

from PySide6.QtCore import Qt

KEY = 0.050  # seconds a key may take; STYLE 6.11


def keys_timed(hands, words: str) -> list[float]:
    """Seconds each letter took, with everything it set off in the window."""
    took = []
    for letter in words:
        started = time.perf_counter()
        hands.type(letter)
        hands.qtbot.wait(0)
        took.append(time.perf_counter() - started)
    return took


def test_five_thousand_statements_stay_fluid(hands):
    """A key, an Enter, the search for a near twin: no slower in the third hour than in the first minute."""
    hands.fill(5_000)
    hands.qtbot.waitUntil(lambda: hands.panel.model.rowCount() == 5_000, timeout=20_000)
    took = keys_timed(hands, "rents in the inner city rise faster than pay, and people move out")
    assert median(took) < KEY / 2
    hands.panel.twins.look()
    started = time.perf_counter()
    hands.panel.twins.look()
    assert time.perf_counter() - started < 2 * KEY
    entered = [enter_timed(hands, f"One more {number}") for number in range(10)]
    hands.settle()
    assert median(entered) < KEY
    assert (hands.panel.model.rowCount(), hands.last().number) == (5_010, 5_010)


def enter_timed(hands, words: str) -> float:
    """Seconds from Enter to the waiting row at the end of the list."""
    hands.panel.composer.empty()
    hands.type(words)
    started = time.perf_counter()
    hands.press(Qt.Key.Key_Return)
    took = time.perf_counter() - started
    assert hands.last().text == words
    return took


def test_typing_is_smooth_while_work_runs(hands):
    """A draw, a map or an import beside it does not make the line stutter."""
    stop = []

    def toil() -> int:
        total = 0
        while not stop:
            total += sum(n * n for n in range(1000))
        return total

    hands.desk.runner.work(hands.page, toil, lambda total: None, lambda error: None)
    try:
        took = keys_timed(hands, "words while a draw is running beside the line")
    finally:
        stop.append(True)
    hands.settle()
    assert median(took) < KEY
