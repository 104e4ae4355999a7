"""What comes next in a consent round: the act that leads on, and which prompt the facilitator reads. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from council.decisions.consent.agreeing import asks_to_put_off
from council.decisions.consent.state import Round, tally
from council.decisions.consent.testing import qualified


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next thing to do. `act` names the verb ("" when the round is over), `prompt` the words (saying).

    `facts` fill the words: numbers as they are, `who` the id of a member.
    """

    act: str
    prompt: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


def next_step(now: Round) -> NextStep:
    """What leads on from here: never more than one thing at a time."""
    if now.is_over:
        return NextStep("", "over" if now.ended else now.state)
    return _STEPS[now.step](now)


def _need(now: Round) -> NextStep:
    shown = tally(now.circle, now.now)
    doubts, share = shown.get("concern", 0), now.settings.disagree
    if now.waiting:
        return _ask(now, "need_ask")
    if doubts and doubts * share.denominator >= share.numerator * now.people:
        return NextStep("reword_need", "need_doubted", {"number": doubts, "people": now.people})
    return NextStep("move_on", "need_done" if now.kind == "proposal" else "role_done")


def _present(now: Round) -> NextStep:
    return NextStep("move_on", "present")


def _understand(now: Round) -> NextStep:
    if open_ones := sum(one.kind == "question" and not one.answer for one in now.now):
        return NextStep("answer_question", "understand_answer", {"number": open_ones})
    return _ask(now, "understand_ask") if now.waiting else NextStep("move_on", "understand_done")


def _respond(now: Round) -> NextStep:
    return _ask(now, "respond_ask") if now.waiting else NextStep("move_on", "respond_done")


def _nominate(now: Round) -> NextStep:
    return _ask(now, "nominate_ask") if now.waiting else NextStep("move_on", "nominate_done")


def _change(now: Round) -> NextStep:
    return _ask(now, "change_ask") if now.waiting else NextStep("move_on", "change_done")


def _propose(now: Round) -> NextStep:
    if not now.proposed:
        return NextStep("propose_member", "propose_ask")
    return NextStep("move_on", "propose_done", {"who": now.proposed})


def _check(now: Round) -> NextStep:
    if not now.now:
        return NextStep("say_reaction", "check_begin_wall" if now.settings.on_wall else "check_begin")
    if now.waiting:
        return _ask(now, "check_role" if now.waiting[0] == now.guest else "check_ask")
    judged = next((o for o in now.objections if o.state == "not_qualified" and o.accepted is None), None)
    if judged is not None:
        return NextStep("accept_judgement", "check_accepted", {"number": judged.number, "who": judged.member})
    if now.still_open:
        first = now.still_open[0]
        facts: dict[str, str | int] = {"number": first.number, "who": first.member}
        facts["left"] = len(now.still_open)
        return NextStep("begin_test", "check_test", facts)
    return _check_done(now)


def _check_done(now: Round) -> NextStep:
    wordless = next(
        (one for one in now.shown if _has_no_words(one.kind, one.text, one.counts, one.texts)), None
    )
    if wordless is not None:
        return NextStep("say_reaction", "check_words", {"who": wordless.member})
    shown = tally(now.circle, now.shown)
    if not shown.get("consent", 0) + shown.get("concern", 0):
        return NextStep("check_again", "check_nobody")
    if asks_to_put_off(now):
        return NextStep("put_off", "check_passes", {"number": shown["pass"], "people": now.people})
    return NextStep("move_on", "check_agree")


def _has_no_words(kind: str, text: str, counts: Mapping[str, int], texts: tuple[str, ...]) -> bool:
    return (kind == "concern" and not text.strip()) or (counts.get("concern", 0) > 0 and not texts)


def _test(now: Round) -> NextStep:
    tested = now.of(now.under)
    facts: dict[str, str | int] = {"number": tested.number, "who": tested.member}
    if not tested.premises:
        return NextStep("examine_objection", "test_premises", facts)
    if not tested.ground:
        return NextStep("examine_objection", "test_ground", facts)
    if now.waiting:
        return _ask(now, "test_ask")
    against = tally(now.circle, now.now).get("otherwise", 0)
    stands = qualified(against, now.people, now.settings.disagree)
    counts = {"number": against, "people": now.people}
    return NextStep("judge_objection", "test_stands" if stands else "test_falls", counts)


def _resolve(now: Round) -> NextStep:
    objection = now.of(now.under)
    facts: dict[str, str | int] = {"number": objection.number, "who": objection.member}
    if now.asking == "objector":
        return NextStep("resolve_objection", "resolve_objector", facts)
    if now.asking == "circle":
        return _ask(now, "resolve_circle") if now.waiting else NextStep("resolve_objection", "resolve_heard")
    if now.asking == "talk":
        return NextStep("resolve_objection", "resolve_talk", {"minutes": now.settings.talk_minutes})
    if now.asking == "read":
        return NextStep("move_on", "resolve_read" if now.kind == "proposal" else "resolve_read_role", facts)
    if now.objector_left:
        return NextStep("settle_objection", "resolve_settle_left", facts)
    return NextStep("settle_objection", "resolve_settle", facts)


def _agreed(now: Round) -> NextStep:
    if now.kind == "election":
        return NextStep("move_on", "elected", {"who": now.proposed})
    return NextStep("move_on", "agreed_concerns" if now.concerns else "agreed")


def _concerns(now: Round) -> NextStep:
    for one in now.concerns:
        if one.state == "open" and not (one.sign and one.review_on):
            return NextStep("keep_concern", "concern_ask", {"number": one.number, "who": one.member})
    return NextStep("move_on", "concerns_done")


def _ask(now: Round, prompt: str) -> NextStep:
    return NextStep("say_reaction", prompt, {"who": now.waiting[0], "left": len(now.waiting)})


_STEPS: Mapping[str, Callable[[Round], NextStep]] = {
    "need": _need,
    "present": _present,
    "understand": _understand,
    "respond": _respond,
    "nominate": _nominate,
    "change": _change,
    "propose": _propose,
    "check": _check,
    "test": _test,
    "resolve": _resolve,
    "agreed": _agreed,
    "concerns": _concerns,
}
