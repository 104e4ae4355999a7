"""Support rounds on the wall: the scale, then the spread; nothing of what is still open."""

from __future__ import annotations

from dataclasses import replace

from council.decisions import actions
from council.store import Store
from tests.council.decisions.conftest import NOON, Desk, furnish
from tests.council.report.test_rounds_chart import RISING, rounds
from ui.shell.slides_support import SUPPORT, rating_slide, spread_slide


def test_the_scale_stands_while_people_rate() -> None:
    """What is rated, each level by number and name, the rule in a sentence; no figure."""
    slide = rating_slide(RISING[0])
    assert slide.blocks[0] == "How much do you support wording 1?"
    assert slide.blocks[1:6] == (
        "5  strongly for",
        "4  for",
        "3  can live with it",
        "2  unhappy",
        "1  cannot accept",
    )
    assert "At least 80%" in slide.blocks[6] and not slide.bars


def test_the_spread_names_base_and_threshold() -> None:
    """A bar a round with the mark that had to be reached, then the last round level by level."""
    slide = spread_slide(RISING)
    assert [(bar.number, bar.mark) for bar in slide.bars[:3]] == [("51%", 0.8), ("67%", 0.8), ("85%", 0.8)]
    assert slide.bars[1].note == "30 of 45 · +15.6 points"
    assert [bar.number for bar in slide.bars[3:]] == ["16", "14", "9", "5", "2"]
    assert "Support 85% (39 of 46 ratings given); 37 were needed." in slide.said()


def test_few_ratings_are_not_shown() -> None:
    """Under five neither share nor levels stand on the wall."""
    slide = spread_slide(rounds((3, 1, 0, 0, 0)))
    assert [(bar.number, bar.share) for bar in slide.bars] == [("–", 0.0)]
    assert "75" not in slide.said()


def test_nothing_of_an_open_round_reaches_the_wall(plain_store: Store) -> None:
    """With counts in but the round open, the spread has no body; after the close it does; stopped never."""
    ask = {part.id: part.ask for part in SUPPORT}
    assert plain_store.read(ask["spread"], at=NOON).has_body is False
    plain_store.act(furnish, statements=2)
    desk = Desk(plain_store)
    desk.draft()
    desk.store.act(actions.open_support_round, round_id="r1", version_id="p1v1", present=9, at=NOON)
    for teller, name in ((1, "Ada"), (2, "Ben")):
        given = {"round_id": "r1", "teller": teller, "name": name, "counts": {"5": 6, "1": 1}}
        desk.store.act(actions.enter_ratings, **given)
    assert plain_store.read(ask["spread"], at=NOON, proposal="p1").has_body is False
    assert plain_store.read(ask["rating"], at=NOON).has_body
    desk.store.act(actions.close_support_round, round_id="r1", at=NOON)
    assert plain_store.read(ask["spread"], at=NOON).bars[0].number == "86%"
    assert plain_store.read(ask["spread"], at=NOON, proposal="elsewhere").has_body is False


def test_an_open_round_alone_shows_no_bar() -> None:
    """A view without a spread is passed over."""
    assert not spread_slide([replace(RISING[0], spread=None, state="open")]).has_body
