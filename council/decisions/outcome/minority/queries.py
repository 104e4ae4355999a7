"""Questions about minority views, and the rule agreed for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from council.decisions import shares
from council.decisions.outcome.minority.backing import USUAL, Backing
from council.decisions.outcome.minority.records import BackingRule, MinorityView, MinorityWording
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.proposals.records import Proposal
from council.store import Db


def minority_views_of(db: Db, *, state: str | None = None) -> tuple[MinorityText, ...]:
    """All minority views by number, or those in one state.

    Args: state: "draft", "backed", "not_backed", "printed" or "withdrawn"; "backed" finds printed ones too,
        which were backed before.
    """
    rows = list(db.scalars(select(MinorityView).order_by(MinorityView.number)))
    if not rows:
        return ()
    texts: dict[str, list[str]] = {}
    for one in db.scalars(select(MinorityWording).order_by(MinorityWording.number)):
        texts.setdefault(one.view_id, []).append(one.text)
    proposals = {one.id: one for one in db.scalars(select(Proposal))}
    wanted = ("backed", "printed") if state == "backed" else (state,)
    return tuple(
        _view(row, texts.get(row.id, ()), proposals.get(row.proposal_id or ""))
        for row in rows
        if state is None or row.state in wanted
    )


def backing_rule_of(db: Db) -> Backing:
    """What the council agreed beforehand, or the usual rule."""
    row = db.scalar(select(BackingRule).limit(1))
    return USUAL if row is None else Backing(shares.share(row.share), row.least, row.most)


def _view(row: MinorityView, texts: Sequence[str], about: Proposal | None) -> MinorityText:
    made = MinorityText(
        id=row.id,
        number=row.number,
        text=row.text,
        backers=row.backers,
        base=row.base,
        state=row.state,
        proposal_id=row.proposal_id,
        ballot_id=row.ballot_id,
        at=row.at,
        title=row.title,
        author_group=row.author_group,
        texts=tuple(texts),
        backed_wording=row.backed_wording,
        way=row.way,
        rule=Backing(shares.share(row.share), row.least),
        closed=row.closed,
    )
    if about is None:
        return made
    return replace(
        made,
        proposal_number=about.number,
        proposal_title=about.title,
        proposal_state=about.state,
        recommendation=about.recommendation,
    )
