"""`council ground`: statements and votes in, themes and shared ground out, without a window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from council.cli.ground_files import NAMES, as_json, ground_files, theme_files, vote_summary
from council.cli.ground_told import counted, gate_words, odd_statements, odd_votes, remarks
from council.cli.outfolder import write_together
from council.words import in_language

if TYPE_CHECKING:
    from council.ground.meaning.values import Model
    from council.ground.reading import CastVotes, StatementRow
    from council.ground.themes.values import Gathering
    from council.ground.voting.values import Field, VotesView

SUMMARY = "propose themes for statements, and work out from votes what is shared"
EXAMPLES = (
    "--statements comments.csv --votes votes.csv --groups participants-votes.csv --out ground",
    "--polis polis-export --out ground",
    '--statements S.csv --question "How can housing become affordable?" --out ground',
    "--statements S.csv --votes V.csv --groups G.csv --labels L.csv --titles T.csv --out ground",
    "--statements S.csv --model models/paraphrase-multilingual-MiniLM-L12-v2 --out ground",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """The files that go in, and the folder that comes out."""
    told = parser.add_mutually_exclusive_group(required=True)
    told.add_argument(
        "--statements",
        type=Path,
        metavar="S.csv",
        help="id,text[,author,table], or a Polis comments.csv as it is",
    )
    told.add_argument("--polis", type=Path, metavar="DIR", help="the folder of a Polis export, as it is")
    parser.add_argument(
        "--votes",
        type=Path,
        metavar="V.csv",
        help="voter,statement,vote with 1 agree, 0 pass, -1 disagree, or a Polis votes.csv; "
        "the last of a pair counts",
    )
    parser.add_argument(
        "--groups",
        type=Path,
        metavar="G.csv",
        help="voter and one column a field to compare by, or a Polis participants-votes.csv",
    )
    parser.add_argument(
        "--question",
        default="",
        metavar="TEXT",
        help="what everybody was asked: its words do not make a theme",
    )
    parser.add_argument("--labels", type=Path, metavar="L.csv", help="id,theme: statements people placed")
    parser.add_argument("--titles", type=Path, metavar="T.csv", help="theme,title: names people gave")
    parser.add_argument(
        "--model",
        default="",
        metavar="DIR",
        help="another language model: a folder as sentence-transformers saves it, or the name "
        "of one fetched before; nothing is fetched",
    )
    parser.add_argument("--language", default="en", metavar="xx", help="the language of messages")
    parser.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="DIR",
        help="made when absent: themes.json, assignments.csv, summary.json, and with votes "
        "ground.csv, groups.csv, slate.json",
    )
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")


@dataclass(frozen=True, slots=True)
class _Given:
    """What the files hold: `cast` is None when there are no votes."""

    rows: tuple[StatementRow, ...]
    cast: CastVotes | None
    fields: tuple[Field, ...]
    labels: Mapping[str, str]
    titles: Mapping[str, str]
    passed_over: int = 0


def run(args: argparse.Namespace) -> int:
    """Do it and write the files, all or none; 0 when done."""
    with in_language(args.language):
        started = perf_counter()
        files, summary = _results(args)
        summary["seconds"] = round(perf_counter() - started, 3)
        write_together(args.out, files | {"summary.json": as_json(summary)}, instead_of=NAMES)
        _say(args, summary)
    return 0


def _results(args: argparse.Namespace) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Every file but the summary, and what the summary tells."""
    from council.ground.refusals import NoVotes
    from council.ground.shared.work import work_out_ground
    from council.ground.themes import work

    given, model = _read(args), _model(args.model)
    view = _view(given.rows, given.cast, given.fields) if given.cast is not None else None
    if view is not None and not view.seats:
        raise NoVotes(file=(args.votes or args.polis).name)
    began = perf_counter()
    gathering, vectors = work.read_statements(_gathering(given, args.question, model))
    seconds = round(perf_counter() - began, 3)
    worked = work.propose_themes(gathering)
    files = theme_files(worked, given.rows, view)
    summary: dict[str, Any] = {
        "engine": model.engine,
        "statements": len(given.rows),
        **odd_statements(given.rows),
        "files_passed_over": given.passed_over,
        "themes": len(worked.themes),
        "themes_reason": worked.reason,
        "unthemed": len(worked.unthemed),
        "language_understood": worked.understood,
        "embed_seconds": seconds,
        "gate": None,
    }
    if given.cast is not None and view is not None:
        plain = {row.statement_id: row.data for row in vectors if not row.masked}
        out = {row.id for row in given.rows if row.is_out}
        ground = work_out_ground(view, given.fields, vectors=plain, out=out)
        files |= ground_files(ground, view, {row.id: row.text for row in given.rows})
        summary |= vote_summary(ground, view) | odd_votes(given.cast, view, given.fields, given.rows)
    return files, summary


def _read(args: argparse.Namespace) -> _Given:
    """Everything in the files; a file named by itself goes before one of the folder."""
    from council.ground import reading

    given = _of_folder(args.polis) if args.polis else _Given((), None, (), {}, {})
    if args.statements:
        given = replace(given, rows=reading.read_statements(*_file(args.statements)))
    ids = [row.id for row in given.rows]
    if args.votes:
        given = replace(given, cast=reading.read_votes(*_file(args.votes), known=ids))
    if args.groups:
        given = replace(given, fields=reading.read_groups(*_file(args.groups)))
    return replace(
        given,
        labels=reading.read_labels(*_file(args.labels), known=ids) if args.labels else {},
        titles=reading.read_titles(*_file(args.titles)) if args.titles else {},
    )


def _file(path: Path) -> tuple[bytes, str]:
    return path.read_bytes(), path.name


def _of_folder(folder: Path) -> _Given:
    from council.ground.conversation.files import read_conversation
    from council.ground.reading import among
    from council.ground.refusals import NoStatements

    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix == ".csv"}
    found = read_conversation(files)
    if not found.statements:
        raise NoStatements(file=str(folder))
    cast = among(found.cast, [row.id for row in found.statements]) if found.cast.votes else None
    return _Given(found.statements, cast, found.fields, {}, {}, len(found.passed_over))


def _model(where: str) -> Model:
    from council.ground.meaning.values import BUNDLED

    if not where:
        return BUNDLED
    from council.ground.meaning.models import find_model

    return find_model(where)


def _gathering(given: _Given, question: str, model: Model) -> Gathering:
    from council.ground.themes.values import Gathering, Held, Told

    told = tuple(Told(row.id, row.text, row.author) for row in given.rows if not row.is_out)
    standing = {each.id for each in told}
    placed: dict[str, list[str]] = {theme: [] for theme in (*given.titles, *given.labels.values())}
    for statement, theme in given.labels.items():
        if statement in standing:
            placed[theme].append(statement)
    held = tuple(Held(key, given.titles.get(key, key), tuple(mine)) for key, mine in placed.items())
    masked = "question" if question.strip() else ""
    return Gathering(question, masked, "", told, held, {}, {}, model)


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


def _say(args: argparse.Namespace, summary: dict[str, Any]) -> None:
    for words in remarks(summary):
        print(words, file=sys.stderr)
    if args.json:
        print(json.dumps(summary, ensure_ascii=False))
        return
    print(counted(summary))
    if "labels" in summary:
        print(", ".join(f"{count} {label}" for label, count in summary["labels"].items()) + ".")
        print(gate_words(summary["gate"]))
    print(f"Written to {args.out} in {summary['seconds']} s.")
