"""Every path of the consent machine, walked: from each moment that can be told apart, every act is tried.

Moments are told apart by what decides what may follow, not by who spoke or how often. Shared by the test and
`dev.py drill consent`, which walks a larger circle.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from council.decisions.consent import machine as m
from council.decisions.consent.aloud import PROMPTS
from council.decisions.consent.circle import Member
from council.decisions.consent.prompts import next_step
from council.decisions.consent.state import ELECTION_STEPS, KINDS, PROPOSAL_STEPS, USUAL, Round, tally
from council.errors import CouncilError

OPEN_STEPS = {*PROPOSAL_STEPS[:5], *ELECTION_STEPS[:5]}
WHY, DAY = "It floods the lower town.", "2027-01-01"


@dataclass
class Walk:
    """What a walk found: moments seen, moves taken (step, act, step), acts refused, and how rounds ended."""

    moments: set[Any] = field(default_factory=set)
    moves: set[tuple[str, str, str]] = field(default_factory=set)
    ends: set[tuple[str, str]] = field(default_factory=set)
    taken: int = 0
    refused: int = 0
    refusals: set[str] = field(default_factory=set)


def walk(kind: str, *, seats: int, tables: int = 0, objections: int = 2, laps: int = 3) -> Walk:
    """Walk all paths of a circle that raises at most so many objections and checks at most so many times."""
    circle = [Member("seat", f"s{n}") for n in range(seats)]
    circle += [Member("table", f"t{n}", people=4) for n in range(tables)]
    start = m.begin(kind, circle, settings=USUAL, need="Rents rise")
    found, todo = Walk(), deque([start])
    found.moments.add(moment(start))
    while todo:
        now = todo.popleft()
        for act in acts(now):
            try:
                after = m.take(now, act)
            except CouncilError as refusal:
                found.refused += 1
                found.refusals.add(refusal.code)
                continue
            found.taken += 1
            broken = illegal(after)
            assert not broken, f"{broken} after {act} from {now}"
            found.moves.add((now.step, act.name, end_of(after)))
            if after.is_over:
                found.ends.add((after.kind, end_of(after)))
            checks = len({one.lap for one in after.said if one.step == "check"})
            key = moment(after)
            if key not in found.moments and len(after.objections) <= objections and checks <= laps:
                found.moments.add(key)
                todo.append(after)
    return found


def end_of(now: Round) -> str:
    """The step a round is at, or how it ended."""
    if now.state in ("deferred", "stopped"):
        return now.state
    return "over" if now.ended else now.step


def moment(now: Round) -> Any:
    """What decides what may follow."""
    at_hand = next((o for o in now.objections if o.id == now.under), None)
    unfinished = any(c.state == "open" and not c.review_on for c in now.concerns)
    own = {
        (one.member, one.kind, one.kind == "concern" and bool(one.text), str(one.counts)) for one in now.now
    }
    before = {one.kind for one in now.shown} if now.step in ("test", "resolve") else set()
    return (
        now.kind,
        end_of(now),
        now.asking,
        bool(now.proposed),
        tuple(sorted(answer[1:] for answer in own)),
        frozenset(before),
        next((one.kind for one in now.shown if one.member == now.proposed), ""),
        tuple(o.state for o in now.objections if o.is_open),
        at_hand and (bool(at_hand.premises), bool(at_hand.ground), bool(at_hand.how)),
        any(o.state == "not_qualified" and o.accepted is None for o in now.objections),
        (bool(now.concerns), unfinished),
        tuple(member.here for member in now.circle),
        now.step in ("need", "understand") and any(o.kind == "question" and not o.answer for o in now.said),
    )


def acts(now: Round) -> Iterator[m.Act]:
    """Every act that differs in what it does, legal or not."""
    yield from _said(now)
    asked = next((one.id for one in now.said if one.kind == "question"), "none")
    yield from (m.AnswerQuestion(asked, text) for text in ("", "Yes"))
    yield from (m.RewordNeed(text) for text in ("", "Homes are short"))
    yield from (m.MoveOn(anyway) for anyway in (False, True))
    yield m.CheckAgain()
    yield from (
        m.ProposeMember(member, why) for member, why in (("s0", "Listens well"), ("s0", ""), ("", ""))
    )
    yield from _tested(now)
    yield from _settled(now)
    for concern in ("none", *(one.id for one in now.concerns[:1])):
        yield from (
            m.KeepConcern(concern, sign, day) for sign, day in (("Bills", "2027-01-01"), ("", "soon"))
        )
        yield from (m.JudgeConcern(concern, state) for state in ("seen", "gone"))
    yield m.ChangeCircle(now.circle[:1])
    yield m.ChangeCircle(now.circle[1:])
    yield from (
        m.PutOff(owner, day) for owner, day in (("Ada", "2027-01-01"), ("", "2027-01-01"), ("Ada", ""))
    )
    yield from (m.Stop(reason) for reason in ("", "No time left"))


def _said(now: Round) -> Iterator[m.Act]:
    kinds = sorted({kind for known in KINDS.values() for kind in known})
    for member in (*now.circle, Member("seat", "stranger")):
        for kind in kinds:
            for text in ("", WHY):
                nominee = "s0" if text else ""
                yield m.Say(f"{now.laps}-{len(now.said)}", member.id, kind, text=text, nominee=nominee)
        if member.kind == "table":
            for counts, reasons in (({"consent": 4}, ()), ({"consent": 3, "objection": 1}, (WHY,)),
                                    ({"shares": 4}, ()), ({"otherwise": 4}, (WHY,)), ({"otherwise": 4}, ()),
                                    ({"consent": 5}, ()), ({}, ())):  # fmt: skip
                yield m.Say(f"{now.laps}-{len(now.said)}", member.id, counts=counts, reasons=reasons)


def _tested(now: Round) -> Iterator[m.Act]:
    one = next((o.id for o in now.objections), "none")
    last = now.objections[-1].id if now.objections else "none"
    yield from (m.BeginTest(id) for id in dict.fromkeys(("", one, last, "none")))
    yield from (m.Examine(lines, ground) for lines, ground in (((), ""), ((WHY,), "harms"), ((WHY,), "odd")))
    yield m.Judge()
    for id in dict.fromkeys((one, last, "none")):
        yield from (m.Accept(id, accepted) for accepted in (True, False))
        yield from (m.Withdraw(id, as_concern) for as_concern in (True, False))


def _settled(now: Round) -> Iterator[m.Act]:
    yield m.AskNext()
    day, who = DAY, "Ada"
    yield m.Resolve("amend", change="add", text_changed=True)
    yield m.Resolve("amend", change="add")
    yield m.Resolve("amend", change="odd", text_changed=True)
    yield from (m.Resolve("other", other=other) for other in ("", "s1"))
    yield from (m.Resolve("hand_on", who=who, until=until) for until in (day, "soon", ""))
    yield from (m.Resolve("keep_watch", text=text, until=day) for text in ("Bills", ""))
    yield from (m.Resolve("ask_body", who=name) for name in (who, ""))
    yield from (m.Resolve("shorter", until=until) for until in (day, ""))
    yield from (m.Resolve("put_off", who=name, until=day) for name in (who, ""))
    yield m.Resolve("odd")
    yield from (m.Settle(f"{now.laps}-{len(now.said)}", settled) for settled in (True, False))


def illegal(now: Round) -> str:
    """What is wrong with a round, as a sentence; "" when nothing is."""
    states = [one.state for one in now.objections]
    at = {"open": OPEN_STEPS, "testing": {"test"}, "resolving": {"resolve"}, "agreed": {"agreed", "concerns"}}
    step = next_step(now)
    promises = {
        "the state fits the step": now.step in at.get(now.state, {now.step}),
        "one objection at most is under test": states.count("under_test") == (now.state == "testing"),
        "one objection at most is being settled": states.count("qualified") == (now.state == "resolving")
        or now.state == "stopped",
        "the objection at hand is named": bool(now.under) == (now.state in ("testing", "resolving")),
        "somebody is asked in step 7 only": bool(now.asking) == (now.step == "resolve" and bool(now.under)),
        "no agreement over an open objection": now.state != "agreed" or not now.still_open,
        "an agreement has somebody who consents": now.state != "agreed" or _consents(now),
        "what was tried to settle an objection is checked": now.step not in ("check", "agreed", "concerns")
        or all(one.lap < now.check_lap for one in now.said if one.kind in ("settled", "not_settled")),
        "what is put off has owner and day": now.state != "deferred"
        or bool(now.owner and now.until and not now.still_open),
        "what is stopped has a reason": now.state != "stopped" or bool(now.reason),
        "what is over has its concerns watched": not now.ended
        or all(c.state != "open" or (c.sign and c.review_on) for c in now.concerns),
        "nobody decides alone": now.people >= 2,
        "an objection has its reason": all(one.argument.strip() for one in now.objections),
        "what did not qualify is kept as a concern": all(
            any(c.objection == o.id and c.text == o.argument for c in now.concerns)
            for o in now.objections
            if o.state == "not_qualified"
        ),
        "heard and waiting are everybody, once": not now.asks_everyone
        or set(now.waiting) == set(now.order) - now.heard,
        "what comes next is possible": step.act in m.legal(now) | {""} and step.prompt in PROMPTS,
    }  # fmt: skip
    return "; ".join(words for words, holds in promises.items() if not holds)


def _consents(now: Round) -> bool:
    shown = tally(now.circle, now.shown)
    return shown.get("consent", 0) + shown.get("concern", 0) > 0
