"""Questions, evidence and the parking lot of a session: asked, heard, set aside."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from council.sessions import queries
from council.words import N_, _
from ui.sessions.asked.evidence import EvidenceList
from ui.sessions.asked.lot import Lot
from ui.sessions.asked.questions import Questions
from ui.sessions.asked.state import facts_of
from ui.sessions.session_page import SessionPage
from ui.widgets import Switch

QUESTIONS, EVIDENCE, PARKING = "questions", "evidence", "parking"
PARTS = (QUESTIONS, EVIDENCE, PARKING)


class AskedPage(SessionPage):
    """Whatever was captured as a question or parked stands here at once."""

    shows = frozenset({"session", "statement", "question", "evidence", "parked", "party", "discussion_table"})
    help: ClassVar[str] = N_(
        "Questions captured on the live page stand here at once. Mark several and press G to make one of "
        "them; + and - rank; S gives one to a speaker, Enter writes the answer, D says by when it is due. "
        "Evidence keeps its source and its minutes, so that the balance of positions can be seen. Each "
        "parked line gets an owner (Enter) or a reason (C) before the session ends."
    )

    def build(self) -> None:
        words = (_("Questions"), _("Evidence"), _("Parking lot"))
        self._part = Switch(*zip(PARTS, words, strict=True), name=_("Shown"))
        self._part.changed.connect(self._on_part)
        self.head.widget(self._part)
        self.pick_session()
        self.questions, self.evidence, self.lot = Questions(self), EvidenceList(self), Lot(self)
        self._stack = QStackedWidget()
        for part in (self.questions, self.evidence, self.lot):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self._seen: tuple[tuple, tuple, tuple] = ((), (), ())
        self._is_coming = False  # somebody comes to a list that is not there yet
        for id, part in (
            ("sessions.questions", QUESTIONS),
            ("sessions.evidence", EVIDENCE),
            ("sessions.parking", PARKING),
        ):
            self.bind(id, self._goer(part))
        self.empty(
            _("No session yet"),
            _("Questions, evidence and parked lines belong to a session. Plan one first."),
            *(("sessions.plan_session",) if "sessions.plan_session" in self.desk.commands.known else ()),
        )

    def arrive(self, session_id: str = "", part: str = "") -> None:
        """Come to a session, and to one of the three parts."""
        super().arrive(session_id)
        if part in PARTS:
            self._part.choose(part)
            self._on_part(part)
            self._is_coming = True

    def first_focus(self) -> QWidget | None:
        wanted = self._lists[self._part.current]
        return wanted if wanted.isVisible() else None

    def show_session(self) -> None:
        session = self.session
        self.show_empty(session is None)
        if session is None:
            self.head.facts("")
            return
        self.questions.session_id = self.evidence.session_id = session.id
        self.ask(queries.questions_of, self._on_questions, session_id=session.id)
        self.ask(queries.evidence_of, self._on_evidence, session_id=session.id)
        self.ask(queries.parked_of, self._on_parked, session_id=session.id)
        self.ask(queries.parties_of, self._on_parties)

    @property
    def _lists(self) -> dict[str, QWidget]:
        return {QUESTIONS: self.questions.list, EVIDENCE: self.evidence.list, PARKING: self.lot.list}

    def _goer(self, part: str) -> Any:
        def go() -> None:
            self._part.choose(part)
            self._on_part(part)
            self.take_focus()

        return go

    def _on_part(self, part: str) -> None:
        self._stack.setCurrentIndex(PARTS.index(part))
        self.look()

    def _on_questions(self, questions: tuple) -> None:
        self._seen = (questions, *self._seen[1:])
        self.questions.show_questions(questions)
        self._render()

    def _on_evidence(self, evidence: tuple) -> None:
        self._seen = (self._seen[0], evidence, self._seen[2])
        self.evidence.show_evidence(evidence)
        self._render()

    def _on_parked(self, lines: tuple) -> None:
        self._seen = (*self._seen[:2], lines)
        self.lot.show_lines(lines)
        self._render()

    def _on_parties(self, parties: tuple) -> None:
        names = [party.name for party in parties if party.state == "active"]
        speakers = [party.name for party in parties if party.state == "active" and party.kind == "speaker"]
        self.questions.speakers, self.lot.owners = tuple(speakers), tuple(names)

    def _render(self) -> None:
        self.head.facts(facts_of(*self._seen))
        self.look()
        if self._is_coming and self.first_focus() is not None:
            self._is_coming = False
            self.take_focus()
