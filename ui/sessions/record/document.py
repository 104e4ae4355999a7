"""The minutes on the screen: blocks written into one text that scrolls, is read aloud and can be copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from council.report.blocks import Block, Grid, Heading, Listing, Paragraph, Section, Span, Text
from council.report.marks import Chart
from council.report.minutes.telling import MinutesText
from ui import theme

SHARE_OF_WIDTH = 99.0  # of the page: the border stands outside


class Reader(QTextEdit):
    """One text, read only: headings, paragraphs, lists and tables; nothing in it is read as markup."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, readOnly=True, undoRedoEnabled=False)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self._text: MinutesText | None = None
        self._is_stale = False  # other type or ink since it was written
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._write_anew)

    def show_text(self, text: MinutesText) -> None:
        """Show minutes; the place stays when only a part of the same ones changed."""
        if text == self._text:
            return
        if self._text is not None and self._text.number != text.number:
            self.verticalScrollBar().setValue(0)
        self._text = text
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._text is not None:
            self._is_stale = True
            self._soon.start()  # a change of size comes as many events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._write_anew()

    def _write_anew(self) -> None:
        """Write the same words in the type and ink of now; out of sight, only once they are seen again."""
        if self._is_stale and self.isVisible():
            self._write()

    def _write(self) -> None:
        assert self._text is not None
        self._is_stale = False
        document = QTextDocument(self)
        document.setDocumentMargin(theme.WIDE)
        document.setDefaultFont(theme.face("body"))
        pen = _Pen(QTextCursor(document))
        pen.words(self._text.title, "title", above=0)
        pen.words(self._text.session, "lead", below=theme.TIGHT)
        pen.words(self._text.status, "body", ink="quiet")
        for section in self._text.sections:
            pen.section(section)
        bar = self.verticalScrollBar()
        at = bar.value() / max(bar.maximum(), 1)
        self.setDocument(document)
        bar.setValue(round(at * bar.maximum()))


class _Pen:
    """Writes blocks at the end of a document."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor, self._fresh = cursor, True

    def section(self, section: Section) -> None:
        self.words(section.title, "lead", ink="accent", above=theme.WIDE, level=2)
        for block in section.blocks:
            self._block(block)

    def words(
        self, text: Text, role: str, *, ink: str = "text", above: int = 0, below: int = 0, level: int = 0
    ) -> None:
        """One paragraph in a voice; `level` makes it a heading for those who have it read."""
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setBottomMargin(below or theme.HAIR)
        form.setHeadingLevel(level)
        self._open(form)
        for span in _spans(text):
            self._cursor.insertText(_lines(span.words), _voice(role, ink, span))

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self.words(block.text, "strong", above=theme.SNUG, level=3)
            case Paragraph():
                quiet = block.role in ("small", "wide")
                role = "lead" if block.role == "lead" else "caption" if block.role == "small" else "body"
                self.words(block.text, role, ink="quiet" if quiet else "text", below=theme.TIGHT)
            case Listing():
                for item in block.items:
                    self.words(("• ", *_spans(item)), "body", below=theme.HAIR)
            case Grid():
                self._grid(block)
            case _other:
                raise TypeError(f"minutes hold no {type(block).__name__}")

    def _grid(self, grid: Grid) -> None:
        self.words(grid.caption, "strong", above=theme.TIGHT, below=theme.HAIR)
        self._open(QTextBlockFormat())
        table = self._cursor.insertTable(len(grid.rows) + 1, len(grid.columns), _table_form(grid))
        for at, column in enumerate(grid.columns):
            self._cell(table.cellAt(0, at).firstCursorPosition(), column.head, column.right, head=True)
        for down, row in enumerate(grid.rows, start=1):
            for at, (cell, column) in enumerate(zip(row, grid.columns, strict=True)):
                words = cell.alt if isinstance(cell, Chart) else cell
                self._cell(table.cellAt(down, at).firstCursorPosition(), words, column.right)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    @staticmethod
    def _cell(cursor: QTextCursor, text: Text, right: bool, *, head: bool = False) -> None:
        form = QTextBlockFormat()
        form.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        cursor.setBlockFormat(form)
        for span in _spans(text):
            voice = _voice("strong", "quiet", span) if head else _voice("body", "text", span)
            cursor.insertText(_lines(span.words), voice)

    def _open(self, form: QTextBlockFormat) -> None:
        """A block of its own; the one that is empty at the beginning or after a table is taken."""
        if self._fresh:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._fresh = False


def _spans(text: Text | tuple[str | Span, ...]) -> tuple[Span, ...]:
    parts = (text,) if isinstance(text, str) else text
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


def _lines(words: str) -> str:
    """Breaks inside a paragraph, as the document knows them."""
    return words.replace("\n", "\u2028")


def _voice(role: str, ink: str, span: Span) -> QTextCharFormat:
    form = QTextCharFormat()
    font = QFont(theme.face("body" if role == "strong" else role))
    if role == "strong" or span.strong:
        font.setWeight(QFont.Weight.DemiBold)
    font.setItalic(span.slanted)
    form.setFont(font)
    form.setForeground(theme.ink(ink))
    return form


def _table_form(grid: Grid) -> QTextTableFormat:
    form = QTextTableFormat()
    whole = sum(column.share for column in grid.columns)
    longest = max(grid.columns, key=lambda column: column.share)
    rest = QTextLength(QTextLength.Type.PercentageLength, SHARE_OF_WIDTH * longest.share / whole)
    free = QTextLength(QTextLength.Type.VariableLength, 0)  # as wide as the words need, so that none breaks
    form.setColumnWidthConstraints([rest if one is longest else free for one in grid.columns])
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, SHARE_OF_WIDTH))
    form.setHeaderRowCount(1)
    form.setCellPadding(theme.HAIR)
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(theme.ink("line"))
    form.setBottomMargin(theme.SNUG)
    return form
