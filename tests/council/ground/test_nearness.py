"""The nearest statement in meaning: found, forgotten, and asked of a process of its own."""

from __future__ import annotations

from typing import Any

import pytest

from council.ground.meaning import nearness
from council.ground.meaning.nearness import Nearness, serve
from council.ground.refusals import ModelMissing

TEXTS = (
    ("1", "Children need safe ways to school"),
    ("2", "Rents rise faster than pay"),
    ("3", "Loneliness of the elderly is a problem"),
)


@pytest.fixture(scope="module")
def known() -> Nearness:
    """Three statements, read."""
    made = Nearness()
    made.learn(TEXTS)
    return made


def test_the_nearest_in_meaning_is_found_though_no_word_is_shared(known: Nearness) -> None:
    """Nearest first, with how near; other matters lie below the limit."""
    (near,) = known.nearest("Old people feel lonely", least=0.7)
    assert near.id == "3" and 0.7 < near.share <= 1.0
    assert known.nearest("The harbour needs a lighthouse", least=0.7) == ()
    assert [each.id for each in known.nearest("Rents rise faster than pay", least=-1.0)][0] == "2"


def test_no_more_are_told_than_asked_for(known: Nearness) -> None:
    """At most so many, in falling order."""
    found = known.nearest("school", least=-1.0, most=2)
    assert len(found) == 2 and found[0].share >= found[1].share


def test_what_is_forgotten_is_not_found() -> None:
    """A statement taken out is no twin; a new text under the same id takes the place of the old."""
    made = Nearness()
    assert made.learn(TEXTS) == 3
    made.forget(["2"])
    assert "2" not in {each.id for each in made.nearest("Rents rise faster than pay", least=-1.0)}
    made.learn([("1", "Rents rise faster than pay")])
    assert made.nearest("Rents rise faster than pay", least=0.99)[0].id == "1"


def test_nothing_known_or_nothing_asked_finds_nothing() -> None:
    """Before the first statement, and for blanks."""
    assert Nearness().nearest("anything", least=-1.0) == ()
    made = Nearness()
    made.learn(TEXTS)
    assert made.nearest("  ", least=-1.0) == ()


def test_many_more_than_a_first_block_are_kept_apart() -> None:
    """The matrix grows; the same text under many ids is read once."""
    made = Nearness()
    many = [(f"{n}", f"statement {n % 600}") for n in range(1200)]
    assert made.learn(many[:500]) == 500 and made.learn(many[500:]) == 1200
    assert {each.id for each in made.nearest("statement 599", least=0.999)} == {"599", "1199"}


class Line:
    """The end of a pipe, with the questions already in it."""

    def __init__(self, *asked: Any) -> None:
        self.asked, self.answers = list(asked), list[Any]()

    def recv(self) -> Any:
        if not self.asked:
            raise EOFError
        return self.asked.pop(0)

    def send(self, message: Any, /) -> None:
        self.answers.append(message)


@pytest.fixture(autouse=True)
def _no_nice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness.os, "nice", lambda by: 0)


def test_questions_are_answered_in_their_order_until_the_other_end_closes() -> None:
    """Learnt, asked, begun anew, asked again; then nothing hangs."""
    ask = ("nearest", {"text": "Rents rise", "least": 0.5})
    line = Line(("learn", {"texts": TEXTS}), ask, ("begin", {}), ask)
    serve(line)
    learnt, first, begun, second = line.answers
    assert learnt == (True, 3) and first[1][0].id == "2" and begun == (True, None) and second == (True, ())


def test_a_refusal_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing model is told, and the process lives on."""

    def refuse(texts: object, **_given: object) -> None:
        raise ModelMissing(where="nowhere")

    monkeypatch.setattr(nearness, "embed", refuse)
    line = Line(("learn", {"texts": TEXTS}), None)
    serve(line)
    ((is_answer, refusal),) = line.answers
    assert not is_answer and isinstance(refusal, ModelMissing)
