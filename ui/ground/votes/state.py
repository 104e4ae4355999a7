"""How votes of a file meet the council, thought out apart from Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from council.sessions.queries import StatementView
from council.words import _, ngettext

BY_NUMBER, BY_VOTES = "number", "votes"


@dataclass(frozen=True, slots=True)
class VoteImport:
    """How the votes of a file meet the seats and statements of this council."""

    votes: tuple[tuple[str, str, int], ...]
    rule: str
    voters: int
    seated: int
    strangers: int
    missing: int

    @classmethod
    def of(
        cls,
        cast: Sequence[tuple[str, str, int]],
        seats: Sequence[tuple[str, int]],
        statements: Sequence[StatementView],
        *,
        rule: str = "",
    ) -> VoteImport:
        """Match voters to seats (id, number) and statements by the reference they came with, else by number.

        By number when every voter is one of the seat numbers; else the voters with most votes sit first.
        """
        voters = Counter(voter for voter, _statement, _value in cast)
        rule = rule or (BY_NUMBER if set(voters) <= {str(number) for _id, number in seats} else BY_VOTES)
        seat_of = _by_number(seats) if rule == BY_NUMBER else _by_votes(voters, seats)
        id_of = _statements_by_reference(cast, statements)
        known = [(seat_of[v], id_of[s], x) for v, s, x in cast if v in seat_of and s in id_of]
        seated = len({voter for voter in voters if voter in seat_of})
        missing = sum(s not in id_of for _v, s, _x in cast)
        return cls(tuple(known), rule, len(voters), seated, len(voters) - seated, missing)

    @property
    def account(self) -> str:
        """What would be kept and what not, in sentences."""
        count = len(self.votes)
        parts = [
            ngettext("{count:,} vote would be kept", "{count:,} votes would be kept", count).format(
                count=count
            ),
            _("from {seated:,} of {voters:,} voters").format(seated=self.seated, voters=self.voters),
        ]
        words = " ".join(parts) + "."
        if self.missing:
            words += " " + ngettext(
                "{count:,} vote is for a statement this council does not have.",
                "{count:,} votes are for statements this council does not have.",
                self.missing,
            ).format(count=self.missing)
        return words  # fmt: skip


def _by_number(seats: Sequence[tuple[str, int]]) -> dict[str, str]:
    return {str(number): seat for seat, number in seats}


def _by_votes(voters: Counter[str], seats: Sequence[tuple[str, int]]) -> dict[str, str]:
    order = sorted(voters, key=lambda voter: (-voters[voter], len(voter), voter))
    places = sorted(seats, key=lambda seat: seat[1])
    return {voter: seat for voter, (seat, _number) in zip(order, places, strict=False)}


def _statements_by_reference(
    cast: Sequence[tuple[str, str, int]], statements: Sequence[StatementView]
) -> dict[str, str]:
    by_source = {view.source: view.id for view in statements if view.source}
    by_number = {str(view.number): view.id for view in statements}
    asked = {statement for _voter, statement, _value in cast}
    return (
        by_source
        if by_source and len(asked & set(by_source)) >= len(asked & set(by_number)) / 2
        else by_number
    )
