"""What a person can do with near pairs."""

from council.words import N_
from ui.commands import Command

PAIRS = (
    Command(
        "ground.find_pairs",
        N_("Look for near pairs"),
        key="Ctrl+Shift+G",
        icon="search",
        hint=N_("Reads every statement on this computer and asks about those that may say the same."),
    ),
    Command("ground.say_same", N_("The same"), key="S", icon="check"),
    Command("ground.say_not_same", N_("Not the same"), key="N", icon="close"),
    Command("ground.say_later", N_("Later"), key="L", icon="clock"),
)
