"""The last chapters of the sample: what the statements' real votes would have decided, ballot by ballot.

The rule is fixed before anything is counted: each theme puts forward the statement that most surely has
shared ground, and the statements that divide the council most are put to the vote as well. The papers of a
ballot are the real votes on its statement: agree is yes, disagree no, pass blank, never shown not returned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from council import clock
from council.decisions import actions
from council.decisions.ballots import rules
from council.decisions.outcome.minority import backing as minority
from council.decisions.queries import proposals_of
from council.ground.queries import ground_of, themes_of
from council.sample.agreeing import fill
from council.sample.cast import AGREE, DISAGREE, PASS
from council.sample.telling import Telling, named

PILE = rules.MOST_IN_A_PILE
ADOPTED = ("adopted", "adopted_with_concerns")
A_VOICE = Fraction(1, 4)  # the least gap of agreement that counts as a view of one's own


@dataclass(frozen=True, slots=True)
class Motion:
    """One statement on its way to a vote; what else its theme holds stands behind it without being named."""

    statement_id: str
    theme_id: str | None


def decide(telling: Telling) -> dict[str, Any]:
    """Draft the proposals, hold a secret ballot on each, count it by two tellers, certify it."""
    motions = list(_motions(telling))
    for done, motion in enumerate(motions):
        telling.progress(done, len(motions))
        telling.motions[_propose(telling, motion)] = motion.statement_id
    states = Counter(proposal.state for proposal in telling.store.read(proposals_of))
    return {"proposals": len(motions), "adopted": states["adopted"], "not_adopted": states["not_adopted"]}


def _motions(telling: Telling) -> Iterator[Motion]:
    """One statement of each theme by shared ground, then the most contested ones that are left."""
    enough = telling.plan["ballot"]["least_votes"]
    lines = {one.statement_id: one for one in telling.store.read(ground_of) if one.asked >= enough}
    themes, taken = telling.store.read(themes_of), set()
    for theme in themes:
        ids = tuple(statement.id for statement in theme.statements)
        known = [lines[one] for one in ids if one in lines]
        if known:
            best = max(known, key=lambda line: (line.psg or 0, line.support, -line.number)).statement_id
            taken.add(best)
            yield Motion(best, theme.id)
    left = [line for line in lines.values() if line.statement_id not in taken and line.agree + line.disagree]
    left.sort(key=lambda line: (abs(line.agree - line.disagree) / (line.agree + line.disagree), line.number))
    for line in left[: telling.plan["ballot"]["contested"]]:
        yield Motion(line.statement_id, line.theme_id or None)


def _propose(telling: Telling, motion: Motion) -> str:
    store, at = telling.store, _day(telling)
    proposal_id, version_id, ballot_id = clock.new_id(), clock.new_id(), clock.new_id()
    text = telling.texts[motion.statement_id]
    store.act(
        actions.draft_proposal,
        proposal_id=proposal_id,
        version_id=version_id,
        title=named(text),
        text=text,
        theme_id=motion.theme_id,
        statements=(motion.statement_id,),
        author_group="the statement's writer",
        at=at,
    )
    plan = telling.plan["ballot"]
    rule = rules.Rule(threshold=Fraction(*plan["threshold"]), at_least=True, quorum=Fraction(*plan["quorum"]))
    store.act(
        actions.prepare_ballot,
        ballot_id=ballot_id,
        version_id=version_id,
        question="Shall this be one of our recommendations?",
        rule=rule,
        at=at,
    )
    _vote(telling, ballot_id, telling.votes_on(motion.statement_id), at)
    return proposal_id


def _vote(telling: Telling, ballot_id: str, votes: Mapping[int, int], at: datetime) -> None:
    """The ballot desk, step by step: proof, hand out, close, count twice, certify.

    Once in the sample one teller reads a pile otherwise; both look again and settle it.
    """
    store, present = telling.store, len(telling.seats)
    store.act(actions.note_proof, ballot_id=ballot_id, at=at)
    store.act(actions.open_ballot, ballot_id=ballot_id, present=present, printed=present, at=at)
    store.act(actions.close_ballot, ballot_id=ballot_id, teller_one="Teller A", teller_two="Teller B", at=at)
    store.act(actions.count_papers, ballot_id=ballot_id, handed_out=present, left_over=0, in_box=len(votes))
    for pile, counts in enumerate(_piles(votes), start=1):
        given = {"ballot_id": ballot_id, "pile": pile}
        slip = _misread(counts) if not telling.motions and pile == 1 else counts
        for teller, read in ((1, counts), (2, slip)):
            store.act(actions.enter_pile, teller=teller, counts=read, **given)
        if slip != counts:
            store.act(actions.settle_pile, counts=counts, agreed_by="Teller A and Teller B", **given)
    store.act(actions.certify_ballot, ballot_id=ballot_id, chair="Chair", at=at)


def _misread(counts: Mapping[str, int]) -> dict[str, int]:
    """The same pile with one paper read as its neighbour."""
    most = max(counts, key=lambda name: counts[name])
    other = next(name for name in counts if name != most)
    return {**counts, most: counts[most] - 1, other: counts[other] + 1}


def _piles(votes: Mapping[int, int]) -> Iterator[dict[str, int]]:
    """The papers in piles of at most 25, sorted by what they say, so that no order is told."""
    papers = sorted(votes.values(), reverse=True)
    for start in range(0, len(papers), PILE):
        said = Counter(papers[start : start + PILE])
        yield {"yes": said[AGREE], "no": said[DISAGREE], "abstain": said[PASS]}


def recommend(telling: Telling) -> dict[str, Any]:
    """Make recommendations of what was adopted, and print the view of those who lost where enough back it."""
    store, at, backed, made = telling.store, _day(telling), 0, {}
    _rank(telling, at)
    for proposal in store.read(proposals_of):
        if proposal.state in ADOPTED:
            made[proposal.id] = clock.new_id()
            given = {"recommendation_id": made[proposal.id], "proposal_id": proposal.id, "at": at}
            own = proposal.id == telling.worked_out
            waived = {} if own else {"waived_by": "the sample: the conversation gave no reasons"}
            store.act(actions.recommend, addressee="The authority of this sample", **waived, **given)
        if proposal.id in telling.motions:
            backed += _minority_view(telling, proposal.id, at)
    if telling.worked_out:
        others = [id for proposal, id in made.items() if proposal != telling.worked_out]
        fill(telling, made[telling.worked_out], others, at)
        _give_reasons(telling, at)
    return {"recommendations": len(made), "minority_views": backed}


def _rank(telling: Telling, at: datetime) -> None:
    """One ballot on the order of what was adopted: each paper ranks by its seat's own real votes.

    What a seat agreed with stands first, what it passed on or never saw second, what it disagreed with last;
    the Schulze method takes equal ranks as they are.
    """
    plan = telling.plan.get("deciding", {}).get("ranking")
    adopted = [p for p in telling.store.read(proposals_of) if p.state in ADOPTED and p.id in telling.motions]
    if plan is None or len(adopted) < 2:
        return
    store, present = telling.store, len(telling.seats)
    ranked = adopted[: plan["most"]]
    proposal_id, version_id, ballot_id = clock.new_id(), clock.new_id(), clock.new_id()
    given = {"proposal_id": proposal_id, "version_id": version_id, "title": plan["title"], "at": at}
    store.act(actions.draft_proposal, text=plan["text"], author_group="Invented for the sample", **given)
    store.act(
        actions.prepare_ballot,
        ballot_id=ballot_id,
        version_id=version_id,
        question=plan["question"],
        rule=rules.Rule(kind="schulze"),
        options=[one.title for one in ranked],
        at=at,
    )
    store.act(actions.note_proof, ballot_id=ballot_id, at=at)
    store.act(actions.open_ballot, ballot_id=ballot_id, present=present, printed=present, at=at)
    store.act(actions.close_ballot, ballot_id=ballot_id, teller_one="Teller A", teller_two="Teller B", at=at)
    papers = sorted(_ranking(telling, seat.number, [p.id for p in ranked]) for seat in telling.seats)
    store.act(actions.count_papers, ballot_id=ballot_id, handed_out=present, left_over=0, in_box=len(papers))
    for pile, start in enumerate(range(0, len(papers), PILE), start=1):
        lines = papers[start : start + PILE]
        for teller in (1, 2):
            store.act(actions.enter_pile, ballot_id=ballot_id, pile=pile, teller=teller, lines=lines)
    store.act(actions.certify_ballot, ballot_id=ballot_id, chair="Chair", at=at)


def _ranking(telling: Telling, seat: int, proposal_ids: Sequence[str]) -> str:
    """A seat's paper as a teller types it: "2=3>1"; all alike is left blank."""
    votes = [telling.votes_on(telling.motions[id]).get(seat, PASS) for id in proposal_ids]
    groups = [
        "=".join(str(n) for n, vote in enumerate(votes, start=1) if vote == said)
        for said in (AGREE, PASS, DISAGREE)
    ]
    return ">".join(group for group in groups if group) if len(set(votes)) > 1 else "-"


def _give_reasons(telling: Telling, at: datetime) -> None:
    """A reason on each side of the first proposal that was not adopted."""
    store, reasons = telling.store, telling.plan["deciding"]["reasons"]
    proposals = store.read(proposals_of)
    rejected = next((one for one in proposals if one.state == "not_adopted"), None)
    if rejected is None:
        return
    for side, text in reasons.items():
        given = {"proposal_id": rejected.id, "side": side, "text": text, "at": at}
        store.act(actions.keep_reason, reason_id=clock.new_id(), **given)


def _minority_view(telling: Telling, proposal_id: str, at: datetime) -> int:
    """Keep the statement that those who lost agree on more than anybody else does; 1 if enough back it."""
    statement_id = telling.motions[proposal_id]
    votes = telling.votes_on(statement_id)
    said = Counter(votes.values())
    losing = DISAGREE if said[AGREE] >= said[DISAGREE] else AGREE
    voice = _voice_of(telling, statement_id, {seat for seat, vote in votes.items() if vote == losing})
    if voice is None:
        return 0
    state = telling.store.act(
        actions.keep_minority_view,
        view_id=clock.new_id(),
        proposal_id=proposal_id,
        text=telling.texts[voice[0]],
        backers=voice[1],
        base=len(telling.seats),
        at=at,
    ).value
    return int(state == "backed")


def _voice_of(telling: Telling, statement_id: str, losers: set[int]) -> tuple[str, int] | None:
    """What those who lost agree with and the other voters do not, by the widest gap: its id and backers."""
    voters = set(telling.votes_on(statement_id))
    best, widest = None, A_VOICE
    for other_id in telling.texts:
        votes = telling.votes_on(other_id)
        own = [vote for seat, vote in votes.items() if seat in losers]
        others = [vote for seat, vote in votes.items() if seat in voters - losers]
        if other_id == statement_id or not own or not others:
            continue
        gap = Fraction(own.count(AGREE), len(own)) - Fraction(others.count(AGREE), len(others))
        if gap > widest and minority.is_backed(own.count(AGREE), len(telling.seats), minority.USUAL):
            best, widest = (other_id, own.count(AGREE)), gap
    return best


def _day(telling: Telling) -> datetime:
    """The start of the last session."""
    return telling.sessions[-1].start
