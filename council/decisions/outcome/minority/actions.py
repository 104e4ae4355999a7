"""The verbs of minority views: drafted, reworded, backed or not, taken back, closed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from council.decisions import shares
from council.decisions.outcome.minority import backing
from council.decisions.outcome.minority.backing import Backing
from council.decisions.outcome.minority.queries import backing_rule_of
from council.decisions.outcome.minority.records import BackingRule, MinorityView, MinorityWording
from council.decisions.outcome.minority.refusals import (
    BackingWayUnknown,
    MinorityTextTooLong,
    MinorityTextUnchanged,
    MinorityViewClosed,
)
from council.decisions.proposals import difference
from council.decisions.proposals.queries import found, next_number
from council.decisions.proposals.records import Proposal
from council.store import Db
from council.words import _

THE_RULE = "backing_rule"


def agree_backing_rule(db: Db, *, rule: Backing) -> str:
    """Keep what the council agreed about minority views; it holds for whatever is counted from now on."""
    row = db.get(BackingRule, THE_RULE)
    if row is None:
        row = BackingRule(id=THE_RULE, share="", least=0, most=0)
        db.add(row)
    row.share, row.least, row.most = shares.as_text(rule.share), rule.least, rule.most
    return THE_RULE


def draft_minority_view(
    db: Db,
    *,
    view_id: str,
    text: str,
    at: datetime,
    proposal_id: str | None = None,
    ballot_id: str | None = None,
    title: str = "",
    author_group: str = "",
) -> str:
    """Keep a text of those who lost, on a proposal (or the recommendation made of it) or on the whole.

    Nobody has been asked to back it yet. Returns the id; a retry changes nothing.
    Raises: WordingMissing, MinorityTextTooLong, UnknownRecord.
    """
    if db.get(MinorityView, view_id) is not None:
        return view_id
    if proposal_id is not None:
        found(db, Proposal, proposal_id)
    kept = _text(db, text)
    view = MinorityView(
        id=view_id,
        number=next_number(db, MinorityView),
        proposal_id=proposal_id,
        ballot_id=ballot_id,
        text=kept,
        at=at,
        title=" ".join(title.split()),
        author_group=" ".join(author_group.split()),
    )
    db.add(view)
    _word(db, view, kept, at)
    return view_id


def reword_minority_view(db: Db, *, view_id: str, text: str, at: datetime, title: str | None = None) -> str:
    """Keep another wording; whatever backing there was belongs to the one before, so it is a draft again.

    A new title is another wording too: it is what backers are asked about first.
    Returns the view's state. Raises: MinorityViewClosed, MinorityTextUnchanged, WordingMissing,
    MinorityTextTooLong.
    """
    view = _changeable(db, view_id)
    kept, named = _text(db, text), view.title if title is None else " ".join(title.split())
    if (kept, named) == (view.text, view.title):
        raise MinorityTextUnchanged(number=_wordings(db, view_id))
    view.title, view.text, view.state = named, kept, "draft"
    _word(db, view, kept, at)
    return view.state


def count_backing(db: Db, *, view_id: str, backers: int, base: int, way: str = "names") -> str:
    """Keep how many of those asked back the newest wording; returns its state: backed, not_backed.

    Names on paper or marks are counted and handed back; only the number is kept. Counted again, it replaces
    the count before.
    Raises: MinorityViewClosed, BackingWayUnknown, BackersOutOfRange.
    """
    view = _changeable(db, view_id)
    if way not in backing.WAYS:
        raise BackingWayUnknown(given=way)
    rule = backing_rule_of(db)
    view.state = "backed" if backing.is_backed(backers, base, rule) else "not_backed"
    view.backers, view.base, view.way = backers, base, way
    view.backed_wording = _wordings(db, view_id)
    view.share, view.least = shares.as_text(rule.share), rule.least
    return view.state


def keep_minority_view(
    db: Db,
    *,
    view_id: str,
    text: str,
    backers: int,
    base: int,
    at: datetime,
    proposal_id: str | None = None,
    ballot_id: str | None = None,
    title: str = "",
    author_group: str = "",
    way: str = "names",
) -> str:
    """Keep a text and the number of its backers in one step; returns its state: backed, not_backed.

    Kept again under the same id, text and backing are replaced.
    Raises: what draft_minority_view, reword_minority_view and count_backing raise.
    """
    known = db.get(MinorityView, view_id)
    if known is None:
        draft_minority_view(
            db,
            view_id=view_id,
            text=text,
            at=at,
            proposal_id=proposal_id,
            ballot_id=ballot_id,
            title=title,
            author_group=author_group,
        )
    elif known.text != _text(db, text) or title.strip() not in ("", known.title):
        reword_minority_view(db, view_id=view_id, text=text, at=at, title=title if title.strip() else None)
    return count_backing(db, view_id=view_id, backers=backers, base=base, way=way)


def withdraw_minority_view(db: Db, *, view_id: str) -> str:
    """Take a minority view back by its authors; it stays in the file and is not printed.

    Raises: MinorityViewClosed, once what it answers is final.
    """
    _changeable(db, view_id).state = "withdrawn"
    return view_id


def close_minority_views(db: Db, *, proposal_id: str | None = None) -> int:
    """Say that what the views on a proposal answer is final (None: the whole); returns how many are closed.

    From now on they are neither reworded nor taken back.
    """
    own = select(MinorityView).where(MinorityView.proposal_id == proposal_id, MinorityView.closed.is_(False))
    if proposal_id is None:
        own = select(MinorityView).where(MinorityView.proposal_id.is_(None), MinorityView.closed.is_(False))
    rows = list(db.scalars(own))
    for row in rows:
        row.closed = True
    return len(rows)


def print_minority_views(db: Db) -> int:
    """Say that the backed views were printed in a published report, and so stay as they are; how many."""
    rows = list(db.scalars(select(MinorityView).where(MinorityView.state == "backed")))
    for row in rows:
        row.state, row.closed = "printed", True
    return len(rows)


def _text(db: Db, text: str) -> str:
    kept, most = difference.wording(text), backing_rule_of(db).most
    if len(kept) > most:
        raise MinorityTextTooLong(length=len(kept), most=most)
    return kept


def _word(db: Db, view: MinorityView, text: str, at: datetime) -> None:
    db.flush()
    number = _wordings(db, view.id) + 1
    db.add(MinorityWording(view_id=view.id, number=number, text=text, at=at, title=view.title))
    db.flush()


def _wordings(db: Db, view_id: str) -> int:
    own = select(func.count()).select_from(MinorityWording).where(MinorityWording.view_id == view_id)
    return db.scalar(own) or 0


def _changeable(db: Db, view_id: str) -> MinorityView:
    view = found(db, MinorityView, view_id)
    why = ""
    if view.state == "withdrawn":
        why = _("its authors took it back")
    elif view.state == "printed":
        why = _("it was printed in a published report")
    elif view.closed:
        why = _("what it answers is final")
    if why:
        raise MinorityViewClosed(number=view.number, why=why)
    return view
