"""The verb that brings a conversation in: its statements and its votes in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from council.ground.voting.actions import keep_votes
from council.sessions.said.actions import import_statements
from council.sessions.wording import ImportedStatement
from council.store import Db


def import_conversation(
    db: Db,
    *,
    new: Sequence[tuple[str, str, str]],
    known: Mapping[str, str],
    votes: Sequence[tuple[str, str, int]],
    at: datetime,
    source: str = "",
) -> int:
    """Take in the statements the council does not have, and keep the votes; see `plan.Plan`.

    A statement whose source is already kept is not taken in twice.
    Args:
        new: (key, text, source). known: statement id by key. votes: (seat id, key, 1 | 0 | -1).
    Returns: how many votes are new or changed. Raises: SeatUnknown, StatementUnknown, VoteNotUnderstood, and
        what `import_statements` raises.
    """
    rows = [ImportedStatement(text, level="none", source=reference) for _key, text, reference in new]
    made = import_statements(db, statements=rows, at=at)
    id_of = dict(known) | {key: id for (key, _text, _source), id in zip(new, made, strict=True)}
    db.flush()
    return keep_votes(
        db, votes=[(seat, id_of.get(key, key), x) for seat, key, x in votes], at=at, source=source
    )
