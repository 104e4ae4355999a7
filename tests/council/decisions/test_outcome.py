"""Recommendations with all they stand on, what was not adopted, and alternatives, on a real file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from council.decisions import actions, queries
from council.decisions.outcome.considered.refusals import ConsideredReasonMissing, SideUnknown
from council.decisions.outcome.recommended import fields
from council.decisions.outcome.recommended.refusals import (
    ChoiceUnknown,
    FieldUnknown,
    MisprintNotFound,
    MisprintUnchanged,
    OrderIncomplete,
    TiedToItself,
    TwoAlternativesNeeded,
    TwoRolesNeeded,
)
from council.decisions.outcome.recommended.saying import missing_words, parts_of
from council.decisions.proposals.records import Proposal
from council.decisions.proposals.wordings import CostLine, Incentives
from council.store import Db
from tests.council.decisions.conftest import NOON, TEXT, Desk


def adopt(db: Db, *, proposal_id: str) -> None:
    """Adopted without the desk: what is tested here begins after it."""
    proposal = db.get(Proposal, proposal_id)
    assert proposal is not None
    proposal.state = "adopted"


def recommended(desk: Desk, *names: str) -> None:
    """Proposals by name, adopted and recommended, r-p1, r-p2, …."""
    for name in names:
        desk.draft(name)
        desk.store.act(adopt, proposal_id=name)
        desk.store.act(actions.recommend, recommendation_id=f"r-{name}", proposal_id=name, at=NOON)


def only(desk: Desk) -> queries.RecommendationView:
    (found,) = desk.store.read(queries.recommendations_of)
    return found


def refused(desk: Desk, error: type[Exception], verb: Callable[..., Any], /, **given: Any) -> None:
    with pytest.raises(error):
        desk.store.act(verb, **given)


def test_what_the_wording_says_of_itself_is_taken_over(desk: Desk) -> None:
    """Reasons, who acts, conditions, signs, review, incentives and costs come from the adopted wording."""
    desk.draft()
    desk.store.act(
        actions.add_version,
        version_id="p1v2",
        proposal_id="p1",
        text=TEXT + " It rents them out.",
        reason="Said more",
        at=NOON,
        rationale="Land is scarce",
        who_when="City, by 2028",
        conditions="If the law allows",
        signs="Homes built",
        review_on="2027-05-01",
        costs=(CostLine("tenants", "money", "now", "higher rents", "about 40 a month"),),
        incentives=Incentives(rewards="saving land", gaming="holding land back"),
    )
    desk.store.act(adopt, proposal_id="p1")
    desk.store.act(actions.recommend, recommendation_id="r1", proposal_id="p1", at=NOON, horizon="Ten years")
    found = only(desk)
    assert found.values["rationale"] == "Land is scarce" and found.values["who"] == "City, by 2028"
    assert found.values["conditions"] == "If the law allows" and found.values["indicators"] == "Homes built"
    assert found.values["review_on"] == "2027-05-01" and found.values["horizon"] == "Ten years"
    assert found.values["incentives"] == "Rewards: saving land\nWho could game it: holding land back"
    assert [part.lines for part in parts_of(found)] == [
        ("tenants, money, now: higher rents (about 40 a month)",)
    ]
    assert "trade_offs" not in [field.name for field in found.missing]


def test_a_gap_says_so_and_a_waiver_is_none(desk: Desk) -> None:
    """Every field is there; an empty one says "not stated"; a role that waives stands in its place."""
    recommended(desk, "p1")
    found = only(desk)
    told = dict(found.stated)
    assert told["Addressed to"] == "not stated" and told["Kind"] == "other"
    assert "Addressed to" in missing_words(found)
    desk.store.act(actions.describe_recommendation, recommendation_id="r-p1", waived_by="Chair")
    told = dict(only(desk).stated)
    assert told["Why, in members' words"] == told["Trade-offs, and who bears them"] == "waived by Chair"
    desk.store.act(actions.finish_recommendation, recommendation_id="r-p1")
    assert {field.name for field in fields.missing({})} == set(fields.NAMES) - {"waived_by"}


def test_fields_and_choices_are_known_ones(desk: Desk) -> None:
    """A field that is none, or a choice that is none, is refused and changes nothing."""
    recommended(desk, "p1")
    before = only(desk)
    given = {"recommendation_id": "r-p1"}
    refused(desk, FieldUnknown, actions.describe_recommendation, state="final", **given)
    refused(desk, ChoiceUnknown, actions.describe_recommendation, kind="miracle", **given)
    refused(desk, ChoiceUnknown, actions.describe_recommendation, confidence="sure", **given)
    assert only(desk) == before


def test_order_changes_and_numbers_stay(desk: Desk) -> None:
    """The list stands in the order given; numbers others may have cited do not move; undo puts it back."""
    recommended(desk, "p1", "p2", "p3")
    moved = desk.store.act(actions.order_recommendations, recommendation_ids=("r-p3", "r-p1", "r-p2")).value
    assert moved == 3
    assert [one.number for one in desk.store.read(queries.recommendations_of)] == [3, 1, 2]
    refused(desk, OrderIncomplete, actions.order_recommendations, recommendation_ids=("r-p3", "r-p1"))
    desk.store.undo()
    assert [one.number for one in desk.store.read(queries.recommendations_of)] == [1, 2, 3]


def test_ties_are_seen_from_both_ends(desk: Desk) -> None:
    """What one needs is needed by the other; to be at odds is said once, from whichever side."""
    recommended(desk, "p1", "p2")
    given = {"recommendation_id": "r-p1", "other_id": "r-p2", "at": NOON}
    desk.store.act(actions.tie_recommendations, tie_id="t1", how="needs", **given)
    desk.store.act(actions.tie_recommendations, tie_id="t2", how="conflicts", **given)
    back = {"recommendation_id": "r-p2", "other_id": "r-p1", "how": "conflicts", "at": NOON}
    assert desk.store.act(actions.tie_recommendations, tie_id="t3", **back).value == "t2"
    one, other = desk.store.read(queries.recommendations_of)
    assert [(tie.how, tie.number, tie.back) for tie in one.ties] == [
        ("needs", 2, False),
        ("conflicts", 2, False),
    ]
    assert [(tie.how, tie.number, tie.back) for tie in other.ties] == [
        ("needs", 1, True),
        ("conflicts", 1, True),
    ]
    desk.store.act(actions.untie_recommendations, tie_id="t1")
    assert len(desk.store.read(queries.recommendations_of)[0].ties) == 1
    itself = given | {"other_id": "r-p1"}
    refused(desk, TiedToItself, actions.tie_recommendations, tie_id="t4", how="needs", **itself)
    refused(desk, ChoiceUnknown, actions.tie_recommendations, tie_id="t4", how="likes", **given)


def test_a_misprint_is_listed_old_and_new(desk: Desk) -> None:
    """Two different roles approve it; the decided wording keeps its text; what was final is corrected."""
    recommended(desk, "p1")
    given = {"misprint_id": "m1", "recommendation_id": "r-p1", "old": "buys", "new": "acquires", "at": NOON}
    roles = {"first_role": "Chair", "second_role": "Secretariat"}
    refused(
        desk, TwoRolesNeeded, actions.correct_misprint, **given, first_role="Chair", second_role=" chair "
    )
    refused(desk, MisprintUnchanged, actions.correct_misprint, **roles, **(given | {"new": "buys"}))
    refused(
        desk, MisprintNotFound, actions.correct_misprint, **roles, **(given | {"old": "It"}) | {"old": "s"}
    )
    desk.store.act(actions.describe_recommendation, recommendation_id="r-p1", waived_by="Chair")
    desk.store.act(actions.finish_recommendation, recommendation_id="r-p1")
    assert desk.store.act(actions.correct_misprint, **given, **roles).value == "corrected"
    found = only(desk)
    assert found.text == TEXT.replace("buys", "acquires") and found.decided_text == TEXT
    assert [(one.number, one.old, one.new, one.roles) for one in found.misprints] == [
        (1, "buys", "acquires", ("Chair", "Secretariat"))
    ]


def test_what_is_final_is_published_with_the_report(desk: Desk) -> None:
    """Only what is final; what is still provisional stays so."""
    recommended(desk, "p1", "p2")
    desk.store.act(actions.describe_recommendation, recommendation_id="r-p1", waived_by="Chair")
    desk.store.act(actions.finish_recommendation, recommendation_id="r-p1")
    assert desk.store.act(actions.mark_published).value == 1
    assert [one.state for one in desk.store.read(queries.recommendations_of)] == ["published", "provisional"]


def test_reasons_stand_beside_what_was_not_adopted(desk: Desk) -> None:
    """Kept reasons, and statements it quotes or goes against; each says where it was said."""
    desk.draft(statements=("s1",))
    given = {"version_id": "p1v1", "at": NOON}
    desk.store.act(actions.add_origins, statements=("s2",), weight="quoted", **given)
    desk.store.act(actions.add_origins, statements=("s3",), weight="against", **given)
    desk.store.act(actions.withdraw_proposal, proposal_id="p1", reason="Too dear")
    kept = {"proposal_id": "p1", "at": NOON}
    desk.store.act(actions.keep_reason, reason_id="a", side="for", text=" It is fair. ", **kept)
    refused(desk, ConsideredReasonMissing, actions.keep_reason, reason_id="b", side="for", text=" ", **kept)
    refused(desk, SideUnknown, actions.keep_reason, reason_id="b", side="maybe", text="Hm", **kept)
    (found,) = desk.store.read(queries.considered_not_adopted_of)
    assert [(r.text, r.source, r.number) for r in found.on("for")] == [
        ("It is fair.", "kept", 0),
        ("Thought 2", "statement", 2),
    ]
    assert [(r.text, r.number) for r in found.on("against")] == [("Thought 3", 3)]
    desk.store.act(actions.drop_reason, reason_id="a")
    assert len(desk.store.read(queries.considered_not_adopted_of)[0].on("for")) == 1


def test_it_says_where_the_parts_went(desk: Desk) -> None:
    """A merged proposal points to the one it went on in, and says how much of its origins they share."""
    desk.draft("p1", statements=("s1", "s2"))
    desk.draft("p2", statements=("s3",))
    desk.store.act(
        actions.merge_proposals,
        source_id="p1",
        into_id="p2",
        version_id="joined",
        text=TEXT + " Both ways.",
        reason="They ask for the same",
        at=NOON,
    )
    (found,) = desk.store.read(queries.considered_not_adopted_of)
    assert found.state == "merged"
    assert [(went.number, went.how) for went in found.went_on] == [(2, "merged")]
    assert found.went_on[0].statements == 6
    crossing = desk.store.read(queries.walk_of, kind="version", id="joined")
    assert {step.how for step in crossing.before if step.kind == "version"} == {"followed", "merged"}


def test_alternatives_stand_side_by_side(desk: Desk) -> None:
    """At least two, recommended or open; nothing is chosen, and they can be taken apart."""
    recommended(desk, "p1")
    desk.draft("p2")
    given = {"bundle_id": "b", "title": "Two ways", "at": NOON}
    refused(desk, TwoAlternativesNeeded, actions.bundle_alternatives, proposal_ids=("p1", "p1"), **given)
    desk.store.act(actions.bundle_alternatives, proposal_ids=("p1", "p2"), **given)
    (found,) = desk.store.read(queries.bundles_of)
    assert [(one.number, one.recommendation) for one in found.members] == [(1, 1), (2, 0)]
    desk.store.act(actions.unbundle, bundle_id="b")
    assert desk.store.read(queries.bundles_of) == ()


UNDONE: tuple[tuple[str, Callable[..., Any], dict[str, Any]], ...] = (
    ("recommend", actions.recommend, {"recommendation_id": "r-p2", "proposal_id": "p2", "at": NOON}),
    ("fill", actions.describe_recommendation, {"recommendation_id": "r-p1", "horizon": "soon"}),
    (
        "misprint",
        actions.correct_misprint,
        {
            "misprint_id": "m",
            "recommendation_id": "r-p1",
            "old": "buys",
            "new": "acquires",
            "first_role": "Chair",
            "second_role": "Secretariat",
            "at": NOON,
        },
    ),
    (
        "reason",
        actions.keep_reason,
        {"reason_id": "x", "proposal_id": "p1", "side": "for", "text": "Fair", "at": NOON},
    ),
    (
        "bundle",
        actions.bundle_alternatives,
        {"bundle_id": "b", "title": "Two", "proposal_ids": ("p1", "p2"), "at": NOON},
    ),
)


def test_every_act_can_be_undone(desk: Desk) -> None:
    """After undo everything answers as before the act."""
    recommended(desk, "p1")
    desk.draft("p2")
    desk.store.act(adopt, proposal_id="p2")

    def seen() -> tuple[Any, ...]:
        asked = (
            queries.recommendations_of,
            queries.considered_not_adopted_of,
            queries.bundles_of,
            queries.proposals_of,
            queries.starts_of,
        )
        return tuple(desk.store.read(query) for query in asked)

    for name, verb, given in UNDONE:
        before = seen()
        desk.store.act(verb, **given)
        if name != "reason":  # a reason shows once the proposal is not adopted
            assert seen() != before, name
        desk.store.undo()
        assert seen() == before, name
