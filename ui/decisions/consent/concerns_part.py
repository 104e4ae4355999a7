"""The concerns of an agreement: each gets a sign to watch for and the day on which it is looked at again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from council.decisions.consent.state import Concern
from council.decisions.consent.views import MemberName
from council.words import _
from ui import theme
from ui.decisions.consent.sheet_state import concern_row
from ui.widgets import Field, Label, Rows, Table, push


class ConcernsPart(QWidget):
    """The list of concerns, and under it sign and day of the chosen one; the first unfinished is chosen."""

    def __init__(self, keep: Callable[[], object]) -> None:
        super().__init__()
        self._names: dict[str, MemberName] = {}
        self._day, self.writes = "", False
        self._title = Label(_("Concerns to be watched"), "strong")
        self.list = Rows(Table(), lambda one: concern_row(one, self._names), name=_("Concerns"))
        self.sign, self.day = QLineEdit(), QLineEdit(placeholderText="2027-03-31")
        self._sign = Field(
            _("Sign to watch for"), self.sign, hint=_("What would show that it has come true.")
        )
        self.review = Field(_("Looked at again on"), self.day, hint=_("Year-month-day."))
        self._keep = push(_("Keep sign and day (Ctrl+Enter)"), keep)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields, spacing=theme.TIGHT)
        fields.setContentsMargins(0, 0, 0, 0)
        for part in (self._sign, self.review):
            fields.addWidget(part)
        fields.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        wide = self.list.sizePolicy().horizontalPolicy()
        self.list.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self.list, self._fields):
            lay.addWidget(part)
        self._about = ""
        self.list.chosen.connect(self._on_chosen)

    @property
    def chosen(self) -> Concern | None:
        """The concern sign and day are written for."""
        return self.list.current()

    def show_concerns(
        self, concerns: tuple[Concern, ...], names: dict[str, MemberName], *, day: str, writes: bool
    ) -> None:
        """Stand for these; `day` is offered where none is kept yet; `writes`: whether they can be changed."""
        self._names, self._day, self.writes = names, day, writes and bool(concerns)
        self.setVisible(bool(concerns))
        self.list.table.show(concerns)
        self._fit(len(concerns))
        self._fields.setVisible(writes)
        chosen = self.chosen
        if concerns and (chosen is None or (chosen.sign and chosen.review_on)):
            waits = (one.id for one in concerns if not (one.sign and one.review_on))
            self.list.choose(next(waits, chosen.id if chosen else concerns[0].id))
        self._on_chosen(self.chosen)

    def _fit(self, many: int) -> None:
        """As high as its first rows, so that the fields stand right under them."""
        high = sum(self.list.sizeHintForRow(row) for row in range(min(many, 4)))
        self.list.setFixedHeight(high + 2 * self.list.frameWidth() + theme.HAIR)

    def given(self) -> dict[str, object]:
        """What is written, as `keep_concern` takes it."""
        return {"sign": self.sign.text(), "review_on": self.day.text()}

    def _on_chosen(self, concern: Concern | None) -> None:
        if concern is None or concern.id == self._about:
            return
        self._about = concern.id
        self.sign.setText(concern.sign)
        self.day.setText(concern.review_on or self._day)
