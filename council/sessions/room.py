"""What a seating is planned from: who is there, the tables, who met whom before, and the rules.

Plain frozen values; tables are counted from 0 in here and from 1 wherever people read them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from council.sessions.refusals import PlacesMissing, TooFewPeople

Groups = tuple[tuple[str, ...], ...]  # one past seating: the ids at each table


KINDS = ("together", "apart", "tables", "alone", "language", "facilitator", "meet", "topic")
ALL_AT = "*"  # in `people`: the rule is for everyone there


@dataclass(frozen=True, slots=True)
class Rule:
    """Who sits with whom, or where. A must is kept or named; a wish weighs 1 to 10 repeated meetings.

    | kind | must | wish |
    |---|---|---|
    | together, apart | one table; different tables | |
    | tables | only at `tables` | each other table weighs |
    | topic | only at `tables`, first to third choice, which cost 0, 2, 5 | other tables too |
    | language | only where `value` is spoken; half a table is to share it | other tables weigh |
    | facilitator | never at a table of `parties` | each such table weighs |
    | meet | never with staff met before | each time met weighs |
    | alone | at a table none or at least two of `people` | one alone counts as two people missed |

    "alone" stands in place of the share of `value` in `field`. `people` may be ("*",): everyone there.
    `words` say the rule to people.
    """

    kind: str
    people: tuple[str, ...]
    tables: tuple[int, ...] = ()
    must: bool = True
    weight: int = 5
    words: str = ""
    parties: tuple[str, ...] = ()
    field: str = ""
    value: str = ""


class Staffed(NamedTuple):
    """One party at work at a table, and the languages it speaks, as codes or words; case says nothing.

    Meeting other facilitators counts those whose job that is; languages and rules count every job.
    """

    party: str
    table: int
    languages: tuple[str, ...] = ()
    job: str = "facilitator"


@dataclass(frozen=True, slots=True)
class SeatingTask:
    """One seating to be found.

    Args:
        ids: the people present, each once.
        fields, values: names of the fields, and one row of categories per person.
        sizes: places to fill per table, summing to the number of people (see table_sizes).
        history: earlier seatings that were used, as ids per table; ids not present now do no harm.
        rules, pinned: what must hold; pinned are (id, table) and are never moved.
        ranks: per field 1, 2 or 4: what a miss is divided by; empty means all 1.
        staff: who works at which table now.
        staffed: who worked at the tables of each seating of `history`, in its order; may be shorter.
        places: how many each table holds, 0 for any number; empty: as many as `sizes` says, no more.
        languages: those spoken at a table whoever works there, per table; empty means none.
        names, numbers: how people and tables are called in words, each; else by id, and by position from 1.
    """

    ids: tuple[str, ...]
    fields: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    sizes: tuple[int, ...]
    history: tuple[Groups, ...] = ()
    rules: tuple[Rule, ...] = ()
    pinned: tuple[tuple[str, int], ...] = ()
    ranks: tuple[int, ...] = ()
    staff: tuple[Staffed, ...] = ()
    staffed: tuple[Groups, ...] = ()
    places: tuple[int, ...] = ()
    languages: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A seating found: the table of each person in the order of the task, and how it was found."""

    tables: tuple[int, ...]
    cost: int
    steps: int
    version: str

    def groups(self, ids: Sequence[str]) -> Groups:
        """The ids at each table, table 0 first, in the order given."""
        last = max(self.tables, default=-1)
        return tuple(
            tuple(one for one, at in zip(ids, self.tables, strict=True) if at == table)
            for table in range(last + 1)
        )


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a seating of one session is proposed from; ids are those of seats and tables.

    `ignored` are fields that cannot be balanced, as everyone is alike or different there. A session whose
    tables are mixed anew while it runs has a seating for each `round`, from 1.
    """

    session_id: str
    task: SeatingTask
    table_ids: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    round: int = 1


@dataclass(frozen=True, slots=True)
class Seated:
    """One seat at one table."""

    seat_id: str
    table_id: str
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A seating proposed for a session and how it was found: keep it, or let it be.

    `unkept` are the rules it does not keep, `foreseen` what no seating could do, both in words.
    """

    session_id: str
    places: tuple[Seated, ...]
    seed: str
    steps: int
    version: str
    unkept: tuple[str, ...] = ()
    foreseen: tuple[str, ...] = ()
    round: int = 1


def table_sizes(people: int, capacities: Sequence[int]) -> tuple[int, ...]:
    """How many sit at each table: as equal as the capacities allow, the first tables taking the odd ones.

    Args:
        capacities: places per table, 0 for as many as needed.
    Raises: PlacesMissing; TooFewPeople when a table would have fewer than two.
    """
    limits = [places or people for places in capacities]
    if sum(limits) < people or not limits:
        raise PlacesMissing(
            missing=people - sum(limits), people=people, places=sum(limits), tables=len(limits)
        )
    if people < 2 * len(limits):
        raise TooFewPeople(people=people, tables=len(limits))
    sizes = [0] * len(limits)
    for _round in range(max(limits)):
        for table, limit in enumerate(limits):
            if sum(sizes) < people and sizes[table] == _round and sizes[table] < limit:
                sizes[table] += 1
    return tuple(sizes)


def usual_steps(people: int, sessions: int = 1) -> int:
    """Exchanges to look at per session so that all sessions take seconds: 1,500 to 7,000."""
    return max(1_500, min(7_000, 5_000_000 // max(people * sessions, 1)))


def telling_fields(
    fields: Sequence[str], values: Sequence[Sequence[str]]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Positions of the fields that can be balanced, and the names of those that cannot.

    A field in which everyone is alike, or everyone different, says nothing about balance.
    """
    telling, others = [], []
    for position, name in enumerate(fields):
        found = len({row[position] for row in values})
        if 1 < found < len(values):
            telling.append(position)
        else:
            others.append(name)
    return tuple(telling), tuple(others)
