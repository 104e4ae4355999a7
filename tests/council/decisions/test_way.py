"""The whole way on a real file: through rounds and ballots, both ways, at the level people agreed to."""

from __future__ import annotations

import csv
import io
import json

import pytest

from council.decisions import actions, queries
from council.decisions.consent.records import ConsentRound, Objection, Reaction
from council.decisions.outcome.chain import Node
from council.decisions.outcome.way.export import SCHEMA, files_of
from council.decisions.outcome.way.saying import (
    HOWS,
    KINDS,
    onward_sentence,
    roots_sentence,
    step_name,
    step_words,
)
from council.decisions.proposals.records import Origin, Proposal, ProposalVersion
from council.decisions.refusals import UnknownRecord
from council.decisions.support.records import Remark, SupportRound
from council.sessions.records import Statement
from council.sessions.said.actions import edit_statement, withdraw_statement
from council.sessions.said.versions.actions import merge_statements
from council.store import Db
from tests.council.decisions.conftest import NOON, TEXT, Desk
from tests.council.ground.conftest import furnish as seat

SETTINGS = {"disagree": "1/2", "passes": "1/3", "on_wall": False, "talk_minutes": 5}


def decide(db: Db) -> None:
    """One wording rated and remarked on, one objected to; the third made from both and agreed."""
    for n, reason in ((2, "Remarks"), (3, "An objection")):
        db.add(
            ProposalVersion(
                id=f"p1v{n}",
                proposal_id="p1",
                number=n,
                text=f"{TEXT} Again {n}.",
                reason=reason,
                hash="",
                at=NOON,
                parents=[f"p1v{n - 1}"],
                causes=["remark"] if n == 2 else [],
            )
        )
    db.add(
        SupportRound(
            id="round", number=1, version_id="p1v1", levels=["for", "against", "no"], lowest=2,
            threshold="4/5", base="ratings", way="cards", present=20, at=NOON, state="closed",
        )
    )  # fmt: skip
    db.add(Remark(id="remark", round_id="round", version_id="p1v1", text="Say who pays", state="taken_in"))
    db.add(Remark(id="other", round_id="round", version_id="p1v1", text="Say less"))
    db.add(
        ConsentRound(
            id="consent", number=1, kind="proposal", at=NOON, version_id="p1v3", first_version_id="p1v2",
            circle=[], settings=SETTINGS, step="agreed", state="agreed",
        )
    )  # fmt: skip
    db.add(Reaction(id="said", round_id="consent", place=1, lap=0, step="check", kind="objection", at=NOON))
    db.add(
        Objection(
            id="objection", round_id="consent", number=1, argument="Tenants pay twice", at=NOON,
            reaction_id="said", version_id="p1v2", state="resolved", how="amend", resolving_version_id="p1v3",
        )
    )  # fmt: skip
    proposal = db.get(Proposal, "p1")
    assert proposal is not None
    proposal.state = "adopted"


def speak(db: Db, *, seats: int) -> None:
    """Let each of the six statements be said by a seat of its own, or by one of the first `seats`."""
    seat(db, seats=seats, statements=0, question="")
    for n in range(1, 7):
        statement = db.get(Statement, f"s{n}")
        assert statement is not None
        statement.seat_id = f"p{(n - 1) % seats + 1}"


@pytest.fixture
def decided(desk: Desk) -> Desk:
    """A recommendation with a whole way behind it."""
    desk.draft(statements=("s1",))
    desk.store.act(decide)
    return desk


def test_every_kind_of_step_is_on_the_way(decided: Desk) -> None:
    """Back from what was agreed: objection, remark and its round, all wordings, theme, statements."""
    way = decided.store.read(queries.way_of, kind="consent", id="consent")
    assert {step.kind for step in way.back} == {
        "statement",
        "theme",
        "version",
        "support",
        "remark",
        "objection",
    }
    assert [step.number for step in way.back if step.kind == "version"] == [1, 2, 3]
    assert "Say less" not in {step.text for step in way.back}
    assert roots_sentence(way.roots) == (
        "Names 1 statement; its theme holds 5 more, said in 1 session; 3 wordings; 1 objection worked in; "
        "1 remark taken in; 1 support round."
    )
    hows = {step.number: step.how for step in way.back if step.kind == "statement"}
    assert hows[2] == hows[6] == "in_theme"


def test_what_only_shares_a_theme_is_never_said_to_be_named(decided: Desk) -> None:
    """Forward from a statement no wording names, everything past its theme came through it."""
    way = decided.store.read(queries.way_of, kind="statement", id="s2")
    assert {step.how for step in way.on if step.kind != "theme"} == {"through_theme"}
    assert onward_sentence(way.on).startswith("No wording names it.")


def test_a_wording_says_what_it_replaced_and_why(decided: Desk) -> None:
    """The text before, the reason, and the objection it was made from."""
    way = decided.store.read(queries.way_of, kind="version", id="p1v3")
    assert way.wording is not None
    assert (way.wording.before, way.wording.reason) == (f"{TEXT} Again 2.", "An objection")
    assert [(step_name(one), step_words(one)) for one in way.wording.causes] == [
        ("Objection 1", "Tenants pay twice")
    ]


def test_both_ways_in_single_steps(decided: Desk) -> None:
    """Whatever lies one step on from here has here one step back, for every node there is."""
    chain = decided.store.read(queries.chain_of)
    for node in chain.said:
        for step in chain.beside(node).after:
            back = chain.beside(Node(step.kind, step.id)).before
            assert (node.kind, node.id) in {(one.kind, one.id) for one in back}, (node, step)


def test_every_step_has_words(decided: Desk) -> None:
    """No code of a link or a kind reaches a reader."""
    chain = decided.store.read(queries.chain_of)
    assert {link.how for link in chain.links} <= set(HOWS)
    assert {node.kind for node in chain.said} <= set(KINDS)


def test_a_small_group_is_told_without_its_tables(decided: Desk) -> None:
    """Tables stand once five people are behind a list, and not before."""
    decided.store.act(speak, seats=4)
    few = decided.store.read(queries.way_of, kind="theme", id="theme")
    assert {step.table for step in few.crossing.before} == {0}


def test_tables_stand_where_enough_people_spoke(decided: Desk) -> None:
    """Six speakers are enough in the theme; the one statement that was named alone is not told by table."""
    decided.store.act(speak, seats=6)
    way = decided.store.read(queries.way_of, kind="theme", id="theme")
    tables = {step.number: step.table for step in way.crossing.before}
    assert tables == {1: 0, 2: 1, 3: 2, 4: 1, 5: 2, 6: 1}


def test_what_was_withdrawn_keeps_its_place_and_loses_its_words(decided: Desk) -> None:
    """It is counted as withdrawn, on screen and in what is exported."""

    def withdraw(db: Db) -> None:
        statement = db.get(Statement, "s1")
        assert statement is not None
        statement.state = "withdrawn"

    decided.store.act(withdraw)
    way = decided.store.read(queries.way_of, kind="statement", id="s1")
    assert step_words(way.crossing.here) == "withdrawn"
    assert b"Thought 1" not in b"".join(files_of(decided.store.read(queries.chain_of)).values())
    assert roots_sentence(decided.store.read(queries.way_of, kind="consent", id="consent").roots).endswith(
        "1 withdrawn."
    )


def edit(desk: Desk) -> None:
    """Put the first statement right after a wording has named it."""
    given = {"statement_id": "s1", "version_id": "s1b", "text": "Thought 1, put right", "at": NOON}
    desk.store.act(edit_statement, **given)


def test_what_is_put_right_later_keeps_what_it_led_to(decided: Desk) -> None:
    """It is not unused, leads on to the agreement, and counts once with what it said before."""
    edit(decided)
    ask = decided.store.read
    assert not ask(queries.unused_statements_of)
    assert ("consent", "consent") in {
        (one.kind, one.id) for one in ask(queries.became_of, statement_id="s1b")
    }

    def named_too(db: Db) -> None:
        db.add(Origin(version_id="p1v1", statement_id="s1b", at=NOON))

    decided.store.act(named_too)
    assert ask(queries.way_of, kind="consent", id="consent").roots.statements == 6


def test_what_only_half_was_used_is_listed(decided: Desk) -> None:
    """Merged with one that no wording draws on, a statement is still to be seen."""

    def capture(db: Db) -> None:
        given = {"session_id": "session", "table_id": "table1", "at": NOON}
        db.add(Statement(id="s7", number=7, text="Thought 7", **given))

    decided.store.act(capture)
    given = {"statement_ids": ("s1", "s7"), "version_id": "both", "at": NOON}
    decided.store.act(merge_statements, **given)
    assert decided.store.read(queries.unused_statements_of) == {"both"}


def test_withdrawn_after_it_was_put_right_loses_its_former_words_too(decided: Desk) -> None:
    """The wording before says nearly the same: it is shown nowhere, and counts as withdrawn once."""
    edit(decided)
    decided.store.act(withdraw_statement, statement_id="s1b", reason="I was named")
    told = b"".join(files_of(decided.store.read(queries.chain_of)).values())
    assert b"Thought 1" not in told and b"Thought 2" in told
    named = [one for view in decided.store.read(queries.versions_of, proposal_id="p1") for one in view.named]
    assert [(one.statement_id, one.text) for one in named] == [("s1", "")]
    assert decided.store.read(queries.way_of, kind="consent", id="consent").roots.withdrawn == 1


def test_what_leads_nowhere_is_listed_by_theme(desk: Desk) -> None:
    """Before a wording draws on it, everything is unused; afterwards only what it left out."""
    (before,) = desk.store.read(queries.unused_of)
    assert (before.title, before.known, len(before.statements)) == ("Land", 6, 6)
    desk.draft(statements=("s1",))
    assert desk.store.read(queries.unused_of) == ()


def test_a_way_begins_at_a_number_or_at_what_was_made(decided: Desk) -> None:
    """A statement by its number, a proposal at its newest wording; nothing for a number nobody has."""
    ask = decided.store.read
    assert ask(queries.step_numbered, kind="statement", number=3) == ("statement", "s3")
    assert ask(queries.step_numbered, kind="proposal", number=1) == ("version", "p1v3")
    assert ask(queries.step_numbered, kind="ballot", number=9) is None
    assert [(step.kind, step.id) for step in ask(queries.starts_of)] == [("version", "p1v3")]
    with pytest.raises(UnknownRecord):
        ask(queries.way_of, kind="ballot", id="none")


def test_all_links_are_exported_with_both_ends(decided: Desk) -> None:
    """JSON with its schema and CSV say the same links; every end of a link is a node."""
    decided.store.act(actions.recommend, recommendation_id="r1", proposal_id="p1", at=NOON)
    chain = decided.store.read(queries.chain_of)
    files = files_of(chain)
    told = json.loads(files["way.json"])
    assert told["schema"] == SCHEMA
    known = {f"{node['kind']}:{node['id']}" for node in told["nodes"]}
    assert {end for link in told["links"] for end in (link["from"], link["to"])} <= known
    rows = list(csv.DictReader(io.StringIO(files["way-links.csv"].decode("utf-8-sig"))))
    assert len(rows) == len(told["links"]) == len(chain.links)
    carried = [row for row in rows if row["to_kind"] == "recommendation"]
    assert {row["from_kind"] for row in carried} == {"consent", "version"}
    assert files == files_of(decided.store.read(queries.chain_of))


def test_what_was_agreed_carries_the_recommendation(decided: Desk) -> None:
    """Made without a ballot: the consent round, its objection and how it was settled stand beside it."""
    decided.store.act(actions.recommend, recommendation_id="r1", proposal_id="p1", at=NOON)
    (found,) = decided.store.read(queries.recommendations_of)
    assert found.agreed is not None and found.agreed.number == 1 and found.result is None
    assert [(one.text, one.wording) for one in found.objections] == [("Tenants pay twice", 3)]
    assert (found.roots.objections, found.roots.remarks, found.roots.consents) == (1, 1, 1)
