"""What of a conversation fits this council, worked out before anything is kept, and told with every count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from council.ground.conversation.files import Conversation
from council.progress import SILENT, Progress
from council.sessions.wording import LONGEST, clean

BY_PAIRS, BY_NAME, BY_NUMBER, NOBODY = "pairs", "name", "number", "nobody"
BY_WORDS, BY_SOURCE = "words", "reference"
RULES = (BY_PAIRS, BY_NAME, BY_NUMBER, NOBODY)
STEPS = 3  # of a plan, after its rules: statements, votes, the sum


@dataclass(frozen=True, slots=True)
class SeatName:
    """A seat, and what else it is called by: its number, and the reference its person came with."""

    id: str
    number: int
    reference: str = ""


@dataclass(frozen=True, slots=True)
class StatementName:
    """A statement of the council: its number, its words, and the reference it came with."""

    id: str
    number: int
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be kept, and what not; nothing is left out without being counted.

    `new` are (key in the file, text, source) to be taken in, `known` the ids of those that are there by their
    key; `votes` (seat id, key, 1 | 0 | -1) one of each pair. Of `cast` votes in the file, `votes` are kept,
    `replaced` were overtaken by a later one of the same voter, `unseated` belong to no member, `moderated` to
    statements a moderator took out, `unusable` to blank or too long ones, `unknown` to statements that are in
    neither. `free` rules are those by which anybody would be found; `by` is how statements are known:
    "words", and for votes alone "reference" or "number".
    """

    new: tuple[tuple[str, str, str], ...]
    known: Mapping[str, str]
    votes: tuple[tuple[str, str, int], ...]
    rule: str
    by: str
    free: tuple[str, ...]
    voters: int
    seated: int
    cast: int
    replaced: int
    unseated: int
    moderated: int
    unusable: int
    unknown: int
    out: int
    blank: int
    too_long: int
    passed_over: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not self.new and not self.votes


def plan_import(
    given: Conversation,
    *,
    seats: Sequence[SeatName],
    statements: Sequence[StatementName],
    rule: str = "",
    with_statements: bool = True,
    progress: Progress = SILENT,
) -> Plan:
    """How voters meet seats and statements meet statements.

    Args:
        rule: how a voter is known: "pairs" by a file voter,seat; "name" by the name the conversation gave
            them (Polis: xid) or, outside Polis, by the voter itself, being a member's reference; "number" by
            the voter being a seat's number; "nobody". "" takes the first that finds anybody; numbers of a
            Polis export are never taken for seat numbers unless asked for.
        with_statements: whether statements the council does not have are to be taken in.
    Raises: Cancelled through `progress`.
    """
    ways = {}
    for at, each in enumerate(RULES, start=1):
        ways[each] = _seat_of(given, seats, each)
        progress(at, len(RULES) + STEPS)
    free = tuple(each for each in RULES if ways[each])
    certain = [each for each in free if each != BY_NUMBER or not given.is_polis]
    rule = rule or (certain[0] if certain else NOBODY)
    known, new, unusable = _statements(given, statements, with_statements)
    progress(len(RULES) + 1, len(RULES) + STEPS)
    by = BY_WORDS if given.statements else _known_by(given, statements)
    keys = set(known) | {key for key, _text, _source in new}
    out = {row.id for row in given.statements if row.is_out}
    last = {(voter, key): value for voter, key, value in given.cast.votes}
    seat_of = ways[rule]
    kept = tuple((seat_of[v], key, x) for (v, key), x in last.items() if key in keys and v in seat_of)
    progress(len(RULES) + 2, len(RULES) + STEPS)
    voters = {voter for voter, _key in last}
    return Plan(
        new=new,
        known=known,
        votes=kept,
        rule=rule,
        by=by,
        free=free,
        voters=len(voters),
        seated=len(voters & set(seat_of)),
        cast=len(given.cast.votes),
        replaced=len(given.cast.votes) - len(last),
        unseated=sum(key in keys and voter not in seat_of for voter, key in last),
        moderated=sum(key in out for _voter, key in last),
        unusable=sum(key in unusable for _voter, key in last),
        unknown=sum(key not in keys and key not in out and key not in unusable for _voter, key in last),
        out=len(out),
        blank=sum(not text for text in unusable.values()),
        too_long=sum(bool(text) for text in unusable.values()),
        passed_over=given.passed_over,
    )


def _seat_of(given: Conversation, seats: Sequence[SeatName], rule: str) -> dict[str, str]:
    """The seat of each voter by one rule; a name that two seats or two voters bear is nobody's."""
    voters = dict.fromkeys(voter for voter, _key, _value in given.cast.votes)
    by_number = {str(seat.number): seat.id for seat in seats}
    by_reference = _once((seat.reference, seat.id) for seat in seats if seat.reference)
    if rule == BY_PAIRS:
        found = {voter: by_number.get(given.seats.get(voter, "")) for voter in voters}
    elif rule == BY_NAME:
        name_of = given.names if given.is_polis else {voter: voter for voter in voters}
        found = {voter: by_reference.get(name_of.get(voter, "")) for voter in voters}
    elif rule == BY_NUMBER:
        found = {voter: by_number.get(voter) for voter in voters}
    else:
        found = {}
    pairs = _once((seat, voter) for voter, seat in found.items() if seat)
    return {voter: seat for seat, voter in pairs.items()}


def _once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The pairs whose first stands once only."""
    told: dict[str, list[str]] = {}
    for one, other in pairs:
        told.setdefault(one, []).append(other)
    return {one: others[0] for one, others in told.items() if len(others) == 1}


def _statements(
    given: Conversation, there: Sequence[StatementName], with_statements: bool
) -> tuple[dict[str, str], tuple[tuple[str, str, str], ...], dict[str, str]]:
    """Those the council has by their key, those it has not, and those nobody can keep with their text.

    Every conversation counts from nought: a bare id says nothing outside it, the same words do.
    """
    by_source = {one.source: one.id for one in there if one.source}
    if not given.statements:
        number_of = {str(one.number): one.id for one in there}
        name_of = by_source if _known_by(given, there) == BY_SOURCE else number_of
        return {key: name_of[key] for key in _asked(given) if key in name_of}, (), {}
    by_text = _once((_plain(one.text), one.id) for one in there)
    known: dict[str, str] = {}
    new, unusable = [], {}
    sources = {row.id: f"{given.origin}:{row.id}" if given.origin else "" for row in given.statements}
    taken = {by_source[source] for source in sources.values() if source in by_source}
    for row in given.statements:
        source, words = sources[row.id], clean(row.text)
        like = by_text.get(_plain(words), "")
        id = by_source.get(source) or (like if like not in taken else "")
        if row.is_out:
            continue
        if not words or len(words) > LONGEST:
            unusable[row.id] = words
        elif id:  # the same words a second time are another statement
            known[row.id] = id
            taken.add(id)
        elif with_statements:
            new.append((row.id, words, source))
    return known, tuple(new), unusable


def _asked(given: Conversation) -> dict[str, None]:
    return dict.fromkeys(key for _voter, key, _value in given.cast.votes)


def _known_by(given: Conversation, there: Sequence[StatementName]) -> str:
    """By what votes alone find their statements: the references these came with if most have one."""
    asked = _asked(given)
    by_source = sum(one.source in asked for one in there if one.source)
    by_number = sum(str(one.number) in asked for one in there)
    return BY_SOURCE if by_source and 2 * by_source >= by_number else BY_NUMBER


def _plain(text: str) -> str:
    return " ".join(clean(text).casefold().split())
