"""An editor for words with a little dress: paragraphs, headings, lists, quotes; strong, slanted and linked.

What is pasted loses everything else, and nothing it names is ever fetched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from ui import theme
from ui.widgets.pasted import blocks_of_words
from ui.widgets.rich_document import (
    BOLD,
    TONGUE,
    Kind,
    RichBlock,
    Run,
    block_format,
    blocks_of_html,
    fragments,
    kind_of,
    read,
    set_kind,
    write,
)

MOST = 400_000  # characters of foreign dress that are read; what is longer comes as plain words


@dataclass(frozen=True, slots=True)
class Dress:
    """What holds where the cursor stands."""

    kind: Kind = "paragraph"
    strong: bool = False
    slanted: bool = False
    url: str = ""
    language: str = ""


class RichText(QTextEdit):
    """An editor of `RichBlock`s; it knows no other dress, whatever is pasted into it."""

    LEAST = 4  # lines
    dressed = Signal()  # another dress holds where the cursor stands now

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, acceptRichText=True, tabChangesFocus=True)
        self.setAccessibleName(name)
        self._look = _Look(self.document())
        self.document().setDocumentMargin(theme.TIGHT)
        self.show_blocks(())
        self.cursorPositionChanged.connect(self.dressed)
        self.currentCharFormatChanged.connect(lambda _format: self.dressed.emit())

    # what stands in it -------------------------------------------------------------------------------------

    def blocks(self) -> tuple[RichBlock, ...]:
        """What was written; empty paragraphs are left out."""
        return tuple(read(self.document()))

    def show_blocks(self, blocks: Iterable[RichBlock]) -> None:
        """Stand for these blocks; there is nothing to undo yet."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(block_format("paragraph"))
        write(cursor, tuple(blocks))
        self.document().clearUndoRedoStacks()
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @property
    def dress(self) -> Dress:
        """What holds where the cursor stands."""
        form = self.currentCharFormat()
        return Dress(
            kind_of(self.textCursor().block()),
            form.fontWeight() >= BOLD,
            form.fontItalic(),
            form.anchorHref(),
            form.stringProperty(TONGUE),
        )

    # commands ----------------------------------------------------------------------------------------------

    def strengthen(self) -> None:
        """Make the marked words strong, or plain when they are strong."""
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Normal if self.dress.strong else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(form)
        self.dressed.emit()

    def slant(self) -> None:
        """Make the marked words slanted, or upright when they are slanted."""
        form = QTextCharFormat()
        form.setFontItalic(not self.dress.slanted)
        self.mergeCurrentCharFormat(form)
        self.dressed.emit()

    def make(self, kind: Kind) -> None:
        """Make the marked paragraphs of this kind; plain paragraphs when they are of it already."""
        wanted: Kind = "paragraph" if self.dress.kind == kind else kind
        cursor = self.textCursor()
        cursor.beginEditBlock()
        blocks = self.document()
        first, last = blocks.findBlock(cursor.selectionStart()), blocks.findBlock(cursor.selectionEnd())
        numbers = range(first.blockNumber(), last.blockNumber() + 1)
        for number in numbers:
            set_kind(QTextCursor(blocks.findBlockByNumber(number)), wanted)
        cursor.endEditBlock()
        self.dressed.emit()

    def link_words(self) -> tuple[str, str]:
        """The words a link would be laid on, and where they lead now: what is marked, or the link around the
        cursor."""
        self._mark_link()
        return self.textCursor().selectedText(), self.dress.url

    def link(self, words: str, url: str) -> None:
        """Lay a link on the marked words, which become `words`; without an address the link is taken off."""
        cursor = self.textCursor()
        form = QTextCharFormat(self.currentCharFormat())
        form.setAnchor(bool(url))
        form.setAnchorHref(url)
        plain = QTextCharFormat(form)
        plain.setAnchor(False)
        plain.setAnchorHref("")
        cursor.insertText(words, form)
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(plain)  # what is typed behind it does not belong to it

    def speak(self, language: str) -> None:
        """Say in which language (BCP 47) the marked words are; "" for that of the text."""
        form = QTextCharFormat()
        form.setProperty(TONGUE, language)
        self.mergeCurrentCharFormat(form)
        self.dressed.emit()

    # Qt ----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_for_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._on_enter()
        elif event.key() == Qt.Key.Key_Backspace and self._is_at_start() and self.dress.kind != "paragraph":
            self.make(self.dress.kind)
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words only: a file that is dropped belongs to the page."""
        if source.hasImage() or any(url.isLocalFile() for url in source.urls()):
            return False
        return super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words and as much of their dress as is known here."""
        if source.hasHtml() and len(source.html()) <= MOST:
            blocks = blocks_of_html(source.html())
        else:
            blocks = tuple(RichBlock((Run(words),), kind) for kind, words in blocks_of_words(source.text()))
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if not source.hasHtml() and "\n" not in source.text().strip("\n"):
            cursor.insertText(source.text().strip("\n"))  # a few words: with the blanks around them
        else:
            write(cursor, blocks)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and hasattr(self, "_look"):
            self._look.rehighlight()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.wide(60), theme.line_height() * 2 * self.LEAST)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.wide(16), theme.line_height() * self.LEAST)

    # inside ------------------------------------------------------------------------------------------------

    def _is_for_the_window(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.document().isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self.document().isRedoAvailable()
        ours = (Qt.Key.Key_K, Qt.Key.Key_E, Qt.Key.Key_D)  # X11 and macOS would give them to the editor
        return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in ours

    def _on_enter(self) -> None:
        """A new paragraph or item; behind a heading plain words again; an empty item ends its list."""
        cursor, kind = self.textCursor(), self.dress.kind
        if kind != "paragraph" and not cursor.block().text():
            self.make(kind)
            return
        cursor.beginEditBlock()
        cursor.insertBlock()
        if kind == "heading":
            set_kind(cursor, "paragraph")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _is_at_start(self) -> bool:
        cursor = self.textCursor()
        return cursor.atBlockStart() and not cursor.hasSelection()

    def _mark_link(self) -> None:
        """Mark the whole of the link the cursor stands in, unless something is marked."""
        cursor = self.textCursor()
        url = cursor.charFormat().anchorHref()
        if cursor.hasSelection() or not url:
            return
        for place, fragment in fragments(cursor.block()):
            inside = place <= cursor.position() <= place + len(fragment.text())
            if inside and fragment.charFormat().anchorHref() == url:
                cursor.setPosition(place)
                cursor.setPosition(place + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
                return


class _Look(QSyntaxHighlighter):
    """Paints headings, quotes and links in the inks and sizes in force, without touching the document."""

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        kind, form = kind_of(block), QTextCharFormat()
        if kind == "heading":
            form.setFont(theme.face("lead"))
            form.setFontWeight(QFont.Weight.DemiBold)
        elif kind == "quote":
            form.setForeground(theme.ink("quiet"))
        if kind in ("heading", "quote"):
            self.setFormat(0, len(text), form)
        for place, fragment in fragments(block):
            given, own = fragment.charFormat(), QTextCharFormat(form)
            if given.stringProperty(TONGUE):
                own.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            if given.anchorHref():
                own.setForeground(theme.ink("accent"))
                own.setFontUnderline(True)
            if given.stringProperty(TONGUE) or given.anchorHref():
                self.setFormat(place - block.position(), fragment.length(), own)
