"""What the report is made from: a change of it makes the report anew."""

SHOWN = frozenset(
    {
        "agenda_item", "alternate", "asking", "attendance", "ballot", "ballot_option", "bundle",
        "card_show", "concern", "consent_round", "considered_reason", "council", "criterion",
        "criterion_score", "discussion_table", "draw", "edition", "edition_step", "entry", "evidence",
        "exclusion", "form", "form_answer", "ground_run", "invitation_round", "likeness", "membership",
        "minority_view", "minority_wording", "misprint", "objection", "origin", "own_method",
        "panel_size", "paper_sheet", "parked", "party", "person", "pile", "place", "proposal",
        "proposal_version", "question", "reaction", "recommendation", "recommendation_tie", "remark",
        "remit", "replan", "report_picture", "report_setup", "report_text", "seat", "seat_answer",
        "seating", "seating_rule", "session", "shared_ground", "sign_off", "staffing", "stance",
        "statement", "support_count", "support_round", "target_line", "theme", "turn", "turn_log",
        "urn", "vote",
    }
)  # fmt: skip
