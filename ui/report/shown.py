"""What the report is made from: a change of it makes the report anew."""

SHOWN = frozenset(
    {
        "agenda_item", "attendance", "ballot", "consent_round", "council", "criterion", "draw", "edition",
        "evidence", "form", "form_answer", "membership", "minority_view", "objection", "place", "proposal",
        "question", "recommendation", "remit", "report_setup", "report_picture", "report_text", "seat",
        "seating", "session", "shared_ground", "statement", "submission", "support_round", "theme",
    }
)  # fmt: skip
