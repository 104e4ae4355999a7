"""The verbs of the machine: a whole proposal, and the place of one new statement.

What a person named, placed or put under another theme is theirs; neither verb moves it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from council.ground.meaning.actions import keep_vectors
from council.ground.meaning.queries import model_of, numbers_of
from council.ground.meaning.records import LanguageModel, Vector
from council.ground.meaning.values import VectorRow
from council.ground.themes.matching import Plan, parents_after, plan_of
from council.ground.themes.queries import themes_before
from council.ground.themes.records import LeftOut, Membership, Theme
from council.ground.themes.values import MACHINE, PERSON, PROPOSED, FoundParent, FoundTheme
from council.sessions.records import Statement
from council.store import Db, go_with


def keep_themes(
    db: Db,
    *,
    themes: Sequence[FoundTheme],
    at: datetime,
    vectors: Sequence[VectorRow] = (),
    mixed: Mapping[int, float] | None = None,
    parents: Sequence[FoundParent] = (),
    unthemed: Sequence[str] | None = None,
    kept: Collection[str] = (),
) -> int:
    """Keep a proposal in place of the last one, as one step; what people named or placed stays theirs.

    A theme whose `key` is that of a kept one takes its new statements in; a new one goes on under the id and
    number of the proposed theme it shares most with. A theme people dissolved meanwhile does not come back.

    Args:
        mixed: the share of opposed pairs by position.
        parents: wider themes over positions of `themes`.
        unthemed: what the proposal saw and left in none; with it, a statement it never saw (said meanwhile)
            stays where it is. None: it saw everything.
        kept: ids of themes that stay as they are, with all their statements.
    Returns: how many themes the proposal has left standing.
    """
    keep_vectors(db, vectors=vectors)
    before = themes_before(db)
    plan = plan_of(before, themes, parents, kept=kept)
    scribe = _Scribe(db, plan, frozenset(kept), at)
    seen = None if unthemed is None else {*unthemed, *(s for theme in themes for s in theme.statements)}
    scribe.see(seen)
    rows = {
        plan.key(place, found): theme
        for place, found in enumerate(themes)
        if (theme := scribe.theme(place, found, (mixed or {}).get(place))) is not None
    }
    scribe.order(rows, parents, parents_after(before, themes, parents, plan, kept))
    scribe.let_go()
    return len(rows)


class _Scribe:
    """Writes a proposal into the themes that stand, by a plan."""

    def __init__(self, db: Db, plan: Plan, kept: frozenset[str], at: datetime) -> None:
        self._db, self._plan, self._kept, self._at = db, plan, kept, at
        self._themes = {theme.id: theme for theme in db.scalars(select(Theme))}
        self._number = max((theme.number for theme in self._themes.values()), default=0)
        self._line_of = numbers_of(db)
        self._inside: dict[str, list[Membership]] = {}
        for each in db.scalars(select(Membership).order_by(Membership.id)):
            self._inside.setdefault(each.theme_id, []).append(each)
        self._fast = {self._line_of[each] for each in db.scalars(select(LeftOut.statement_id))}
        self._seen: set[int] | None = None

    def see(self, seen: Collection[str] | None) -> None:
        """Say what the proposal knew; the rest, what people placed, and what is kept stands fast."""
        if seen is not None:
            self._seen = {self._line_of[each] for each in seen if each in self._line_of}
        goes_on = set(self._plan.follows.values()) - self._kept
        for theme_id, rows in self._inside.items():
            stays = theme_id not in goes_on and theme_id not in self._plan.gone
            for row in rows:
                unseen = theme_id in goes_on and not self._is_seen(row)
                if stays or unseen or row.placed_by == PERSON:
                    self._fast.add(self._line_of[row.statement_id])

    def theme(self, place: int, found: FoundTheme, mixed: float | None) -> Theme | None:
        """Write one theme of the proposal; None for one that people dissolved meanwhile."""
        theme = self._themes.get(self._plan.follows.get(place, ""))
        if theme is None and found.key:
            return None
        if theme is None:
            theme = self._new(found.title)
        if theme.id not in self._kept:
            _describe(theme, found, mixed)
            self._refill(theme, found)
        return theme

    def order(
        self, themes: Mapping[str, Theme], parents: Sequence[FoundParent], above: Mapping[str, str]
    ) -> None:
        """Put themes under wider ones, all by their key in the plan."""
        wide = set(above.values())
        found = dict(self._themes) | dict(themes)
        for place, parent in enumerate(parents):
            key = self._plan.parent_key(place, parent)
            if key in wide:
                wider = found.setdefault(key, self._themes.get(key) or self._new(parent.title))
                if wider.state == PROPOSED and wider.id not in self._kept:
                    wider.title, wider.words = parent.title or wider.title, list(parent.words)
        for key, parent_key in above.items():
            found[key].parent_id = found[parent_key].id if parent_key else None

    def let_go(self) -> None:
        """Dissolve what the proposal no longer has and nobody holds."""
        for theme_id in sorted(self._plan.gone):
            for row in self._inside.get(theme_id, ()):
                self._db.delete(row)
            self._themes[theme_id].parent_id = None
        self._db.flush()
        for theme_id in sorted(self._plan.gone):
            self._db.delete(self._themes[theme_id])

    def _new(self, title: str) -> Theme:
        self._number += 1
        theme = Theme(number=self._number, title=title, at=self._at)
        self._db.add(theme)
        self._themes[theme.id] = theme
        return theme

    def _is_seen(self, row: Membership) -> bool:
        return self._seen is None or self._line_of[row.statement_id] in self._seen

    def _refill(self, theme: Theme, found: FoundTheme) -> None:
        """The machine's memberships as found; a person's stay, and no statement is in two themes."""
        there = {self._line_of[each.statement_id]: each for each in self._inside.get(theme.id, ())}
        for statement, score in zip(found.statements, found.scores, strict=True):
            line = self._line_of.get(statement)  # None: undone while the themes were being worked out
            each = there.pop(line, None) if line is not None else None
            if each is not None:
                each.statement_id, each.score = statement, score
            elif line is not None and line not in self._fast:
                row = Membership(theme_id=theme.id, statement_id=statement, score=score, at=self._at)
                self._db.add(row)
        for each in there.values():
            if each.placed_by == MACHINE and self._is_seen(each):
                self._db.delete(each)


def _describe(theme: Theme, found: FoundTheme, mixed: float | None) -> None:
    if theme.state == PROPOSED:
        theme.title = found.title or theme.title
    theme.words, theme.quotes = list(found.words), list(found.quotes)
    theme.stability, theme.mixed = found.stability, mixed


def place_by_machine(
    db: Db,
    *,
    statement_id: str,
    theme_id: str,
    score: float,
    at: datetime,
    vectors: Sequence[VectorRow] = (),
) -> bool:
    """Put a statement that was just said into the theme it is nearest to, as part of the act that kept it.

    So undo takes back what was said, never the machine's own move. Nothing happens, and False is returned,
    when the statement is gone, or placed meanwhile, or was not just said; when the theme is gone, or younger
    than the statement, so that undo of the theme would take it away from under it; when another engine reads
    this council, or has since; and while something can be done again.
    """
    told = db.get(Statement, statement_id)
    if told is None or db.get(Theme, theme_id) is None:
        return False
    wordings = select(Statement.id).where(Statement.number == told.number)
    settled = [
        db.scalars(select(kind.id).where(kind.statement_id.in_(wordings)).limit(1)).first()
        for kind in (Membership, LeftOut)
    ]
    if any(settled) or any(row.engine != model_of(db).engine for row in vectors):
        return False
    needs, unmoved = ((Theme, theme_id),), (LanguageModel,) if vectors else ()
    if not go_with(db, Statement, statement_id, needs=needs, unmoved=unmoved):
        return False
    db.add(Membership(theme_id=theme_id, statement_id=statement_id, score=score, at=at))
    read = set(db.scalars(select(Vector.masked).where(Vector.statement_id == statement_id)))
    for row in vectors:  # one by one: what all other statements have is not asked while people speak
        if row.statement_id == statement_id and row.masked not in read:
            db.add(Vector(statement_id=statement_id, engine=row.engine, masked=row.masked, data=row.data))
    return True
