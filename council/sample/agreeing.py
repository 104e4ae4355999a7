"""One proposal of the sample, worked out from end to end: wordings, costs, support, consent, its fields.

Its words are invented and stand in the plan, marked so; the statements it grows out of are real ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from council import clock
from council.decisions import actions
from council.decisions.consent.circle import Member
from council.decisions.consent.queries import consent_round_of
from council.decisions.consent.views import ConsentView
from council.decisions.proposals.wordings import CostLine, Incentives
from council.decisions.queries import proposals_of
from council.ground.queries import themes_of
from council.sample.cast import AGREE, DISAGREE
from council.sample.telling import Telling
from council.sessions.queries import evidence_of

DRAWN_ON = 8  # statements of the theme that are named one by one
LEVELS = ("5", "4", "3", "2", "1")


def work_out(telling: Telling) -> dict[str, Any]:
    """Word, join, rate and agree on one proposal; nothing where the plan says nothing of it.

    Returns: how many wordings, support rounds and objections there were.
    """
    plan = telling.plan.get("deciding")
    if plan is None:
        return {"wordings": 0, "support_rounds": 0, "objections": 0}
    at = telling.sessions[-1].start
    proposal_id = _word(telling, plan, at)
    telling.worked_out = proposal_id
    telling.progress(1, 3)
    for support in plan["support"]:
        _rate(telling, proposal_id, plan, support, at)
    telling.progress(2, 3)
    _agree(telling, proposal_id, plan["consent"], at)
    _score(telling, plan, at)
    return {
        "wordings": len(plan["wordings"]) + len(plan["support"]),
        "support_rounds": len(plan["support"]),
        "objections": len(plan["consent"]["objections"]),
    }


def fill(telling: Telling, recommendation_id: str, others: Sequence[str], at: datetime) -> None:
    """Fill every field of the recommendation made of it, cite what was heard, tie it, and make it final."""
    store, plan = telling.store, telling.plan["deciding"]
    heard = tuple(one.id for one in store.read(evidence_of))[:2]
    given = {"recommendation_id": recommendation_id, "evidence_ids": heard}
    met = "; ".join(one["text"] for one in plan["criteria"])
    store.act(actions.describe_recommendation, **given, **plan["fields"], criteria=met)
    for other, how in zip(others, ("needs", "conflicts"), strict=False):
        tie = {"recommendation_id": recommendation_id, "other_id": other, "how": how}
        store.act(actions.tie_recommendations, tie_id=clock.new_id(), at=at, **tie)
    store.act(actions.finish_recommendation, recommendation_id=recommendation_id)


# ---- wordings ----


def _word(telling: Telling, plan: Mapping[str, Any], at: datetime) -> str:
    """Draft it from the largest theme, reword it with its costs, and join a second proposal into it."""
    store = telling.store
    first, second, third = plan["wordings"]
    theme = max(store.read(themes_of), key=lambda one: (len(one.statements), -one.number))
    named = [one.id for one in theme.statements[:DRAWN_ON]]
    proposal_id, joined_id = clock.new_id(), clock.new_id()
    store.act(
        actions.draft_proposal,
        proposal_id=proposal_id,
        version_id=clock.new_id(),
        title=plan["title"],
        text=first["text"],
        theme_id=theme.id,
        statements=named,
        weights=_weights(telling, named),
        driver=plan["driver"],
        addressee=plan["addressee"],
        author_group=plan["authors"],
        at=at,
    )
    store.act(
        actions.add_version,
        version_id=clock.new_id(),
        proposal_id=proposal_id,
        costs=tuple(CostLine(**line) for line in plan["costs"]),
        incentives=Incentives(**plan["incentives"]),
        at=at,
        **second,
    )
    other = plan["joined"]
    store.act(
        actions.draft_proposal,
        proposal_id=joined_id,
        version_id=clock.new_id(),
        theme_id=theme.id,
        statements=[one.id for one in theme.statements[DRAWN_ON : DRAWN_ON + 2]],
        author_group=plan["authors"],
        at=at,
        **other,
    )
    store.act(
        actions.merge_proposals,
        source_id=joined_id,
        into_id=proposal_id,
        version_id=clock.new_id(),
        text=third["text"],
        reason=third["reason"],
        at=at,
    )
    return proposal_id


def _weights(telling: Telling, named: Sequence[str]) -> dict[str, str]:
    """The statement most agree with is quoted; the one most disagree with is gone against."""

    def leaning(id: str) -> tuple[int, int]:
        votes = list(telling.votes_on(id).values())
        return votes.count(AGREE) - votes.count(DISAGREE), named.index(id)

    ranked = sorted(named, key=leaning)
    return {ranked[-1]: "quoted", ranked[0]: "against"} if len(ranked) > 1 else {}


def _newest(telling: Telling, proposal_id: str) -> str:
    found = next(one for one in telling.store.read(proposals_of) if one.id == proposal_id)
    assert found.version_id is not None
    return found.version_id


def _score(telling: Telling, plan: Mapping[str, Any], at: datetime) -> None:
    """Agree on what a good answer must do, and let two groups score the wording that was agreed."""
    store, version_id = telling.store, _newest(telling, telling.worked_out)
    for criterion in plan["criteria"]:
        id = clock.new_id()
        given = {"text": criterion["text"], "weight": criterion["weight"], "at": at}
        store.act(actions.propose_criterion, criterion_id=id, **given)
        store.act(actions.agree_criterion, criterion_id=id, at=at)
        for group, (score, reason) in zip(plan["groups"], criterion["scores"], strict=True):
            store.act(
                actions.score_version,
                criterion_id=id,
                version_id=version_id,
                group=group,
                score=score,
                reason=reason,
                at=at,
            )


# ---- support ----


def _rate(
    telling: Telling, proposal_id: str, plan: Mapping[str, Any], support: Mapping[str, Any], at: datetime
) -> None:
    """One round of rating on paper, then the next wording from what would raise support."""
    store, round_id, present = telling.store, clock.new_id(), len(telling.seats)
    version_id = _newest(telling, proposal_id)
    store.act(actions.open_support_round, round_id=round_id, version_id=version_id, present=present, at=at)
    counts = _counts(support["shares"], present)
    for teller, name in ((1, "Teller A"), (2, "Teller B")):
        store.act(actions.enter_ratings, round_id=round_id, counts=counts, teller=teller, name=name)
    store.act(actions.close_support_round, round_id=round_id, at=at)
    ids = [store.act(actions.add_remark, round_id=round_id, text=text).value for text in support["remarks"]]
    for at_row, reason in support.get("left_out", {}).items():
        store.act(actions.leave_out_remark, remark_id=ids[int(at_row)], reason=reason)
    for at_row, question in support.get("question", {}).items():
        store.act(actions.ask_about_remark, remark_id=ids[int(at_row)], question=question)
    if "text" in support:
        store.act(
            actions.reword_from_remarks,
            version_id=clock.new_id(),
            proposal_id=proposal_id,
            text=support["text"],
            reason=support["reason"],
            remarks=[ids[taken] for taken in support["taken"]],
            at=at,
        )


def _counts(shares: Sequence[int], present: int) -> dict[str, int]:
    """Ratings by level, best first, of all but one who passes: by shares, largest rests first."""
    given = present - 1
    exact = [share * given for share in shares]
    whole = [one // sum(shares) for one in exact]
    rests = sorted(range(len(shares)), key=lambda at: (-(exact[at] % sum(shares)), at))
    for at in rests[: given - sum(whole)]:
        whole[at] += 1
    return {name: count for name, count in zip(LEVELS, whole, strict=True) if count} | {"pass": 1}


# ---- consent ----


class _Circle:
    """A consent round, and who says what when it is their turn."""

    def __init__(self, telling: Telling, round_id: str, at: datetime) -> None:
        self._store, self._round_id, self._at = telling.store, round_id, at

    @property
    def view(self) -> ConsentView:
        found = self._store.read(consent_round_of, round_id=self._round_id)
        assert found is not None
        return found

    def act(self, verb: Any, **given: Any) -> Any:
        """Do one verb of the round."""
        return self._store.act(verb, round_id=self._round_id, at=self._at, **given).value

    def all_say(self, kind: str, *, but: Mapping[str, tuple[str, str]] | None = None, text: str = "") -> None:
        """Everybody whose turn it is says the same, but for those named by id."""
        for member_id in self.view.round.waiting:
            said, words = (but or {}).get(member_id, (kind, text))
            given = {"member_id": member_id, "kind": said, "text": words}
            self.act(actions.say_reaction, reaction_id=clock.new_id(), **given)


def _agree(telling: Telling, proposal_id: str, plan: Mapping[str, Any], at: datetime) -> None:
    """The nine steps: two objections, one worked into a wording and one that did not hold, and a concern."""
    round_id, seats = clock.new_id(), telling.seats[: plan["circle"]]
    circle = _Circle(telling, round_id, at)
    members = tuple(Member("seat", seat.id) for seat in seats)
    given = {"version_id": _newest(telling, proposal_id), "circle": members, "need": plan["need"]}
    circle.act(actions.start_consent, **given)
    circle.all_say("consent")
    circle.act(actions.move_on)
    circle.act(actions.move_on)
    ids = [member.id for member in members]
    circle.all_say("pass", but={ids[0]: ("question", plan["question"]["text"])})
    asked = next(one for one in circle.view.round.said if one.kind == "question")
    circle.act(actions.answer_question, reaction_id=asked.id, text=plan["question"]["answer"])
    circle.act(actions.move_on)
    circle.all_say(
        "pass", but={id: ("response", text) for id, text in zip(ids, plan["responses"], strict=False)}
    )
    circle.act(actions.move_on)
    first, second = plan["objections"]
    worried = {ids[3]: ("concern", plan["concern"]["text"])}
    circle.all_say("consent", but={ids[1]: ("objection", first["text"])} | worried)
    _settle_by_words(circle, first, clock.new_id())
    circle.all_say("consent", but={ids[2]: ("objection", second["text"])} | worried)
    _see_otherwise(circle, second)
    circle.act(actions.move_on, bound=plan["bound"])
    _watch(circle, plan)


def _settle_by_words(circle: _Circle, objection: Mapping[str, Any], version_id: str) -> None:
    """It holds; the circle works it into a wording, and the objector says that this settles it."""
    _test(circle, objection, "shares")
    circle.act(actions.judge_objection)
    circle.act(
        actions.resolve_objection,
        how="amend",
        change="add",
        text=objection["why"],
        version_id=version_id,
        wording=objection["wording"],
    )
    circle.act(actions.move_on)  # what changed is read out before the objector is asked
    circle.act(actions.settle_objection, reaction_id=clock.new_id(), settled=True)


def _see_otherwise(circle: _Circle, objection: Mapping[str, Any]) -> None:
    """Most see it otherwise, with a reason; the objector accepts that, and it stays as a concern."""
    _test(circle, objection, "otherwise")
    circle.act(actions.judge_objection, accepted=True)


def _test(circle: _Circle, objection: Mapping[str, Any], view: str) -> None:
    circle.act(actions.begin_test)
    circle.act(actions.examine_objection, premises=objection["premises"], ground=objection["ground"])
    circle.all_say(view, text=objection["why"] if view == "otherwise" else "")


def _watch(circle: _Circle, plan: Mapping[str, Any]) -> None:
    """Every concern gets its sign and the day on which it is looked at again."""
    circle.act(actions.move_on)
    for concern in circle.view.round.concerns:
        own = concern.text == plan["concern"]["text"]
        sign = plan["concern"]["sign"] if own else plan["objection_sign"]
        given = {"concern_id": concern.id, "sign": sign, "review_on": plan["review_on"]}
        circle.act(actions.keep_concern, **given)
    circle.act(actions.move_on)
