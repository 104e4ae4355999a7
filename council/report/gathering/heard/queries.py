"""Statements, themes and shared ground; who wished not to be shown carries neither table nor session."""

from __future__ import annotations

from council.ground import queries as ground
from council.report import facts as f
from council.sessions import queries as sessions
from council.store import Db

QUOTES = 3
HIDDEN = "none"


def theme_facts(db: Db, spoken: dict[str, sessions.StatementView]) -> tuple[f.ThemeFacts, ...]:
    found = []
    for view in ground.themes_of(db):
        inside = [spoken[one.id] for one in view.statements if one.id in spoken]
        by_text = {one.text: one for one in inside}
        chosen = [by_text[text] for text in view.quotes if text in by_text] or inside
        found.append(
            f.ThemeFacts(
                number=view.number,
                title=view.title,
                words=view.words,
                statements=len(inside),
                authors=len({one.seat_id for one in inside if one.seat_id}),
                quotes=tuple(_told(one) for one in chosen[:QUOTES]),
            )
        )
    return tuple(found)


def ground_facts(db: Db) -> tuple[f.GroundFacts, ...]:
    return tuple(
        f.GroundFacts(
            number=line.number,
            text=line.text,
            theme=line.theme,
            asked=line.asked,
            agree=line.agree,
            disagree=line.disagree,
            passed=line.passed,
            support=line.support,
            low=line.low,
            high=line.high,
            label=line.label,
            least_group=line.limiting_group,
        )
        for line in ground.ground_of(db)
    )


def _told(view: sessions.StatementView) -> f.StatementFacts:
    shown = view.level != HIDDEN
    return f.StatementFacts(
        view.number,
        view.text,
        str(view.table) if shown and view.table else "",
        str(view.session) if shown and view.session else "",
        view.kind,
    )
