"""`council seat`: tables for several sessions, so that people meet and every table mirrors the room."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from council.files import guarded, write_whole
from council.progress import SILENT
from council.sessions.figures import Figures, figures_of
from council.sessions.room import Groups, SeatingTask, table_sizes, telling_fields, usual_steps
from council.sessions.seat_files import Guests, TimedRule, read_guests, read_history, read_rules

SUMMARY = "plan who sits at which table in each session"
EXAMPLES = (
    "--people panel.csv --tables 12 --sessions 6 --out seating",
    "--people panel.csv --tables 8 --sessions 1 --fields age,gender --history seating/plan.csv --out next",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--people", type=Path, required=True, metavar="P.csv", help="who is seated, one row each"
    )
    parser.add_argument("--id", default="", metavar="COL", help="column of the ids (else id, ref or name)")
    parser.add_argument("--tables", type=_count, required=True, metavar="N")
    parser.add_argument("--sessions", type=_count, required=True, metavar="S")
    parser.add_argument(
        "--fields", type=_names, metavar="a,b,c", help="columns to mirror (else every other one)"
    )
    parser.add_argument(
        "--rules", type=Path, metavar="R.json", help="who sits together, apart, or at which tables"
    )
    parser.add_argument("--history", type=Path, metavar="H.csv", help="earlier seatings, as in plan.csv")
    parser.add_argument("--seed", default="council", metavar="TEXT", help="same seed, same plan")
    parser.add_argument("--steps", type=_count, metavar="N", help="exchanges looked at per session")
    parser.add_argument("--json", action="store_true", help="print figures.json as well")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")


def run(args: argparse.Namespace) -> int:
    begun = time.perf_counter()
    guests = read_guests(args.people.read_bytes(), args.people.name, id_column=args.id, fields=args.fields)
    history = read_history(args.history.read_bytes(), args.history.name) if args.history else ()
    rules: tuple[TimedRule, ...] = ()
    if args.rules:
        rules = read_rules(args.rules.read_bytes(), args.rules.name, ids=guests.ids, tables=args.tables)
    guests, ignored = _telling(guests)
    args.steps = args.steps or usual_steps(len(guests.ids), args.sessions)
    plan = _plan(args, guests, history, rules)
    figures = figures_of(plan, guests.fields, dict(zip(guests.ids, guests.values, strict=True)))
    before = {one for tables in history for table in tables for one in table}
    strangers = len(before - set(guests.ids))
    told = figures.as_dict() | {
        "tables": args.tables,
        "ignored_fields": list(ignored),
        "strangers_in_history": strangers,
        "seed": args.seed,
        "steps": args.steps,
        "seconds": round(time.perf_counter() - begun, 3),
    }
    args.out.mkdir(parents=True, exist_ok=True)
    write_whole(args.out / "plan.csv", _plan_file(plan))
    text = json.dumps(told, indent=2, ensure_ascii=False) + "\n"
    write_whole(args.out / "figures.json", text.encode())
    print(text if args.json else _said(figures, ignored, strangers, args.out), end="")
    return 0


def _plan(
    args: argparse.Namespace, guests: Guests, history: Sequence[Groups], rules: Sequence[TimedRule]
) -> tuple[Groups, ...]:
    from council.sessions.seating import plan_sessions  # numpy

    task = SeatingTask(
        ids=guests.ids,
        fields=guests.fields,
        values=guests.values,
        sizes=table_sizes(len(guests.ids), [0] * args.tables),
        history=tuple(history),
    )
    sessions = range(1, args.sessions + 1)
    per_session = [tuple(timed.rule for timed in rules if timed.holds_in(session)) for session in sessions]
    show = _Bar() if sys.stderr.isatty() else SILENT
    return plan_sessions(
        task, args.sessions, Random(args.seed), rules=per_session, steps=args.steps, progress=show
    )


def _telling(guests: Guests) -> tuple[Guests, tuple[str, ...]]:
    telling, ignored = telling_fields(guests.fields, guests.values)
    return Guests(
        id_column=guests.id_column,
        ids=guests.ids,
        fields=tuple(guests.fields[place] for place in telling),
        values=tuple(tuple(row[place] for place in telling) for row in guests.values),
    ), ignored


def _plan_file(plan: Sequence[Groups]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("session", "table", "id"))
    for session, tables in enumerate(plan, start=1):
        for table, people in enumerate(tables, start=1):
            writer.writerows((session, table, guarded(one)) for one in people)
    return text.getvalue().encode()


def _said(figures: Figures, ignored: Sequence[str], strangers: int, out: Path) -> str:
    f = figures
    sessions = "1 session" if f.seatings == 1 else f"{f.seatings} sessions"
    lines = [
        f"{f.people} people, {sessions}: {f.pairs_met} of {f.pairs} pairs meet "
        f"({f.coverage:.1%}), {f.ratio:.1%} of the upper bound of {f.bound:.1%}",
        f"people met: least {f.min_met}, median {f.median_met:g}, at most possible {f.most_possible}; "
        f"no pair meets more than {f.worst_pair}×",
        f"balance: {f.misses} of {f.cells} cells miss their share, worst by {f.worst_cell:.2f} people",
    ]
    if strangers:
        lines.append(f"history: {strangers} of those who sat before are not among these people")
    if ignored:
        lines.append(f"not balanced, as everyone is alike or different there: {', '.join(ignored)}")
    lines.append(f"plan.csv and figures.json are in {out}")
    return "\n".join(lines) + "\n"


class _Bar:
    """Progress on a terminal, on one line that goes away."""

    def __call__(self, done: int, total: int, words: str = "") -> None:
        end = "\r" if done < total else "\r" + " " * 20 + "\r"
        print(f"seating {done / total:4.0%}", end=end, file=sys.stderr, flush=True)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 8 and int(text)):
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number above 0")
    return int(text)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
