"""What shared ground is worked out from, as fingerprints, and what of it has changed since."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import select

from council.ground.meaning.queries import standing_of
from council.ground.shared.ageing.values import ANSWERS, GROUPS, MEMBERS, RULES, SAME, WORDINGS
from council.ground.shared.records import GroundRun, SharedGround
from council.ground.shared.values import Line
from council.ground.themes.queries import gathering_of
from council.ground.voting.queries import fields_of, votes_of
from council.sessions.queries import likenesses_of
from council.store import Db

JUDGED_AS = 2  # raised when the same answers would be judged, or kept back, otherwise


def judged_of(db: Db) -> dict[frozenset[str], bool]:
    """Pairs of statements people called the same (True) or only alike (False); the last word counts."""
    known = standing_of(db)
    pairs: dict[frozenset[str], bool] = {}
    for one in sorted(likenesses_of(db), key=lambda one: one.at):
        pair = frozenset(known[id].id for id in (one.statement_id, one.other_id) if id in known)
        if len(pair) == 2:
            pairs[pair] = one.same
    return pairs


def ground_mark(db: Db) -> tuple[int, str]:
    """How many answers count, and a fingerprint of each thing shared ground is worked out from.

    Answers by statement and seat with those given together, the members, the groups they are in, judged
    pairs, and the rule: where all are the same, working out again gives the same.
    """
    seen = votes_of(db)
    cast = [
        (seat, statement, value)
        for seat, row in zip(seen.seats, seen.rows, strict=True)
        for statement, value in zip(seen.statements, row, strict=True)
        if value is not None
    ]
    together = sorted(seen.shows.items())
    parts = {
        ANSWERS: (seen.statements, cast, together),
        MEMBERS: seen.seats,
        GROUPS: [(each.name, sorted(each.group_of.items())) for each in fields_of(db)],
        SAME: sorted((sorted(pair), same) for pair, same in judged_of(db).items()),
        RULES: JUDGED_AS,
    }
    count = len(cast) + sum(show.asked for _statement, shows in together for show in shows)
    return count, " ".join(f"{name}:{_short(part)}" for name, part in parts.items())


def changed_since(db: Db, mark: tuple[int, str]) -> tuple[str, ...]:
    """What has changed, so that working out again would not give what is kept; () when nothing has.

    Pairs judged since count only where the short list would be another. Before anything was worked out, all
    there is to work it out from is new.

    Args:
        mark: what `ground_mark` says now.
    """
    run = db.scalars(select(GroundRun)).first()
    if not mark[0] and not (run and run.votes):
        return ()
    if run is None:
        return (ANSWERS,)
    now, then = _parts(mark[1]), _parts(run.matter)
    if now[RULES] != then.get(RULES):
        return (RULES,)  # what was kept under another rule cannot be compared part by part
    found = [name for name in (ANSWERS, MEMBERS, GROUPS) if now[name] != then.get(name)]
    if _has_reworded(db):
        found.append(WORDINGS)
    if not found and now[SAME] != then.get(SAME) and _has_another_list(db, run):
        found.append(SAME)
    return tuple(found)


def _parts(told: str) -> dict[str, str]:
    return {name: print_of for name, _colon, print_of in (part.partition(":") for part in told.split())}


def _short(part: object) -> str:
    return sha256(repr(part).encode()).hexdigest()[:24]


def _has_reworded(db: Db) -> bool:
    known = standing_of(db)
    return any(one in known and known[one].id != one for one in db.scalars(select(SharedGround.statement_id)))


def _has_another_list(db: Db, run: GroundRun) -> bool:
    """Whether the short list would be another by the pairs judged as they are now, from the lines kept."""
    from council.ground.shared.slate import LENGTH, likeness_of, surest

    rows = {row.statement_id: row for row in db.scalars(select(SharedGround))}
    lines = [_bare(rows[one]) for one in votes_of(db).statements if one in rows]
    likeness = likeness_of([line.statement_id for line in lines], gathering_of(db).plain_vectors)
    length = int(run.check.get("length", LENGTH))
    chosen, alike = surest(lines, likeness, judged_of(db), length, set())
    listed = [one for one, why in run.slate if why != "voice"]
    others = list(run.check.get("alike", ()))
    return ([lines[at].statement_id for at in chosen], [lines[at].statement_id for at in alike]) != (
        listed, others,
    )  # fmt: skip


def _bare(row: SharedGround) -> Line:
    """A kept line with what the short list is ordered by."""
    return Line(
        row.statement_id, row.asked, row.agree, row.disagree, row.passed, row.size, row.support, row.low,
        row.high, row.gic, row.psg, row.label, row.limiting_group, row.spread, row.z, (), (),
        strength=row.further["strength"], is_likely=row.further["is_likely"],
    )  # fmt: skip
