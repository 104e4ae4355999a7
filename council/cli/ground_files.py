"""What `council ground` writes: the same bytes from the same input."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import count
from typing import TYPE_CHECKING, Any

from council.files import guarded

if TYPE_CHECKING:
    from council.ground.reading import StatementRow
    from council.ground.shared.values import WorkedGround
    from council.ground.themes.values import Worked
    from council.ground.voting.values import VotesView

ROUNDED = 6
NAMES = (
    "themes.json",
    "assignments.csv",
    "ground.csv",
    "groups.csv",
    "slate.json",
    "summary.json",
)


def theme_files(worked: Worked, rows: Sequence[StatementRow], view: VotesView | None) -> dict[str, bytes]:
    from council.ground.themes.proposing import canonical
    from council.ground.themes.work import opposed_pairs

    text = {row.id: row.text for row in rows}
    mixed = opposed_pairs(worked.themes, view) if view else {}
    names = _names(worked)
    themes = [
        {
            "id": names[at],
            "title": theme.title,
            "words": list(theme.words),
            "quotes": [text[quote] for quote in theme.quotes],
            "statements": sorted(theme.statements, key=canonical),
            "size": len(theme.statements),
            "authors": theme.authors,
            "stability": theme.stability,
            "mixed": mixed.get(at),
            "parent": None if theme.parent is None else worked.parents[theme.parent].title,
        }
        for at, theme in enumerate(worked.themes)
    ]
    found = {
        statement: (names[at], f"{score:.4f}", "person" if statement in theme.placed else "machine")
        for at, theme in enumerate(worked.themes)
        for statement, score in zip(theme.statements, theme.scores, strict=True)
    }
    lines = [
        (i, *found.get(i, ("", "", ""))) for i in sorted((r.id for r in rows if not r.is_out), key=canonical)
    ]
    return {"themes.json": as_json(themes), "assignments.csv": _csv("id,theme,score,placed_by", lines)}


def _names(worked: Worked) -> list[str]:
    """The key people gave a theme, else T1, T2, … in order, past any key that looks so."""
    taken = {theme.key for theme in worked.themes}
    free = (name for name in map("T{}".format, count(1)) if name not in taken)
    return [theme.key or next(free) for theme in worked.themes]


def ground_files(ground: WorkedGround, view: VotesView, text: dict[str, str]) -> dict[str, bytes]:
    head = "id,asked,agree,disagree,pass,support,low,high,gic,psg,label,limiting_group"
    lines = [
        (line.statement_id, line.asked, line.agree, line.disagree, line.passed)
        + tuple(_number(v) for v in (line.support, line.low, line.high, line.gic, line.psg))
        + (line.label, line.limiting_group)
        for line in ground.lines
    ]
    groups = [
        (voter, chr(ord("A") + group) if group >= 0 else "")
        for voter, group in zip(view.seats, ground.groups.member, strict=True)
    ]
    slate = ground.slate
    shown = {
        "length": slate.length,
        "quota": round(slate.quota, ROUNDED),
        "covered": slate.covered,
        "voters": slate.size,
        "justified_representation": slate.is_justified,
        "left_out_as_alike": list(slate.alike),
        "statements": [
            {"id": p.statement_id, "text": text[p.statement_id], "why": p.why, "agree": p.agree}
            for p in slate.picks
        ],
    }
    return {
        "ground.csv": _csv(head, lines),
        "groups.csv": _csv("voter,group", groups),
        "slate.json": as_json(shown),
    }


def vote_summary(ground: WorkedGround, view: VotesView) -> dict[str, Any]:
    labels: dict[str, int] = {}
    for line in ground.lines:
        labels[line.label] = labels.get(line.label, 0) + 1
    gate = {k: v for k, v in asdict(ground.groups).items() if k != "member"}
    return {
        "gate": gate | {"shown": ground.groups.is_shown},
        "votes": sum(value is not None for row in view.rows for value in row),
        "voters": len(view.seats),
        "fields": list(ground.fields),
        "labels": dict(sorted(labels.items())),
    }


def _number(value: float | None) -> str:
    """Digits enough to check a published figure to 1e-9, and no exponent that a spreadsheet misreads."""
    return "" if value is None else f"{value:.12f}"


def _csv(head: str, rows: Sequence[Sequence[object]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head.split(","))
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue().encode()


def as_json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
