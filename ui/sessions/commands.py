"""What a person can do in the room of sessions."""

from ui.sessions.forms.commands import FORMS
from ui.sessions.live.commands import LIVE
from ui.sessions.plan.commands import PLAN
from ui.sessions.seats.commands import SEATS

COMMANDS = (
    *PLAN,
    *SEATS,
    *LIVE,
    *FORMS,
)
