"""The editor for words with a little dress: what goes in comes out, by keys alone, nothing foreign stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtTest import QTest

from tests.ui.visiting import keys, name_of
from ui import theme
from ui.widgets.pasted import blocks_of_words
from ui.widgets.rich_document import RichBlock, Run, blocks_of_html, is_address
from ui.widgets.rich_text import RichText

DRESSED = (
    RichBlock((Run("We met six times."),)),
    RichBlock((Run("What we ask"),), "heading"),
    RichBlock((Run("one "), Run("strong", strong=True), Run(", "), Run("slanted", slanted=True)), "bullet"),
    RichBlock((Run("two"),), "bullet"),
    RichBlock((Run("first"),), "number"),
    RichBlock((Run("second"),), "number"),
    RichBlock((Run("Nobody asked us before."),), "quote"),
    RichBlock((Run("See "), Run("the page", url="https://example.org/a"), Run("."))),
    RichBlock((Run("In Māori: "), Run("whānau", language="mi"), Run("."))),
)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot) -> RichText:
    made = RichText(name="Foreword")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def test_what_is_shown_is_what_was_kept(editor):
    """Every kind of block and every dress comes back as it went in, and there is nothing to undo."""
    editor.show_blocks(DRESSED)
    assert editor.blocks() == DRESSED
    assert not editor.document().isUndoAvailable()
    assert name_of(editor) == "Foreword"


def test_everything_is_written_by_keys(editor):
    """Enter behind a heading begins plain words; an empty item ends its list; Backspace takes a kind off."""
    keys(editor, "Title")
    editor.make("heading")
    keys(editor, key=Qt.Key.Key_Return)
    keys(editor, "a ")
    editor.strengthen()
    keys(editor, "b")
    editor.strengthen()
    keys(editor, key=Qt.Key.Key_Return)
    editor.make("bullet")
    for item in ("one", "two"):
        keys(editor, item, Qt.Key.Key_Return)
    keys(editor, key=Qt.Key.Key_Return)
    editor.make("quote")
    keys(editor, key=Qt.Key.Key_Backspace)
    keys(editor, "end")
    assert editor.blocks() == (
        RichBlock((Run("Title"),), "heading"),
        RichBlock((Run("a "), Run("b", strong=True))),
        RichBlock((Run("one"),), "bullet"),
        RichBlock((Run("two"),), "bullet"),
        RichBlock((Run("end"),)),
    )


def test_a_kind_is_put_on_and_taken_off(editor):
    """Making a list of what is a list makes paragraphs again; one undo takes the whole step back."""
    editor.show_blocks((RichBlock((Run("one"),)), RichBlock((Run("two"),))))
    editor.selectAll()
    editor.make("number")
    assert [block.kind for block in editor.blocks()] == ["number", "number"]
    editor.make("number")
    assert [block.kind for block in editor.blocks()] == ["paragraph", "paragraph"]
    editor.undo()
    assert [block.kind for block in editor.blocks()] == ["number", "number"]


def test_a_link_is_laid_found_and_taken_off(editor):
    """The cursor anywhere in a link marks all of it; what is typed behind a link is outside it."""
    keys(editor, "see ")
    editor.link("this page", "https://example.org")
    keys(editor, " now")
    (block,) = editor.blocks()
    assert block.runs == (Run("see "), Run("this page", url="https://example.org"), Run(" now"))
    cursor = editor.textCursor()
    cursor.setPosition(7)
    editor.setTextCursor(cursor)
    assert editor.link_words() == ("this page", "https://example.org")
    editor.link("this page", "")
    assert editor.blocks()[0].runs == (Run("see this page now"),)


def test_words_in_another_language_are_marked_and_unmarked(editor):
    """A marked stretch says its language; the rest of the text keeps the text's own."""
    editor.show_blocks((RichBlock((Run("whānau"),)),))
    editor.selectAll()
    editor.speak("mi")
    assert editor.blocks()[0].runs == (Run("whānau", language="mi"),) and editor.dress.language == "mi"
    editor.speak("")
    assert editor.blocks()[0].runs == (Run("whānau"),)


@pytest.mark.parametrize(
    ("html", "kinds", "words"),
    [
        ('<p style="font-size:40pt;color:red">Hello <b>you</b></p>', ["paragraph"], ["Hello you"]),
        ("<h1>T</h1><ul><li>a</li></ul><ol><li>b</li></ol>", ["heading", "bullet", "number"], [*"Tab"]),
        ("<blockquote>said</blockquote><script>alert(1)</script>", ["quote"], ["said"]),
        ("<table><tr><td>c1</td><td>c2</td></tr></table>", ["paragraph", "paragraph"], ["c1", "c2"]),
        ('<link rel="stylesheet" href="file:///etc/passwd"><p>x<img src="file:///etc/passwd">y</p>',
         ["paragraph"], ["xy"]),
    ],
)  # fmt: skip
def test_pasted_dress_is_taken_off(html, kinds, words, monkeypatch):
    """Size, colour, pictures, tables and programs go; words, headings, lists, quotes stay; nothing loads."""
    asked = []
    monkeypatch.setattr(QTextDocument, "loadResource", lambda *given: asked.append(given))
    blocks = blocks_of_html(html)
    assert [block.kind for block in blocks] == kinds
    assert [block.words for block in blocks] == words
    assert not asked


def test_links_lead_to_the_web_or_a_mailbox_only():
    """Pasted scripts and files are words, not links."""
    (block,) = blocks_of_html(
        '<a href="javascript:alert(1)">a</a> <a href="file:///etc/x">b</a> <a href="mailto:x@y.org">c</a>'
    )
    assert [run.url for run in block.runs] == ["", "mailto:x@y.org"]
    assert is_address("HTTPS://example.org") and not is_address("https://") and not is_address("example.org")


def test_plain_words_find_their_paragraphs_and_lists():
    """Empty lines part paragraphs; without any each line is one; items are known by their signs."""
    assert blocks_of_words("One\nwrapped\n\n- a\n- b\n  more\n\n1. first") == (
        ("paragraph", "One wrapped"), ("bullet", "a"), ("bullet", "b more"), ("number", "first"),
    )  # fmt: skip
    assert blocks_of_words("One\r\nTwo") == (("paragraph", "One"), ("paragraph", "Two"))
    assert blocks_of_words("\n\n") == ()


def test_pasting_goes_on_where_the_cursor_stands(editor):
    """The first pasted paragraph goes on in the present one; one undo takes all of it back."""
    editor.show_blocks((RichBlock((Run("Before"),)),))
    editor.moveCursor(QTextCursor.MoveOperation.End)
    given = QMimeData()
    given.setText(" and")
    editor.insertFromMimeData(given)
    given.setText("after\n\n- a\n- b")
    keys(editor, " ")
    editor.insertFromMimeData(given)
    assert [(b.kind, b.words) for b in editor.blocks()] == [
        ("paragraph", "Before and after"), ("bullet", "a"), ("bullet", "b"),
    ]  # fmt: skip
    editor.undo()
    assert [b.words for b in editor.blocks()] == ["Before and"]


def test_a_dropped_file_or_picture_is_the_page_s(editor):
    """The editor takes words only, so that a picture dropped on it can be put where pictures are kept."""
    picture, file, words = QMimeData(), QMimeData(), QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    file.setUrls([QUrl.fromLocalFile("/tmp/x.png")])
    words.setText("words")
    assert [editor.canInsertFromMimeData(each) for each in (picture, file, words)] == [False, False, True]


def test_undo_of_nothing_is_the_window_s(editor):
    """With nothing typed Ctrl+Z and Ctrl+K go on to the window; with typing Ctrl+Z is the editor's."""

    def is_kept(key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
        editor.event(event)
        return event.isAccepted()

    assert not is_kept(Qt.Key.Key_Z) and not is_kept(Qt.Key.Key_K)
    keys(editor, "x")
    assert is_kept(Qt.Key.Key_Z)
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.blocks() == ()


def test_the_look_follows_the_scheme_and_adds_nothing_to_undo(editor, qapp):
    """In the dark the words are still as they were written, and there is no step more to undo."""
    editor.show_blocks(DRESSED)
    theme.dress(qapp, theme.DARK)
    try:
        assert editor.blocks() == DRESSED and not editor.document().isUndoAvailable()
    finally:
        theme.dress(qapp, theme.LIGHT)
