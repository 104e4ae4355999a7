"""Blocks of words with a little dress, into a document of Qt and back; nothing else of it is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)

from ui import theme

Kind = Literal["paragraph", "heading", "bullet", "number", "quote"]
SCHEMES = ("http", "https", "mailto")
FETCHING = re.compile(r"<(?:link|base|img|object|embed|iframe|video|audio|source)\b[^>]*>", re.IGNORECASE)
QUOTED = QTextFormat.Property.BlockQuoteLevel
TONGUE = QTextFormat.Property.UserProperty.value + 1  # the language of a stretch of words
BOLD = QFont.Weight.DemiBold
LISTS = {
    "bullet": QTextListFormat.Style.ListDisc,
    "number": QTextListFormat.Style.ListDecimal,
}
NUMBERED = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
    QTextListFormat.Style.ListLowerRoman,
    QTextListFormat.Style.ListUpperRoman,
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words in one dress.

    `url` is where it leads, "" where it does not; `language` (BCP 47) is set where it speaks another one.
    """

    words: str
    strong: bool = False
    slanted: bool = False
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class RichBlock:
    """A paragraph, a heading, an item of a list or a quote."""

    runs: tuple[Run, ...]
    kind: Kind = "paragraph"

    @property
    def words(self) -> str:
        """Its words without their dress."""
        return "".join(run.words for run in self.runs)


class _Bare(QTextDocument):
    """A document that fetches nothing."""

    def loadResource(self, _kind: int, _name: QUrl) -> Any:
        return None


def blocks_of_html(html: str) -> tuple[RichBlock, ...]:
    """The words of a piece of HTML with the dress that is known here; nothing it names is fetched."""
    document = _Bare()
    document.setHtml(FETCHING.sub("", html))
    return tuple(read(document))


def is_address(url: str) -> bool:
    """Whether a link may lead there: the web, or a mailbox."""
    scheme, colon, rest = url.strip().partition(":")
    return bool(colon and rest.strip("/")) and scheme.lower() in SCHEMES


def read(document: QTextDocument) -> Iterator[RichBlock]:
    """The blocks of a document that say anything, in their order."""
    block = document.begin()
    while block.isValid():
        runs = tuple(_runs(block))
        if any(run.words.strip() for run in runs):
            kind = kind_of(block)
            yield RichBlock((Run("".join(run.words for run in runs)),) if kind == "heading" else runs, kind)
        block = block.next()


def _runs(block: QTextBlock) -> Iterator[Run]:
    """The runs of a block; neighbours in the same dress are one, and blanks at its ends are none."""
    found: list[Run] = []
    for _place, fragment in fragments(block):
        form, words = fragment.charFormat(), _bare(fragment.text())
        if not words:
            continue
        url = form.anchorHref() if is_address(form.anchorHref()) else ""
        dress = Run("", form.fontWeight() >= BOLD, form.fontItalic(), url, form.stringProperty(TONGUE))
        if found and replace(found[-1], words="") == dress:
            words = found.pop().words + words
        found.append(replace(dress, words=words))
    if found:
        found[0] = replace(found[0], words=found[0].words.lstrip())
        found[-1] = replace(found[-1], words=found[-1].words.rstrip())
    yield from (run for run in found if run.words)


def _bare(words: str) -> str:
    """Words without pictures, and with breaks of lines as blanks."""
    return words.replace("￼", "").replace("\u2028", " ").replace("\u2029", " ")


def fragments(block: QTextBlock) -> Iterator[tuple[int, Any]]:
    """The stretches of a block in one format, with the place each begins in the document."""
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        if fragment.isValid():
            yield fragment.position(), fragment
        at += 1


def kind_of(block: QTextBlock) -> Kind:
    """Which of the kinds known here a block of the document is."""
    form = block.blockFormat()
    if block.textList() is not None:
        style = block.textList().format().style()
        return "number" if style in NUMBERED else "bullet"
    if form.headingLevel():
        return "heading"
    return "quote" if form.intProperty(QUOTED) else "paragraph"


def block_format(kind: Kind) -> QTextBlockFormat:
    """How a block of this kind stands on the screen."""
    form = QTextBlockFormat()
    form.setBottomMargin(theme.HAIR if kind in LISTS else theme.TIGHT)
    if kind == "heading":
        form.setHeadingLevel(3)
        form.setTopMargin(theme.TIGHT)
    if kind == "quote":
        form.setProperty(QUOTED, 1)
        form.setLeftMargin(theme.WIDE)
        form.setRightMargin(theme.WIDE)
    return form


def set_kind(cursor: QTextCursor, kind: Kind) -> None:
    """Make the cursor's block one of this kind; an item joins the list just before it."""
    block = cursor.block()
    if block.textList() is not None:
        block.textList().remove(block)
    cursor.setBlockFormat(block_format(kind))
    if kind in LISTS:
        before = block.previous()
        if before.isValid() and before.textList() is not None and kind_of(before) == kind:
            before.textList().add(block)
        else:
            cursor.createList(LISTS[kind])
        cursor.mergeBlockFormat(_margin(kind))
    if kind == "heading":
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(QTextCharFormat())


def _margin(kind: Kind) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setBottomMargin(block_format(kind).bottomMargin())
    return form


def write(cursor: QTextCursor, blocks: tuple[RichBlock, ...]) -> None:
    """Write blocks where the cursor stands: the first goes on in its block, unless that is still empty."""
    for number, block in enumerate(blocks):
        if number:
            cursor.insertBlock()
        if number or not cursor.block().text():
            set_kind(QTextCursor(cursor.block()), block.kind)
        for run in block.runs:
            cursor.insertText(run.words, _char_format(run))
    cursor.setCharFormat(QTextCharFormat())


def _char_format(run: Run) -> QTextCharFormat:
    form = QTextCharFormat()
    if run.strong:
        form.setFontWeight(QFont.Weight.Bold)
    form.setFontItalic(run.slanted)
    if run.url:
        form.setAnchor(True)
        form.setAnchorHref(run.url)
    if run.language:
        form.setProperty(TONGUE, run.language)
    return form
