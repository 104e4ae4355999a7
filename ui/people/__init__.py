"""People: the pool, the door by which it comes in, and the vault of contact details."""

from council.words import N_
from ui.places import Place

PAGES = (
    Place("people", N_("People"), "ui.people.page:PeoplePage"),
    Place("people.invite", N_("Invite"), "ui.people.invite_page:InvitePage"),
)
