"""A consent round driven through the store: verbs in any order, as a room might do them, sense or nonsense.

`sensible` does what leads on, `anything` any verb with any arguments. Shared by the test, which takes few
steps, and `dev.py drill consent`, which takes many.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from random import Random
from typing import Any
from unittest.mock import patch

from sqlalchemy import select

from council.decisions import actions as a
from council.decisions.consent import machine
from council.decisions.consent.circle import Member
from council.decisions.consent.kept import actions as kept
from council.decisions.consent.objections import actions as objections
from council.decisions.consent.queries import consent_round_of
from council.decisions.consent.state import GROUNDS, KINDS, RESOLUTIONS, Round
from council.decisions.consent.views import ConsentView
from council.errors import CouncilError
from council.people.records import Person, PoolImport
from council.selection.records import Draw, Seat
from council.sessions.records import DiscussionTable
from council.store import Db, Record, Store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SEATS = tuple(Member("seat", f"s{n}") for n in range(3))
TABLE = Member("table", "t0", people=4)
TEXTS = ("", "Yes", "It floods the lower town.", "It harms the river.")
DAYS = ("", "soon", "2027-01-01")
LEDGER = ("step", "change")
ASKED = {
    table.name: str(select(table).order_by(*table.primary_key))
    for table in Record.metadata.sorted_tables
    if table.name not in LEDGER
}
Given = dict[str, Any]


def furnish(db: Db) -> None:
    """Four seats, a table, and a proposal with its first wording."""
    db.add(PoolImport(id="import", file="pool.csv", at=NOON, rows=4, accepted=4, refused=0, skipped=0))
    db.add(
        Draw(
            id="draw",
            number=1,
            state="kept",
            rule="leximin",
            seats=4,
            committed_at=NOON,
            commitment_hash="",
            targets=[],
            summary={},
            chances={},
            files=b"",
        )  # fmt: skip
    )
    for n in range(4):
        db.add(Person(id=f"person{n}", ref=str(n), attributes={}, import_id="import"))
        db.add(Seat(id=f"s{n}", number=n + 1, person_id=f"person{n}", draw_id="draw", state="confirmed"))
    db.add(DiscussionTable(id="t0", number=1, places=8))
    a.draft_proposal(db, proposal_id="p", version_id="v0", title="Land", text="The city buys land.", at=NOON)


def everything(db: Db) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the ledger's, in the order of their keys; past the ORM, for speed."""
    cursor = db.connection().connection.cursor()
    found = {name: cursor.execute(asked).fetchall() for name, asked in ASKED.items()}
    cursor.close()
    return found


class Drive:
    """One round in a store, what was refused, and every state of the file it can go back to."""

    def __init__(self, store: Store, *, election: bool = False) -> None:
        self.store, self.count = store, 0
        self.taken: dict[str, int] = {}
        self.refused: dict[str, int] = {}
        self.start = [store.read(everything)]
        circle = (*SEATS, TABLE)
        if election:
            self.act(a.start_election, circle=circle, role="Speaker", need="Somebody to ask")
        else:
            self.act(a.start_consent, circle=circle, version_id="v0", need="Rents rise")

    @property
    def view(self) -> ConsentView | None:
        """The round as it stands; None when its beginning was undone."""
        return self.store.read(consent_round_of, round_id="r")

    def act(self, verb: Callable[..., object], **given: object) -> bool:
        """Do one verb; a refused one must leave every table as it was. Returns whether it was taken."""
        self.made: Round | None = None
        try:
            with patch.object(kept, "take", self._take), patch.object(objections, "take", self._take):
                done = self.store.act(verb, round_id="r", at=NOON, **given)
        except CouncilError as refusal:
            self.refused[refusal.code] = self.refused.get(refusal.code, 0) + 1
            assert self.store.read(everything) == self.start[-1], f"{verb.__name__} was refused and changed"
            return False
        self.taken[verb.__name__] = self.taken.get(verb.__name__, 0) + 1
        if done.touched:
            self.start.append(self.store.read(everything))
        view = self.view
        assert self.made is None or (view is not None and view.round == self.made), "another round was kept"
        return True

    def _take(self, now: Round, act: machine.Act) -> Round:
        """The machine's own step, remembered, to hold against what the file says afterwards."""
        self.made = machine.take(now, act)
        return self.made

    def undo(self) -> None:
        """Take the last act back: every table is what it was before it."""
        if len(self.start) > 1:
            self.store.undo()
            self.start.pop()
            assert self.store.read(everything) == self.start[-1]

    def redo(self) -> None:
        """Take the last act back and do it again: every table is what it was after it."""
        if len(self.start) > 1:
            self.store.undo()
            assert self.store.read(everything) == self.start[-2]
            self.store.redo()
            assert self.store.read(everything) == self.start[-1]

    def home(self) -> None:
        """Undo everything."""
        while len(self.start) > 1:
            self.undo()

    def sensible(self, chance: Random) -> None:
        """What leads on from here, with answers that can be kept."""
        view = self.view
        if view is not None and view.next.act:
            verb, given = NEXT[view.next.act](self, view.round, chance)
            self.act(getattr(a, verb), **given)

    def anything(self, chance: Random) -> None:
        """Any verb with any arguments."""
        verb = chance.choice(sorted(ANY))
        self.act(getattr(a, verb), **ANY[verb](self, chance))

    def fresh(self, kind: str) -> str:
        """An id nothing has yet."""
        self.count += 1
        return f"{kind}{self.count}"


# -- what leads on ---------------------------------------------------------------------------------------


def _say(drive: Drive, now: Round, chance: Random) -> tuple[str, Given]:
    """Whoever is next says something that can be kept; at the check a concern gets its words."""
    who = now.waiting[0] if now.waiting else now.shown[0].member
    kinds = [kind for kind in KINDS[now.step] if kind != "question" or now.step == "understand"]
    if now.step == "test" and len(now.objections) % 2:
        kinds = ["otherwise", "otherwise", "otherwise", "shares", "pass"]  # so that some do not qualify
    given: Given = {"reaction_id": drive.fresh("say"), "member_id": who}
    if who == TABLE.id and now.step in ("need", "check", "test"):
        kind = chance.choice(kinds)
        texts = {"concerns": ("Costs may rise",)} if kind == "concern" else {}
        texts = {"reasons": (TEXTS[2],)} if kind in ("objection", "otherwise") else texts
        return "say_reaction", given | {"counts": {kind: chance.choice((2, 4))}} | texts
    kind = chance.choice(kinds)
    text = "" if kind in ("pass", "consent", "keep") else chance.choice(TEXTS[2:])
    return "say_reaction", given | {
        "kind": kind,
        "text": text,
        "nominee_id": "s1" if kind == "nomination" else "",
    }


def _move(drive: Drive, now: Round, chance: Random) -> tuple[str, Given]:
    return "move_on", {"anyway": chance.random() < 0.2, "bound": "The council"}


def _answer(drive: Drive, now: Round, chance: Random) -> tuple[str, Given]:
    asked = next(one.id for one in now.now if one.kind == "question" and not one.answer)
    return "answer_question", {"reaction_id": asked, "text": "It says so in line two."}


def _settle(drive: Drive, now: Round, chance: Random) -> tuple[str, Given]:
    how = chance.choice(RESOLUTIONS)
    given: Given = {"how": how, "text": "A way out", "who": "Ada", "until": DAYS[-1], "change": "add"}
    if how == "amend" and now.kind == "proposal":
        number = drive.fresh("")
        given |= {"version_id": f"v{number}", "wording": f"The city buys land. It keeps {number} trees."}
    elif how == "amend":
        given["qualities"] = f"Patience, {drive.fresh('')} times"
    elif how == "other":
        given["other"] = "p" if now.kind == "proposal" else "s2"
    return "resolve_objection", given


def _accept(drive: Drive, now: Round, chance: Random) -> tuple[str, Given]:
    judged = next(one.id for one in now.objections if one.state == "not_qualified" and one.accepted is None)
    return "accept_judgement", {"objection_id": judged, "accepted": chance.random() < 0.5}


def _watch(drive: Drive, now: Round, chance: Random) -> tuple[str, Given]:
    one = next(one for one in now.concerns if not one.sign)
    return "keep_concern", {"concern_id": one.id, "sign": "Bills rise", "review_on": DAYS[-1]}


def _plain(verb: str, **given: object) -> Callable[[Drive, Round, Random], tuple[str, Given]]:
    return lambda _drive, _now, _chance: (verb, dict(given))


NEXT: Mapping[str, Callable[[Drive, Round, Random], tuple[str, Given]]] = {
    "say_reaction": _say,
    "move_on": _move,
    "answer_question": _answer,
    "reword_need": _plain("reword_need", text="Homes are short"),
    "propose_member": _plain("propose_member", seat_id="s1", why="Listens well"),
    "begin_test": _plain("begin_test"),
    "examine_objection": _plain("examine_objection", premises=("The town lies low",), ground="harms"),
    "judge_objection": _plain("judge_objection"),
    "accept_judgement": _accept,
    "resolve_objection": _settle,
    "settle_objection": lambda drive, now, chance: (
        "settle_objection",
        {"reaction_id": drive.fresh("set"), "settled": chance.random() < 0.7},
    ),
    "check_again": _plain("check_again"),
    "put_off": _plain("move_on", anyway=True),
    "stop_consent": _plain("stop_consent", reason="The text changed"),
    "keep_concern": _watch,
}

# -- any verb with any arguments -------------------------------------------------------------------------


def _one(drive: Drive, name: str, chance: Random) -> str:
    """An id of what the round holds, or one of nothing."""
    view = drive.view
    there = [one.id for one in getattr(view.round, name)] if view else []
    return chance.choice([*there, "none"])


def _any_say(drive: Drive, chance: Random) -> Given:
    kinds = sorted({kind for known in KINDS.values() for kind in known})
    table = chance.random() < 0.3
    counts = {chance.choice(kinds): chance.choice((0, 1, 2, 5, -1))}
    return {
        "reaction_id": drive.fresh("say"),
        "member_id": TABLE.id if table else chance.choice(("s0", "s1", "s2", "s3", "nobody")),
        "kind": "counts" if table else chance.choice(kinds),
        "text": chance.choice(TEXTS),
        "counts": counts if table else None,
        "reasons": chance.choice(((), ("It floods the town",))),
        "concerns": chance.choice(((), ("Costs",))),
        "nominee_id": chance.choice(("", "s1", "nobody")),
    }


def _any_settling(drive: Drive, chance: Random) -> Given:
    return {
        "how": chance.choice((*RESOLUTIONS, "odd")),
        "text": chance.choice(TEXTS),
        "change": chance.choice(("", "add", "odd")),
        "who": chance.choice(("", "Ada")),
        "until": chance.choice(DAYS),
        "other": chance.choice(("", "p", "s2", "nobody")),
        "version_id": chance.choice(("", drive.fresh("v"))),
        "wording": chance.choice(("", "The city buys land.", "The city leases land.")),
        "qualities": chance.choice((None, "Patience")),
    }


def _any_circle(_drive: Drive, chance: Random) -> Given:
    people = [*SEATS, Member("seat", "s3"), Member("table", "t0", people=chance.choice((0, 2, 6)))]
    return {"circle": tuple(chance.sample(people, chance.randint(0, 5)))}


ANY: Mapping[str, Callable[[Drive, Random], Given]] = {
    "say_reaction": _any_say,
    "answer_question": lambda d, c: {"reaction_id": _one(d, "said", c), "text": c.choice(TEXTS)},
    "reword_need": lambda d, c: {"text": c.choice(TEXTS)},
    "move_on": lambda d, c: {"anyway": c.random() < 0.5},
    "check_again": lambda d, c: {},
    "propose_member": lambda d, c: {"seat_id": c.choice(("", "s3", "nobody")), "why": c.choice(TEXTS)},
    "begin_test": lambda d, c: {"objection_id": c.choice(("", _one(d, "objections", c)))},
    "examine_objection": lambda d, c: {
        "premises": c.choice(((), ("", "It rains"))),
        "ground": c.choice((*GROUNDS, "", "odd")),
    },
    "judge_objection": lambda d, c: {"accepted": c.choice((None, True, False))},
    "accept_judgement": lambda d, c: {"objection_id": _one(d, "objections", c), "accepted": c.random() < 0.5},
    "withdraw_objection": lambda d, c: {
        "objection_id": _one(d, "objections", c),
        "as_concern": c.random() < 0.5,
    },
    "ask_next": lambda d, c: {},
    "resolve_objection": _any_settling,
    "settle_objection": lambda d, c: {"reaction_id": d.fresh("set"), "settled": c.random() < 0.5},
    "keep_concern": lambda d, c: {
        "concern_id": _one(d, "concerns", c),
        "sign": c.choice(TEXTS),
        "review_on": c.choice(DAYS),
    },
    "judge_concern": lambda d, c: {
        "concern_id": _one(d, "concerns", c),
        "state": c.choice(("seen", "not_seen", "closed", "open", "odd")),
    },
    "change_circle": _any_circle,
    "put_off": lambda d, c: {"owner": c.choice(("", "Ada")), "until": c.choice(DAYS)},
    "stop_consent": lambda d, c: {"reason": c.choice(TEXTS)},
}
