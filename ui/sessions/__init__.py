"""The room of sessions: the plan, who came, who sits where, and the live line."""

from council.words import N_
from ui.places import Place

PAGES = (
    Place("sessions.plan", N_("Plan"), "ui.sessions.plan:PlanPage"),
    Place("sessions.attendance", N_("Attendance"), "ui.sessions.attendance:AttendancePage"),
    Place("sessions.tables", N_("Tables"), "ui.sessions.tables:TablesPage"),
    Place("sessions.live", N_("Live"), "ui.sessions.live:CapturePage"),
)
