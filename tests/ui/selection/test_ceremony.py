"""What the room sees: only what was gone on to, never a name, readable from the last row."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.selection.road import SHOWN, Clock, answer, committed, do, fill, rest
from tests.ui.visiting import visit
from ui import theme
from ui.page import Desk
from ui.selection.ceremony.conduct import Ceremony
from ui.selection.ceremony.scenes import Row, Scene, scenes_of, sum_rows
from ui.selection.ceremony.screen import CeremonyScreen
from ui.selection.draw.page import DrawPage

COMMITMENT: dict[str, Any] = {
    "council": {"name": "Trial"}, "made_at": "2023-09-14T09:00:00Z", "pool": {"size": 312}, "seats": 36,
    "panels": {"total": 1000, "count": 3},
    "chance": {
        "device": "dice", "order": "red first", "digits": 3, "beacon": "drand-quicknet", "round": 657413,
    },
}  # fmt: skip
REVEAL = {"digits": "739", "signature": "b7", "round": 657413}
RESULT = {
    "physical": 739,
    "beacon": 924,
    "ticket": 663,
    "panel": 1,
    "members": [f"{n:032x}" for n in range(36)],
}
COUNTS = (("gender", "woman", 18, 17, 19), ("gender", "man", 18, 17, 19), ("age", "16–29", 8, 8, 8))


def kinds(scenes: Any) -> list[str]:
    return [one.kind for one in scenes]


def test_the_sum_is_told_line_by_line() -> None:
    """D = 739, B = 924, D + B = 1663, what is left of it 663, and the panel it names."""
    rows = sum_rows(COMMITMENT, REVEAL, RESULT)
    assert [(row.left, row.right) for row in rows] == [
        ("D", "739"), ("B", "924"), ("D + B", "1663"), ("ticket", "663"), ("→", "1"),
    ]  # fmt: skip
    assert "1663 mod 1000" in rows[3].words and "panel 1 of 3" in rows[4].words


def test_a_sum_without_digits_or_without_a_beacon_says_so() -> None:
    """What was not drawn is not shown as if it had been; small numbers keep their noughts."""
    rows = sum_rows(COMMITMENT, REVEAL | {"digits": ""}, RESULT | {"physical": 0, "beacon": 7, "ticket": 7})
    assert [row.right for row in rows] == ["007", "007", "1"]
    rows = sum_rows(COMMITMENT, REVEAL | {"signature": "", "round": 0}, RESULT)
    assert "sealed number" in rows[1].words


def test_before_the_reveal_no_scene_tells_the_panel() -> None:
    """Council, hash, source of chance, digits as they come, the beacon; after it sum, panel, targets."""
    before = scenes_of(COMMITMENT, "ab" * 32, digits="7 9")
    assert kinds(before) == ["words", "hash", "words", "digits", "words"]
    assert before[3].cells == ("7", "", "9") and before[1].cells == ("abab",) * 16
    after = scenes_of(COMMITMENT, "ab" * 32, result=RESULT, reveal=REVEAL, counts=COUNTS)
    assert kinds(after) == ["words", "hash", "words", "digits", *["sum"] * 5, "names", "table", "table"]
    assert [one.upto for one in after if one.kind == "sum"] == [1, 2, 3, 4, 5]
    assert after[-1].rows == (Row("16–29", "8", "target 8"),)


def test_the_rows_of_a_sum_not_yet_told_are_not_said() -> None:
    """Who listens hears no more than who looks."""
    scenes = scenes_of(COMMITMENT, "ab" * 32, result=RESULT, reveal=REVEAL)
    first = next(one for one in scenes if one.kind == "sum")
    assert "739" in first.said() and "924" not in first.said()


@pytest.fixture
def screen(qtbot: Any) -> CeremonyScreen:
    made = CeremonyScreen()
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    return made


def test_it_takes_no_focus_and_is_light_in_a_dark_program(screen: CeremonyScreen) -> None:
    """A window for the wall: never with the focus, ground and ink of the light scheme."""
    assert screen.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    theme.dress(QApplication.instance(), theme.DARK)
    try:
        screen.put(scenes_of(COMMITMENT, "ab" * 32)[1])
        image = screen.grab().toImage()
    finally:
        theme.dress(QApplication.instance(), theme.LIGHT)
    assert image.pixelColor(2, 2) == theme.LIGHT.color("ground")
    inks = {image.pixelColor(x, y).name() for x in range(0, 1920, 5) for y in range(0, 1080, 5)}
    assert theme.LIGHT.text in inks and theme.LIGHT.quiet not in inks


@pytest.mark.parametrize(
    "scene", scenes_of(COMMITMENT, "ab" * 32, result=RESULT, reveal=REVEAL, counts=COUNTS)
)
def test_every_scene_paints_something_of_its_own(screen: CeremonyScreen, scene: Scene) -> None:
    """No scene is an empty wall, and each says in words what it shows."""
    screen.put(Scene("words", ""))
    empty = screen.grab().toImage()
    screen.put(scene)
    assert screen.grab().toImage() != empty
    assert scene.heading in screen.accessibleDescription()


def test_many_members_are_paged_in_the_same_type(screen: CeremonyScreen) -> None:
    """A panel of 200 needs more pages, never smaller letters; no member is left out."""
    size = screen.type_pixels()
    screen.put(Scene("names", "Panel", cells=tuple(f"{n:04} {n:04}" for n in range(200))))
    assert screen.pages() > 3 and screen.type_pixels() == size
    per_page = screen._columns() * screen._rows()
    assert (screen.pages() - 1) * per_page < 200 <= screen.pages() * per_page
    first = screen.grab().toImage()
    screen.put(screen.scene, page=1)
    assert screen.grab().toImage() != first


def test_one_goes_on_by_pages_then_by_scenes(desk: Desk, qtbot: Any) -> None:
    """Next turns the page, then the scene; back the same; the window goes with the main one."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    ceremony = Ceremony(desk.preferences, window)
    long = Scene("names", "Long", cells=tuple(f"{n:04} {n:04}" for n in range(200)))
    ceremony.tell([long, Scene("words", "Second", lines=("More",))])
    ceremony.toggle()
    assert ceremony.screen is not None and ceremony.screen.isVisible()
    ceremony.screen.resize(1920, 1080)
    pages = ceremony.screen.pages()
    for _page in range(pages - 1):
        ceremony.step(1)
    assert ceremony.scene is long and ceremony.screen.page == pages - 1
    assert f"Page {pages} of {pages}" in ceremony.said() and "Next: Second" in ceremony.said()
    ceremony.step(1)
    assert ceremony.screen.scene.heading == "Second"
    ceremony.step(1)
    ceremony.step(-1)
    assert ceremony.scene is long
    window.close()
    assert ceremony.screen is None


def test_digits_appear_as_they_are_entered_and_the_sum_after_the_reveal(
    desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The operator types in the main window; the wall follows; nothing of the panel before the reveal."""
    time = Clock(monkeypatch)
    page = visit(DrawPage, desk, qtbot)
    fill(page, desk, qtbot)
    committed(page, desk, qtbot)
    do(page, desk, qtbot, "selection.to_drawing")
    do(page, desk, qtbot, "selection.ceremony")
    screen = page.ceremony.screen
    for _scene in range(3):
        do(page, desk, qtbot, "selection.ceremony_next")
    assert screen.scene.kind == "digits"
    time.go(days=2, minutes=-5)
    QTest.keyClicks(page.drawing.boxes.boxes[0], "7")
    QTest.keyClicks(page.drawing.boxes.boxes[1], "3")
    assert screen.scene.cells == ("7", "3", "")
    QTest.keyClicks(page.drawing.boxes.boxes[2], "9")
    page.drawing._signature.setPlainText(SHOWN)
    rest(desk, qtbot)
    assert screen.scene.cells == ("7", "3", "9")
    do(page, desk, qtbot, "selection.draw_panel")
    answer(page, desk, qtbot)
    assert screen.scene.kind == "sum" and screen.scene.upto == 1
    page.ceremony.close()


def test_no_name_and_no_id_is_ever_shown(desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """All scenes of a whole draw together hold no id of the file and no witness."""
    Clock(monkeypatch)
    page = visit(DrawPage, desk, qtbot)
    fill(page, desk, qtbot)
    committed(page, desk, qtbot, sources="digits")
    page.drawing.boxes.put("739")
    page.drawing._witnesses.setPlainText("Erika Muster")
    do(page, desk, qtbot, "selection.draw_panel")
    answer(page, desk, qtbot)
    said = "\n".join(scene.said() for scene in page.ceremony._scenes)
    assert "Erika" not in said and not any(f"p{n:02}" in said for n in range(20))
    assert "The panel: 5 of 20" in said and "woman" in said
