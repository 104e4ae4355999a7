"""The writing desk: a text is kept by itself, comes back as it was written, and its pictures have words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from council.report import actions, queries
from council.report.writing.written import Passage, Run
from tests.ui.report.conftest import AT
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.report.texts.forms import LinkForm, PictureForm
from ui.report.texts.page import TextsPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(told, qtbot) -> TextsPage:
    return visit(TextsPage, told, qtbot)


def kept(page, qtbot, place: str):
    """What the store holds of a place."""
    told: list = []
    page.desk.runner.ask(page, queries.texts_of, told.append)
    settle(page.desk.runner, qtbot)
    return [text for text in told[0] if text.place == place]


def test_every_place_is_listed(page) -> None:
    """All places stand in the order of the report; one that holds several offers another."""
    rows = page.list.table.values()
    assert [row.place for row in rows][:3] == ["statement", "foreword", "foreword"]
    assert rows[1].text is not None and rows[2].is_another and rows[2].number == 1
    assert_named(page)


def test_what_is_typed_is_kept_by_itself(page, qtbot) -> None:
    """Dressed by keys alone, kept without asking when another text is chosen, and there on return."""
    page.list.setFocus()
    keys(page.list, key=Qt.Key.Key_Return)
    editor = page.sheet.editor
    assert editor.hasFocus()
    keys(editor, "We ")
    page.action("report.strong").trigger()
    keys(editor, "met")
    page.action("report.strong").trigger()
    keys(editor, key=Qt.Key.Key_Return)
    page.action("report.bullets").trigger()
    keys(editor, "six times")
    page.list.choose("limits/0")
    (text,) = kept(page, qtbot, "statement")
    assert text.written.passages == (
        Passage((Run("We "), Run("met", strong=True))), Passage((Run("six times"),), "bullet"),
    )  # fmt: skip
    page.list.choose("statement/0")
    assert [block.words for block in editor.blocks()] == ["We met", "six times"]
    assert page.list.current().quiet.startswith("We met")


def test_keeping_does_not_move_the_cursor(page, qtbot) -> None:
    """An answer from the disk never touches what is being typed."""
    page.list.choose("thanks/0")
    keys(page.sheet.editor, "Thank you ")
    page.keeping.keep()
    keys(page.sheet.editor, "all")
    settle(page.desk.runner, qtbot)
    keys(page.sheet.editor, " of you")
    assert page.sheet.editor.toPlainText() == "Thank you all of you"
    page.hide()
    assert kept(page, qtbot, "thanks")[0].written.words == "Thank you all of you"


def test_what_somebody_else_changed_is_shown(page, qtbot) -> None:
    """An undo of the window changes the text on the desk, as nothing is being typed."""
    page.list.choose("foreword/0")
    page.desk.runner.act(
        page, actions.write_text, place="foreword", body="Other words.", by="A. Silva", at=AT
    )
    settle(page.desk.runner, qtbot)
    assert page.sheet.editor.toPlainText() == "Other words."
    page.desk.runner.undo(page)
    settle(page.desk.runner, qtbot)
    assert page.sheet.editor.toPlainText() == "Read on."


def test_what_was_refused_stays_as_typed(page, qtbot) -> None:
    """A language code nobody knows is refused at its field; the words are still there."""
    page.list.choose("tongue/0")
    keys(page.sheet.editor, "Kurz gesagt")
    keys(page.sheet._code.editor, "deutsch, bitte")
    page.keeping.keep()
    settle(page.desk.runner, qtbot)
    assert page.sheet._code.refusal and page.sheet.editor.toPlainText() == "Kurz gesagt"
    page.sheet._code.editor.clear()
    keys(page.sheet._code.editor, "de")
    page.keeping.keep()
    settle(page.desk.runner, qtbot)
    assert not page.sheet._code.refusal
    assert kept(page, qtbot, "tongue")[0].language == "de"


def test_a_text_left_and_come_back_to_at_once_is_whole(page, qtbot) -> None:
    """What is still on its way to the disk is shown again, and an undo of it is shown as well."""
    page.list.choose("thanks/0")
    keys(page.sheet.editor, "Thank you all")
    page.list.choose("limits/0")
    page.list.choose("thanks/0")
    assert page.sheet.editor.toPlainText() == "Thank you all"
    settle(page.desk.runner, qtbot)
    assert page.sheet.editor.toPlainText() == "Thank you all"
    page.desk.runner.undo(page)
    settle(page.desk.runner, qtbot)
    assert page.sheet.editor.toPlainText() == "" and not kept(page, qtbot, "thanks")


def test_a_name_without_words_is_not_called_kept(page, qtbot) -> None:
    """The title of an annex waits for its words: it is there on return, and kept with them."""
    page.list.choose("annex/0")
    keys(page.sheet._name.editor, "Budget")
    page.keeping.keep()
    settle(page.desk.runner, qtbot)
    assert "no words" in page.sheet._kept.text()
    page.list.choose("limits/0")
    settle(page.desk.runner, qtbot)
    page.list.choose("annex/0")
    assert page.sheet._name.editor.text() == "Budget"
    keys(page.sheet.editor, "Travel")
    page.keeping.keep()
    settle(page.desk.runner, qtbot)
    assert kept(page, qtbot, "annex")[0].title == "Budget"


def test_one_of_several_emptied_stays_open(page, qtbot) -> None:
    """What is typed after a text was emptied goes where it stood, not into another text."""
    for number, body in enumerate(("One.", "Two.")):
        page.desk.runner.act(page, actions.write_text, place="annex", number=number, body=body, at=AT)
    settle(page.desk.runner, qtbot)
    page.list.choose("annex/0")
    page.sheet.editor.selectAll()
    keys(page.sheet.editor, key=Qt.Key.Key_Delete)
    page.keeping.keep()
    settle(page.desk.runner, qtbot)
    assert page.list.current().id == "annex/0"
    keys(page.sheet.editor, "Anew")
    page.keeping.keep()
    settle(page.desk.runner, qtbot)
    assert [text.written.words for text in kept(page, qtbot, "annex")] == ["Anew", "Two."]


def test_a_link_is_laid_by_keys(page, qtbot) -> None:
    """Ctrl+L asks for words and address; what leads nowhere good is refused at its field."""
    page.list.choose("thanks/0")
    page.action("report.link").trigger()
    form = page.findChild(LinkForm)
    assert_named(form)
    form._words.editor.setText("our page")
    form._url.editor.setText("javascript:alert(1)")
    form.submit()
    assert form._url.refusal
    form._url.editor.setText("www.example.org")
    form.submit()
    (block,) = page.sheet.editor.blocks()
    assert (block.runs[0].words, block.runs[0].url) == ("our page", "https://www.example.org")
    settle(page.desk.runner, qtbot)


def test_the_tools_tell_the_dress(page) -> None:
    """The tool of the dress that holds at the cursor is pressed in."""
    page.list.choose("thanks/0")
    page.action("report.quote").trigger()
    assert page.action("report.quote").isChecked() and not page.action("report.heading").isChecked()


def test_a_dropped_picture_asks_for_its_words(page, qtbot, tmp_path: Path) -> None:
    """No picture without words for those who do not see it; described, it is listed, and goes again."""
    file = tmp_path / "hall.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(file))
    page.list.choose("thanks/0")
    page.pictures.bring(file)
    settle(page.desk.runner, qtbot)
    form = page.findChild(PictureForm)
    assert_named(form)
    form.submit()
    settle(page.desk.runner, qtbot)
    assert form._alt.refusal
    QTest.keyClicks(form._alt.editor, "The hall, empty.")
    form.submit()
    settle(page.desk.runner, qtbot)
    (picture,) = page.pictures.list.table.values()
    assert picture.image.alt == "The hall, empty." and page.pictures.isVisible()
    page.pictures.list.choose(picture.id)
    page.desk.commands.refresh_now()
    page.action("report.picture_away").trigger()
    settle(page.desk.runner, qtbot)
    assert not page.pictures.isVisible()


def test_a_finding_leads_to_its_text(page) -> None:
    """Coming here for a text opens it with the focus in the words, where it stays once the page stands."""
    page.arrive(place="glossary")
    page.take_focus()
    assert page.list.current().place == "glossary" and page.sheet.editor.hasFocus()
    page.arrive(section="annex")
    assert page.list.current().told.section == "annex"
