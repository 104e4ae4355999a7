"""The parts of the minutes, by code, with the words for them."""

from council.words import N_

PARTS = {
    "sitting": N_("the session"),
    "agenda": N_("agenda"),
    "replans": N_("changes of the plan"),
    "attendance": N_("attendance"),
    "seating": N_("tables"),
    "statements": N_("statements"),
    "signoffs": N_("sign-offs"),
    "questions": N_("questions"),
    "evidence": N_("evidence"),
    "parked": N_("parking lot"),
    "turns": N_("turns"),
    "forms": N_("forms"),
    "corrections": N_("corrections"),
}
