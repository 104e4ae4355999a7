"""`council seat`: tables for several sessions, so that people meet and every table mirrors the room."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from council.files import guarded
from council.progress import SILENT
from council.saving import write_file
from council.sessions.figures import Figures, figures_of
from council.sessions.kept import flagged_of, said, staff_at, unkept
from council.sessions.room import Groups, SeatingTask, table_sizes, telling_fields, usual_steps
from council.sessions.rule_file import FORMAT as RULES
from council.sessions.rule_file import read_rules
from council.sessions.seat_files import FORMAT as FILES
from council.sessions.seat_files import (
    Guests,
    TimedRule,
    TimedStaff,
    read_guests,
    read_history,
    read_staff,
    staffed_history,
)

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
        "--fields",
        type=_fields,
        metavar="a,b,c",
        help="columns to mirror (else every other one); a:2 counts half, a:4 a quarter",
    )
    parser.add_argument(
        "--rules", type=Path, metavar="R.json", help="who sits with whom, where, and with which facilitator"
    )
    parser.add_argument("--staff", type=Path, metavar="S.csv", help="who works at which table")
    parser.add_argument("--history", type=Path, metavar="H.csv", help="earlier seatings, as in plan.csv")
    parser.add_argument("--seed", default="council", metavar="TEXT", help="same seed, same plan")
    parser.add_argument("--steps", type=_count, metavar="N", help="exchanges looked at per session")
    parser.add_argument("--json", action="store_true", help="print figures.json as well")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.epilog = f"{RULES}\n\n{FILES}\n\n{parser.epilog or ''}"


def run(args: argparse.Namespace) -> int:
    begun = time.perf_counter()
    wanted = None if args.fields is None else list(args.fields)
    guests = read_guests(args.people.read_bytes(), args.people.name, id_column=args.id, fields=wanted)
    history = read_history(args.history.read_bytes(), args.history.name) if args.history else ()
    staff = read_staff(args.staff.read_bytes(), args.staff.name, tables=args.tables) if args.staff else ()
    rules = _rules(args, guests, staff)
    guests, ignored = _telling(guests)
    args.steps = args.steps or usual_steps(len(guests.ids), args.sessions)
    tasks = _tasks(args, guests, history, rules, staff)
    plan = _plan(args, tasks)
    values = dict(zip(guests.ids, guests.values, strict=True))
    flagged = set().union(*(flagged_of(task) for task in tasks))
    figures = figures_of(plan, guests.fields, values, flagged=flagged)
    before = {one for tables in history for table in tables for one in table}
    strangers = len(before - set(guests.ids) - {one.staffed.party for one in staff})
    unkept = _unkept(tasks, plan)
    told = figures.as_dict() | {
        "tables": args.tables,
        "ignored_fields": list(ignored),
        "strangers_in_history": strangers,
        "unkept": [{"session": session, "rule": words} for session, words in unkept],
        "seed": args.seed,
        "steps": args.steps,
        "seconds": round(time.perf_counter() - begun, 3),
    }
    args.out.mkdir(parents=True, exist_ok=True)
    write_file(args.out / "plan.csv", _plan_file(plan))
    text = json.dumps(told, indent=2, ensure_ascii=False) + "\n"
    write_file(args.out / "figures.json", text.encode())
    words = _said(figures, ignored, strangers, len(rules), unkept, args.out)
    print(text if args.json else words, end="")
    return 0


def _rules(args: argparse.Namespace, guests: Guests, staff: Sequence[TimedStaff]) -> tuple[TimedRule, ...]:
    if not args.rules:
        return ()
    return read_rules(
        args.rules.read_bytes(),
        args.rules.name,
        ids=guests.ids,
        tables=args.tables,
        columns=guests.columns,
        parties=[one.staffed.party for one in staff],
    )


def _tasks(
    args: argparse.Namespace,
    guests: Guests,
    history: Sequence[Groups],
    rules: Sequence[TimedRule],
    staff: Sequence[TimedStaff],
) -> list[SeatingTask]:
    """What each session starts from, before the others are known."""
    task = SeatingTask(
        ids=guests.ids,
        fields=guests.fields,
        values=guests.values,
        sizes=table_sizes(len(guests.ids), [0] * args.tables),
        history=tuple(history),
        ranks=tuple((args.fields or {}).get(name, 1) for name in guests.fields),
        staffed=staffed_history(history, {one.staffed.party for one in staff}),
        places=(0,) * args.tables,
    )
    return [
        replace(
            task,
            rules=tuple(timed.rule for timed in rules if timed.holds_in(session)),
            staff=tuple(timed.staffed for timed in staff if timed.works_in(session)),
        )
        for session in range(1, args.sessions + 1)
    ]


def _plan(args: argparse.Namespace, tasks: Sequence[SeatingTask]) -> tuple[Groups, ...]:
    from council.sessions.seating import plan_sessions  # numpy

    return plan_sessions(
        tasks[0],
        args.sessions,
        Random(args.seed),
        rules=[task.rules for task in tasks],
        staff=[task.staff for task in tasks],
        steps=args.steps,
        progress=_Bar() if sys.stderr.isatty() else SILENT,
    )


def _unkept(tasks: Sequence[SeatingTask], plan: Sequence[Groups]) -> list[tuple[int, str]]:
    """Wishes not met, by session from 1, in words."""
    found = []
    for session, (task, groups) in enumerate(zip(tasks, plan, strict=True), start=1):
        others = [tables for other, tables in enumerate(plan, start=1) if other < session]
        worked = [tuple(tuple(sorted(there)) for there in staff_at(one)) for one in tasks[: session - 1]]
        known = replace(task, history=(*task.history, *others), staffed=(*task.staffed, *worked))
        at = {one: table for table, people in enumerate(groups) for one in people}
        found += [(session, said(rule)) for rule in unkept(known, [at[one] for one in task.ids])]
    return found


def _telling(guests: Guests) -> tuple[Guests, tuple[str, ...]]:
    telling, ignored = telling_fields(guests.fields, guests.values)
    return replace(
        guests,
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


def _said(
    figures: Figures,
    ignored: Sequence[str],
    strangers: int,
    rules: int,
    unkept: Sequence[tuple[int, str]],
    out: Path,
) -> str:
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
    if rules and not unkept:
        lines.append(
            "rules: the one given is kept"
            if rules == 1
            else f"rules: all {rules} are kept in every session they hold in"
        )
    lines += [f"session {session}, not kept: {words}" for session, words in unkept]
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


def _fields(text: str) -> dict[str, int]:
    """Columns and what a miss in them is divided by."""
    found = {}
    for part in text.split(","):
        name, colon, rank = part.strip().rpartition(":")
        if colon and rank.strip() in ("1", "2", "4"):
            found[name.strip()] = int(rank)
        elif part.strip():
            found[part.strip()] = 1
    return found
