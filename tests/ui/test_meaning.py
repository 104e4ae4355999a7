"""What sounds alike in meaning is asked of a process; the window never waits, and a loss is told to none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from council.ground.actions import choose_engine
from council.ground.meaning.nearness import Near
from council.ground.meaning.values import BUNDLED, Model
from tests.ui.visiting import settle
from ui.meaning import AT_ONCE, Meaning, MeaningLost

TEXTS = {"1": "Children need safe ways to school", "2": "Rents rise faster than pay"}


@pytest.fixture
def meaning(runner) -> Iterator[Meaning]:
    """Asked of a real process, ended with the test."""
    made = Meaning(runner)
    yield made
    made.end()
    made.deleteLater()


def test_a_real_process_reads_and_answers(meaning, runner, qtbot):
    """Learnt in the background; the nearest is told by id, and a statement that went is found no more."""
    meaning.learn(TEXTS)
    qtbot.waitUntil(lambda: meaning.is_warm, timeout=120_000)
    got = []
    meaning.nearest(meaning, "The way to school must be safe for kids", got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=60_000)
    assert [near.id for near in got[0]] == ["1"]
    meaning.learn({}, gone=["1"])
    meaning.nearest(meaning, "The way to school must be safe for kids", got.append)
    qtbot.waitUntil(lambda: len(got) == 2, timeout=60_000)
    assert got[1] == ()
    settle(runner, qtbot)


class Ask:
    """Stands in for the process: notes what is asked, answers at once, or is gone."""

    def __init__(self) -> None:
        self.asked, self.is_open, self.is_gone = [], False, False

    def ask(self, verb, given):
        if self.is_gone:
            raise MeaningLost()
        self.is_open = True
        self.asked.append((verb, given))
        return (Near("2", 0.9),) if verb == "nearest" else len(given.get("texts", ()))

    def hang_up(self):
        self.is_open = False

    close = hang_up


@pytest.fixture
def asked(meaning) -> Ask:
    made = Ask()
    meaning._line = made
    return made


def verbs(asked):
    return [verb for verb, _given in asked.asked]


def test_statements_are_read_in_small_lots(meaning, asked, runner, qtbot):
    """So that somebody who asks waits for one lot only; the last question takes the place of earlier ones."""
    meaning.learn({str(n): f"text {n}" for n in range(3 * AT_ONCE)})
    got = []
    qtbot.waitUntil(lambda: asked.is_open)
    for words in ("first", "second", "third"):
        meaning.nearest(meaning, words, got.append)
    settle(runner, qtbot)
    assert all(len(given["texts"]) <= AT_ONCE for verb, given in asked.asked if verb == "learn")
    nearest = [(at, given["text"]) for at, (verb, given) in enumerate(asked.asked) if verb == "nearest"]
    assert [text for _at, text in nearest] == ["third"] and nearest[0][0] < len(asked.asked) - 1
    assert len(got) == 1 and meaning.is_warm


def test_nothing_known_is_read_twice(meaning, asked, runner, qtbot):
    """Told again, nothing is asked; a new wording is read."""
    meaning.learn(TEXTS)
    settle(runner, qtbot)
    meaning.learn(TEXTS)
    settle(runner, qtbot)
    assert verbs(asked) == ["learn"]
    meaning.learn({"1": "Other words"})
    settle(runner, qtbot)
    assert verbs(asked) == ["learn", "learn"]


def test_before_anything_is_known_nothing_is_asked(meaning, asked, runner, qtbot):
    """No process is started for a question; words alone count until the model is warm."""
    meaning.nearest(meaning, "anything", lambda found: pytest.fail("answered"))
    settle(runner, qtbot)
    assert asked.asked == []


def test_another_council_starts_from_nothing(meaning, asked, runner, qtbot):
    """What was said in the last file is nobody's twin in this one."""
    meaning.learn(TEXTS)
    settle(runner, qtbot)
    meaning.begin()
    meaning.learn({"9": "New words"})
    settle(runner, qtbot)
    assert verbs(asked) == ["learn", "begin", "learn"]


def test_another_model_reads_everything_anew(meaning, asked, runner, qtbot):
    """Chosen in the middle, it begins again with all that is known, and ways back to the bundled one too."""
    meaning.learn(TEXTS)
    settle(runner, qtbot)
    model = Model("other", "f" * 64, "/nowhere/other")
    for wanted, given in ((model, {"model": model}), (BUNDLED, {})):
        asked.asked.clear()
        runner.act(meaning, choose_engine, model=wanted, at=datetime(2026, 3, 1, tzinfo=UTC))
        settle(runner, qtbot)
        assert asked.asked[0] == ("begin", given)
        assert dict(asked.asked[1][1]["texts"]) == TEXTS and len(asked.asked) == 2


def test_a_process_that_is_gone_is_no_matter_for_the_room(meaning, asked, runner, qtbot):
    """Nothing breaks, nothing is refused aloud; from then on words alone count."""
    refused, broke = [], []
    runner.refused.connect(refused.append)
    runner.broke.connect(broke.append)
    asked.is_gone = True
    meaning.learn(TEXTS)
    settle(runner, qtbot)
    assert meaning.is_off and not refused and not broke
    meaning.learn({"3": "More"})
    settle(runner, qtbot)
    assert asked.asked == []
