"""Questions about what pairs are looked for in, answered as frozen values."""

from __future__ import annotations

from council.ground.meaning.queries import standing_of
from council.ground.pairs.values import PairsMaterial
from council.ground.themes.queries import gathering_of
from council.ground.voting.queries import votes_of
from council.sessions.queries import likenesses_of
from council.store import Db


def pairs_material(db: Db) -> PairsMaterial:
    """All that `work.find_pairs` needs; what was judged of an earlier wording counts for the one standing."""
    standing = standing_of(db)
    judged = {
        (standing[each.statement_id].id, standing[each.other_id].id)
        for each in likenesses_of(db)
        if each.statement_id in standing and each.other_id in standing
    }
    return PairsMaterial(gathering_of(db), votes_of(db), tuple(sorted(judged)))
