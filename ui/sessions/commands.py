"""What a person can do in the room of sessions."""

from ui.sessions.asked.commands import ASKED
from ui.sessions.forms.commands import FORMS
from ui.sessions.live.commands import LIVE
from ui.sessions.plan.commands import DAY, PLAN
from ui.sessions.record.commands import RECORD
from ui.sessions.seats.commands import SEATS
from ui.sessions.spoken.commands import SPOKEN
from ui.sessions.staff.commands import STAFF

COMMANDS = (
    *PLAN,
    *DAY,
    *STAFF,
    *SEATS,
    *LIVE,
    *SPOKEN,
    *ASKED,
    *FORMS,
    *RECORD,
)
