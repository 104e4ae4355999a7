"""Step 2: a public draw or a quick one; then the hash, and what goes out with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QVBoxLayout, QWidget

from council import clock
from council.words import _
from ui import theme
from ui.page import Page
from ui.selection.draw.chance import devices, notice_words, plan_of
from ui.selection.draw.state import DrawState
from ui.selection.wording import beacon_words, digits_words, grouped, moment_of, moment_words
from ui.widgets import Card, Field, Flow, Label, Switch, button, label

WAYS = "public", "quick"
FORMAT = "yyyy-MM-dd HH:mm:ss"  # the same on every clock, and typed without thinking
HASH_LINE = 40  # characters of the grouped hash on a line: eight groups


class WayPart(QWidget):
    """How chance shall come in: drawn in public, or by the computer."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._digits = 3
        self._way = Switch(("public", _("Public draw")), ("quick", _("Quick draw")), name=_("How to draw"))
        self._way.changed.connect(self._render)
        self._words = Label("", "body")
        self._plan = QWidget()
        self._lay_out_plan()
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (Field(_("How will you draw?"), self._way), self._words, self._plan):
            lay.addWidget(part)
        lay.addStretch()
        self._render()

    def _lay_out_plan(self) -> None:
        self._device, self._order = QComboBox(editable=True), QLineEdit()
        self._device.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._device.setMinimumContentsLength(12)
        self._device.view().setAccessibleName(_("Devices"))
        self._device.activated.connect(self._on_device)
        self._sources = Switch(
            ("both", _("Digits and a beacon")),
            ("digits", _("Digits only")),
            ("beacon", _("Beacon only")),
            name=_("Where chance comes from"),
        )
        self._sources.changed.connect(self._render)
        self._due = QDateTimeEdit(displayFormat=FORMAT, calendarPopup=True)
        self._due.dateTimeChanged.connect(self._render)
        self._beacon, self._notice = Label("", "quiet"), Label("", "warn")
        self._fields = (
            Field(_("Where chance comes from"), self._sources),
            Field(_("What gives the digits"), self._device),
            Field(_("In which order they are read"), self._order),
            Field(_("When the beacon speaks, on this computer’s clock"), self._due),
        )
        self._plan.setMaximumWidth(theme.grown(theme.TEXT_WIDTH))
        lay = QVBoxLayout(self._plan, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (*self._fields, self._beacon, self._notice):
            lay.addWidget(part)

    @property
    def way(self) -> str:
        """ "public" or "quick"."""
        return self._way.current

    def choose(self, way: str) -> None:
        """Stand for a "public" draw or a "quick" one, as if the person had chosen it."""
        self._way.choose(way)

    def offer(self, digits: int) -> None:
        """Stand for a lottery with so many digits, with a first proposal of device and date."""
        if self._device.count() and digits == self._digits:
            return
        self._digits = digits
        self._device.clear()
        for device, order in devices(digits):
            self._device.addItem(device, order)
        self._on_device(0)
        later = (clock.now().astimezone() + timedelta(days=2)).replace(hour=18, minute=0, second=0)
        self._due.setDateTime(QDateTime(later.date(), later.time().replace(microsecond=0)))
        self._render()

    def due(self) -> datetime | None:
        """When the beacon shall speak; None without one."""
        if self._sources.current == "digits":
            return None
        seconds = self._due.dateTime().toSecsSinceEpoch()
        return datetime.fromtimestamp(seconds, UTC)

    def plan(self) -> Any:
        """The plan of chance as chosen; the computer's own for a quick draw."""
        from council.selection.certificate import QUICK

        if self.way == "quick":
            return QUICK
        has_digits = self._sources.current != "beacon"
        return plan_of(
            device=self._device.currentText() if has_digits else "",
            order=self._order.text() if has_digits else "",
            digits=self._digits if has_digits else 0,
            due=self.due(),
        )

    def refusal(self) -> str:
        """Why this plan cannot be committed to; empty when it can."""
        if self.way == "quick":
            return ""
        if self._sources.current != "beacon" and not self._device.currentText().strip():
            return _("Say what gives the digits: the room will see it.")
        due = self.due()
        if due is not None and due <= clock.now():
            return _("The beacon’s round must lie ahead: choose a later moment.")
        return ""

    def first_focus(self) -> QWidget:
        """What takes the focus."""
        return self._way.findChild(QWidget)

    def _on_device(self, place: int) -> None:
        self._order.setText(self._device.itemData(place) or "")

    def _render(self) -> None:
        is_public, source = self.way == "public", self._sources.current
        self._words.setText(_public_words() if is_public else _quick_words())
        self._plan.setVisible(is_public)
        for field in self._fields[1:3]:
            field.setVisible(source != "beacon")
        self._fields[3].setVisible(source != "digits")
        due = self.due()
        shown = due is not None and due > clock.now()
        self._beacon.setVisible(shown)
        if shown:
            words = _(
                "{round}. No network is needed now: its number follows from the time. Draw the digits "
                "before it. "
                "Should it not appear, a later one counts, each ten minutes, five times."
            )
            self._beacon.setText(words.format(round=beacon_words(_chance_of(self.plan()))))
        notice = notice_words(due, clock.now()) if due else ""
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        self.changed.emit()


def _chance_of(plan: Any) -> dict[str, Any]:
    return {"round": plan.round, "device": plan.device, "order": plan.order}


def _public_words() -> str:
    return _(
        "The commitment is published first. On the day, digits are drawn before everybody, then a number "
        "appears that nobody can know beforehand; the two are added and name the panel. Nobody need "
        "trust you."
    )


def _quick_words() -> str:
    return _(
        "For small councils without a ceremony: this computer draws at once. The certificate still proves "
        "that the panel came from the lottery fixed before, but not that nobody tried again until it suited."
    )


class CommitmentPart(QWidget):
    """The hash, large, in groups of four; what to publish, where and why; what goes into the letters."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._hash = label("", "title", select=True)
        self._hash.setAccessibleName(_("Hash of the commitment"))
        self._fixed, self._chance, self._warning = Label("", "quiet"), Label("", "body"), Label("", "warn")
        card = Card(_("Hash of the commitment"))
        for part in (self._fixed, self._hash):
            card.body.addWidget(part)
        card.body.addLayout(_buttons(page, "selection.copy_hash"))
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (card, self._chance, self._warning):
            lay.addWidget(part)
        for title, words, *ids in _tasks():
            task = Card(title, words)
            task.body.addLayout(_buttons(page, *ids))
            lay.addWidget(task)
        lay.addStretch()

    def show_draw(self, state: DrawState) -> None:
        """Show the commitment of the draw in hand."""
        draw = state.draw
        fixed = _("Fixed on {moment}, before any chance is drawn.")
        self._fixed.setText(fixed.format(moment=moment_words(draw.committed_at)))
        shown = grouped(draw.commitment_hash)
        self._hash.setText(f"{shown[:HASH_LINE].rstrip()}\n{shown[HASH_LINE:]}")
        self._hash.setAccessibleDescription(shown)
        self._chance.setText(_how_words(state))
        late = _late_words(state)
        self._warning.setText(late)
        self._warning.setVisible(bool(late) and state.step == "committed")


def _buttons(page: Page, *ids: str) -> Flow:
    flow = Flow(gap=theme.TIGHT)
    for id in ids:
        flow.addWidget(button(page.action(id)))
    return flow


def _tasks() -> tuple[tuple[str, ...], ...]:
    return (
        (
            _("Publish it where you cannot take it back"),
            _(
                "On your web page, at the town hall, to the press, on paper handed to witnesses: at least a "
                "day before. Whoever has the hash can tell later that nothing was exchanged."
            ),
            "selection.save_commitment",
            "selection.save_notice",
        ),
        (
            _("Tell every respondent their tickets"),
            _(
                "The table has a row for each: their own code, their tickets, their chance and the hash, for "
                "the mail merge. A receipt lets them check by themselves that they are in the pool."
            ),
            "selection.save_letters",
            "selection.save_receipts",
        ),
    )


def _how_words(state: DrawState) -> str:
    chance = state.chance
    if not chance or not state.has_ceremony:
        return _("This computer draws; there is no ceremony.")
    parts = [digits_words(chance)] if chance["digits"] else []
    if chance["beacon"] != "none":
        parts.append(beacon_words(chance))
    return _("Chance comes from: {sources}.").format(sources=". ".join(parts))


def _late_words(state: DrawState) -> str:
    chance = state.chance
    if not chance or chance["beacon"] == "none" or not state.has_ceremony:
        return ""
    from council.selection.beacon import time_of_round

    made = moment_of(state.commitment["made_at"])
    return notice_words(time_of_round(chance["round"]), made)
