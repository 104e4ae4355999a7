"""`council ground`: statements and votes in, themes and shared ground out, without a window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from council.files import guarded, write_whole
from council.words import in_language

if TYPE_CHECKING:
    from council.ground.reading import CastVotes, StatementRow
    from council.ground.shared.values import WorkedGround
    from council.ground.themes.values import Gathering, Worked
    from council.ground.voting.values import Field, VotesView

SUMMARY = "propose themes for statements, and work out from votes what is shared"
EXAMPLES = (
    "--statements comments.csv --votes votes.csv --out ground",
    '--statements S.csv --question "How can housing become affordable?" --out ground',
    "--statements S.csv --votes V.csv --groups G.csv --labels L.csv --titles T.csv --out ground",
)
ROUNDED = 6


def arguments(parser: argparse.ArgumentParser) -> None:
    """The files that go in, and the folder that comes out."""
    parser.add_argument(
        "--statements", required=True, type=Path, metavar="S.csv", help="id,text[,author,table]"
    )
    parser.add_argument("--votes", type=Path, metavar="V.csv", help="voter,statement,vote with 1, 0, -1")
    parser.add_argument("--groups", type=Path, metavar="G.csv", help="voter and one column a field")
    parser.add_argument("--question", default="", metavar="TEXT", help="what everybody was asked")
    parser.add_argument("--labels", type=Path, metavar="L.csv", help="id,theme: statements people placed")
    parser.add_argument("--titles", type=Path, metavar="T.csv", help="theme,title")
    parser.add_argument("--language", default="en", metavar="xx", help="the language of messages")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="made when absent")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")


def run(args: argparse.Namespace) -> int:
    """Do it and write the files; 0 when done."""
    with in_language(args.language):
        started = perf_counter()
        files, summary = _results(args)
        summary["seconds"] = round(perf_counter() - started, 3)
        files["summary.json"] = _json(summary)
        args.out.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            write_whole(args.out / name, data)
        _say(args, summary)
    return 0


def _results(args: argparse.Namespace) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Every file but the summary, and what the summary tells."""
    from council.ground import reading
    from council.ground.meaning import embedding
    from council.ground.shared.work import work_out_ground
    from council.ground.themes import work

    rows = reading.read_statements(args.statements.read_bytes(), args.statements.name)
    ids = [row.id for row in rows]
    labels = reading.read_labels(args.labels.read_bytes(), args.labels.name, known=ids) if args.labels else {}
    titles = reading.read_titles(args.titles.read_bytes(), args.titles.name) if args.titles else {}
    cast = reading.read_votes(args.votes.read_bytes(), args.votes.name, known=ids) if args.votes else None
    fields = reading.read_groups(args.groups.read_bytes(), args.groups.name) if args.groups else ()
    if cast is not None:
        view = _view(rows, cast, fields)
    began = perf_counter()
    gathering, vectors = work.read_statements(_gathering(rows, args.question, labels, titles))
    seconds = round(perf_counter() - began, 3)
    worked = work.propose_themes(gathering)
    files = _theme_files(worked, rows, view if cast is not None else None)
    summary: dict[str, Any] = {
        "engine": embedding.ENGINE,
        "statements": len(rows),
        "statements_left_out": sum(row.is_out for row in rows),
        "statements_blank": sum(not row.text for row in rows),
        "themes": len(worked.themes),
        "themes_reason": worked.reason,
        "unthemed": len(worked.unthemed),
        "language_understood": worked.understood,
        "embed_seconds": seconds,
        "gate": None,
    }
    if cast is not None:
        plain = {row.statement_id: row.data for row in vectors if not row.masked}
        ground = work_out_ground(view, fields, vectors=plain, out={row.id for row in rows if row.is_out})
        files |= _ground_files(ground, view, {row.id: row.text for row in rows})
        summary |= _vote_summary(ground, cast, view)
    return files, summary


def _gathering(
    rows: Sequence[StatementRow], question: str, labels: dict[str, str], titles: dict[str, str]
) -> Gathering:
    from council.ground.themes.values import Gathering, Held, Told

    told = tuple(Told(row.id, row.text, row.author) for row in rows if not row.is_out)
    keys = list(dict.fromkeys([*titles, *labels.values()]))
    standing = {each.id for each in told}
    held = tuple(
        Held(
            key,
            titles.get(key, key),
            tuple(i for i, theme in labels.items() if theme == key and i in standing),
        )
        for key in keys
    )
    return Gathering(question, "question" if question.strip() else "", "", told, held, {}, {})


def _view(rows: Sequence[StatementRow], cast: CastVotes, fields: Sequence[Field]) -> VotesView:
    """Everybody who voted or stands in a group, with every statement of the file, in canonical order."""
    from council.ground.themes.proposing import canonical
    from council.ground.voting.values import VotesView

    voters = {voter for voter, _, _ in cast.votes} | {voter for field in fields for voter in field.group_of}
    seats = tuple(sorted(voters, key=canonical))
    statements = tuple(sorted((row.id for row in rows), key=canonical))
    last = {(voter, statement): value for voter, statement, value in cast.votes}
    values = tuple(tuple(last.get((voter, statement)) for statement in statements) for voter in seats)
    return VotesView(seats, tuple(range(1, len(seats) + 1)), statements, values)


def _theme_files(worked: Worked, rows: Sequence[StatementRow], view: VotesView | None) -> dict[str, bytes]:
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
    return {"themes.json": _json(themes), "assignments.csv": _csv("id,theme,score,placed_by", lines)}


def _names(worked: Worked) -> list[str]:
    """The key people gave a theme, else T1, T2, … in order, past any key that looks so."""
    taken = {theme.key for theme in worked.themes}
    free = (name for name in map("T{}".format, count(1)) if name not in taken)
    return [theme.key or next(free) for theme in worked.themes]


def _ground_files(ground: WorkedGround, view: VotesView, text: dict[str, str]) -> dict[str, bytes]:
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
        "slate.json": _json(shown),
    }


def _vote_summary(ground: WorkedGround, cast: CastVotes, view: VotesView) -> dict[str, Any]:
    labels: dict[str, int] = {}
    for line in ground.lines:
        labels[line.label] = labels.get(line.label, 0) + 1
    gate = {k: v for k, v in asdict(ground.groups).items() if k != "member"}
    return {
        "gate": gate | {"shown": ground.groups.is_shown},
        "votes": sum(value is not None for row in view.rows for value in row),
        "voters": len(view.seats),
        "votes_changed": cast.changed,
        "votes_for_unknown_statements": cast.unknown,
        "fields": list(ground.fields),
        "labels": dict(sorted(labels.items())),
    }


def _number(value: float | None) -> str:
    """Digits enough to check a published figure to 1e-9, and no exponent that a spreadsheet misreads."""
    return "" if value is None else f"{value:.12f}"


def _csv(head: str, rows: Sequence[Sequence[object]]) -> bytes:
    import csv
    import io

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head.split(","))
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue().encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _say(args: argparse.Namespace, summary: dict[str, Any]) -> None:
    if args.json:
        print(json.dumps(summary, ensure_ascii=False))
        return
    print(f"{summary['statements']} statements, {summary['themes']} themes, {summary['unthemed']} in none.")
    if summary["themes_reason"]:
        print(f"No themes proposed: {summary['themes_reason']}.")
    if not summary["language_understood"]:
        print("The language model does not know this language well; check every theme.", file=sys.stderr)
    if "labels" in summary:
        print(", ".join(f"{count} {label}" for label, count in summary["labels"].items()) + ".")
        print(f"Opinion groups: {summary['gate']['reason'] or 'shown'}.")
    print(f"Written to {args.out} in {summary['seconds']} s.")
