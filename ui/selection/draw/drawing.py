"""Step 3: what was drawn before everybody is entered as it is read aloud; then the panel is revealed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QDateTime, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from council import clock
from council.words import _
from ui import theme
from ui.page import Page
from ui.selection.ceremony.scenes import beacon_address
from ui.selection.draw.chance import Pasted, allowed_rounds
from ui.selection.draw.digits import DigitBoxes
from ui.selection.draw.publishing import FORMAT
from ui.selection.draw.state import DrawState
from ui.selection.wording import beacon_words, digits_words, moment_words
from ui.widgets import Card, Field, Label, button, label, row

SOON = 500  # milliseconds after the last key, until what was read aloud is kept


class DrawingPart(QWidget):
    """Digits, time, witnesses, recording and the beacon's signature; kept as they come, for a file "
    "closed midway."""

    digits_changed = Signal(str)
    noted = Signal(dict)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._draw_id, self._kept = page, "", {}
        self._chance: Any = {}
        self._checked: tuple[int, str, bool] | None = None
        self._plan = Label("", "body")
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.keep)
        cards = (self._digits_card(), self._beacon_card(), self._witness_card())
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._plan)
        for card in cards:
            lay.addWidget(card)
        lay.addWidget(row(button(page.action("selection.void_draw"), quiet=True), None))
        lay.addStretch()

    # the parts ---------------------------------------------------------------------------------------------

    def _digits_card(self) -> QWidget:
        self._digits_box = Card(_("Digits, as they are read aloud"))
        self.boxes = DigitBoxes()
        self.boxes.changed.connect(self._on_digits)
        self._when = QDateTimeEdit(displayFormat=FORMAT)
        self._when.dateTimeChanged.connect(self._touch)
        self._when_field = Field(_("When the last digit was drawn, on this computer’s clock"), self._when)
        self.digits_field = Field(_("Digits"), self.boxes)
        for part in (self.digits_field, self._when_field):
            self._digits_box.body.addWidget(part)
        return self._digits_box

    def _beacon_card(self) -> QWidget:
        self._beacon_box = Card(_("The beacon’s round"))
        self._address = label("", "body", select=True)
        self._round = QComboBox()
        self._round.view().setAccessibleName(_("Rounds"))
        self._round.currentIndexChanged.connect(self._on_signature)
        self._signature = QPlainTextEdit(tabChangesFocus=True)
        self._signature.setMaximumHeight(theme.line_height() * 4)
        self._signature.textChanged.connect(self._on_signature)
        hint = _("Open the address on any telephone once the time has come, and paste what it shows.")
        self.signature_field = Field(_("What the beacon shows"), self._signature, hint=hint)
        self._round_field = Field(_("Round"), self._round)
        self._verdict = Label("", "quiet")
        for part in (self._address, self._round_field, self.signature_field, self._verdict):
            self._beacon_box.body.addWidget(part)
        return self._beacon_box

    def _witness_card(self) -> QWidget:
        self._witness_box = Card(_("Who saw it"))
        self._witnesses, self._recording = QPlainTextEdit(tabChangesFocus=True), QLineEdit()
        self._witnesses.setMaximumHeight(theme.line_height() * 4)
        self._witnesses.textChanged.connect(self._touch)
        self._recording.textEdited.connect(self._touch)
        hint = _("One a line. Names stand in the certificate: ask first.")
        for part in (
            Field(_("Witnesses"), self._witnesses, hint=hint),
            Field(_("Recording"), self._recording, hint=_("Where the film of the draw can be seen.")),
        ):
            self._witness_box.body.addWidget(part)
        return self._witness_box

    # what stands here --------------------------------------------------------------------------------------

    def show_draw(self, state: DrawState) -> None:
        """Stand for the draw in hand, with what was read aloud before."""
        chance, draw = state.chance, state.draw
        self._chance = chance
        self._plan.setText(_plan_words(state))
        is_public = state.has_ceremony
        self._digits_box.setVisible(is_public and bool(chance["digits"]))
        self._beacon_box.setVisible(is_public and chance["beacon"] != "none")
        self._witness_box.setVisible(is_public)
        if draw.id != self._draw_id or dict(draw.notes) != self._kept:
            self._begin(draw.id, dict(draw.notes))

    def _begin(self, draw_id: str, notes: dict[str, Any]) -> None:
        is_new = draw_id != self._draw_id
        self._draw_id, self._kept = draw_id, notes
        self.boxes.offer(self._chance["digits"])
        self.boxes.put(notes.get("digits", ""))
        if is_new:
            self._round.clear()
            for number in allowed_rounds(self._chance) if self._chance["beacon"] != "none" else ():
                self._round.addItem(_round_words(number), number)
        self._put_time(notes.get("digits_at", ""))
        self._set(self._witnesses, "\n".join(notes.get("witnesses", ())))
        self._recording.setText(notes.get("recording", ""))
        self._round.setCurrentIndex(max(0, self._round.findData(notes.get("round", 0))))
        self._set(self._signature, notes.get("signature", ""))
        self._soon.stop()

    def _set(self, editor: QPlainTextEdit, text: str) -> None:
        if editor.toPlainText() != text:
            editor.setPlainText(text)

    def _put_time(self, text: str) -> None:
        at = datetime.fromisoformat(text) if text else clock.now()
        self._when.setDateTime(QDateTime.fromSecsSinceEpoch(int(at.timestamp())))

    def notes(self) -> dict[str, Any]:
        """What was read aloud so far, as it is kept."""
        return {
            "digits": self.boxes.text(),
            "digits_at": self.digits_at().isoformat() if self.boxes.text().strip() else "",
            "witnesses": self.witnesses(),
            "recording": self._recording.text().strip(),
            "round": self._round.currentData() or 0,
            "signature": Pasted.of(self._signature.toPlainText()).signature,
        }

    def given(self) -> dict[str, Any]:
        """What the draw is kept with."""
        notes = self.notes()
        return {
            "at": self.digits_at() if self._chance["digits"] else clock.now(),
            "digits": notes["digits"],
            "witnesses": tuple(notes["witnesses"]),
            "recording": notes["recording"],
            "round": notes["round"] if self._chance["beacon"] != "none" else 0,
            "signature": notes["signature"] if self._chance["beacon"] != "none" else "",
        }

    def digits_at(self) -> datetime:
        """When the last digit was drawn."""
        return datetime.fromtimestamp(self._when.dateTime().toSecsSinceEpoch(), UTC)

    def witnesses(self) -> list[str]:
        """The witnesses, one a line, blank lines left out."""
        lines = (" ".join(line.split()) for line in self._witnesses.toPlainText().splitlines())
        return [line for line in lines if line]

    def missing(self) -> str:
        """What is still to come before the panel can be revealed; empty when nothing is."""
        if self._chance.get("digits") and not self.boxes.is_full():
            return _("Enter every digit first.")
        if self._chance.get("beacon", "none") == "none":
            return ""
        pasted = Pasted.of(self._signature.toPlainText())
        if not pasted.signature:
            return _("Paste what the beacon shows first.")
        if self._checked and self._checked[:2] == (self._round.currentData(), pasted.signature):
            return "" if self._checked[2] else _("This is not the beacon’s signature of this round.")
        return _("The beacon’s signature is being checked.")

    def first_focus(self) -> QWidget:
        """The first box that is still open, or what comes next."""
        for box in self.boxes.boxes:
            if not box.text() and self._digits_box.isVisibleTo(self):
                return box
        return self._signature if self._beacon_box.isVisibleTo(self) else self._recording

    def keep(self) -> None:
        """Let what was read aloud be kept now."""
        self._soon.stop()
        notes = self.notes()
        if (
            self._draw_id
            and notes != self._kept
            and any(notes[name] for name in ("digits", "witnesses", "recording", "signature"))
        ):
            self._kept = notes
            self.noted.emit(notes)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._soon.isActive():
            self.keep()

    def _touch(self) -> None:
        if self._draw_id and self.isVisible():
            self._soon.start()

    def _on_digits(self, digits: str) -> None:
        self.digits_field.clear()
        if self.boxes.is_full():
            self._put_time("")
        self._touch()
        self.digits_changed.emit(digits)

    def _on_signature(self) -> None:
        """Take the round where the words name one, and check the signature beside the window."""
        pasted = Pasted.of(self._signature.toPlainText())
        self.signature_field.clear()
        if pasted.round is not None and (place := self._round.findData(pasted.round)) >= 0:
            self._round.setCurrentIndex(place)
        number = self._round.currentData() or 0
        self._address.setText(beacon_address(number) if number else "")
        self._touch()
        words = self._signature.toPlainText().strip()
        if not pasted.signature:
            self._say(_("No signature of 96 signs stands in these words.") if words else "", "warn")
        elif pasted.round is not None and pasted.round != number:
            said = _("This is round {round}, which was not announced. The announced one is {announced}.")
            self._say(said.format(round=pasted.round, announced=self._chance["round"]), "alarm")
        elif self._checked is None or self._checked[:2] != (number, pasted.signature):
            self._check(number, pasted.signature)
        self._page.look()

    def _check(self, number: int, signature: str) -> None:
        from council.selection.beacon import checked

        self._say(_("Checking the signature…"), "quiet")

        def told(holds: bool) -> None:
            self._checked = (number, signature, holds)
            if (self._round.currentData(), Pasted.of(self._signature.toPlainText()).signature) != (
                number,
                signature,
            ):
                return
            good = _("Checked: this is the beacon’s own signature of round {round}.").format(round=number)
            self._say(
                good if holds else _("This is not the beacon’s signature of this round. Paste it again."),
                "accent" if holds else "alarm",
            )
            self._page.look()

        self._page.desk.runner.work(self._page, checked, told, None, number=number, signature=signature)

    def _say(self, words: str, role: str) -> None:
        self._verdict.setText(words)
        theme.set_role(self._verdict, role)
        self._verdict.setVisible(bool(words))


def _round_words(number: int) -> str:
    from council.selection.beacon import time_of_round

    return _("{number}, due {moment}").format(
        number=number, moment=moment_words(time_of_round(number), seconds=True)
    )


def _plan_words(state: DrawState) -> str:
    if not state.has_ceremony:
        return _("This computer draws the digits. One key, and the panel is drawn; there is no second time.")
    chance = state.chance
    parts = [digits_words(chance)] if chance["digits"] else []
    if chance["beacon"] != "none":
        parts.append(beacon_words(chance))
    words = _("As committed: {sources}.").format(sources=". ".join(parts))
    return words + " " + _("The digits must be drawn before then.") if len(parts) > 1 else words
