"""The consent machine by itself: its order of speaking, its counts, and every path it has."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.decisions.consent import machine as m
from council.decisions.consent import refusals as r
from council.decisions.consent.agreeing import asks_to_put_off
from council.decisions.consent.aloud import HINTS, PROMPTS
from council.decisions.consent.circle import Member, direction, order, people_of
from council.decisions.consent.earlier import earlier_concerns
from council.decisions.consent.prompts import next_step
from council.decisions.consent.reasons import is_reason
from council.decisions.consent.saying import prompt_words
from council.decisions.consent.state import USUAL, Round, Settings, tally
from council.decisions.consent.testing import qualified
from council.errors import CouncilError
from tests.council.decisions.consent_walk import WHY, walk

FOUR = tuple(Member("seat", f"s{n}") for n in range(4))
TABLES = tuple(Member("table", f"t{n}", people=6) for n in range(3))

# Which steps lead where, by which act; those that lead aside (put_off, stop) stand for every step before 8.
ONWARDS = {
    "proposal": ("need", "present", "understand", "respond", "check"),
    "election": ("need", "nominate", "change", "propose", "check"),
}
AROUND = {
    ("check", "move_on", "agreed"),
    ("check", "begin_test", "test"),
    ("test", "judge_objection", "check"),
    ("test", "judge_objection", "resolve"),
    ("test", "withdraw_objection", "check"),
    ("resolve", "withdraw_objection", "check"),
    ("resolve", "settle_objection", "check"),
    ("resolve", "resolve_objection", "deferred"),
    ("agreed", "move_on", "concerns"),
    ("agreed", "move_on", "over"),
    ("concerns", "move_on", "over"),
}


def ids(now: Round) -> tuple[str, ...]:
    return tuple(member.id for member in now.circle)


def said(now: Round, *kinds: str, text: str = WHY) -> Round:
    """Everybody in turn says one of these kinds; the last goes on for whoever is left."""
    for at, member in enumerate(now.order):
        kind = kinds[min(at, len(kinds) - 1)]
        now = m.take(now, m.Say(f"{now.laps}-{at}", member, kind, text=text if kind != "pass" else ""))
    return now


def at_check(circle: tuple[Member, ...] = FOUR, given: Settings = USUAL) -> Round:
    """A proposal's round at its first check."""
    now = m.take(said(m.begin("proposal", circle, settings=given), "consent"), m.MoveOn())
    now = m.take(m.take(now, m.MoveOn()), m.MoveOn(anyway=True))
    return m.take(now, m.MoveOn(anyway=True))


def at_test(circle: tuple[Member, ...] = FOUR) -> Round:
    """The first of the circle objects, and the objection has been looked at."""
    now = m.take(said(at_check(circle), "objection", "consent"), m.BeginTest())
    return m.take(now, m.Examine(("The lower town floods",), "harms"))


def at_resolve() -> Round:
    """An objection that qualified."""
    return m.take(said(at_test(), "shares"), m.Judge())


@pytest.mark.parametrize(("kind", "seats"), [("proposal", 1), ("election", 2)])
def test_every_path_is_walked_and_nothing_else_is_possible(kind: str, seats: int) -> None:
    """From every moment every act is tried: what follows is legal, what is refused changes nothing."""
    found = walk(kind, seats=seats, tables=2 - seats, objections=1)
    onwards = ONWARDS[kind]
    steps = {(step, to) for step, _act, to in found.moves if step != to}
    named = {(step, to) for step, _act, to in AROUND} | set(zip(onwards, onwards[1:], strict=False))
    aside = {(step, end) for step in (*onwards, "test", "resolve") for end in ("deferred", "stopped")}
    falls = set() if seats == 2 else {("test", "check")}
    assert steps <= named | aside
    assert steps >= (named - {("test", "check")}) | falls | aside
    assert found.ends == {(kind, "over"), (kind, "deferred"), (kind, "stopped")}
    assert found.refused > 100_000 and len(found.refusals) >= 18


@given(st.integers(1, 9), st.integers(0, 40))
def test_everybody_begins_once_before_anybody_begins_again(people: int, first: int) -> None:
    """Rounds begin with another person each time and change direction; nobody is left out or asked twice."""
    circle = [Member("seat", str(n)) for n in range(people)]
    laps = [order(circle, first + lap) for lap in range(people)]
    assert all(sorted(lap) == sorted(member.id for member in circle) for lap in laps)
    assert len({lap[0] for lap in laps}) == people
    if people > 2:
        one, two = laps[0], order(circle, first + 1)
        step = [(int(b) - int(a)) % people for a, b in ((one[0], one[1]), (two[0], two[1]))]
        assert step[0] == -step[1] % people


def test_a_concern_of_an_earlier_check_is_not_lost_unseen() -> None:
    """Who had a concern and consents in the next check is named with both; said again, it is watched."""
    first = said(at_check(), "concern", "consent", text="It may be dear")
    worried = first.shown[0].member
    assert earlier_concerns(first) == ()
    calm = m.take(said(m.take(first, m.CheckAgain()), "consent"), m.MoveOn())
    (one,) = earlier_concerns(calm)
    assert (one.member, one.text, one.check) == (worried, "It may be dear", 1)
    assert one.last is not None and one.last.kind == "consent" and calm.concerns == ()
    again = m.take(first, m.CheckAgain())
    for member in again.order:
        kind = "concern" if member == worried else "consent"
        again = m.take(again, m.Say(f"again-{member}", member, kind, text="It may be dear"))
    watched = m.take(again, m.MoveOn())
    assert [one.text for one in watched.concerns] == ["It may be dear"]
    assert earlier_concerns(watched) == ()


def test_turn_changes_direction() -> None:
    """One lap goes on to the next in the circle, the following one to the one before."""
    assert order(FOUR, 0) == ("s0", "s1", "s2", "s3")
    assert order(FOUR, 1) == ("s1", "s0", "s3", "s2")
    assert [direction(lap) for lap in range(3)] == [1, -1, 1]
    assert order(FOUR, 0, last="s0") == ("s1", "s2", "s3", "s0")


def test_who_left_is_not_waited_for() -> None:
    """A member who has gone is in no order, and counts for no base."""
    gone = (*FOUR[:3], replace(FOUR[3], here=False))
    assert order(gone, 0) == ("s0", "s1", "s2")
    assert people_of(gone) == 3


def test_asked_is_not_heard() -> None:
    """Who was not asked is in none of the numbers, and a pass is no consent."""
    now = at_check()
    now = m.take(now, m.Say("a", "s0", "consent"))
    now = m.take(now, m.Say("b", "s1", "pass"))
    assert tally(now.circle, now.shown) == {"consent": 1, "pass": 1}
    assert set(now.waiting) == {"s2", "s3"}
    with pytest.raises(r.SomebodyNotHeard):
        m.take(now, m.MoveOn(anyway=True))


@pytest.mark.parametrize(
    ("otherwise", "people", "share", "stands"),
    [
        (0, 6, "1/2", True),
        (2, 6, "1/2", True),
        (3, 6, "1/2", False),  # exactly half is enough
        (3, 7, "1/2", True),
        (4, 7, "1/2", False),
        (1, 2, "1/2", True),  # no single voice sets an objection aside
        (2, 3, "2/3", False),
        (1, 3, "1/3", True),
        (13, 20, "2/3", True),
        (14, 20, "2/3", False),
        (5, 6, "1", True),
        (6, 6, "1", False),
    ],
)
def test_objection_stands_unless_enough_see_it_otherwise(
    otherwise: int, people: int, share: str, stands: bool
) -> None:
    """At least the set share of those present, in whole numbers, and never one voice alone."""
    assert qualified(otherwise, people, Fraction(share)) is stands


def test_facilitator_cannot_decide_alone() -> None:
    """There is no act that judges an objection but the count of what members said, all of them."""
    now = at_test()
    with pytest.raises(r.SomebodyNotHeard):
        m.take(now, m.Judge())
    assert m.take(said(now, "otherwise"), m.Judge()).objections[0].state == "not_qualified"
    assert m.take(said(now, "shares"), m.Judge()).objections[0].state == "qualified"
    with pytest.raises(r.CircleTooSmall):
        m.begin("proposal", FOUR[:1], settings=USUAL)


def test_objector_is_not_asked_about_the_own_argument() -> None:
    """The test asks everybody but the objector, who counts in the base."""
    now = at_test()
    objector = now.objections[0].member
    assert objector not in now.waiting and len(now.waiting) == 3
    judged = m.take(said_by(now, now.waiting, "otherwise"), m.Judge()).objections[0]
    assert (judged.otherwise, judged.present) == (3, 4)


def said_by(now: Round, members: tuple[str, ...], kind: str) -> Round:
    for member in members:
        now = m.take(now, m.Say(f"{now.laps}-{member}", member, kind, text=WHY))
    return now


@pytest.mark.parametrize("text", ["", "   ", "…", "No!", "123 456"])
def test_objection_without_reason_is_not_kept(text: str) -> None:
    """A possible objection needs a sentence; without one the round stays as it was."""
    now = at_check()
    with pytest.raises(r.ObjectionNeedsReason):
        m.take(now, m.Say("a", "s0", "objection", text=text))


@pytest.mark.parametrize("text", ["It floods", "Das schadet dem Fluss.", "损害了河流", "川を害する"])
def test_reason_may_be_in_any_script(text: str) -> None:
    """Two words are a reason, and so are some letters of a script without blanks."""
    assert is_reason(text)


def test_objector_who_shows_otherwise_takes_the_objection_back() -> None:
    """Showing consent after all withdraws the own objection; saying it anew keeps one, not two."""
    now = m.take(at_check(), m.Say("a", "s0", "objection", text=WHY))
    anew = m.take(now, m.Say("b", "s0", "objection", text="It harms the river."))
    assert [(o.argument, o.state) for o in anew.objections] == [("It harms the river.", "raised")]
    back = m.take(now, m.Say("b", "s0", "consent"))
    assert [o.state for o in back.objections] == ["withdrawn"]


def test_what_did_not_qualify_stays_in_the_objectors_words() -> None:
    """It becomes a concern; a minority view is offered only when the objector does not accept that."""
    now = m.take(said(at_test(), "otherwise"), m.Judge())
    assert [(c.text, c.objection) for c in now.concerns] == [(WHY, now.objections[0].id)]
    assert now.step == "check" and next_step(now).act == "accept_judgement"
    told = m.take(now, m.Accept(now.objections[0].id, accepted=False))
    assert told.objections[0].offers_minority_view and not now.objections[0].offers_minority_view


def test_what_is_settled_is_checked_again_and_the_objector_asked_first() -> None:
    """After a changed wording: its difference is read, the objector answers, then everybody shows anew."""
    now = m.take(at_resolve(), m.Resolve("amend", text="Not by the river", change="add", text_changed=True))
    assert next_step(now).prompt == "resolve_read"
    now = m.take(now, m.MoveOn())
    assert next_step(now).prompt == "resolve_settle"
    lap = now.check_lap
    now = m.take(now, m.Settle("x", settled=True))
    assert (now.step, now.state, now.objections[0].state) == ("check", "open", "resolved")
    assert now.check_lap > lap and len(now.waiting) == 4


def test_what_does_not_settle_it_goes_to_the_circle() -> None:
    """The objection still stands, and the circle is asked for another way."""
    now = m.take(at_resolve(), m.Resolve("ask_body", who="The city"))
    now = m.take(now, m.Settle("x", settled=False))
    assert (now.step, now.asking, now.objections[0].state) == ("resolve", "circle", "qualified")
    assert m.take(said(now, "idea"), m.AskNext()).asking == "talk"


@pytest.mark.parametrize("tried", [False, True])
def test_objection_taken_back_after_a_way_was_tried_is_checked_again(tried: bool) -> None:
    """What the circle showed was about the wording before: nobody's consent is carried over to another."""
    now = at_resolve()
    if tried:
        now = m.take(now, m.Resolve("amend", change="add", text="By the river", text_changed=True))
        now = m.take(m.take(now, m.MoveOn()), m.Settle("x", settled=False))
    now = m.take(now, m.Withdraw(now.under))
    assert (now.step, now.state, len(now.waiting)) == ("check", "open", 4 if tried else 0)
    if tried:
        with pytest.raises(r.SomebodyNotHeard):
            m.take(now, m.MoveOn())
    else:
        assert m.take(now, m.MoveOn()).state == "agreed"


def test_what_is_kept_and_watched_becomes_a_concern_with_its_sign() -> None:
    """The sign and the day come with the way it was settled."""
    now = m.take(at_resolve(), m.Resolve("keep_watch", text="Rents rise by 5 %", until="2027-03-01"))
    now = m.take(now, m.Settle("x", settled=True))
    assert [(c.sign, c.review_on, c.state) for c in now.concerns] == [
        ("Rents rise by 5 %", "2027-03-01", "open")
    ]


def test_many_passes_ask_whether_to_put_it_off() -> None:
    """More than a third: the circle is asked first; exactly a third goes on."""
    now = said(at_check(), "pass", "pass", "consent")
    assert asks_to_put_off(now) and next_step(now).prompt == "check_passes"
    with pytest.raises(r.TooManyPasses):
        m.take(now, m.MoveOn())
    assert m.take(now, m.MoveOn(anyway=True)).state == "agreed"
    three = said(at_check(FOUR[:3]), "pass", "consent")
    assert not asks_to_put_off(three) and m.take(three, m.MoveOn()).state == "agreed"


def test_nobody_consents_is_no_agreement() -> None:
    """Passes alone decide nothing, even when the circle was asked."""
    with pytest.raises(r.NobodyConsents):
        m.take(said(at_check(), "pass"), m.MoveOn(anyway=True))


def test_concern_gets_words_sign_and_day() -> None:
    """A concern shown without words is asked for; over is the round when every concern is watched."""
    now = at_check()
    now = said(now, "concern", "consent", text="")
    assert next_step(now).prompt == "check_words"
    with pytest.raises(r.ConcernHasNoWords):
        m.take(now, m.MoveOn())
    who = now.shown[0].member
    now = m.take(m.take(now, m.Say("w", who, "concern", text="Costs may rise")), m.MoveOn())
    now = m.take(now, m.MoveOn())
    with pytest.raises(r.ConcernUnfinished):
        m.take(now, m.MoveOn())
    now = m.take(now, m.KeepConcern(now.concerns[0].id, "Bills rise", "2027-01-01"))
    assert m.take(now, m.MoveOn()).is_over


def test_need_that_half_doubt_is_not_passed_over() -> None:
    """The facilitator cannot go on over it; other words for the need ask everybody again."""
    now = said(m.begin("proposal", FOUR, settings=USUAL, need="Homes"), "concern", "concern", "consent")
    with pytest.raises(r.NeedIsDoubted):
        m.take(now, m.MoveOn(anyway=True))
    anew = m.take(now, m.RewordNeed("Rents rise faster than wages"))
    assert len(anew.waiting) == 4 and anew.step == "need"


def test_doubt_about_the_need_is_watched_like_any_concern() -> None:
    """One who doubts, and no longer stands in the way, is not forgotten at the agreement."""
    now = said(m.begin("proposal", FOUR, settings=USUAL), "concern", "consent")
    for _step in range(4):
        now = m.take(now, m.MoveOn(anyway=True))
    now = m.take(said(now, "consent"), m.MoveOn())
    assert [c.text for c in now.concerns] == [WHY]


def test_tables_count_their_people() -> None:
    """A plenary by tables: numbers by table with reasons, sums over people, no more than sit there."""
    now = m.take(at_check(FOUR), m.ChangeCircle(TABLES))
    now = m.take(now, m.CheckAgain()) if not now.waiting else now
    with pytest.raises(r.ShowOfHandsWrong):
        m.take(now, m.Say("a", "t0", counts={"consent": 7}))
    with pytest.raises(r.ObjectionNeedsReason):
        m.take(now, m.Say("a", "t0", counts={"consent": 5, "objection": 1}))
    now = m.take(now, m.Say("a", "t0", counts={"consent": 3, "objection": 2}, reasons=(WHY, "It harms us.")))
    now = m.take(now, m.Say("b", "t1", counts={"consent": 5, "concern": 1}, concerns=("Costs",)))
    now = m.take(now, m.Say("c", "t2", counts={"consent": 4}))
    assert tally(now.circle, now.shown) == {"consent": 12, "objection": 2, "concern": 1}
    assert [o.argument for o in now.objections] == [WHY, "It harms us."] and not now.waiting


def test_table_of_the_objector_is_asked_at_the_test() -> None:
    """A table is many people: those beside the objector may see it otherwise."""
    now = m.take(at_check(FOUR), m.ChangeCircle(TABLES))
    now = m.take(now, m.Say("a", "t0", counts={"consent": 5, "objection": 1}, reasons=(WHY,)))
    for at in ("t1", "t2"):
        now = m.take(now, m.Say(at, at, counts={"consent": 6}))
    now = m.take(m.take(now, m.BeginTest()), m.Examine(("Floods",), "harms"))
    assert "t0" in now.waiting
    now = m.take(now, m.Say("d", "t0", counts={"otherwise": 5, "shares": 1}, reasons=("Dams hold it.",)))
    now = m.take(now, m.Say("e", "t1", counts={"otherwise": 4, "pass": 2}, reasons=("No houses there.",)))
    now = m.take(now, m.Say("f", "t2", counts={"shares": 6}))
    judged = m.take(now, m.Judge()).objections[0]
    assert (judged.otherwise, judged.shared, judged.passed, judged.present) == (9, 7, 2, 18)
    assert judged.state == "not_qualified"  # 9 of 18: exactly half


def test_next_rounds_begin_where_the_last_ended() -> None:
    """A second consent round does not begin with the same person again."""
    first = m.begin("proposal", FOUR, settings=USUAL)
    second = m.begin("proposal", FOUR, settings=USUAL, before=first.laps)
    assert first.order[0] == "s0" and second.order[0] == "s1"


def test_elected_says_yes_last() -> None:
    """Who is put forward shows last at the check, and is not given a role they passed on."""
    now = said_by(m.begin("election", FOUR, settings=USUAL, need="A speaker"), ids_of(FOUR), "consent")
    now = m.take(now, m.MoveOn())
    for member in now.order:
        now = m.take(now, m.Say(member, member, "nomination", text="Listens", nominee="s2"))
    now = m.take(m.take(now, m.MoveOn()), m.MoveOn(anyway=True))
    with pytest.raises(r.NobodyProposed):
        m.take(now, m.MoveOn())
    now = m.take(m.take(now, m.ProposeMember("s2", "Listens well")), m.MoveOn())
    assert now.order[-1] == "s2"
    passed = said(now, "consent", "consent", "consent", "pass")
    with pytest.raises(r.RoleNotAccepted):
        m.take(passed, m.MoveOn())
    left = m.take(now, m.ChangeCircle(tuple(one for one in FOUR if one.id != "s2")))
    with pytest.raises(r.RoleNotAccepted):
        m.take(said(left, "consent"), m.MoveOn())
    assert m.take(said(now, "consent"), m.MoveOn()).state == "agreed"


def ids_of(circle: tuple[Member, ...]) -> tuple[str, ...]:
    return tuple(member.id for member in circle)


@pytest.mark.parametrize(
    "given",
    [{"disagree": Fraction(0)}, {"passes": Fraction(3, 2)}, {"talk_minutes": 0}, {"talk_minutes": 121}],
)
def test_settings_that_cannot_be_are_refused(given: dict[str, object]) -> None:
    """Shares lie above 0 and up to 1, the open talk lasts a while."""
    with pytest.raises(r.SettingOutOfRange):
        Settings(**given)  # type: ignore[arg-type]


@given(st.lists(st.sampled_from(("consent", "concern", "pass", "objection")), min_size=4, max_size=4))
@settings(max_examples=40)
def test_check_leads_to_agreement_or_says_why_not(kinds: list[str]) -> None:
    """Whatever is shown, either it is agreed, or a refusal names what is missing and so does the prompt."""
    now = said(at_check(), *kinds)
    step = next_step(now)
    try:
        after = m.take(now, m.MoveOn())
    except CouncilError:
        assert step.act != "move_on"
        return
    assert after.state == "agreed" and step.act == "move_on"
    assert "objection" not in kinds and kinds.count("pass") * 3 <= 4


def test_prompts_can_be_read_aloud() -> None:
    """Every prompt has its words, with all facts filled, and every hint belongs to a prompt."""
    assert set(HINTS) <= set(PROMPTS)
    now = at_check()
    assert "s" in prompt_words(
        next_step(said_by(now, now.order[:1], "consent")), dict.fromkeys(ids(now), "Seat 1")
    )
    assert prompt_words(next_step(now), {}) == PROMPTS["check_begin"]
