"""What a person can do with the day, the timers and the turns while people talk, as data."""

from __future__ import annotations

from council.words import N_
from ui.commands import Command

_PLACE = N_("Takes the floor, or gives it back. Places count by seat number at the table that stays.")

_TURNS = (
    N_("Turn of place 1"), N_("Turn of place 2"), N_("Turn of place 3"), N_("Turn of place 4"),
    N_("Turn of place 5"), N_("Turn of place 6"), N_("Turn of place 7"), N_("Turn of place 8"),
    N_("Turn of place 9"), N_("Turn of place 10"),
)  # fmt: skip

SPOKEN = (
    Command(
        "sessions.next_item", N_("Start the next item"), key="Alt+N", icon="play",
        hint=N_("Begins the session too, and goes on after a pause."),
    ),
    Command("sessions.item_done", N_("The running item is done"), key="Alt+D", icon="stop"),
    Command("sessions.next_stage", N_("Next stage of the method"), key="Alt+T", icon="right"),
    Command("sessions.previous_stage", N_("Back to the stage before"), key="Alt+Shift+T", icon="left"),
    Command("sessions.go_on", N_("Pause the session, or go on"), key="Alt+W", icon="pause"),
    Command("sessions.more_time", N_("One minute more"), key="Alt+A", icon="add"),
    Command("sessions.much_more_time", N_("Five minutes more"), key="Alt+Shift+A", icon="add"),
    Command("sessions.close_day", N_("End the session"), key="Ctrl+Shift+D"),
    *(
        Command(f"sessions.place_{place}", words, key=f"Alt+{place % 10}", hint=_PLACE)
        for place, words in enumerate(_TURNS, start=1)
    ),
    Command(
        "sessions.pass", N_("Pass"), key="Alt+P", hint=N_("Whoever has the floor, or the next key, passes.")
    ),
    Command(
        "sessions.asks", N_("Turn is a question"), key="Alt+Q",
        hint=N_("Whoever has the floor, or the next key, asks a question."),
    ),
    Command(
        "sessions.turn_seat", N_("Turn of another seat…"), key="Alt+O",
        hint=N_("The seat named in the line (@12), or one chosen from a list."),
    ),
    Command("sessions.pause_turn", N_("Stop the speaker’s time, or go on"), key="Alt+S"),
    Command(
        "sessions.turn_log", N_("Turn log…"), hint=N_("Switch it off or on, and say what a turn is given.")
    ),
    Command("sessions.export_voices", N_("Export voice share…"), icon="export"),
    Command("sessions.voices_whole", N_("Whole council, or one session")),
)  # fmt: skip
