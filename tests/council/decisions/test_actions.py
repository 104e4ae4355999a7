"""From a proposal to a recommendation, on a real file: every move, and every move refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from council.decisions import actions, queries
from council.decisions.ballots.refusals import (
    BallotNotThere,
    BallotRuleUnknown,
    CastingVoteNotAgreed,
    CountsDoNotMeet,
    CountTwice,
    EntriesDiffer,
    MorePresentThanEntitled,
    NobodyEntitled,
    OptionsEqual,
    OptionsTooFew,
    PileIsSettled,
    PileTooLarge,
    QuestionMissing,
    RecommendationStands,
    TellersAreOne,
    TellersMissing,
    TooFewForSecrecy,
    VoidNeedsReason,
)
from council.decisions.ballots.rules import Rule
from council.decisions.outcome.recommended.refusals import (
    AlreadyRecommended,
    OnlyFromAdopted,
    ReasonsMissing,
    RecommendationIsFinal,
)
from council.decisions.proposals.refusals import (
    ChangeNeedsReason,
    NothingChanged,
    ProposalIsSettled,
    TitleMissing,
    VersionIsOutdated,
    WordingTooLong,
)
from council.decisions.refusals import UnknownRecord
from council.ground.actions import remove_theme
from council.store import Store
from council.store.refusals import StepIsSealed
from tests.council.decisions.conftest import NOON, TEXT, Desk, furnish

# ---- proposals -------------------------------------------------------------------------------------------


def test_a_proposal_grows_out_of_statements(desk: Desk) -> None:
    """A draft has a number, its first wording, its theme and the statements it draws on."""
    desk.draft(statements=("s1", "s2"))
    found = desk.proposal()
    assert (found.number, found.state, found.version, found.theme, found.origins) == (
        1,
        "draft",
        1,
        "Land",
        2,
    )
    assert found.text == TEXT


def test_a_retry_keeps_one_proposal(desk: Desk) -> None:
    """The same id again adds nothing."""
    desk.draft()
    desk.draft()
    assert len(desk.store.read(queries.proposals_of)) == 1


def test_an_idea_has_no_wording_yet(desk: Desk) -> None:
    """A title alone is an idea; its first wording needs no reason and makes it a draft."""
    desk.store.act(actions.draft_proposal, proposal_id="p", title=" A  land\ttrust ", at=NOON)
    assert (desk.proposal("p").title, desk.proposal("p").state) == ("A land trust", "idea")
    desk.store.act(actions.add_version, version_id="v", proposal_id="p", text=TEXT, at=NOON)
    assert desk.proposal("p").state == "draft"


def add(desk: Desk, text: str = "The city buys land.", reason: str = "Clearer", name: str = "p1v2") -> None:
    given = {"version_id": name, "proposal_id": "p1", "text": text, "reason": reason, "at": NOON}
    desk.store.act(actions.add_version, **given)


def test_a_new_wording_follows_the_last(desk: Desk) -> None:
    """It needs a reason and a change; the old one stays readable as superseded."""
    desk.draft()
    with pytest.raises(ChangeNeedsReason):
        add(desk, reason=" ")
    with pytest.raises(NothingChanged):
        add(desk, text=TEXT + " ")
    add(desk)
    first, second = desk.store.read(queries.versions_of, proposal_id="p1")
    assert (first.state, second.state, second.number, second.reason) == ("superseded", "draft", 2, "Clearer")
    assert first.text == TEXT


def test_a_new_wording_takes_a_proposal_out_of_review(desk: Desk) -> None:
    """What is changed is read again."""
    desk.draft()
    desk.store.act(actions.put_to_review, proposal_id="p1")
    assert desk.proposal().state == "in_review"
    add(desk)
    assert desk.proposal().state == "draft"


def test_origins_are_kept_once(desk: Desk) -> None:
    """The same statement named twice is one link; an unknown one is refused."""
    desk.draft(statements=("s1",))
    given = {"version_id": "p1v1", "at": NOON, "weight": "quoted"}
    assert desk.store.act(actions.add_origins, statements=("s1", "s3", "s3"), **given).value == 1
    with pytest.raises(UnknownRecord):
        desk.store.act(actions.add_origins, statements=("nothing",), **given)


def test_a_withdrawn_proposal_stays_readable(desk: Desk) -> None:
    """It needs a reason, can no longer be changed, and is listed as considered."""
    desk.draft()
    with pytest.raises(ChangeNeedsReason):
        desk.store.act(actions.withdraw_proposal, proposal_id="p1", reason="")
    desk.store.act(actions.withdraw_proposal, proposal_id="p1", reason="Joined with another")
    with pytest.raises(ProposalIsSettled):
        add(desk)
    (considered,) = desk.store.read(queries.considered_not_adopted_of)
    assert (considered.reason, considered.text) == ("Joined with another", TEXT)


def test_titles_and_texts_have_bounds(desk: Desk) -> None:
    """No title and too long a text are refused, and leave nothing."""
    with pytest.raises(TitleMissing):
        desk.store.act(actions.draft_proposal, proposal_id="p", title=" ", at=NOON)
    with pytest.raises(WordingTooLong):
        desk.draft(text="x" * 20_001)
    assert desk.store.read(queries.proposals_of) == ()


# ---- the ballot desk -------------------------------------------------------------------------------------


def test_the_worked_case_from_box_to_certificate(desk: Desk) -> None:
    """Four piles, two tellers, one certificate: 45 of 88 carry a simple majority."""
    desk.draft()
    assert desk.through() == "adopted"
    ballot = desk.ballot()
    assert ballot.state == "certified"
    assert ballot.result is not None and ballot.result.percent == "51%"
    assert (ballot.result.yes, ballot.result.no, ballot.result.abstain, ballot.result.spoiled) == (
        45,
        43,
        2,
        1,
    )
    assert ballot.result.not_returned == 1
    assert len(ballot.hash) == 64
    assert desk.proposal().state == "adopted"


def test_the_same_papers_miss_another_base(desk: Desk) -> None:
    """Of the votes cast, 45 of 90 are not more than half."""
    desk.draft()
    assert desk.through(rule=Rule(base="cast")) == "not_adopted"
    assert [c.number for c in desk.store.read(queries.considered_not_adopted_of)] == [1]


def test_nothing_is_counted_before_the_close(desk: Desk) -> None:
    """While a ballot is open no teller can enter anything, so nobody can see a count."""
    desk.draft()
    desk.prepare()
    desk.open()
    with pytest.raises(BallotNotThere):
        desk.enter(1, 1, yes=3)
    ballot = desk.ballot()
    assert (ballot.piles, ballot.outlook, ballot.result, ballot.equations) == ((), None, None, ())


def test_no_teller_sees_the_other(desk: Desk) -> None:
    """An entry is hidden until both are there; then differences are listed line by line."""
    desk.draft()
    desk.prepare()
    desk.open()
    desk.close()
    assert desk.enter(1, 1, yes=14, no=11) == "entered"
    (pile,) = desk.ballot().piles
    assert (pile.entered, pile.first, pile.second, pile.counts) == ((True, False), None, None, {})
    assert desk.enter(1, 2, yes=13, no=12) == "entered"
    (pile,) = desk.ballot().piles
    assert pile.differences == ("no", "yes")
    with pytest.raises(PileIsSettled):
        desk.enter(1, 1, yes=13, no=12)


def test_a_teller_may_mend_an_own_entry(desk: Desk) -> None:
    """Until the other one has entered, the last figures count."""
    desk.draft()
    desk.prepare()
    desk.open()
    desk.close()
    desk.enter(1, 1, yes=14, no=11)
    desk.enter(1, 1, yes=13, no=12)
    assert desk.enter(1, 2, yes=13, no=12) == "agreed"


def test_a_difference_is_settled_together(desk: Desk) -> None:
    """Both first entries stay beside what was agreed; only then can the ballot be certified."""
    desk.draft()
    desk.prepare()
    desk.open()
    desk.close()
    desk.papers()
    desk.worked_case()
    desk.enter(5, 1)
    desk.enter(5, 2, yes=1)
    with pytest.raises(EntriesDiffer):
        desk.certify()
    given: dict[str, Any] = {"ballot_id": "b1", "pile": 5, "counts": {}}
    with pytest.raises(TellersMissing):
        desk.store.act(actions.settle_pile, agreed_by=" ", **given)
    assert desk.store.act(actions.settle_pile, agreed_by="Ada and Ben", **given).value == "reconciled"
    pile = desk.ballot().piles[-1]
    assert (pile.state, pile.first, pile.second) == ("recounted", {}, {"yes": 1})
    assert desk.certify() == "adopted"


def test_papers_that_do_not_add_up_are_not_certified(desk: Desk) -> None:
    """The wrong equation is shown and the state does not move; a recount of the desk mends it."""
    desk.draft()
    desk.prepare()
    desk.open()
    desk.close()
    desk.papers(in_box=90)
    desk.worked_case()
    assert desk.ballot().state == "counted"
    assert [e.holds for e in desk.ballot().equations] == [True, True, True, True, False, False]
    with pytest.raises(CountsDoNotMeet, match="90 = 88"):
        desk.certify()
    assert desk.papers(in_box=91) == "reconciled"
    assert desk.ballot().outlook is not None


def test_a_pile_both_misread_can_be_looked_at_again(desk: Desk) -> None:
    """While the papers do not add up even an agreed pile may be recounted."""
    desk.draft()
    desk.prepare()
    desk.open()
    desk.close()
    desk.papers(in_box=20)
    desk.enter(1, 1, yes=21)
    desk.enter(1, 2, yes=21)
    given: dict[str, Any] = {"ballot_id": "b1", "pile": 1, "agreed_by": "Ada and Ben"}
    assert desk.store.act(actions.settle_pile, counts={"yes": 20}, **given).value == "reconciled"


def test_large_piles_are_refused(desk: Desk) -> None:
    """Twenty-five papers are enough for one pile."""
    desk.draft()
    desk.prepare()
    desk.open()
    desk.close()
    with pytest.raises(PileTooLarge):
        desk.enter(1, 1, yes=26)


def test_secrecy_needs_five(desk: Desk) -> None:
    """Four members cannot vote in secret; they can raise their hands."""
    desk.draft()
    desk.prepare()
    with pytest.raises(TooFewForSecrecy):
        desk.open(entitled=4, present=4)
    desk.prepare("b2", way="hands")
    desk.open("b2", entitled=4, present=4)
    assert desk.ballot("b2").state == "open"


def test_tellers_are_two_people(desk: Desk) -> None:
    """One person under two spellings is still one."""
    desk.draft()
    desk.prepare()
    desk.open()
    with pytest.raises(TellersMissing):
        desk.close(two="")
    with pytest.raises(TellersAreOne):
        desk.close(one="Ada  Lima", two="ada lima")


def test_an_opened_ballot_cannot_be_undone(desk: Desk) -> None:
    """Text and rule are fixed once voting begins; the proposal can no longer be reworded."""
    desk.draft()
    desk.prepare()
    desk.open()
    with pytest.raises(StepIsSealed):
        desk.store.undo()
    with pytest.raises(ProposalIsSettled):
        add(desk)
    assert desk.store.read(queries.versions_of, proposal_id="p1")[0].state == "sealed"


def test_a_ballot_on_an_old_wording_does_not_open(desk: Desk) -> None:
    """A wording that came after the ballot was prepared needs a ballot of its own."""
    desk.draft()
    desk.prepare()
    add(desk)
    with pytest.raises(VersionIsOutdated):
        desk.open()
    with pytest.raises(VersionIsOutdated):
        desk.prepare("b2")


def test_options_must_differ(desk: Desk) -> None:
    """Two equal options, one option, and options on a yes-or-no paper are refused."""
    desk.draft()
    given: dict[str, Any] = {"ballot_id": "b", "version_id": "p1v1", "question": "Which?", "at": NOON}
    approval = Rule(kind="approval")
    with pytest.raises(OptionsEqual):
        desk.store.act(actions.prepare_ballot, rule=approval, options=("Land", "land "), **given)
    with pytest.raises(OptionsTooFew):
        desk.store.act(actions.prepare_ballot, rule=approval, options=("Land",), **given)
    with pytest.raises(BallotRuleUnknown):
        desk.store.act(actions.prepare_ballot, options=("Land", "Rent"), **given)
    with pytest.raises(QuestionMissing):
        desk.store.act(actions.prepare_ballot, **(given | {"question": " "}))


def test_more_present_than_entitled_is_refused(desk: Desk) -> None:
    """And so is a ballot for nobody: without a panel there is no roster."""
    desk.draft()
    desk.prepare()
    with pytest.raises(MorePresentThanEntitled):
        desk.open(entitled=50, present=51)
    with pytest.raises(NobodyEntitled):
        desk.store.act(actions.open_ballot, ballot_id="b1", present=0, at=NOON)


def test_hands_are_counted_table_by_table(desk: Desk) -> None:
    """One teller is enough, unless two votes would turn the result."""
    desk.draft()
    desk.prepare(way="hands")
    desk.open(entitled=30, present=20)
    desk.close(two="")
    desk.enter(1, 1, yes=6, no=4)
    assert desk.enter(2, 1, yes=5, no=5) == "agreed"
    with pytest.raises(CountTwice):
        desk.certify()
    desk.enter(1, 2, yes=6, no=4)
    desk.enter(2, 2, yes=5, no=5)
    assert desk.certify() == "adopted"


def test_more_hands_than_members_do_not_add_up(desk: Desk) -> None:
    """Twenty-one hands of twenty members present are a miscount."""
    desk.draft()
    desk.prepare(way="hands")
    desk.open(entitled=30, present=20)
    desk.close(two="")
    desk.enter(1, 1, yes=21)
    assert desk.ballot().state == "counted"
    with pytest.raises(CountsDoNotMeet):
        desk.certify()


def test_a_casting_vote_is_agreed_beforehand(desk: Desk) -> None:
    """The chair decides at equal numbers only where the rule said so before."""
    for name, rule, state in (("p1", Rule(casting_vote=True), "adopted"), ("p2", Rule(), "not_adopted")):
        desk.draft(name)
        ballot = f"b{name}"
        desk.prepare(ballot, of=f"{name}v1", rule=rule, way="hands")
        desk.open(ballot, entitled=20, present=20)
        desk.close(ballot)
        for teller in (1, 2):
            desk.enter(1, teller, ballot, yes=10, no=10)
        if rule.casting_vote:
            assert desk.certify(ballot, casting="yes") == state
            continue
        with pytest.raises(CastingVoteNotAgreed):
            desk.certify(ballot, casting="yes")
        assert desk.certify(ballot) == state


def test_a_void_ballot_stays_and_is_repeated_by_another(desk: Desk) -> None:
    """It needs a reason, its proposal is in review again, and a new ballot can open on the same wording."""
    desk.draft()
    desk.prepare()
    desk.open()
    with pytest.raises(VoidNeedsReason):
        desk.store.act(actions.void_ballot, ballot_id="b1", reason="")
    desk.store.act(actions.void_ballot, ballot_id="b1", reason="The box was opened too early")
    assert (desk.ballot().state, desk.proposal().state) == ("void", "in_review")
    assert desk.through("b2") == "adopted"


# ---- what follows ----------------------------------------------------------------------------------------


def recommend(desk: Desk, **given: Any) -> str:
    whole = {"recommendation_id": "r1", "proposal_id": "p1", "at": NOON} | given
    return desk.store.act(actions.recommend, **whole).value


def test_a_recommendation_carries_its_history(desk: Desk) -> None:
    """The wording to the letter, the result with its base, the views against it, and its roots."""
    desk.draft(statements=("s1", "s2"))
    desk.through()
    view = {"view_id": "m1", "text": "Renters were not heard.", "backers": 12, "base": 91, "at": NOON}
    assert (
        desk.store.act(actions.keep_minority_view, proposal_id="p1", ballot_id="b1", **view).value == "backed"
    )
    recommend(desk, rationale="Land is the bottleneck", who="City council")
    (found,) = desk.store.read(queries.recommendations_of)
    assert (found.text, found.title, found.values["who"], found.state) == (
        TEXT,
        "Proposal p1",
        "City council",
        "provisional",
    )
    assert found.result is not None and found.result.base_number == 88
    assert [(v.backers, v.base) for v in found.minority_views] == [(12, 91)]
    assert (found.roots.statements, found.roots.sessions, found.roots.versions) == (6, 1, 1)
    assert not found.roots.tables_shown


def test_only_what_was_adopted_is_recommended(desk: Desk) -> None:
    """A draft is not; an adopted proposal is, once."""
    desk.draft()
    with pytest.raises(OnlyFromAdopted):
        recommend(desk)
    desk.through()
    recommend(desk)
    with pytest.raises(AlreadyRecommended):
        recommend(desk, recommendation_id="r2")
    with pytest.raises(RecommendationStands):
        desk.store.act(actions.void_ballot, ballot_id="b1", reason="Doubt")


def test_reasons_come_before_it_is_final(desk: Desk) -> None:
    """Rationale and trade-offs are filled, or waived by a role; then nothing changes any more."""
    desk.draft()
    desk.through()
    recommend(desk)
    with pytest.raises(ReasonsMissing):
        desk.store.act(actions.finish_recommendation, recommendation_id="r1")
    fields = {"rationale": "Land", "trade_offs": "Costs now", "limits": "Prices may rise"}
    desk.store.act(actions.describe_recommendation, recommendation_id="r1", **fields)
    desk.store.act(actions.finish_recommendation, recommendation_id="r1")
    (found,) = desk.store.read(queries.recommendations_of)
    assert (found.state, found.values["limits"]) == ("final", "Prices may rise")
    with pytest.raises(RecommendationIsFinal):
        desk.store.act(actions.describe_recommendation, recommendation_id="r1", who="Somebody")


def test_a_view_needs_backers(desk: Desk) -> None:
    """Too few leave it in the file, unprinted; more backing later counts anew."""
    view = {"view_id": "m1", "text": "On the whole we were rushed.", "base": 91, "at": NOON}
    assert desk.store.act(actions.keep_minority_view, backers=9, **view).value == "not_backed"
    assert desk.store.act(actions.keep_minority_view, backers=10, **view).value == "backed"
    assert len(desk.store.read(queries.minority_views_of, state="backed")) == 1
    desk.store.act(actions.withdraw_minority_view, view_id="m1")
    assert desk.store.read(queries.minority_views_of, state="backed") == ()


def test_the_chain_is_walked_both_ways(desk: Desk) -> None:
    """Back to every statement, and from a statement on to the recommendation; the unused are seen."""
    desk.draft(statements=("s1",))
    add(desk)
    desk.through(of="p1v2")
    recommend(desk)
    back = desk.store.read(queries.origins_of, recommendation_id="r1")
    assert [step.kind for step in back.steps[:2]] == ["ballot", "version"]
    assert {s.number for s in back.steps if s.kind == "statement"} == {1, 2, 3, 4, 5, 6}
    on = desk.store.read(queries.became_of, statement_id="s1")
    assert [step.kind for step in on if step.kind != "theme"] == [
        "version",
        "version",
        "ballot",
        "recommendation",
    ]
    assert desk.store.read(queries.unused_statements_of) == frozenset()


def test_one_step_at_a_time(desk: Desk) -> None:
    """From a wording: back to what it grew out of, on to its ballot; each is one step away."""
    desk.draft(statements=("s1",))
    desk.prepare()
    crossing = desk.store.read(queries.walk_of, kind="version", id="p1v1")
    assert [(s.kind, s.number, s.how) for s in crossing.before] == [
        ("theme", 1, "drawn_on"),
        ("statement", 1, "drawn_on"),
    ]
    assert [s.kind for s in crossing.after] == ["ballot"]
    assert (crossing.before[1].text, crossing.before[1].table, crossing.before[1].session) == (
        "Thought 1",
        0,  # nobody knows who spoke, so a table could tell on them
        1,
    )


def test_what_a_decision_came_from_outlives_its_theme(desk: Desk) -> None:
    """A theme dissolved later changes nothing about where a recommendation came from."""
    desk.draft(statements=("s1",))
    desk.through()
    recommend(desk)
    before = desk.store.read(queries.origins_of, recommendation_id="r1")
    desk.store.act(remove_theme, theme_id="theme")
    assert desk.store.read(queries.origins_of, recommendation_id="r1") == before
    assert {s.text for s in before.steps if s.kind == "theme"} == {"Land"}
    assert desk.store.read(queries.recommendations_of)[0].theme == "Land"
    assert desk.proposal().theme == "Land"


def test_proposals_can_be_made_from_what_is_there(desk: Desk) -> None:
    """Every theme offers its standing statements."""
    (source,) = desk.store.read(queries.sources_of)
    assert (source.title, [number for _, number, _ in source.statements]) == ("Land", [1, 2, 3, 4, 5, 6])


def test_what_was_done_can_be_undone(desk: Desk) -> None:
    """Drafting and wording come back as they were, step by step."""
    before = desk.store.read(queries.proposals_of)
    desk.draft(statements=("s1",))
    add(desk)
    desk.store.undo()
    assert desk.proposal().version == 1
    desk.store.undo()
    assert desk.store.read(queries.proposals_of) == before


def test_every_kind_of_database_decides_alike(store: Store) -> None:
    """From the draft to the recommendation and back along the chain, on whichever database it lives."""
    store.act(furnish, statements=6)
    desk = Desk(store)
    desk.draft(statements=("s1", "s2"))
    assert desk.through() == "adopted"
    recommend(desk)
    (found,) = store.read(queries.recommendations_of)
    assert (found.roots.statements, found.result.percent) == (6, "51%")


def test_undo_leaves_every_table_as_it_was(desk: Desk) -> None:
    """Each act that is not sealed can be taken back without a trace in what is asked."""

    def whole() -> tuple[object, ...]:
        return tuple(
            desk.store.read(query)
            for query in (
                queries.proposals_of,
                queries.ballots_of,
                queries.minority_views_of,
                queries.sources_of,
            )
        )

    acts: list[Callable[[], object]] = [
        lambda: desk.draft(statements=("s1",)),
        lambda: add(desk),
        lambda: desk.store.act(actions.put_to_review, proposal_id="p1"),
        lambda: desk.store.act(actions.add_origins, version_id="p1v2", statements=("s4",), at=NOON),
        lambda: desk.prepare(of="p1v2"),
    ]
    states = [whole()]
    for act in acts:
        act()
        states.append(whole())
    for before in reversed(states[:-1]):
        desk.store.undo()
        assert whole() == before


def test_a_pile_of_secret_papers_bears_no_name(desk: Desk) -> None:
    """A table's name on a pile of papers would tell how the table voted; hands are counted by table."""
    for name, way, label in (("p1", "paper", ""), ("p2", "hands", "Table 3")):
        desk.draft(name)
        ballot = desk.prepare(f"b{name}", of=f"{name}v1", way=way)
        desk.open(ballot)
        desk.close(ballot)
        given = {"ballot_id": ballot, "pile": 1, "teller": 1, "counts": {"yes": 3}, "label": "Table 3"}
        desk.store.act(actions.enter_pile, **given)
        assert desk.ballot(ballot).piles[0].label == label
