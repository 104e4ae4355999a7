"""How far a set of statements has come: who answered, which statements want more votes and from whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from math import ceil, floor

from council.ground.voting.values import EVERYONE, SMALLEST, Field, TableCounts

HALF = 2  # a group is known once one in so many of it answered


_Group = tuple[str, str, frozenset[str]]  # field, group, seats


@dataclass(frozen=True, slots=True)
class Member:
    """A seat as it is shown here: its number, its alias where there is one, its table or 0."""

    id: str
    number: int
    alias: str = ""
    table: int = 0


@dataclass(frozen=True, slots=True)
class Want:
    """So many more of one group have to be asked before a statement can be judged."""

    field: str
    group: str
    more: int


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement of a set: its place, its text, its counts; `cards` of them were shown at tables."""

    id: str
    place: int
    number: int
    text: str
    agree: int
    disagree: int
    passed: int
    cards: int
    size: int
    wants: tuple[Want, ...]

    @property
    def asked(self) -> int:
        return self.agree + self.disagree + self.passed

    @property
    def is_told(self) -> bool:
        """Whether enough answered that the counts tell nothing of one person."""
        return self.asked >= SMALLEST

    @property
    def more(self) -> int:
        """The most that one group still wants."""
        return max((want.more for want in self.wants), default=0)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """How many statements of a set a seat has answered."""

    id: str
    number: int
    alias: str
    table: int
    answered: int
    of: int

    @property
    def is_done(self) -> bool:
        return 0 < self.of <= self.answered


@dataclass(frozen=True, slots=True)
class Progress:
    """All of it; `voters` are seats with at least one vote in this set."""

    statements: tuple[StatementLine, ...]
    members: tuple[MemberLine, ...]

    @property
    def voters(self) -> int:
        return sum(line.answered > 0 for line in self.members)

    @property
    def finished(self) -> int:
        return sum(line.is_done for line in self.members)

    @property
    def wanting(self) -> int:
        """Statements that cannot be judged yet."""
        return sum(bool(line.wants) for line in self.statements)

    @classmethod
    def of(
        cls,
        told: Sequence[tuple[str, int, str]],
        members: Sequence[Member],
        votes: Mapping[str, Mapping[str, int]],
        *,
        fields: Sequence[Field] = (),
        shows: Mapping[str, Sequence[TableCounts]] | None = None,
    ) -> Progress:
        """Count who answered.

        Args:
            told: (id, number, text) of each statement, in the order it is asked.
            votes: of members, by statement and then by seat; who was not asked is left out.
            fields: ways to cut the council into groups; those under five people ask for nothing.
            shows: cards shown at tables, by statement, without those who answered alone.
        """
        groups = _groups(fields, members)
        lines = []
        for place, (id, number, text) in enumerate(told, start=1):
            said = votes.get(id, {})
            cards = (shows or {}).get(id, ())
            found = Counter(said.values())
            agree = found[1] + sum(show.agree for show in cards)
            against = found[-1] + sum(show.disagree for show in cards)
            passed = found[0] + sum(show.passed for show in cards)
            shown = sum(show.agree + show.disagree + show.passed for show in cards)
            wants = _wants(groups, said.keys(), asked_by_cards(said, cards))
            lines.append(
                StatementLine(id, place, number, text, agree, against, passed, shown, len(members), wants)
            )
        answered = Counter(seat for id, _number, _text in told for seat in votes.get(id, ()))
        seats = tuple(
            MemberLine(m.id, m.number, m.alias, m.table, answered[m.id], len(told)) for m in members
        )  # fmt: skip
        return cls(tuple(lines), seats)


def _groups(fields: Sequence[Field], members: Sequence[Member]) -> tuple[_Group, ...]:
    """(field, group, seats) of every group of five or more; the whole council where there is none."""
    found: list[_Group] = []
    for field in fields:
        inside: dict[str, set[str]] = {}
        for member in members:
            if group := field.group_of.get(member.id, ""):
                inside.setdefault(group, set()).add(member.id)
        found += [
            (field.name, group, frozenset(seats)) for group, seats in inside.items() if len(seats) >= SMALLEST
        ]
    return tuple(found) or ((EVERYONE, EVERYONE, frozenset(member.id for member in members)),)


def asked_by_cards(said: Mapping[str, int], cards: Sequence[TableCounts]) -> dict[str, float]:
    """The share to which each seat without a vote of its own was asked by the cards of its table."""
    asked: dict[str, float] = {}
    for show in cards:
        others = [seat for seat in show.seats if seat not in said]
        for seat in others:
            asked[seat] = min(1.0, show.asked / len(others))
    return asked


def _wants(
    groups: Sequence[_Group], alone: Set[str], by_cards: Mapping[str, float]
) -> tuple[Want, ...]:  # fmt: skip
    """The groups of which not half was asked yet, those that want most first."""
    found = []
    for field, group, seats in groups:
        here = len(seats & alone) + floor(
            sum(by_cards[seat] for seat in sorted(seats & by_cards.keys())) + 1e-9
        )
        more = ceil(len(seats) / HALF) - here
        if more > 0:
            found.append(Want(field, group, more))
    return tuple(sorted(found, key=lambda want: (-want.more, want.field, want.group)))
