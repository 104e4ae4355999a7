"""What a person can do while people talk, as data."""

from __future__ import annotations

from council.words import N_
from ui.commands import Command

LIVE = (
    Command("sessions.line", N_("Back to the capture line"), key="Ctrl+L"),
    Command("sessions.kind", N_("Kind of statement…"), key="F2"),
    Command("sessions.table", N_("Table…"), key="F3"),
    Command("sessions.item", N_("Agenda item…"), key="F4"),
    Command("sessions.level", N_("Who is shown beside the words…"), key="F6"),
    Command("sessions.which", N_("Session to capture for…"), key="F7"),
    Command("sessions.keep", N_("Keep statement"), hint=N_("Enter, in the capture line.")),
    Command("sessions.split", N_("Split statement at the cursor"), key="Ctrl+Shift+Return"),
    Command("sessions.join", N_("Join with the statement above"), key="Ctrl+J"),
    Command("sessions.correct", N_("Correct last statement"), hint=N_("Up, in the empty capture line.")),
    Command("sessions.read_back", N_("Mark last statement read back"), key="Ctrl+Return"),
    Command("sessions.read_list", N_("Read a list back, and sign…"), key="F8"),
    Command("sessions.same", N_("Same as the near twin at the edge"), key="Ctrl+D"),
    Command("sessions.merge", N_("Merge statement with…"), key="Ctrl+M"),
    Command("sessions.translate", N_("Translate statement…"), key="Ctrl+Shift+T"),
    Command("sessions.wordings", N_("Wordings of the statement…"), key="Ctrl+Shift+H"),
    Command("sessions.to_way", N_("What became of the statement"), key="Ctrl+Y", icon="link"),
    Command("sessions.bring", N_("Statements from paper…"), key="Ctrl+I", icon="import"),
    Command("sessions.redact", N_("Blank words for good…")),
    Command("sessions.retry", N_("Try again to keep what is not kept"), key="Ctrl+R", icon="refresh"),
    Command("sessions.withdraw", N_("Withdraw statement"), key="Del", icon="delete"),
)
