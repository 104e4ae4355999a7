"""The verb by which a table signs what was read back to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from council.sessions.said.actions import standing
from council.sessions.said.signed.records import SignOff
from council.sessions.said.signed.refusals import (
    MoreAgreedThanPresent,
    NothingToSign,
    NotReadBack,
    ReadingUnknown,
)
from council.store import Db, sealed

READINGS = ("aloud", "screen", "paper")


@sealed
def sign_off(
    db: Db,
    *,
    session_id: str,
    item_id: str | None,
    table_id: str | None,
    method: str,
    present: int,
    agreed: int,
    statement_ids: Sequence[str],
    at: datetime,
    notes: str = "",
) -> str:
    """Keep that a table agreed to these versions, which are confirmed from now on; returns the sign-off's id.

    A wall: what came before is not undone any more, only corrected by a version. Lines of the table that are
    not among `statement_ids` stay as they are, marked as not read back. Numbers are of people.
    Raises: ReadingUnknown, MoreAgreedThanPresent, NothingToSign, NotReadBack, StatementGone, StatementSealed.
    """
    if method not in READINGS:
        raise ReadingUnknown(method=method, known=", ".join(READINGS))
    if present < 1 or not 0 <= agreed <= present:
        raise MoreAgreedThanPresent(present=present, agreed=agreed)
    if not statement_ids:
        raise NothingToSign()
    for id in statement_ids:
        statement = standing(db, id)
        place = (statement.session_id, statement.item_id, statement.table_id)
        if statement.state == "captured" or place != (session_id, item_id, table_id):
            raise NotReadBack(number=statement.number)
        statement.state = "confirmed"
    given = SignOff(
        session_id=session_id,
        item_id=item_id,
        table_id=table_id,
        method=method,
        present=present,
        agreed=agreed,
        statement_ids=list(statement_ids),
        notes=notes.strip(),
        state="signed_with_notes" if notes.strip() else "signed",
        at=at,
    )
    db.add(given)
    return given.id
