"""A form of this room: its refusals stand under the field they are about."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from council.errors import CouncilError
from council.words import _, say
from ui import theme
from ui.widgets import Field, Form, row


class RoomForm(Form):
    """A form whose refusals stand under the field they are about."""

    def __init__(self, title: str, *, verb: str, lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, verb=verb, cancel=_("Cancel"), lead=lead, parent=parent)
        self._by_code: dict[type[CouncilError], Field] = {}
        self._beside: list[Field] = []

    def beside(self, *fields: Field) -> None:
        """Fields in one line."""
        self._beside += fields
        self.add(row(*fields, gap=theme.SNUG))

    def about(self, kept: Field, *codes: type[CouncilError]) -> Field:
        """Say which refusals belong to a field."""
        for code in codes:
            self._by_code[code] = kept
        return kept

    def refuse_error(self, error: CouncilError) -> None:
        """Show a refusal where it belongs."""
        self.refuse(say(error), self._by_code.get(type(error)))

    def submit(self) -> None:
        for each in self._beside:
            each.clear()
        super().submit()
