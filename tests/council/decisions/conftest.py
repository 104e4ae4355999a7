"""A council with a theme and a few statements, and the desk's usual moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from council.decisions import actions, queries
from council.decisions.ballots.rules import SIMPLE_MAJORITY, Rule
from council.ground.themes.records import Membership, Theme
from council.sessions.records import DiscussionTable, Session, Statement
from council.store import Db, Store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = "The city buys land. It builds two hundred homes a year."


def furnish(db: Db, *, statements: int) -> None:
    """One session, two tables, a theme, and statements s1, s2, … in it."""
    db.add(Session(id="session", number=1, title="First", start=NOON, end=NOON))
    for n in (1, 2):
        db.add(DiscussionTable(id=f"table{n}", number=n, places=8))
    db.add(Theme(id="theme", number=1, title="Land", at=NOON))
    for n in range(1, statements + 1):
        db.add(
            Statement(
                id=f"s{n}",
                number=n,
                text=f"Thought {n}",
                session_id="session",
                table_id=f"table{1 + n % 2}",
                at=NOON,
            )
        )
        db.add(Membership(theme_id="theme", statement_id=f"s{n}", at=NOON))


@dataclass
class Desk:
    """The verbs of a proposal and its ballot, one line each."""

    store: Store

    def draft(self, name: str = "p1", *, text: str = TEXT, statements: Sequence[str] = ()) -> str:
        self.store.act(
            actions.draft_proposal,
            proposal_id=name,
            version_id=f"{name}v1",
            title=f"Proposal {name}",
            text=text,
            theme_id="theme",
            statements=statements,
            at=NOON,
        )
        return name

    def prepare(
        self, name: str = "b1", *, of: str = "p1v1", rule: Rule = SIMPLE_MAJORITY, way: str = "paper"
    ) -> str:
        given = {"ballot_id": name, "version_id": of, "question": "Do you agree?", "rule": rule, "way": way}
        self.store.act(actions.prepare_ballot, at=NOON, **given)
        return name

    def open(self, name: str = "b1", *, entitled: int = 99, present: int = 92, printed: int = 100) -> None:
        self.store.act(actions.note_proof, ballot_id=name, at=NOON)
        self.store.act(
            actions.open_ballot, ballot_id=name, entitled=entitled, present=present, printed=printed, at=NOON
        )

    def close(self, name: str = "b1", *, one: str = "Ada", two: str = "Ben") -> None:
        self.store.act(actions.close_ballot, ballot_id=name, teller_one=one, teller_two=two, at=NOON)

    def papers(self, name: str = "b1", *, in_box: int = 91) -> str:
        figures = {"handed_out": 93, "replaced": 1, "left_over": 7, "in_box": in_box}
        return self.store.act(actions.count_papers, ballot_id=name, **figures).value

    def enter(self, pile: int, teller: int, name: str = "b1", **counts: int) -> str:
        return self.store.act(
            actions.enter_pile, ballot_id=name, pile=pile, teller=teller, counts=counts
        ).value

    def worked_case(self, name: str = "b1") -> None:
        """The design's own example: 45 yes, 43 no, 2 blank, 1 spoiled, in four piles, tellers agreeing."""
        piles = [{"yes": 25}, {"yes": 20, "no": 5}, {"no": 25}, {"no": 13, "abstain": 2, "spoiled": 1}]
        for number, counts in enumerate(piles, start=1):
            for teller in (1, 2):
                self.enter(number, teller, name, **counts)

    def through(self, name: str = "b1", *, of: str = "p1v1", rule: Rule = SIMPLE_MAJORITY) -> str:
        """From prepared to certified with the worked case; returns the proposal's state."""
        self.prepare(name, of=of, rule=rule)
        self.open(name)
        self.close(name)
        self.papers(name)
        self.worked_case(name)
        return self.certify(name)

    def certify(self, name: str = "b1", *, casting: str = "") -> str:
        given = {"ballot_id": name, "chair": "Cho", "casting": casting, "at": NOON}
        return self.store.act(actions.certify_ballot, **given).value

    def ballot(self, name: str = "b1") -> queries.BallotView:
        return next(b for b in self.store.read(queries.ballots_of) if b.id == name)

    def proposal(self, name: str = "p1") -> queries.ProposalView:
        return next(p for p in self.store.read(queries.proposals_of) if p.id == name)


@pytest.fixture
def furnished(plain_store: Store) -> Store:
    """A plain council with six statements in one theme."""
    plain_store.act(furnish, statements=6)
    return plain_store


@pytest.fixture
def desk(furnished: Store) -> Desk:
    """The desk of a furnished council."""
    return Desk(furnished)
