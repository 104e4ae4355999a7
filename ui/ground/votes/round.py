"""The laptop that goes round: a seat number, then one large statement at a time, and nothing left of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from council.words import _
from ui import theme
from ui.ground.votes.lines import NumberLine
from ui.ground.votes.progress import Member
from ui.ground.votes.sheet import AGREE, DISAGREE, KEYS, PASS, VoteSheet
from ui.widgets import Button, Covering, Flow, Label, announce, column, field, push, row

ANSWER = 18  # characters of an answer


class VoteRound(Covering):
    """Tells `sent(seat id, answers)`; `thank()` is called when they are kept, `refuse()` when not.

    It covers the window: whoever has the laptop sees the statements and nothing else, not even what was
    answered before.
    """

    def __init__(
        self,
        title: str,
        statements: Mapping[str, str],
        members: tuple[Member, ...],
        *,
        answered: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._title, self._statements = title, statements
        self._members = {one.number: one for one in members}
        self._answered = set(answered)  # seats; what they said is not here
        self._member: Member | None = None
        self._sheet = VoteSheet(tuple(statements))
        self._is_sending = self._is_asking = False
        self.welcome()

    # the steps ---------------------------------------------------------------------------------------------

    def welcome(self) -> None:
        """Stand ready for the next person, empty."""
        self._member, self._sheet = None, VoteSheet(tuple(self._statements))
        self._is_sending = self._is_asking = False
        self._number = NumberLine()
        self._number.setFont(theme.face("title"))
        self._field = field(_("Your seat number"), self._number, hint=_("It stands on your name card."))
        self._number.entered.connect(lambda _text: self._begin())
        told = _(
            "Your answers are kept with your seat number, so that groups can be compared. They are shown as "
            "numbers only, and never for fewer than five people."
        )
        end = push(_("End the round"), self.over.emit, role="quiet")
        begin = push(_("Begin"), self._begin, primary=True)
        parts = (Label(self._title, "display"), Label(told, "lead"), self._field, row(begin, None, end))
        self.fill(*parts)
        self._number.setFocus()

    def thank(self) -> None:
        """Say thank you, once what was sent is kept; nothing of it remains."""
        if not self._is_sending:
            return
        self._is_sending = False
        if self._member is not None:
            self._answered.add(self._member.id)
        self._sheet = VoteSheet(tuple(self._statements))
        told = _("Your answers are in. Hand the laptop on; whoever comes next sees nothing of them.")
        self.say_thanks(_("Thank you"), told, _("Ready for the next"), self.welcome)

    def refuse(self, words: str) -> None:
        """Say why the answers were not kept; they stand until they are sent again or given up."""
        self._is_sending = False
        self._last(words)

    def _begin(self) -> None:
        typed = self._number.text()
        member = self._members.get(int(typed)) if typed else None
        if member is None:
            self._field.refuse(_("There is no seat {number} that takes part.").format(number=typed or "–"))
            self._number.selectAll()
            return
        if member.id in self._answered:
            self._warn(member)
            return
        self._go_on(member)

    def _go_on(self, member: Member) -> None:
        self._member = member
        self._ask()

    def _warn(self, member: Member) -> None:
        """Before anything of a seat is replaced: whoever typed a wrong number goes back."""
        words = Label(_("Seat {number} has answered already").format(number=member.number), "display")
        told = _(
            "If this is your seat and you want to answer again, your new answers take the place of the old "
            "ones; what you leave out stays as it was. If not, look at your name card."
        )
        back = push(_("Another number"), self.welcome, primary=True)
        again = push(_("It is my seat: answer again"), lambda: self._go_on(member))
        self.fill(words, Label(told, "lead"), row(back, again, None))
        back.setFocus()
        announce(self, f"{words.text()}. {told}")

    def _ask(self) -> None:
        if self._sheet.is_done:
            self._last()
            return
        self._is_asking = True
        id, count = self._sheet.statement, len(self._statements)
        where = Label(
            _("Statement {place} of {count}").format(place=self._sheet.at + 1, count=count), "quiet"
        )  # fmt: skip
        words = Label(self._statements[id], "display")
        self.fill(where, words, self._answers(), self._steps())
        self.setFocus()  # no answer is nearer than another
        announce(self, f"{where.text()}. {words.text()}")

    def _answers(self) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, gap=theme.ROOMY)
        choices = ((AGREE, _("Agree")), (DISAGREE, _("Disagree")), (PASS, _("Pass")))
        for value, words in choices:
            flow.addWidget(self._answer(value, words))
        return holder

    def _answer(self, value: int, words: str) -> Button:
        made = Button(words, role="choice")
        made.setCheckable(True)
        is_mine = (
            self._sheet.was_typed(self._sheet.statement) and self._sheet.now(self._sheet.statement) == value
        )
        made.setChecked(is_mine)
        made.setIcon(theme.icon("check" if is_mine else ""))
        made.setFont(theme.face("title"))
        made.setMinimumSize(theme.wide(ANSWER), theme.line_height("display") * 2)
        made.clicked.connect(lambda: self._mark(value))
        return made

    def _steps(self) -> QWidget:
        leave = push(_("Leave it out"), lambda: self._mark(None))
        back = push(_("Back"), self._back)
        again = push(_("Start again"), self.welcome, role="quiet")
        hint = _("Pass means: I do not want to say. Keys: A agree, D disagree, P pass, N leave out.")
        return column(row(leave, back, None, again), Label(hint, "quiet"))

    def _last(self, refusal: str = "") -> None:
        self._is_asking = False
        count = sum(value is not None for value in self._sheet.typed.values())
        told = _("{count} of {all} statements answered. You can still go back and change an answer.")
        told = told.format(count=count, all=len(self._statements))
        parts: list[QWidget] = [Label(_("Send your answers?"), "display"), Label(told, "lead")]
        if refusal:
            parts.append(Label(refusal, "alarm"))
        send = push(_("Send"), self._send, primary=True)
        again = push(_("Start again"), self.welcome, role="quiet")
        self.fill(*parts, row(send, push(_("Back"), self._back), None, again))
        send.setFocus()

    # acts --------------------------------------------------------------------------------------------------

    def _mark(self, value: int | None) -> None:
        self._sheet = self._sheet.marked(value)
        self._ask()

    def _back(self) -> None:
        if self._sheet.at:
            self._sheet = self._sheet.back()
            self._ask()
        else:
            self.welcome()

    def _send(self) -> None:
        if self._is_sending or self._member is None:
            return
        self._is_sending = True
        # What is left out stays as it is kept: whoever passes over a statement takes no answer back.
        answers = {id: value for id, value in self._sheet.typed.items() if value is not None}
        self.sent.emit(self._member.id, answers)

    # keys, layout ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter answers, Backspace goes back."""
        typed = event.text().lower()
        if event.key() == Qt.Key.Key_Backspace and self._member is not None and not self._is_sending:
            self._back()
        elif self._is_asking and typed in KEYS and typed != " ":  # the space bar presses the button in focus
            if not event.isAutoRepeat():  # a key held down is one answer
                self._mark(KEYS[typed])
        else:
            super().keyPressEvent(event)
