"""The page of a round as its helpers know it: what stands on it, and the ways of the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from council.decisions import queries
from council.decisions.consent.views import ConsentView
from ui.decisions.consent.circle_part import CirclePart
from ui.decisions.consent.prompt_card import PromptCard
from ui.decisions.consent.say_bar import SayBar
from ui.decisions.consent.stage import Stage
from ui.page import Page
from ui.widgets import Rows, announce


class Room(Page):
    """A page with a round in front, a sheet, a circle and a line; what is done in it lives beside it."""

    view: ConsentView | None
    stage: Stage
    circle: CirclePart
    prompt: PromptCard
    bar: SayBar
    all: Rows
    middle: QWidget  # sheet and circle
    wanted = ""  # the round to come to
    follows = False  # after a deed of one's own the focus goes where the step asks to write

    def focus_line(self) -> None:
        """Bring the focus back to where is typed."""
        self.bar.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_where_asked(self) -> None:
        """After a deed of one's own: to the sheet where the step asks to write there, else to the line."""
        self.follows = True
        self.focus_line()

    def keep_in_sight(self) -> None:
        """With large text the page is taller than its frame: the line one types in stays in sight."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.bar, 0, 0)

    def go_to_sheet(self) -> None:
        """To where one writes at this step."""
        editor = self.stage.editor()
        if editor is not None:
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, words: str) -> None:
        """Say why not, without taking the focus."""
        announce(self.bar.line, words)
        self.toast(words)

    def on_rounds(self, rounds: tuple[ConsentView, ...]) -> None:
        """Show what rounds there are."""

    def show_round(self, id: str) -> None:
        """Come to another round."""
        self.wanted = id
        self.refresh()

    def show_all(self, shown: bool) -> None:
        """Let the list of all rounds stand in place of the round in front, or this one again."""
        if shown == self.all.isVisible() or self.view is None:
            return
        self.all.setVisible(shown)
        self.middle.setVisible(not shown)
        if shown:
            self.ask(queries.consent_rounds_of, self.on_rounds)
            self.all.choose(self.view.id)
            self.all.setFocus(Qt.FocusReason.OtherFocusReason)
