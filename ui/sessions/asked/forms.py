"""Forms for questions, evidence and parked lines: one thing each, nothing typed is cleared by an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from council.sessions.asked import refusals
from council.sessions.asked.actions import EvidencePlan
from council.words import _
from ui.sessions.room_form import RoomForm

_DAY = "yyyy-MM-dd"


class WordsForm(RoomForm):
    """One field of words under one verb."""

    def __init__(
        self, title: str, *, verb: str, name: str, words: str = "", lead: str = "", parent: QWidget
    ) -> None:
        super().__init__(title, verb=verb, lead=lead, parent=parent)
        self._words = QPlainTextEdit(words, tabChangesFocus=True)
        kept = self.field(name, self._words)
        self.about(kept, refusals.QuestionEmpty, refusals.ReasonEmpty)

    @property
    def words(self) -> str:
        """What stands in it."""
        return self._words.toPlainText()


class NameForm(RoomForm):
    """A name, typed or chosen among those known, and perhaps where something belongs."""

    def __init__(
        self,
        title: str,
        *,
        verb: str,
        name: str,
        known: Sequence[str],
        current: str = "",
        belongs: str | None = None,
        lead: str = "",
        parent: QWidget,
    ) -> None:
        super().__init__(title, verb=verb, lead=lead, parent=parent)
        self._name = QComboBox(editable=True)
        self._name.addItems(list(known))
        self._name.setEditText(current)
        self.about(self.field(name, self._name), refusals.OwnerEmpty)
        self._belongs = None
        if belongs is not None:
            self._belongs = QLineEdit(belongs)
            self.field(_("Where it belongs"), self._belongs, hint=_("A later session, an office, a report."))

    @property
    def name(self) -> str:
        """The name chosen."""
        return self._name.currentText()

    @property
    def belongs(self) -> str:
        """Where it belongs."""
        return self._belongs.text() if self._belongs is not None else ""


class AnswerForm(RoomForm):
    """The answer to a question, and what it stands on."""

    def __init__(self, question, *, parent: QWidget) -> None:
        super().__init__(_("Answer"), verb=_("Keep answer"), lead=question.text, parent=parent)
        self._answer = QPlainTextEdit(question.answer, tabChangesFocus=True)
        self._sources = QLineEdit(question.sources)
        self.about(self.field(_("Answer"), self._answer), refusals.AnswerEmpty)
        self.field(_("Sources"), self._sources, hint=_("Papers, pages, links."))

    @property
    def given(self) -> dict[str, str]:
        """What answer_question takes."""
        return {"answer": self._answer.toPlainText(), "sources": self._sources.text()}


class DayForm(RoomForm):
    """The day by which an answer in writing is due."""

    def __init__(self, question, *, first: QDate, parent: QWidget) -> None:
        super().__init__(_("Answer due"), verb=_("Keep day"), lead=question.text, parent=parent)
        kept = QDate.fromString(question.due, _DAY)
        self._day = QDateEdit(kept if kept.isValid() else first, calendarPopup=True)
        self.about(self.field(_("Due on"), self._day), refusals.DueDayUnreadable)

    @property
    def day(self) -> str:
        """The day as YYYY-MM-DD."""
        return self._day.date().toString(_DAY)


class EvidenceForm(RoomForm):
    """A piece of evidence: what, by whom, which position, how long."""

    def __init__(self, kept, *, positions: Sequence[str], parent: QWidget) -> None:
        verb = _("Keep changes") if kept else _("Add evidence")
        title = _("Change evidence") if kept else _("Add evidence")
        super().__init__(title, verb=verb, parent=parent)
        self._title = QLineEdit(kept.title if kept else "")
        self._source = QLineEdit(kept.source if kept else "")
        self._position = QComboBox(editable=True)
        self._position.addItems(list(positions))
        self._position.setEditText(kept.position if kept else "")
        self._minutes = QSpinBox(maximum=1440, suffix=_(" min"), value=kept.minutes if kept else 15)
        self._links = QLineEdit(kept.links if kept else "")
        self._item_id = (kept.item_id or None) if kept else None
        self.about(self.field(_("What it is"), self._title), refusals.EvidenceIncomplete)
        self.field(_("Source"), self._source, hint=_("The person, body or paper it comes from."))
        hint = _("In your own words, as “for” or “against”; empty where it takes none.")
        self.field(_("Position"), self._position, hint=hint)
        self.field(_("Minutes it is given"), self._minutes)
        self.field(_("Papers and links"), self._links)

    @property
    def plan(self) -> EvidencePlan:
        """What add_evidence takes."""
        return EvidencePlan(
            title=self._title.text(),
            source=self._source.text(),
            position=self._position.currentText(),
            minutes=self._minutes.value(),
            item_id=self._item_id,
            links=self._links.text(),
        )
