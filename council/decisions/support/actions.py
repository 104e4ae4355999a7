"""The verbs of support rounds: open, count, settle, close, stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from council.decisions import shares
from council.decisions.proposals.moves import IN_THE_MAKING
from council.decisions.proposals.moving.actions import put_to_review
from council.decisions.proposals.queries import current_version, found, in_words, next_number, votable
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.decisions.support import rules
from council.decisions.support.queries import counts_in, differing, support_rule_of
from council.decisions.support.records import SupportCount, SupportRound
from council.decisions.support.refusals import (
    BothHaveCounted,
    MoreRatingsThanPresent,
    RaterMissing,
    RatersAreOne,
    RatingCountsAgree,
    RatingCountsDiffer,
    RatingsMissing,
    RatingsNotACount,
    StopNeedsReason,
    SupportRoundIsOutdated,
    SupportRoundNotOpen,
    SupportRoundRuns,
    SupportRuleUnknown,
    TableCountedTwice,
    TableNotNamed,
    TooFewAtTable,
    TooFewToRate,
)
from council.decisions.support.rules import SupportRule
from council.store import Db
from council.words import _


def open_support_round(
    db: Db,
    *,
    round_id: str,
    version_id: str,
    present: int,
    at: datetime,
    rule: SupportRule = rules.USUAL,
    way: str = "paper",
) -> str:
    """Let those present rate the newest wording of a proposal, which thereby is in review. Returns the id.

    No consent round and no ballot opens on the proposal until it is closed or stopped.
    Raises: SupportRuleUnknown, TooFewToRate, SupportRoundRuns, VersionIsOutdated, ProposalIsSettled.
    """
    if db.get(SupportRound, round_id) is not None:
        return round_id
    if way not in rules.WAYS:
        raise SupportRuleUnknown(part="way", given=way)
    if _people(present) < rules.FEWEST:
        raise TooFewToRate(present=present, least=rules.FEWEST)
    version = votable(db, version_id)
    proposal = found(db, Proposal, version.proposal_id)
    if proposal.rated_in:
        raise SupportRoundRuns(number=proposal.rated_in)
    put_to_review(db, proposal_id=proposal.id)
    proposal.rated_in = number = next_number(db, SupportRound)
    db.add(
        SupportRound(
            id=round_id,
            number=number,
            version_id=version_id,
            levels=[" ".join(name.split()) for name in rule.levels],
            lowest=rule.lowest,
            threshold=shares.as_text(rule.threshold),
            base=rule.base,
            rounds=rule.rounds,
            way=way,
            present=present,
            at=at,
        )
    )
    return round_id


def correct_present(db: Db, *, round_id: str, present: int) -> str:
    """Say how many are present after all, while the round is open.

    Raises: SupportRoundNotOpen, SupportRoundIsOutdated, RatingsNotACount, TooFewToRate,
        MoreRatingsThanPresent.
    """
    row = _current(db, round_id)
    if _people(present) < rules.FEWEST:
        raise TooFewToRate(present=present, least=rules.FEWEST)
    for counts in _sums(row, counts_in(db, round_id)):
        _fits(counts, present)
    row.present = present
    return round_id


def enter_ratings(
    db: Db,
    *,
    round_id: str,
    counts: Mapping[str, int],
    teller: int = 0,
    name: str = "",
    label: str = "",
) -> str:
    """Keep what one teller (1 or 2) counted of all slips, or what tables showed. Returns the entry's id.

    A teller may correct an own count until the other's is in; a table may be entered anew while the round is
    open. Fewer than five from one table are not kept apart, or one could tell who rated how.
    Raises: SupportRoundNotOpen, SupportRoundIsOutdated, RatingsNotACount, MoreRatingsThanPresent,
        RaterMissing, RatersAreOne, BothHaveCounted, TableNotNamed, TooFewAtTable.
    """
    row = _current(db, round_id)
    clean = _counted(row, counts)
    known = counts_in(db, round_id)
    if row.way == "paper":
        entry = _of_teller(known, row, teller, " ".join(name.split()))
    else:
        entry = _of_table(known, row, " ".join(label.split()), clean)
    entry.counts = clean
    others = [one for one in known if one is not entry]
    for total in _sums(row, [*others, entry]):
        _fits(total, row.present)
    db.add(entry)
    return entry.id


def rename_table(db: Db, *, count_id: str, label: str) -> str:
    """Say otherwise which tables an entry counted.

    Raises: SupportRoundNotOpen, SupportRoundIsOutdated, TableNotNamed, TableCountedTwice.
    """
    entry = found(db, SupportCount, count_id)
    row = _current(db, entry.round_id)
    words = " ".join(label.split())
    if not words:
        raise TableNotNamed
    for other in counts_in(db, row.id):
        if other.id != count_id and rules.share_a_table(other.label, words):
            raise TableCountedTwice(label=other.label)
    entry.label = words
    return count_id


def settle_ratings(db: Db, *, round_id: str, counts: Mapping[str, int], agreed_by: str) -> str:
    """Keep what both agreed on after looking at the slips again; both first counts stay on record.

    `counts` need only hold the lines that were looked at, all on which the two differ: the others are those
    of both, or as they were settled before.
    Raises: SupportRoundNotOpen, SupportRoundIsOutdated, RatingsMissing, RatingCountsAgree,
        RatingCountsDiffer, RaterMissing, RatingsNotACount, MoreRatingsThanPresent.
    """
    row = _current(db, round_id)
    known = counts_in(db, round_id)
    _both_in(row, known)
    if not row.settled_by and not differing(row, known):
        raise RatingCountsAgree
    if not agreed_by.strip():
        raise RaterMissing
    if not set(differing(row, known)) <= set(counts):
        raise RatingCountsDiffer
    clean = _counted(row, {**(row.settled if row.settled_by else known[0].counts), **counts})
    _fits(clean, row.present)
    row.settled, row.settled_by = clean, " ".join(agreed_by.split())
    return round_id


def close_support_round(db: Db, *, round_id: str, at: datetime) -> str:
    """End a round; from here on its spread can be seen, and nothing more is entered. Returns the id.

    Raises: SupportRoundNotOpen, SupportRoundIsOutdated, RatingsMissing, RatingCountsDiffer.
    """
    row = _current(db, round_id)
    known = counts_in(db, round_id)
    _both_in(row, known)
    if differing(row, known):
        raise RatingCountsDiffer
    counts = row.settled if row.settled_by else _sums(row, known)[0]
    if not sum(counts.values()):
        raise RatingsMissing(what=_("every line is 0"))
    row.counts, row.state, row.closed_at = counts, "closed", at
    _proposal(db, row).rated_in = 0
    return round_id


def stop_support_round(db: Db, *, round_id: str, reason: str) -> str:
    """End a round without a spread; it stays readable with its reason, and its remarks stay.

    Raises: SupportRoundNotOpen, StopNeedsReason.
    """
    row = _open(db, round_id)
    if not reason.strip():
        raise StopNeedsReason
    row.state, row.reason = "stopped", reason.strip()
    _proposal(db, row).rated_in = 0
    return round_id


def _open(db: Db, round_id: str) -> SupportRound:
    row = found(db, SupportRound, round_id)
    if row.state != "open":
        raise SupportRoundNotOpen(number=row.number, state=in_words(row.state))
    return row


def _current(db: Db, round_id: str) -> SupportRound:
    """An open round on what is still to be decided; any other may only be stopped.

    Raises: SupportRoundNotOpen, SupportRoundIsOutdated.
    """
    row = _open(db, round_id)
    proposal, newest = _proposal(db, row), current_version(db, _proposal(db, row).id)
    if proposal.state not in IN_THE_MAKING or newest is None or newest.id != row.version_id:
        raise SupportRoundIsOutdated(number=row.number)
    return row


def _proposal(db: Db, row: SupportRound) -> Proposal:
    return found(db, Proposal, found(db, ProposalVersion, row.version_id).proposal_id)


def _people(number: int) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= rules.MOST_RATINGS:
        raise RatingsNotACount(given=number, most=rules.MOST_RATINGS)
    return number


def _counted(row: SupportRound, counts: Mapping[str, int]) -> dict[str, int]:
    """The counts without zeros, after the scale has said that it knows them."""
    rules.spread(support_rule_of(row), counts, present=row.present)
    return {name: number for name, number in counts.items() if number}


def _fits(counts: Mapping[str, int], present: int) -> None:
    given = sum(counts.values())
    if given > present:
        raise MoreRatingsThanPresent(given=given, present=present)


def _of_teller(known: Sequence[SupportCount], row: SupportRound, teller: int, name: str) -> SupportCount:
    """The entry of one of the two who count slips, new or their own once more."""
    if teller not in (1, 2):
        raise SupportRuleUnknown(part="teller", given=teller)
    if not name:
        raise RaterMissing
    if len(known) == 2:
        raise BothHaveCounted
    own = next((one for one in known if one.teller == teller), None)
    for other in known:
        if other is not own and other.name.casefold() == name.casefold():
            raise RatersAreOne(name=name)
    entry = own or SupportCount(id=str(uuid4()), round_id=row.id, teller=teller)
    entry.name = name
    return entry


def _of_table(
    known: Sequence[SupportCount], row: SupportRound, label: str, counts: Mapping[str, int]
) -> SupportCount:
    """The entry of a table, or of several small ones together; new, or the same tables once more."""
    if not label:
        raise TableNotNamed
    given = sum(counts.values())
    if given < rules.FEWEST:
        raise TooFewAtTable(label=label, given=given, least=rules.FEWEST)
    same = next((one for one in known if rules.same_tables(one.label, label)), None)
    twice = next((one for one in known if one is not same and rules.share_a_table(one.label, label)), None)
    if twice is not None:
        raise TableCountedTwice(label=twice.label)
    entry = same or SupportCount(id=str(uuid4()), round_id=row.id, teller=0)
    entry.label = label
    return entry


def _sums(row: SupportRound, counts: Sequence[SupportCount]) -> list[dict[str, int]]:
    """What each teller counted, or all tables together."""
    if row.way == "paper":
        return [one.counts for one in counts]
    return [rules.together([one.counts for one in counts])]


def _both_in(row: SupportRound, counts: Sequence[SupportCount]) -> None:
    if row.way == "paper" and len(counts) < 2:
        raise RatingsMissing(what=_("both tellers count the slips, each on their own"))
    if not counts:
        raise RatingsMissing(what=_("no table has been entered"))
