-- Form 1 of a council file: every table, in an order in which each finds the ones it points at.
-- Written by tests/house/write_schema.py from the records; read by council/store/migrations.

CREATE TABLE backing_rule (
    id VARCHAR(36) NOT NULL,
    share TEXT NOT NULL,
    least INTEGER NOT NULL,
    most INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE bundle (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    note TEXT NOT NULL,
    members TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE council (
    id VARCHAR(36) NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    convener TEXT NOT NULL,
    language TEXT NOT NULL,
    started VARCHAR(32) NOT NULL,
    credit TEXT NOT NULL,
    about TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE discussion_table (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    places INTEGER NOT NULL,
    features TEXT NOT NULL,
    languages TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE draft (
    place VARCHAR(200) NOT NULL,
    text TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (place)
);

CREATE TABLE draw (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    rule TEXT NOT NULL,
    seats INTEGER NOT NULL,
    committed_at VARCHAR(32) NOT NULL,
    kept_at VARCHAR(32),
    voided_at VARCHAR(32),
    reason TEXT NOT NULL,
    notes TEXT NOT NULL,
    commitment_hash TEXT NOT NULL,
    targets TEXT NOT NULL,
    summary TEXT NOT NULL,
    chances TEXT NOT NULL,
    ticket INTEGER,
    files {bytes} NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE edition (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    language TEXT NOT NULL,
    hash TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    version TEXT NOT NULL,
    changes TEXT NOT NULL,
    sections TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (number)
);

CREATE TABLE ground_map (
    id VARCHAR(36) NOT NULL,
    statements TEXT NOT NULL,
    members TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE ground_run (
    id VARCHAR(36) NOT NULL,
    votes INTEGER NOT NULL,
    matter TEXT NOT NULL,
    members INTEGER NOT NULL,
    fields TEXT NOT NULL,
    gate TEXT NOT NULL,
    groups TEXT NOT NULL,
    slate TEXT NOT NULL,
    "check" TEXT NOT NULL,
    representative TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE invitation_round (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    at VARCHAR(32) NOT NULL,
    register TEXT NOT NULL,
    letters INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE language_model (
    id VARCHAR(36) NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    folder TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE own_method (
    id VARCHAR(36) NOT NULL,
    "key" TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_own_method_key ON own_method ("key");

CREATE TABLE panel_size (
    id VARCHAR(36) NOT NULL,
    seats INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE party (
    id VARCHAR(36) NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    sector TEXT NOT NULL,
    languages TEXT NOT NULL,
    interests TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE pool_import (
    id VARCHAR(36) NOT NULL,
    file TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    rows INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    columns TEXT NOT NULL,
    findings TEXT NOT NULL,
    purposes TEXT NOT NULL,
    spellings TEXT NOT NULL,
    missing TEXT NOT NULL,
    births TEXT NOT NULL,
    joined TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE proposal (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    driver TEXT NOT NULL,
    theme_id TEXT,
    addressee TEXT NOT NULL,
    author_group TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    recommendation INTEGER NOT NULL,
    decided_by_id TEXT NOT NULL,
    rated_in INTEGER NOT NULL,
    withdrawn_by TEXT NOT NULL,
    merged_into_id VARCHAR(36),
    split_from_id VARCHAR(36),
    PRIMARY KEY (id),
    FOREIGN KEY(merged_into_id) REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(split_from_id) REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_proposal_merged_into_id ON proposal (merged_into_id);

CREATE INDEX ix_proposal_split_from_id ON proposal (split_from_id);

CREATE TABLE remit (
    id VARCHAR(36) NOT NULL,
    version INTEGER NOT NULL,
    question TEXT NOT NULL,
    in_scope TEXT NOT NULL,
    out_of_scope TEXT NOT NULL,
    promise TEXT NOT NULL,
    decided TEXT NOT NULL,
    deadline TEXT NOT NULL,
    parent_id TEXT NOT NULL,
    state TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE report_picture (
    id VARCHAR(36) NOT NULL,
    place TEXT NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    data {bytes} NOT NULL,
    kind TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    alt TEXT NOT NULL,
    caption TEXT NOT NULL,
    credit TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_report_picture_place ON report_picture (place);

CREATE TABLE report_setup (
    id VARCHAR(36) NOT NULL,
    "order" TEXT NOT NULL,
    hidden TEXT NOT NULL,
    accent TEXT NOT NULL,
    paper TEXT NOT NULL,
    large BOOLEAN NOT NULL,
    licence TEXT NOT NULL,
    language TEXT NOT NULL,
    address TEXT NOT NULL,
    gaps BOOLEAN NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE report_text (
    id VARCHAR(36) NOT NULL,
    place TEXT NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    "by" TEXT NOT NULL,
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_report_text_place ON report_text (place);

CREATE TABLE seating_rule (
    id VARCHAR(36) NOT NULL,
    kind TEXT NOT NULL,
    seats TEXT NOT NULL,
    tables TEXT NOT NULL,
    parties TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    from_session INTEGER NOT NULL,
    to_session INTEGER NOT NULL,
    strength TEXT NOT NULL,
    weight INTEGER NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE session (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    start VARCHAR(32) NOT NULL,
    "end" VARCHAR(32) NOT NULL,
    latest_end VARCHAR(32),
    time_zone TEXT NOT NULL,
    place TEXT NOT NULL,
    mode TEXT NOT NULL,
    state TEXT NOT NULL,
    waived TEXT NOT NULL,
    asked_until VARCHAR(32),
    began_at VARCHAR(32),
    ended_at VARCHAR(32),
    paused_at VARCHAR(32),
    extended INTEGER NOT NULL,
    fits_itself BOOLEAN NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_session_number ON session (number);

CREATE TABLE step (
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    state VARCHAR(10) NOT NULL,
    sealed BOOLEAN NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE target_line (
    id VARCHAR(36) NOT NULL,
    position INTEGER NOT NULL,
    feature TEXT NOT NULL,
    value TEXT NOT NULL,
    least INTEGER NOT NULL,
    most INTEGER NOT NULL,
    least_flex INTEGER,
    most_flex INTEGER,
    share TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE theme (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    words TEXT NOT NULL,
    quotes TEXT NOT NULL,
    state TEXT NOT NULL,
    parent_id VARCHAR(36),
    parent_by TEXT NOT NULL,
    stability DOUBLE PRECISION,
    mixed DOUBLE PRECISION,
    "by" TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(parent_id) REFERENCES theme (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_theme_number ON theme (number);

CREATE INDEX ix_theme_parent_id ON theme (parent_id);

CREATE TABLE turn_log (
    id VARCHAR(36) NOT NULL,
    is_on BOOLEAN NOT NULL,
    turn_seconds INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE urn (
    place VARCHAR(200) NOT NULL,
    papers TEXT NOT NULL,
    PRIMARY KEY (place)
);

CREATE TABLE vault_lock (
    id VARCHAR(36) NOT NULL,
    salt {bytes} NOT NULL,
    memory_kib INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    wrapped_key {bytes} NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE agenda_item (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    method TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    planned_minutes INTEGER NOT NULL,
    least_minutes INTEGER NOT NULL,
    buffer INTEGER NOT NULL,
    planned_buffer INTEGER NOT NULL,
    protected BOOLEAN NOT NULL,
    anchor VARCHAR(32),
    rank INTEGER NOT NULL,
    may_drop BOOLEAN NOT NULL,
    may_carry BOOLEAN NOT NULL,
    lead TEXT NOT NULL,
    materials TEXT NOT NULL,
    output TEXT NOT NULL,
    state TEXT NOT NULL,
    started VARCHAR(32),
    ended VARCHAR(32),
    stage INTEGER NOT NULL,
    carried_from TEXT NOT NULL,
    goal_minutes INTEGER NOT NULL,
    goal_buffer INTEGER NOT NULL,
    paused_seconds INTEGER NOT NULL,
    planned_at VARCHAR(32),
    stage_at VARCHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_agenda_item_session_id ON agenda_item (session_id);

CREATE TABLE asking (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    way TEXT NOT NULL,
    session_id VARCHAR(36),
    state TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    closed_at VARCHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_asking_session_id ON asking (session_id);

CREATE TABLE change (
    step INTEGER NOT NULL,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    "row" VARCHAR(36) NOT NULL,
    "before" TEXT,
    "after" TEXT,
    PRIMARY KEY (step, place),
    FOREIGN KEY(step) REFERENCES step (number)
);

CREATE TABLE considered_reason (
    id VARCHAR(36) NOT NULL,
    proposal_id VARCHAR(36) NOT NULL,
    side TEXT NOT NULL,
    text TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_considered_reason_proposal_id ON considered_reason (proposal_id);

CREATE TABLE edition_step (
    id VARCHAR(36) NOT NULL,
    edition_id VARCHAR(36) NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    "by" TEXT NOT NULL,
    note TEXT NOT NULL,
    hash TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(edition_id) REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_edition_step_edition_id ON edition_step (edition_id);

CREATE TABLE form (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    template TEXT NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    questions TEXT NOT NULL,
    state TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_form_session_id ON form (session_id);

CREATE TABLE minutes (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    facts TEXT NOT NULL,
    changes TEXT NOT NULL,
    hash TEXT NOT NULL,
    reason TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    approved_at VARCHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_minutes_session_id ON minutes (session_id);

CREATE TABLE person (
    id VARCHAR(36) NOT NULL,
    ref TEXT NOT NULL,
    attributes TEXT NOT NULL,
    household TEXT NOT NULL,
    import_id VARCHAR(36) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(import_id) REFERENCES pool_import (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_person_import_id ON person (import_id);

CREATE INDEX ix_person_ref ON person (ref);

CREATE TABLE printout_made (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    said TEXT NOT NULL,
    paper TEXT NOT NULL,
    pages INTEGER NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_printout_made_session_id ON printout_made (session_id);

CREATE TABLE proof_tick (
    id VARCHAR(36) NOT NULL,
    item TEXT NOT NULL,
    "by" TEXT NOT NULL,
    note TEXT NOT NULL,
    mark TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    edition_id VARCHAR(36),
    PRIMARY KEY (id),
    FOREIGN KEY(edition_id) REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_proof_tick_edition_id ON proof_tick (edition_id);

CREATE TABLE proposal_version (
    id VARCHAR(36) NOT NULL,
    proposal_id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    hash TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    parents TEXT NOT NULL,
    causes TEXT NOT NULL,
    rationale TEXT NOT NULL,
    who_when TEXT NOT NULL,
    conditions TEXT NOT NULL,
    signs TEXT NOT NULL,
    review_on TEXT NOT NULL,
    wording_only BOOLEAN NOT NULL,
    costs TEXT NOT NULL,
    rewards TEXT NOT NULL,
    punishes TEXT NOT NULL,
    gaming TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_proposal_version_proposal_id ON proposal_version (proposal_id);

CREATE TABLE replan (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    reason TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    gone TEXT NOT NULL,
    over INTEGER NOT NULL,
    later INTEGER NOT NULL,
    missing INTEGER NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_replan_session_id ON replan (session_id);

CREATE TABLE seating (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    round INTEGER NOT NULL,
    sizes TEXT NOT NULL,
    seed TEXT NOT NULL,
    steps INTEGER NOT NULL,
    version TEXT NOT NULL,
    figures TEXT NOT NULL,
    state TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_seating_session_id ON seating (session_id);

CREATE TABLE staffing (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    party_id VARCHAR(36) NOT NULL,
    table_id VARCHAR(36),
    job TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(table_id) REFERENCES discussion_table (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_staffing_party_id ON staffing (party_id);

CREATE INDEX ix_staffing_session_id ON staffing (session_id);

CREATE INDEX ix_staffing_table_id ON staffing (table_id);

CREATE TABLE alternate (
    id VARCHAR(36) NOT NULL,
    position INTEGER NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    draw_id VARCHAR(36) NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(draw_id) REFERENCES draw (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_alternate_draw_id ON alternate (draw_id);

CREATE INDEX ix_alternate_person_id ON alternate (person_id);

CREATE TABLE ballot (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    question TEXT NOT NULL,
    version_id VARCHAR(36) NOT NULL,
    kind TEXT NOT NULL,
    way TEXT NOT NULL,
    base TEXT NOT NULL,
    threshold TEXT NOT NULL,
    at_least BOOLEAN NOT NULL,
    quorum TEXT NOT NULL,
    quorum_on TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    casting_vote BOOLEAN NOT NULL,
    settings TEXT NOT NULL,
    doubts TEXT NOT NULL,
    proofed_at VARCHAR(32),
    state TEXT NOT NULL,
    entitled INTEGER,
    present INTEGER,
    present_before INTEGER,
    present_reason TEXT NOT NULL,
    printed INTEGER,
    handed_out INTEGER,
    left_over INTEGER,
    replaced INTEGER,
    in_box INTEGER,
    teller_one TEXT NOT NULL,
    teller_two TEXT NOT NULL,
    chair TEXT NOT NULL,
    chair_vote TEXT NOT NULL,
    drawn TEXT NOT NULL,
    opened_at VARCHAR(32),
    closed_at VARCHAR(32),
    certified_at VARCHAR(32),
    hash TEXT NOT NULL,
    reason TEXT NOT NULL,
    repeats_id VARCHAR(36),
    PRIMARY KEY (id),
    FOREIGN KEY(version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(repeats_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_ballot_repeats_id ON ballot (repeats_id);

CREATE INDEX ix_ballot_version_id ON ballot (version_id);

CREATE TABLE contact (
    id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    version INTEGER NOT NULL,
    sealed_key {bytes} NOT NULL,
    sealed_details {bytes} NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX ix_contact_person_id ON contact (person_id);

CREATE TABLE criterion (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    weight INTEGER NOT NULL,
    state TEXT NOT NULL,
    item_id VARCHAR(36),
    agreed_at VARCHAR(32),
    reason TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_criterion_item_id ON criterion (item_id);

CREATE TABLE evidence (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    position TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    item_id VARCHAR(36),
    links TEXT NOT NULL,
    state TEXT NOT NULL,
    at VARCHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_evidence_item_id ON evidence (item_id);

CREATE INDEX ix_evidence_session_id ON evidence (session_id);

CREATE TABLE exclusion (
    id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    reason TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX ix_exclusion_person_id ON exclusion (person_id);

CREATE TABLE form_answer (
    id VARCHAR(36) NOT NULL,
    form_id VARCHAR(36) NOT NULL,
    answers TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(form_id) REFERENCES form (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_form_answer_form_id ON form_answer (form_id);

CREATE TABLE question (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    text TEXT NOT NULL,
    item_id VARCHAR(36),
    table_id VARCHAR(36),
    statements TEXT NOT NULL,
    parents TEXT NOT NULL,
    merged_id TEXT NOT NULL,
    rank INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    answer TEXT NOT NULL,
    sources TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL,
    at VARCHAR(32),
    answered_at VARCHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(table_id) REFERENCES discussion_table (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_question_item_id ON question (item_id);

CREATE INDEX ix_question_session_id ON question (session_id);

CREATE INDEX ix_question_table_id ON question (table_id);

CREATE TABLE seat (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    draw_id VARCHAR(36) NOT NULL,
    state TEXT NOT NULL,
    alias TEXT NOT NULL,
    replaces_id VARCHAR(36),
    PRIMARY KEY (id),
    FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(draw_id) REFERENCES draw (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(replaces_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_seat_draw_id ON seat (draw_id);

CREATE INDEX ix_seat_number ON seat (number);

CREATE INDEX ix_seat_person_id ON seat (person_id);

CREATE INDEX ix_seat_replaces_id ON seat (replaces_id);

CREATE TABLE sign_off (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    item_id VARCHAR(36),
    table_id VARCHAR(36),
    method TEXT NOT NULL,
    present INTEGER NOT NULL,
    agreed INTEGER NOT NULL,
    statement_ids TEXT NOT NULL,
    notes TEXT NOT NULL,
    state TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(table_id) REFERENCES discussion_table (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_sign_off_item_id ON sign_off (item_id);

CREATE INDEX ix_sign_off_session_id ON sign_off (session_id);

CREATE INDEX ix_sign_off_table_id ON sign_off (table_id);

CREATE TABLE support_round (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    version_id VARCHAR(36) NOT NULL,
    levels TEXT NOT NULL,
    lowest INTEGER NOT NULL,
    threshold TEXT NOT NULL,
    base TEXT NOT NULL,
    way TEXT NOT NULL,
    present INTEGER NOT NULL,
    at VARCHAR(32) NOT NULL,
    rounds INTEGER NOT NULL,
    state TEXT NOT NULL,
    counts TEXT NOT NULL,
    settled TEXT NOT NULL,
    settled_by TEXT NOT NULL,
    time_up BOOLEAN NOT NULL,
    closed_at VARCHAR(32),
    reason TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_support_round_version_id ON support_round (version_id);

CREATE TABLE attendance (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    seat_id VARCHAR(36) NOT NULL,
    state TEXT NOT NULL,
    since VARCHAR(32),
    until VARCHAR(32),
    reason TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_attendance_seat_id ON attendance (seat_id);

CREATE INDEX ix_attendance_session_id ON attendance (session_id);

CREATE TABLE ballot_option (
    id VARCHAR(36) NOT NULL,
    ballot_id VARCHAR(36) NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    version_id VARCHAR(36),
    PRIMARY KEY (id),
    FOREIGN KEY(ballot_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_ballot_option_ballot_id ON ballot_option (ballot_id);

CREATE INDEX ix_ballot_option_version_id ON ballot_option (version_id);

CREATE TABLE consent_round (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    version_id VARCHAR(36),
    first_version_id VARCHAR(36),
    circle TEXT NOT NULL,
    settings TEXT NOT NULL,
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    "before" INTEGER NOT NULL,
    laps INTEGER NOT NULL,
    lap INTEGER NOT NULL,
    check_lap INTEGER NOT NULL,
    under TEXT NOT NULL,
    asking TEXT NOT NULL,
    need TEXT NOT NULL,
    role TEXT NOT NULL,
    term_from TEXT NOT NULL,
    term_until TEXT NOT NULL,
    qualities TEXT NOT NULL,
    proposed_id VARCHAR(36),
    why_proposed TEXT NOT NULL,
    owner TEXT NOT NULL,
    until TEXT NOT NULL,
    reason TEXT NOT NULL,
    bound TEXT NOT NULL,
    agreed_at VARCHAR(32),
    ended_at VARCHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(first_version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(proposed_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_consent_round_first_version_id ON consent_round (first_version_id);

CREATE INDEX ix_consent_round_proposed_id ON consent_round (proposed_id);

CREATE INDEX ix_consent_round_version_id ON consent_round (version_id);

CREATE TABLE correction (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    version INTEGER NOT NULL,
    part TEXT NOT NULL,
    words TEXT NOT NULL,
    seat_id VARCHAR(36),
    state TEXT NOT NULL,
    answer TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    answered_at VARCHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_correction_seat_id ON correction (seat_id);

CREATE INDEX ix_correction_session_id ON correction (session_id);

CREATE TABLE criterion_score (
    id VARCHAR(36) NOT NULL,
    criterion_id VARCHAR(36) NOT NULL,
    version_id VARCHAR(36) NOT NULL,
    scored_by TEXT NOT NULL,
    score INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(criterion_id) REFERENCES criterion (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_criterion_score_criterion_id ON criterion_score (criterion_id);

CREATE INDEX ix_criterion_score_version_id ON criterion_score (version_id);

CREATE TABLE minority_view (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    proposal_id VARCHAR(36),
    ballot_id VARCHAR(36),
    text TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    title TEXT NOT NULL,
    author_group TEXT NOT NULL,
    backers INTEGER NOT NULL,
    base INTEGER NOT NULL,
    way TEXT NOT NULL,
    backed_wording INTEGER NOT NULL,
    share TEXT NOT NULL,
    least INTEGER NOT NULL,
    closed BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(ballot_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_minority_view_ballot_id ON minority_view (ballot_id);

CREATE INDEX ix_minority_view_proposal_id ON minority_view (proposal_id);

CREATE TABLE paper_sheet (
    id VARCHAR(36) NOT NULL,
    asking_id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    seat_id VARCHAR(36),
    table_id VARCHAR(36),
    answers TEXT NOT NULL,
    again TEXT,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(asking_id) REFERENCES asking (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(table_id) REFERENCES discussion_table (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_paper_sheet_asking_id ON paper_sheet (asking_id);

CREATE INDEX ix_paper_sheet_seat_id ON paper_sheet (seat_id);

CREATE INDEX ix_paper_sheet_table_id ON paper_sheet (table_id);

CREATE TABLE pile (
    id VARCHAR(36) NOT NULL,
    ballot_id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL,
    counts TEXT NOT NULL,
    settled_by TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(ballot_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_pile_ballot_id ON pile (ballot_id);

CREATE TABLE place (
    id VARCHAR(36) NOT NULL,
    seating_id VARCHAR(36) NOT NULL,
    table_id VARCHAR(36) NOT NULL,
    seat_id VARCHAR(36) NOT NULL,
    pinned BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(seating_id) REFERENCES seating (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(table_id) REFERENCES discussion_table (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_place_seat_id ON place (seat_id);

CREATE INDEX ix_place_seating_id ON place (seating_id);

CREATE INDEX ix_place_table_id ON place (table_id);

CREATE TABLE remark (
    id VARCHAR(36) NOT NULL,
    round_id VARCHAR(36) NOT NULL,
    version_id VARCHAR(36) NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    answer TEXT NOT NULL,
    into_id VARCHAR(36),
    PRIMARY KEY (id),
    FOREIGN KEY(round_id) REFERENCES support_round (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(into_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_remark_into_id ON remark (into_id);

CREATE INDEX ix_remark_round_id ON remark (round_id);

CREATE INDEX ix_remark_version_id ON remark (version_id);

CREATE TABLE roll_call (
    id VARCHAR(36) NOT NULL,
    ballot_id VARCHAR(36) NOT NULL,
    seat_id VARCHAR(36) NOT NULL,
    choice TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(ballot_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_roll_call_ballot_id ON roll_call (ballot_id);

CREATE INDEX ix_roll_call_seat_id ON roll_call (seat_id);

CREATE TABLE seat_answer (
    id VARCHAR(36) NOT NULL,
    seat_id VARCHAR(36) NOT NULL,
    state TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_seat_answer_seat_id ON seat_answer (seat_id);

CREATE TABLE statement (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    session_id VARCHAR(36),
    item_id VARCHAR(36),
    table_id VARCHAR(36),
    seat_id VARCHAR(36),
    answers_id TEXT NOT NULL,
    language TEXT NOT NULL,
    carry BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    station TEXT NOT NULL,
    parents TEXT NOT NULL,
    made_by TEXT NOT NULL,
    translator TEXT NOT NULL,
    checked_by TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    read_at VARCHAR(32),
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(table_id) REFERENCES discussion_table (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_statement_item_id ON statement (item_id);

CREATE INDEX ix_statement_number ON statement (number);

CREATE INDEX ix_statement_seat_id ON statement (seat_id);

CREATE INDEX ix_statement_session_id ON statement (session_id);

CREATE INDEX ix_statement_table_id ON statement (table_id);

CREATE TABLE support_count (
    id VARCHAR(36) NOT NULL,
    round_id VARCHAR(36) NOT NULL,
    teller INTEGER NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(round_id) REFERENCES support_round (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_support_count_round_id ON support_count (round_id);

CREATE TABLE turn (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    seat_id VARCHAR(36) NOT NULL,
    item_id VARCHAR(36),
    table_id VARCHAR(36),
    kind TEXT NOT NULL,
    start VARCHAR(32) NOT NULL,
    seconds DOUBLE PRECISION,
    since VARCHAR(32),
    spent_seconds DOUBLE PRECISION NOT NULL,
    paused_at VARCHAR(32),
    added_seconds INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(table_id) REFERENCES discussion_table (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_turn_item_id ON turn (item_id);

CREATE INDEX ix_turn_seat_id ON turn (seat_id);

CREATE INDEX ix_turn_session_id ON turn (session_id);

CREATE INDEX ix_turn_table_id ON turn (table_id);

CREATE TABLE asked_statement (
    id VARCHAR(36) NOT NULL,
    asking_id VARCHAR(36) NOT NULL,
    statement_id VARCHAR(36) NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(asking_id) REFERENCES asking (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(statement_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_asked_statement_asking_id ON asked_statement (asking_id);

CREATE INDEX ix_asked_statement_statement_id ON asked_statement (statement_id);

CREATE TABLE card_show (
    id VARCHAR(36) NOT NULL,
    statement_id VARCHAR(36) NOT NULL,
    table_id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36),
    agree INTEGER NOT NULL,
    disagree INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    present INTEGER NOT NULL,
    seats TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(statement_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(table_id) REFERENCES discussion_table (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_card_show_session_id ON card_show (session_id);

CREATE INDEX ix_card_show_statement_id ON card_show (statement_id);

CREATE INDEX ix_card_show_table_id ON card_show (table_id);

CREATE TABLE entry (
    id VARCHAR(36) NOT NULL,
    pile_id VARCHAR(36) NOT NULL,
    teller INTEGER NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(pile_id) REFERENCES pile (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_entry_pile_id ON entry (pile_id);

CREATE TABLE left_out (
    id VARCHAR(36) NOT NULL,
    statement_id VARCHAR(36) NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(statement_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX ix_left_out_statement_id ON left_out (statement_id);

CREATE TABLE likeness (
    id VARCHAR(36) NOT NULL,
    statement_id VARCHAR(36) NOT NULL,
    other_id VARCHAR(36) NOT NULL,
    same BOOLEAN NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(statement_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(other_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_likeness_other_id ON likeness (other_id);

CREATE INDEX ix_likeness_statement_id ON likeness (statement_id);

CREATE TABLE membership (
    id VARCHAR(36) NOT NULL,
    theme_id VARCHAR(36) NOT NULL,
    statement_id VARCHAR(36) NOT NULL,
    score DOUBLE PRECISION NOT NULL,
    placed_by TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(theme_id) REFERENCES theme (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(statement_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_membership_statement_id ON membership (statement_id);

CREATE INDEX ix_membership_theme_id ON membership (theme_id);

CREATE TABLE minority_wording (
    id VARCHAR(36) NOT NULL,
    view_id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(view_id) REFERENCES minority_view (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_minority_wording_view_id ON minority_wording (view_id);

CREATE TABLE origin (
    id VARCHAR(36) NOT NULL,
    version_id VARCHAR(36) NOT NULL,
    at VARCHAR(32) NOT NULL,
    statement_id VARCHAR(36),
    theme_id TEXT,
    theme_number INTEGER NOT NULL,
    theme_title TEXT NOT NULL,
    members TEXT NOT NULL,
    weight TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(statement_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_origin_statement_id ON origin (statement_id);

CREATE INDEX ix_origin_theme_id ON origin (theme_id);

CREATE INDEX ix_origin_version_id ON origin (version_id);

CREATE TABLE parked (
    id VARCHAR(36) NOT NULL,
    session_id VARCHAR(36) NOT NULL,
    statement_id VARCHAR(36) NOT NULL,
    belongs TEXT NOT NULL,
    owner TEXT NOT NULL,
    reason TEXT NOT NULL,
    item_id VARCHAR(36),
    state TEXT NOT NULL,
    at VARCHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(statement_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_parked_item_id ON parked (item_id);

CREATE INDEX ix_parked_session_id ON parked (session_id);

CREATE INDEX ix_parked_statement_id ON parked (statement_id);

CREATE TABLE reaction (
    id VARCHAR(36) NOT NULL,
    round_id VARCHAR(36) NOT NULL,
    place INTEGER NOT NULL,
    lap INTEGER NOT NULL,
    step TEXT NOT NULL,
    kind TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    version_id VARCHAR(36),
    seat_id VARCHAR(36),
    table_id VARCHAR(36),
    text TEXT NOT NULL,
    texts TEXT NOT NULL,
    counts TEXT NOT NULL,
    answer TEXT NOT NULL,
    nominee_id VARCHAR(36),
    about TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(round_id) REFERENCES consent_round (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(table_id) REFERENCES discussion_table (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(nominee_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_reaction_nominee_id ON reaction (nominee_id);

CREATE INDEX ix_reaction_round_id ON reaction (round_id);

CREATE INDEX ix_reaction_seat_id ON reaction (seat_id);

CREATE INDEX ix_reaction_table_id ON reaction (table_id);

CREATE INDEX ix_reaction_version_id ON reaction (version_id);

CREATE TABLE recommendation (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    proposal_id VARCHAR(36) NOT NULL,
    version_id VARCHAR(36) NOT NULL,
    at VARCHAR(32) NOT NULL,
    ballot_id VARCHAR(36),
    consent_id VARCHAR(36),
    theme_id TEXT,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    horizon TEXT NOT NULL,
    addressee TEXT NOT NULL,
    who TEXT NOT NULL,
    by_when TEXT NOT NULL,
    rationale TEXT NOT NULL,
    evidence TEXT NOT NULL,
    evidence_ids TEXT NOT NULL,
    criteria TEXT NOT NULL,
    trade_offs TEXT NOT NULL,
    incentives TEXT NOT NULL,
    conditions TEXT NOT NULL,
    indicators TEXT NOT NULL,
    review_on TEXT NOT NULL,
    confidence TEXT NOT NULL,
    limits TEXT NOT NULL,
    waived_by TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(proposal_id) REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(ballot_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(consent_id) REFERENCES consent_round (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_recommendation_ballot_id ON recommendation (ballot_id);

CREATE INDEX ix_recommendation_consent_id ON recommendation (consent_id);

CREATE INDEX ix_recommendation_proposal_id ON recommendation (proposal_id);

CREATE INDEX ix_recommendation_version_id ON recommendation (version_id);

CREATE TABLE shared_ground (
    id VARCHAR(36) NOT NULL,
    statement_id VARCHAR(36) NOT NULL,
    asked INTEGER NOT NULL,
    agree INTEGER NOT NULL,
    disagree INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    size INTEGER NOT NULL,
    support DOUBLE PRECISION NOT NULL,
    low DOUBLE PRECISION NOT NULL,
    high DOUBLE PRECISION NOT NULL,
    gic DOUBLE PRECISION,
    psg DOUBLE PRECISION,
    label TEXT NOT NULL,
    limiting_group TEXT NOT NULL,
    spread DOUBLE PRECISION NOT NULL,
    z DOUBLE PRECISION NOT NULL,
    carried_by TEXT NOT NULL,
    cells TEXT NOT NULL,
    hidden TEXT NOT NULL,
    missing TEXT NOT NULL,
    further TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(statement_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX ix_shared_ground_statement_id ON shared_ground (statement_id);

CREATE TABLE stance (
    id VARCHAR(36) NOT NULL,
    statement_id VARCHAR(36) NOT NULL,
    stance TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(statement_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX ix_stance_statement_id ON stance (statement_id);

CREATE TABLE vector (
    id VARCHAR(36) NOT NULL,
    statement_id VARCHAR(36) NOT NULL,
    engine TEXT NOT NULL,
    masked TEXT NOT NULL,
    data {bytes} NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(statement_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_vector_statement_id ON vector (statement_id);

CREATE TABLE vote (
    id VARCHAR(36) NOT NULL,
    seat_id VARCHAR(36) NOT NULL,
    statement_id VARCHAR(36) NOT NULL,
    value INTEGER NOT NULL,
    source TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(statement_id) REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_vote_seat_id ON vote (seat_id);

CREATE INDEX ix_vote_statement_id ON vote (statement_id);

CREATE TABLE misprint (
    id VARCHAR(36) NOT NULL,
    recommendation_id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    first_role TEXT NOT NULL,
    second_role TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(recommendation_id) REFERENCES recommendation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_misprint_recommendation_id ON misprint (recommendation_id);

CREATE TABLE objection (
    id VARCHAR(36) NOT NULL,
    round_id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    argument TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    reaction_id VARCHAR(36) NOT NULL,
    version_id VARCHAR(36),
    seat_id VARCHAR(36),
    table_id VARCHAR(36),
    state TEXT NOT NULL,
    premises TEXT NOT NULL,
    ground TEXT NOT NULL,
    otherwise INTEGER NOT NULL,
    shared INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    present INTEGER NOT NULL,
    accepted BOOLEAN,
    how TEXT NOT NULL,
    change TEXT NOT NULL,
    resolution TEXT NOT NULL,
    who TEXT NOT NULL,
    until TEXT NOT NULL,
    other TEXT NOT NULL,
    resolving_version_id VARCHAR(36),
    PRIMARY KEY (id),
    FOREIGN KEY(round_id) REFERENCES consent_round (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(reaction_id) REFERENCES reaction (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(table_id) REFERENCES discussion_table (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(resolving_version_id) REFERENCES proposal_version (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_objection_reaction_id ON objection (reaction_id);

CREATE INDEX ix_objection_resolving_version_id ON objection (resolving_version_id);

CREATE INDEX ix_objection_round_id ON objection (round_id);

CREATE INDEX ix_objection_seat_id ON objection (seat_id);

CREATE INDEX ix_objection_table_id ON objection (table_id);

CREATE INDEX ix_objection_version_id ON objection (version_id);

CREATE TABLE recommendation_tie (
    id VARCHAR(36) NOT NULL,
    recommendation_id VARCHAR(36) NOT NULL,
    other_id VARCHAR(36) NOT NULL,
    how TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(recommendation_id) REFERENCES recommendation (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(other_id) REFERENCES recommendation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_recommendation_tie_other_id ON recommendation_tie (other_id);

CREATE INDEX ix_recommendation_tie_recommendation_id ON recommendation_tie (recommendation_id);

CREATE TABLE concern (
    id VARCHAR(36) NOT NULL,
    round_id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    seat_id VARCHAR(36),
    table_id VARCHAR(36),
    reaction_id VARCHAR(36),
    objection_id VARCHAR(36),
    sign TEXT NOT NULL,
    review_on TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(round_id) REFERENCES consent_round (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(seat_id) REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(table_id) REFERENCES discussion_table (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(reaction_id) REFERENCES reaction (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(objection_id) REFERENCES objection (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_concern_objection_id ON concern (objection_id);

CREATE INDEX ix_concern_reaction_id ON concern (reaction_id);

CREATE INDEX ix_concern_round_id ON concern (round_id);

CREATE INDEX ix_concern_seat_id ON concern (seat_id);

CREATE INDEX ix_concern_table_id ON concern (table_id);
