"""The room of sessions: the plan, who came, who sits where, and the live line."""

from council.words import N_
from ui.places import Place

PAGES = (
    Place("sessions.plan", N_("Plan"), "ui.sessions.plan.page:PlanPage"),
    Place("sessions.attendance", N_("Attendance"), "ui.sessions.seats.attendance:AttendancePage"),
    Place("sessions.tables", N_("Tables"), "ui.sessions.seats.tables:TablesPage"),
    Place("sessions.live", N_("Live"), "ui.sessions.live.page:CapturePage"),
    Place("sessions.forms", N_("Forms"), "ui.sessions.forms.page:FormsPage"),
)
