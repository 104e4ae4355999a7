"""The room of sessions: the plan, who came, who sits where, and the live line."""

from council.words import N_
from ui.places import Place

PAGES = (
    Place("sessions.plan", N_("Plan"), "ui.sessions.plan.page:PlanPage"),
    Place("sessions.day", N_("Day"), "ui.sessions.plan.day:DayPage"),
    Place("sessions.team", N_("Team"), "ui.sessions.staff.page:TeamPage"),
    Place("sessions.attendance", N_("Attendance"), "ui.sessions.seats.attendance:AttendancePage"),
    Place("sessions.tables", N_("Tables"), "ui.sessions.seats.tables:TablesPage"),
    Place("sessions.live", N_("Live"), "ui.sessions.live.page:CapturePage"),
    Place("sessions.asked", N_("Questions"), "ui.sessions.asked.page:AskedPage"),
    Place("sessions.voices", N_("Voices"), "ui.sessions.spoken.page:VoicesPage"),
    Place("sessions.forms", N_("Forms"), "ui.sessions.forms.page:FormsPage"),
    Place("sessions.record", N_("Minutes"), "ui.sessions.record.page:RecordPage"),
)
