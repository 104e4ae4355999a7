"""How a qualified objection is settled: by a wording changed in place, or another way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from council.decisions.consent.saying import RESOLUTIONS, RESOLUTIONS_OF_ELECTIONS
from council.words import N_, _
from ui import theme
from ui.decisions.consent.editor import SheetEditor
from ui.decisions.consent.sheet_state import changed_how
from ui.decisions.reading import Difference
from ui.widgets import Field, Label, column, push

# What each way asks for besides its words, with the name of the field.
WHO = {
    "hand_on": N_("Who drafts it or finds out"),
    "ask_body": N_("Which body is asked"),
    "put_off": N_("Who looks after it until then"),
}
UNTIL = {
    "hand_on": N_("Until which day"),
    "keep_watch": N_("On which day it is looked at"),
    "shorter": N_("Until which day it is tried"),
    "put_off": N_("Until which day"),
}
TEXT = {
    "amend": N_("Why the wording changes"),
    "keep_watch": N_("Which sign is watched for"),
    "other": N_("Why the other one settles it"),
}


class ResolvePart(QWidget):
    """One way at a time; only the fields it needs stand there."""

    def __init__(self, keep: Callable[[], object]) -> None:
        super().__init__()
        self._before, self._about, self._kind = "", "", ""
        self._title = Label(_("How it is settled"), "strong")
        self.how = QComboBox()
        self._how = Field(_("Way"), self.how)
        self.wording = SheetEditor(lines=5)
        self._wording = Field(
            _("Wording, changed in place"), self.wording, hint=_("What changes is marked below as you type.")
        )
        self.difference = Difference()
        self._changes = column(Label(_("What changes"), "quiet"), self.difference, gap=theme.HAIR)
        self.other = QComboBox()
        self._other = Field(_("The other one"), self.other)
        self.text, self.who, self.until = QLineEdit(), QLineEdit(), QLineEdit(placeholderText="2027-03-31")
        self._text = Field(_("In words"), self.text)
        self._who, self._until = Field(_("Who"), self.who), Field(_("Until which day"), self.until)
        self._keep = push(_("Keep this way (Ctrl+Enter)"), keep)
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._how, self._wording, self._changes, self._other):
            lay.addWidget(part)
        for part in (self._text, self._who, self._until, self._keep):
            lay.addWidget(part)
        lay.setAlignment(self._keep, Qt.AlignmentFlag.AlignLeft)
        self.how.currentIndexChanged.connect(self._on_how)
        self.wording.textChanged.connect(self._on_typed)

    def show_objection(
        self,
        id: str,
        kind: str,
        *,
        text: str,
        version: str,
        others: Mapping[str, str],
    ) -> None:
        """Stand for the objection to be settled; what was typed about it stays.

        Args:
            kind: of the round. text: the wording, or what the role takes. version: id of that wording.
            others: what can be taken instead, words by id.
        """
        self._before = text
        if id != self._about:
            self._about, self._kind = id, kind
            self._offer(kind)
            self._wording.name(
                _("What the role takes, changed in place")
                if kind == "election"
                else _("Wording, changed in place")
            )
            for line in (self.text, self.who, self.until):
                line.setText("")
        if [self.other.itemData(at) for at in range(self.other.count())] != list(others):
            self.other.clear()
            for other, words in others.items():
                self.other.addItem(words, other)
        self.wording.show_text(f"{id} {version}", text)
        self._on_how()

    def given(self) -> dict[str, object]:
        """What is chosen and written, as `resolve_objection` takes it; the wording only where it changes."""
        how = self.how.currentData()
        given: dict[str, object] = {
            "how": how,
            "text": self.text.text().strip(),
            "who": self.who.text().strip() if how in WHO else "",
            "until": self.until.text().strip() if how in UNTIL else "",
            "other": (self.other.currentData() or "") if how == "other" else "",
        }
        if how == "amend":
            wording = self.wording.toPlainText()
            part = "qualities" if self._kind == "election" else "wording"
            given |= {part: wording, "change": changed_how(self._before, wording)}
        return given

    def _offer(self, kind: str) -> None:
        self.how.blockSignals(True)
        self.how.clear()
        ways = RESOLUTIONS | (RESOLUTIONS_OF_ELECTIONS if kind == "election" else {})
        for way, words in ways.items():
            self.how.addItem(_(words), way)
        self.how.blockSignals(False)

    def _on_how(self, *_ignored: object) -> None:
        how = self.how.currentData()
        for part, shown in (
            (self._wording, how == "amend"),
            (self._other, how == "other"),
            (self._who, how in WHO),
            (self._until, how in UNTIL),
        ):
            part.setVisible(shown)
        for field, words, usual in (
            (self._text, TEXT, N_("In words")),
            (self._who, WHO, N_("Who")),
            (self._until, UNTIL, N_("Until which day")),
        ):
            field.name(_(words.get(how, usual)))
        self._on_typed()

    def _on_typed(self) -> None:
        after = self.wording.toPlainText()
        changed = self.how.currentData() == "amend" and after != self._before
        self._changes.setVisible(changed)
        if changed:
            self.difference.compare(self._before, after)
