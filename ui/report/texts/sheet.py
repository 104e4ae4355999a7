"""The desk one text is written on: what it is for, its tools, the words, and how they are kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from council.words import _
from ui import theme
from ui.page import Page
from ui.report.texts.forms import LinkForm, TongueForm
from ui.report.texts.state import Draft, TextRow, words_told
from ui.widgets import Field, Flow, Label, Wrapping, label, row
from ui.widgets.rich_document import Kind
from ui.widgets.rich_text import RichText
from ui.widgets.tool import Tool

KINDS: dict[str, Kind] = {
    "report.heading": "heading",
    "report.bullets": "bullet",
    "report.numbers": "number",
    "report.quote": "quote",
}
TOOLS = ("report.strong", "report.slanted", *KINDS, "report.link", "report.tongue", "report.picture")


class TextSheet(QWidget):
    """Shows one text and tells `moved` when anything in it was changed by hand."""

    moved = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._is_showing = False
        self._title, self._hint = Label("", "lead"), Label("", "caption")
        self.editor = RichText(name=_("Text"))
        self._name = Field(_("Title"), QLineEdit())
        self._by = Field(_("Written by"), QLineEdit())
        self._code = Field(_("Language code"), QLineEdit(placeholderText="de, ar, zh-Hans"))
        self._error, self._count = Label("", "alarm"), label("", "caption", wrap=False)
        self._kept = label("", "caption", wrap=False)
        self._error.hide()
        self._bind()
        self._about = row(self._name, self._by, self._code, gap=theme.SNUG)
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._hint, self._about, self._tools()):
            lay.addWidget(part)
        lay.addWidget(self.editor, 1)
        lay.addWidget(self._error)
        lay.addWidget(row(self._count, None, self._kept))
        self.editor.textChanged.connect(self._on_moved)
        self.editor.dressed.connect(self._on_dressed)
        for each in (self._name, self._by, self._code):
            each.editor.textEdited.connect(self._on_moved)

    @property
    def draft(self) -> Draft:
        """What stands here now."""
        lines = (each.editor.text().strip() for each in (self._name, self._by, self._code))
        return Draft(self.editor.blocks(), *lines)

    def show_text(self, told: TextRow, draft: Draft) -> None:
        """Stand for a text as it was kept, or as it was left half-typed."""
        self._is_showing = True
        place = told.told
        self._title.setText(told.title)
        self._hint.setText(_(place.hint))
        self.editor.setAccessibleName(told.title)
        self.editor.setAccessibleDescription(_(place.hint))
        self._name.setVisible(place.many and not place.tongued)
        self._by.setVisible(place.signed)
        self._code.setVisible(place.tongued)
        self._about.setVisible(place.many or place.signed or place.tongued)
        for each, words in ((self._name, draft.title), (self._by, draft.by), (self._code, draft.language)):
            each.editor.setText(words)
        self.editor.show_blocks(draft.blocks)
        self.clear_refusal()
        self._count.setText(words_told(draft.words))
        self._is_showing = False
        self._on_dressed()

    def say_kept(self, words: str) -> None:
        """Say at the foot whether what stands here is kept."""
        self._kept.setText(words)

    def refuse(self, words: str, *, of_language: bool = False) -> None:
        """Say why what stands here was not kept; it stays as it was typed."""
        if of_language:
            self._code.refuse(words)
        else:
            self._error.setText(words)
            self._error.show()

    def clear_refusal(self) -> None:
        """Take the refusal away."""
        self._error.hide()
        self._code.clear()

    # inside ------------------------------------------------------------------------------------------------

    def _bind(self) -> None:
        page, editor = self._page, self.editor
        page.bind("report.strong", editor.strengthen)
        page.bind("report.slanted", editor.slant)
        page.bind("report.heading", lambda: editor.make("heading"))
        page.bind("report.bullets", lambda: editor.make("bullet"))
        page.bind("report.numbers", lambda: editor.make("number"))
        page.bind("report.quote", lambda: editor.make("quote"))
        page.bind("report.link", self._link)
        page.bind("report.tongue", self._tongue, self._has_marked)
        editor.selectionChanged.connect(page.look)
        for id in TOOLS[:-3]:
            page.action(id).setCheckable(True)

    def _tools(self) -> QWidget:
        held = Wrapping()
        lay = Flow(held, gap=theme.HAIR)
        for id in TOOLS:
            lay.addWidget(Tool(self._page.action(id)))
        return held

    def _has_marked(self) -> bool | str:
        return self.editor.textCursor().hasSelection() or _("Mark the words first.")

    def _link(self) -> None:
        words, url = self.editor.link_words()
        form = LinkForm(words, url, parent=self._page)

        def set_link() -> None:
            if form.is_sound():
                self.editor.link(*form.given)
                form.accept()
                self.editor.setFocus()

        form.submitted.connect(set_link)
        form.open()

    def _tongue(self) -> None:
        form = TongueForm(self.editor.dress.language, parent=self._page)

        def mark() -> None:
            self.editor.speak(form.code)
            form.accept()
            self.editor.setFocus()

        form.submitted.connect(mark)
        form.open()

    def _on_moved(self) -> None:
        if self._is_showing:
            return
        self._count.setText(words_told(self.draft.words))
        self.moved.emit()

    def _on_dressed(self) -> None:
        """Press in the tools whose dress holds where the cursor stands."""
        dress = self.editor.dress
        self._page.action("report.strong").setChecked(dress.strong)
        self._page.action("report.slanted").setChecked(dress.slanted)
        for id, kind in KINDS.items():
            self._page.action(id).setChecked(dress.kind == kind)
