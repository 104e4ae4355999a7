"""What a person can do with questions, evidence and the parking lot, as data."""

from __future__ import annotations

from council.words import N_
from ui.commands import Command

ASKED = (
    Command("sessions.questions", N_("Questions of the session"), key="Ctrl+Shift+Q", icon="help"),
    Command("sessions.evidence", N_("Evidence of the session")),
    Command("sessions.parking", N_("Parking lot of the session")),
    Command("sessions.ask_question", N_("Write a question down…"), icon="add"),
    Command("sessions.merge_questions", N_("Merge questions…"), key="G", icon="merge",
            hint=N_("Mark two or more in the list first.")),
    Command("sessions.question_up", N_("Rank higher"), key="+", icon="up"),
    Command("sessions.question_down", N_("Rank lower"), key="-", icon="down"),
    Command("sessions.give_question", N_("Give to a speaker…"), key="S", icon="person"),
    Command("sessions.answer_question", N_("Answer…"), icon="check", hint=N_("Enter, in the list.")),
    Command("sessions.owe_answer", N_("Answer due…"), key="D", icon="calendar"),
    Command("sessions.word_question", N_("Other words…"), key="W", icon="edit"),
    Command("sessions.drop_question", N_("Take question off"), key="Del", icon="delete"),
    Command("sessions.add_evidence", N_("Add evidence…"), icon="add"),
    Command("sessions.change_evidence", N_("Change evidence…"), icon="edit", hint=N_("Enter, in the list.")),
    Command("sessions.withdraw_evidence", N_("Take evidence off"), key="Del", icon="delete"),
    Command("sessions.hand_on_parked", N_("Hand on…"), icon="right",
            hint=N_("Enter, in the list.")),
    Command("sessions.close_parked", N_("Close with a reason…"), key="C", icon="check"),
    Command("sessions.take_up_parked", N_("Taken up"), key="T", icon="play"),
    Command("sessions.park_again", N_("Park again"), key="Backspace", icon="undo"),
)  # fmt: skip
