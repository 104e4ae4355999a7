"""Consent as the room lives it: objections, an amended wording, an agreement; roles; what ends otherwise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from council.decisions import actions as a
from council.decisions import queries as q
from council.decisions.consent import refusals as r
from council.decisions.consent import saying
from council.decisions.consent.circle import Member
from council.decisions.proposals.refusals import ProposalIsSettled
from council.decisions.refusals import UnknownRecord
from council.sessions.records import Attendance, DiscussionTable, Place, Seating, Session
from council.store import Db, Store
from tests.council.decisions.consent_drive import NOON, everything, furnish

CIRCLE = tuple(Member("seat", f"s{n}") for n in range(4))
RIVER = "It floods the lower town."
COST = "Nobody says who pays."
TEXT = "The city buys land, but none by the river."


class Room:
    """The verbs of a round, one line each."""

    def __init__(self, store: Store, id: str = "r") -> None:
        self.store, self.id, self.count = store, id, 0

    def start(self, version: str = "v0") -> Room:
        self.store.act(
            a.start_consent, round_id=self.id, version_id=version, circle=CIRCLE, need="Rents", at=NOON
        )
        return self

    def act(self, verb: object, **given: object) -> object:
        return self.store.act(verb, round_id=self.id, at=NOON, **given).value  # type: ignore[arg-type]

    def say(self, member: str, kind: str, text: str = "", **given: object) -> object:
        self.count += 1
        names = {"reaction_id": f"{self.id}-{self.count}", "member_id": member, "kind": kind, "text": text}
        return self.act(a.say_reaction, **names, **given)

    def all_say(self, kind: str, text: str = "", **given: object) -> None:
        for member in self.view.round.waiting:
            self.say(member, kind, text, **given)

    def on(self, **given: object) -> object:
        return self.act(a.move_on, **given)

    def to_check(self) -> Room:
        self.all_say("consent")
        self.on()
        self.on()
        self.all_say("pass")
        self.on()
        self.all_say("pass")
        self.on()
        return self

    def test(self, kind: str = "shares") -> object:
        """The next objection, looked at and judged with everybody saying the same."""
        self.act(a.begin_test)
        self.act(a.examine_objection, premises=["The town lies low"], ground="harms")
        self.all_say(kind, "Dams would hold it.")
        return self.act(a.judge_objection)

    @property
    def view(self) -> q.ConsentView:
        found = self.store.read(q.consent_round_of, round_id=self.id)
        assert found is not None
        return found

    @property
    def proposal(self) -> q.ProposalView:
        return self.store.read(q.proposals_of)[0]


@pytest.fixture
def room(plain_store: Store) -> Room:
    """A proposal's round that has just begun, in a circle of four."""
    plain_store.act(furnish)
    return Room(plain_store).start()


def test_two_objections_become_an_agreement_that_is_taken_back_whole(room: Room) -> None:
    """One is worked into the text, one does not qualify and is watched; then undo, to the first table."""
    room.to_check()
    room.say("s1", "objection", RIVER)
    room.say("s2", "objection", COST)
    room.all_say("consent")
    assert room.test() == "qualified"
    assert room.act(a.resolve_objection, how="amend", change="add", text="Keep away from the river",
                    version_id="v1", wording=TEXT) == "read"  # fmt: skip
    assert (room.view.version, room.view.checked_text, room.view.text) == (2, "The city buys land.", TEXT)
    room.on()
    assert room.act(a.settle_objection, reaction_id="settled", settled=True) == "check"
    room.say("s2", "objection")  # the one raised before still stands, in the same words
    room.all_say("consent")
    assert room.test("otherwise") == "not_qualified"
    two = room.view.round.objections[1]
    room.act(a.accept_judgement, objection_id=two.id, accepted=False)
    assert room.view.round.objections[1].offers_minority_view
    assert room.on(bound="The council and its working groups") == "agreed"
    view = room.view
    assert (room.proposal.state, view.bound) == (
        "adopted_with_concerns",
        "The council and its working groups",
    )
    versions = room.store.read(q.versions_of, proposal_id="p")
    assert [(v.state, v.causes) for v in versions][1] == ("sealed", (view.round.objections[0].id,))
    assert view.resolving_versions == {view.round.objections[0].id: 2}
    assert [(o.state, o.argument) for o in view.round.objections] == [
        ("resolved", RIVER),
        ("not_qualified", COST),
    ]
    room.on()
    concern = room.view.round.concerns[0]
    assert (concern.text, concern.objection) == (COST, two.id)
    room.act(a.keep_concern, concern_id=concern.id, sign="No budget line", review_on="2027-03-01")
    room.on()
    assert room.view.round.is_over and room.view.legal == {"judge_concern"}
    assert (
        saying.outcome_words(room.view) == "Agreed by consent of 4 present, with 1 concern that is watched."
    )
    while room.store.next_undo():
        room.store.undo()
    assert not any(rows for rows in room.store.read(everything).values())


def test_agreement_is_one_step_of_undo(room: Room) -> None:
    """Taking it back opens the check again: the wording is unsealed and the proposal in consent."""
    room.to_check().all_say("consent")
    before = room.store.read(everything)
    room.on()
    assert room.proposal.state == "adopted" and room.view.agreed_at == NOON
    room.store.undo()
    assert room.store.read(everything) == before
    assert (room.proposal.state, room.view.step) == ("in_consent", "check")


def test_what_is_agreed_is_sealed(room: Room) -> None:
    """No wording follows an agreement; a later edit needs a new decision."""
    room.to_check().all_say("consent")
    room.on()
    with pytest.raises(ProposalIsSettled):
        room.store.act(a.add_version, version_id="v1", proposal_id="p", text=TEXT, reason="Late", at=NOON)
    with pytest.raises(r.NotNow):
        room.act(a.stop_consent, reason="Changed our minds")


def test_round_on_an_older_wording_can_only_be_put_off_or_stopped(room: Room) -> None:
    """Worded anew outside the round, nobody decides on a text that is not there any more."""
    room.store.act(a.add_version, version_id="v1", proposal_id="p", text=TEXT, reason="Shorter", at=NOON)
    assert room.view.is_outdated and room.view.legal == {"put_off", "stop_consent"}
    with pytest.raises(r.RoundIsOutdated):
        room.say("s0", "consent")
    with pytest.raises(r.RoundRuns):
        Room(room.store, "again").start("v1")
    room.act(a.stop_consent, reason="Another text")
    assert room.proposal.state == "draft"  # where the new wording left it
    assert Room(room.store, "again").start("v1").view.number == 2


def test_put_off_names_who_looks_after_it(room: Room) -> None:
    """The proposal goes back to review, and the round says who brings it again and when."""
    with pytest.raises(r.PutOffNeedsOwner):
        room.act(a.put_off, owner=" ", until="2027-01-01")
    with pytest.raises(r.DateMissing):
        room.act(a.put_off, owner="Ada", until="in spring")
    room.act(a.put_off, owner="Ada", until="2027-01-01", reason="Figures are missing")
    assert (room.view.state, room.proposal.state) == ("deferred", "in_review")
    assert saying.outcome_words(room.view) == "Put off until 2027-01-01; Ada looks after it."


def test_stopping_needs_a_reason(room: Room) -> None:
    """It stays readable why a round ended without an agreement."""
    with pytest.raises(r.RoundStopNeedsReason):
        room.act(a.stop_consent, reason=" ")
    room.act(a.stop_consent, reason="No time left")
    assert (room.view.state, room.proposal.state) == ("stopped", "in_review")
    assert saying.outcome_words(room.view) == "Stopped: No time left"


def test_shorter_time_is_a_wording_of_its_own(room: Room) -> None:
    """The same text with an earlier review date, and the objection as its cause."""
    room.to_check().say("s1", "objection", RIVER)
    room.all_say("consent")
    room.test()
    room.act(a.resolve_objection, how="shorter", text="Try it", until="2026-09-01", version_id="v1")
    version = room.store.read(q.versions_of, proposal_id="p")[-1]
    assert (version.text, version.review_on) == ("The city buys land.", "2026-09-01")
    assert version.causes == (room.view.round.objections[0].id,)
    assert saying.resolution_words(room.view.round.objections[0]) == (
        "Try it for a shorter time: Try it · until 2026-09-01"
    )


def test_amending_needs_another_wording(room: Room) -> None:
    """Without one nothing is kept; another proposal that is named must exist, and be another."""
    room.to_check().say("s1", "objection", RIVER)
    room.all_say("consent")
    room.test()
    before = room.store.read(everything)
    with pytest.raises(r.TextUnchanged):
        room.act(a.resolve_objection, how="amend", change="add", text="Somehow")
    with pytest.raises(UnknownRecord):
        room.act(a.resolve_objection, how="other", other="nothing")
    with pytest.raises(r.ResolutionUnfinished):
        room.act(a.resolve_objection, how="other", other="p")
    assert room.store.read(everything) == before


def test_same_thing_sent_twice_is_kept_once(room: Room) -> None:
    """A retry of a beginning or of something said changes nothing."""
    given = {
        "round_id": "r",
        "reaction_id": "x",
        "member_id": "s0",
        "kind": "question",
        "text": "Which land?",
    }
    room.store.act(a.say_reaction, at=NOON, **given)
    before = room.store.read(everything)
    room.store.act(a.say_reaction, at=NOON, **given)
    room.start()
    assert room.store.read(everything) == before


def test_hidden_marks_are_not_kept_and_an_essay_is_refused(room: Room) -> None:
    """Direction marks and broken characters are taken out of what was said; 4,000 characters are enough."""
    room.say("s0", "concern", "Rents\u202e rise\ud800 anyway ")
    assert room.view.round.said[0].text == "Rents rise anyway"
    with pytest.raises(r.SaidTooLong):
        room.say("s1", "concern", "ab " * 1334)


def test_question_gets_its_answer(room: Room) -> None:
    """A clarifying question and its answer stay together."""
    room.all_say("consent")
    room.on()
    room.on()
    room.say("s1", "question", "Which land?")
    asked = room.view.round.said[-1]
    room.act(a.answer_question, reaction_id=asked.id, text="What is for sale")
    assert room.view.round.said[-1].answer == "What is for sale"


def test_test_is_told_with_its_base(room: Room) -> None:
    """The count of a test is kept and printed with how many were present."""
    room.to_check().say("s1", "objection", RIVER)
    room.all_say("consent")
    room.test("otherwise")
    assert (
        saying.test_words(room.view.round.objections[0]) == "3 of 4 present saw it otherwise, with a reason"
    )


def test_who_left_is_no_longer_waited_for(room: Room) -> None:
    """Consent is asked of those present; what somebody said before they left stays."""
    room.to_check().say("s3", "concern", COST)
    assert room.act(a.change_circle, circle=CIRCLE[:3]) == 3
    room.all_say("consent")
    assert room.view.tally == {"consent": 3}
    assert room.on() == "agreed"
    assert [c.text for c in room.view.round.concerns] == [COST]


def test_next_round_begins_with_somebody_else(room: Room) -> None:
    """The order goes on from the last consent round."""
    first = room.view.round.order[0]
    room.act(a.stop_consent, reason="No time left")
    assert Room(room.store, "again").start().view.round.order[0] != first


def test_role_is_filled_by_consent(plain_store: Store) -> None:
    """Nominations with reasons, a round to change them, a proposed member, the check; the result is kept."""
    plain_store.act(furnish)
    room = Room(plain_store)
    with pytest.raises(r.RoleMissing):
        room.act(a.start_election, role=" ", circle=CIRCLE)
    room.act(a.start_election, role="Speaker", circle=CIRCLE, qualities="Patience", term_until="2027-01-01")
    room.all_say("consent")
    room.on()
    room.all_say("nomination", "Listens well", nominee_id="s2")
    room.on()
    room.say(room.view.round.waiting[0], "nomination", "Has time", nominee_id="s3")
    room.all_say("keep")
    room.on()
    room.act(a.propose_member, seat_id="s2", why="Listens well")
    room.on()
    assert saying.prompt_words(room.view.next, saying.callings(room.view.names)).startswith("All at once")
    room.all_say("consent")
    assert room.on() == "agreed"
    room.on()
    (role,) = plain_store.read(q.roles_of)
    assert (role.role, role.seat.number, role.until, role.qualities) == (
        "Speaker",
        3,
        "2027-01-01",
        "Patience",
    )


def test_another_member_is_put_forward_to_settle_an_objection(plain_store: Store) -> None:
    """The same engine: what changed is said aloud, the objector asked, and everybody shows again."""
    plain_store.act(furnish)
    room = Room(plain_store)
    room.act(a.start_election, role="Speaker", circle=CIRCLE)
    room.all_say("consent")
    room.on()
    room.all_say("nomination", "Listens well", nominee_id="s2")
    room.on()
    room.all_say("keep")
    room.on()
    room.act(a.propose_member, seat_id="s2", why="Listens well")
    room.on()
    room.say("s0", "objection", "She speaks for a party.")
    room.all_say("consent")
    room.test()
    with pytest.raises(r.ResolutionUnfinished):
        room.act(a.resolve_objection, how="other", other="s2", text="Still she")
    assert room.act(a.resolve_objection, how="other", other="s3", text="No party") == "read"
    room.on()
    room.act(a.settle_objection, reaction_id="x", settled=True)
    room.all_say("consent")
    room.on()
    assert [role.seat.number for role in plain_store.read(q.roles_of)] == [4]


def test_tables_ask_the_seat_they_put_forward(plain_store: Store) -> None:
    """A table's count is no answer for the one proposed: no role without being asked, and without a yes."""
    plain_store.act(furnish)
    room = Room(plain_store)
    room.act(a.start_election, role="Speaker", circle=(Member("table", "t0", 4),))
    room.say("t0", "counts", counts={"consent": 4})
    room.on()
    room.say("t0", "nomination", "Listens well", nominee_id="s2")
    room.on()
    room.all_say("keep")
    room.on()
    room.act(a.propose_member, seat_id="s2", why="Listens well")
    room.on()
    room.say("t0", "counts", counts={"consent": 4})
    assert room.view.round.waiting == ("s2",)
    asked = saying.prompt_words(room.view.next, saying.callings(room.view.names))
    assert asked.startswith("Seat 3: you are put forward. Do you take the role?")
    with pytest.raises(r.SomebodyNotHeard):
        room.on()
    room.say("s2", "pass")
    with pytest.raises(r.RoleNotAccepted):
        room.on()
    room.say("s2", "consent")
    assert room.view.tally == {"consent": 4}  # the seat is counted at its table
    assert room.on() == "agreed"


@pytest.mark.parametrize(("settled", "then"), [(True, "check"), (False, "circle")])
def test_objector_who_has_left_is_not_asked(room: Room, settled: bool, then: str) -> None:
    """Nobody can answer for them: the facilitator reads what may be done, and no answer of theirs is kept."""
    room.to_check()
    room.say("s1", "objection", RIVER)
    room.all_say("consent")
    room.test()
    room.act(a.resolve_objection, how="hand_on", who="Table 2", until="2027-01-01", text="They look")
    assert room.view.next.prompt == "resolve_settle"
    room.act(a.change_circle, circle=[one for one in CIRCLE if one.id != "s1"])
    assert room.view.next.prompt == "resolve_settle_left"
    words = saying.prompt_words(room.view.next, saying.callings(room.view.names))
    assert "has left, so nobody can answer" in words and "put it off" in saying.hint_words(room.view.next)
    assert {"put_off", "stop_consent"} <= room.view.legal
    said = room.view.round.said
    room.act(a.settle_objection, reaction_id="x", settled=settled)
    now = room.view.round
    assert now.said == said and then in (now.step, now.asking)
    assert "s1" not in now.waiting and len(now.waiting) == 3


def test_choices_of_a_circle_tell_noted_from_not_noted(plain_store: Store) -> None:
    """Who is there in the last session that began, at which table; nobody noted is neither there nor away."""
    plain_store.act(furnish)
    plain_store.act(seated)
    choices = plain_store.read(q.circle_choices, at=NOON + timedelta(hours=1))
    assert [(one.number, one.here, one.table_id) for one in choices.seats] == [
        (1, True, "t0"),
        (2, False, "t0"),
        (3, None, "t0"),
        (4, None, ""),
    ]
    assert [(one.number, one.people) for one in choices.tables] == [(1, 2)]
    assert choices.session == 1 and [one[0] for one in choices.proposals] == ["p"]
    assert plain_store.read(q.circle_choices, at=NOON - timedelta(days=1)).session == 0


def seated(db: Db) -> None:
    """A session with a seating of three seats at one table, one of them away."""
    start, end = datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 1, 17, tzinfo=UTC)
    db.add(Session(id="session", number=1, title="First", start=start, end=end))
    db.add(DiscussionTable(id="closed", number=2, places=8, state="closed"))
    db.add(Attendance(session_id="session", seat_id="s0", state="present"))
    db.add(Attendance(session_id="session", seat_id="s1", state="excused"))
    db.add(Seating(id="seating", session_id="session", sizes=[3], at=NOON))
    for n in range(3):
        db.add(Place(seating_id="seating", table_id="t0", seat_id=f"s{n}"))
