"""Seatings beside each other on the same people in one run: by chance, plain greedy, GroupSelect's way, ours.

    python packaging/bench_seat.py [CASE…] [--quick] [--seed TEXT] [--data DIR]

Ours is the whole program `council seat` in a process of its own, read back from its plan.csv; its seconds are
CPU time of that process on one thread, start-up included. Then mornings: a tenth stays away, and those who
came are seated again with the fewest moves. The peer (groupselect, from PyPI) is installed into
.bench/seat_peer; where that does not go, its published method is played in this file alone, and the row says
so. Every plan is counted by the same lines of this file. CASE: people/tables/sessions as listed by --help.
Exit: 1 when a promise is missed.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations
from math import comb
from pathlib import Path
from random import Random
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / ".bench"
PEER = "groupselect"
TRIES = 100  # what the peer makes when nothing is said
SECONDS = 12.0
MORNINGS, AGAIN = 6, 1.0  # mornings on which a tenth stays away; seconds of CPU to seat the others again
Session = list[list[int]]  # people by position, table by table


@dataclass(frozen=True)
class Case:
    """People, tables, sessions; where the people come from; the share of the bound that is promised.

    `kinds` are the categories of each field where people are made: shares from a Dirichlet distribution with
    this concentration. `file` and `fields` are taken instead where the data folder has them.
    """

    people: int
    tables: int
    sessions: int
    kinds: tuple[int, ...]
    concentration: float
    share: float = 0.0
    file: str = ""
    fields: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.people}/{self.tables}/{self.sessions}"


SKEWED = (2, 3, 3, 4, 4, 6)
CASES = (
    Case(100, 12, 8, (2, 3, 3, 4, 5), 3, 0.95, "people_100.csv",
         ("gender", "age", "region", "nation", "media")),
    Case(110, 14, 6, (2, 3, 4, 4, 5), 3, 0.98, "people_110.csv",
         ("gender", "age", "education", "ethnicity", "region")),
    Case(60, 8, 6, SKEWED, 0.7, 0.87),
    Case(160, 20, 12, SKEWED, 0.7, 0.92),
    Case(30, 5, 6, (2, 3, 3, 4), 3),
)  # fmt: skip


@dataclass(frozen=True)
class Counted:
    """A plan as counted here. `share` is pairs met of those that could meet at most; `wrong` says what is."""

    share: float
    bound: float
    fewest: int
    worst: int
    misses: int
    cells: int
    wrong: str


def main(argv: Sequence[str] | None = None) -> int:
    """Run, print, judge."""
    known = {case.name: case for case in CASES}
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", nargs="*", metavar="CASE", help=", ".join(known))
    parser.add_argument("--quick", action="store_true", help="the smallest case alone, no peer")
    parser.add_argument("--seed", default="bench", help="seed of every plan; people made stay the same")
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("COUNCIL_PEOPLE") or ROOT.parent / "shared/data/sessions"
    )
    args = parser.parse_args(argv)
    for name in args.cases:
        if name not in known:
            parser.error(f"there is no case {name}; known: {', '.join(known)}")
    names = args.cases or (["30/5/6"] if args.quick else list(known))
    python = None if args.quick else peer_python()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; seconds of CPU on one thread\n")
    promises: list[tuple[bool, str]] = []
    with tempfile.TemporaryDirectory(prefix="council-bench-") as place:
        for name in names:
            promises += _side_by_side(known[name], args, python, Path(place))
            promises += _mornings(known[name], args, Path(place))
    print("what was promised")
    for holds, words in promises:
        print(f"  {'met   ' if holds else 'MISSED'}  {words}")
    missed = sum(not holds for holds, _words in promises)
    print(f"\n{missed} missed" if missed else "\nall met")
    return 1 if missed else 0


# -- the runs ------------------------------------------------------------------------------------------


def _side_by_side(
    case: Case, args: argparse.Namespace, python: Path | None, place: Path
) -> list[tuple[bool, str]]:
    fields, people, source = people_of(case, args.data)
    first = _counted(case, people, by_chance(case, people, Random("look")))
    print(f"{case.name}, {len(fields)} fields, people {source}; upper bound {first.bound:.1%} of all pairs")
    print(f"{'share of bound':>38}{'fewest met':>12}{'worst pair':>12}{'misses':>16}{'seconds':>10}")
    ways: dict[str, Callable[..., list[Session]]] = {"chance": by_chance, "plain greedy": greedily}
    if not args.quick:
        ways["GroupSelect, played"] = like_the_peer
    for words, way in ways.items():
        since = time.process_time()
        plan = _of_the_peer(case, people, python, place) if python and way is like_the_peer else None
        if plan:
            words = "GroupSelect, installed"
        plan, spent = plan or (way(case, people, Random(args.seed)), time.process_time() - since)
        _row(words, _counted(case, people, plan), spent)
    table = _table(fields, people, place)
    plan, spent, _bytes = _ours(case, table, place, "--seed", args.seed)
    mine = _counted(case, people, plan)
    _row("ours", mine, spent)
    print()
    wanted = f", {case.share:.0%} wanted" if case.share else ""
    twice = {_ours(case, table, place, "--steps", "200", hashing=seed)[2] for seed in ("1", "2")}
    return [
        (not mine.wrong, f"{case.name}: everyone sits once each session, sizes differ by one {mine.wrong}"),
        (mine.misses == 0, f"{case.name}: no share missed: {mine.misses} of {mine.cells}"),
        (mine.share >= case.share, f"{case.name}: {mine.share:.2%} of the bound" + wanted),
        (spent <= SECONDS, f"{case.name}: {spent:.2f} s of {SECONDS:g}"),
        (len(twice) == 1, f"{case.name}: one seed, one plan under two hash seeds"),
    ]  # fmt: skip


MORNING = """
import json, sys, time
from council.sessions.reseat import reseat
from council.sessions.room import SeatingTask, table_sizes
fields, people, tables, planned, mornings = json.loads(sys.stdin.read())
import highspy, numpy
told = []
for absent in mornings:
    here = [at for at in range(len(people)) if at not in absent]
    task = SeatingTask(
        ids=tuple(f"p{at}" for at in here), fields=tuple(fields),
        values=tuple(tuple(people[at]) for at in here), sizes=table_sizes(len(here), [0] * tables),
        places=(0,) * tables,
    )
    since = time.process_time()
    found = reseat(task, {f"p{at}": table for at, table in enumerate(planned)})
    spent = time.process_time() - since
    told.append([here, list(found.tables), len(found.moves), found.is_proven, spent])
print(json.dumps(told))
"""


def _mornings(case: Case, args: argparse.Namespace, place: Path) -> list[tuple[bool, str]]:
    """A tenth stays away on each of some mornings; misses and moves are counted here."""
    fields, people, _source = people_of(case, args.data)
    table = _table(fields, people, place)
    (plan, *_more), _spent, _bytes = _ours(replace(case, sessions=1), table, place, "--seed", args.seed)
    planned = [next(at for at, there in enumerate(plan) if one in there) for one in range(case.people)]
    chance = Random("mornings")
    mornings = [chance.sample(range(case.people), case.people // 10) for _day in range(MORNINGS)]
    asked = json.dumps([fields, people, case.tables, planned, mornings])
    calm = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", MORNING]
    ran = subprocess.run(command, input=asked, capture_output=True, text=True, env=calm, check=True)
    misses, moves, seconds, proven, wrong = 0, [], [], 0, ""
    for here, tables, moved, is_proven, spent in json.loads(ran.stdout):
        seated = [[at for at, t in enumerate(tables) if t == number] for number in range(case.tables)]
        today = replace(case, people=len(here), sessions=1)
        counted = _counted(today, [people[one] for one in here], [seated])
        if sum(planned[one] != t for one, t in zip(here, tables, strict=True)) != moved:
            wrong = "(moves miscounted)"
        misses, wrong = misses + counted.misses, wrong or counted.wrong
        moves.append(moved)
        seconds.append(spent)
        proven += is_proven
    away = case.people // 10
    told = [
        f"re-seat, {away} away on {MORNINGS} mornings: {min(moves)} to {max(moves)} moves",
        f"median {median(moves):g}",
        f"{proven} proven least",
        f"CPU median {median(seconds):.2f} s, most {max(seconds):.2f} s",
    ]
    print("  " + "; ".join(told) + "\n")
    return [
        (not misses and not wrong, f"{case.name}: re-seated, no share missed: {misses} {wrong}"),
        (
            max(seconds) <= AGAIN,
            f"{case.name}: re-seated within {max(seconds):.2f} s of CPU, {AGAIN:g} wanted",
        ),
    ]


def _ours(
    case: Case, table: Path, place: Path, *more: str, hashing: str = "0"
) -> tuple[list[Session], float, bytes]:
    """`council seat`; its plan, its seconds of CPU, and the bytes of plan.csv."""
    room = ["--tables", str(case.tables), "--sessions", str(case.sessions), "--out", str(place / "ours")]
    command = [sys.executable, "-m", "ui", "seat", "--people", str(table), "--id", "id", *room, *more]
    calm = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": hashing, "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, env=calm, stdout=said, stderr=said, cwd=ROOT)
        _pid, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            said.seek(0)
            sys.exit(f"bench seat: council seat ended by itself:\n{said.read().decode('utf-8', 'replace')}")
    found = (place / "ours" / "plan.csv").read_bytes()
    plan: list[Session] = [[[] for _table in range(case.tables)] for _session in range(case.sessions)]
    for row in csv.DictReader(found.decode("utf-8").splitlines()):
        plan[int(row["session"]) - 1][int(row["table"]) - 1].append(int(row["id"].removeprefix("p")))
    return plan, used.ru_utime + used.ru_stime, found


def _row(words: str, found: Counted, seconds: float) -> None:
    misses = f"{found.misses} of {found.cells}"
    print(f"  {words:24}{found.share:>11.1%}{found.fewest:>13}{found.worst:>12}{misses:>16}{seconds:>10.2f}"
          + (f"   {found.wrong}" if found.wrong else ""), flush=True)  # fmt: skip


# -- the people ----------------------------------------------------------------------------------------


def people_of(case: Case, data: Path) -> tuple[list[str], list[tuple[str, ...]], str]:
    """Names of the fields, categories of each person, and where they come from."""
    if case.file and (data / case.file).exists():
        with (data / case.file).open(encoding="utf-8-sig", newline="") as file:
            rows = [tuple(row[name] for name in case.fields) for row in csv.DictReader(file)]
        return list(case.fields), rows, f"of {case.file}"
    chance = Random(f"people {case.name}")
    columns = []
    for kinds in case.kinds:
        parts = list(accumulate(chance.gammavariate(case.concentration, 1) for _kind in range(kinds)))
        columns.append(
            ["abcdef"[bisect_right(parts[:-1], chance.random() * parts[-1])] for _one in range(case.people)]
        )
    return (
        [f"field {at}" for at in range(1, len(case.kinds) + 1)],
        list(zip(*columns, strict=True)),
        "made here",
    )


def _table(fields: Sequence[str], people: Sequence[tuple[str, ...]], place: Path) -> Path:
    path = place / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", *fields), *((f"p{at}", *row) for at, row in enumerate(people))])
    return path


def _sizes(case: Case) -> list[int]:
    least, rest = divmod(case.people, case.tables)
    return [least + (table < rest) for table in range(case.tables)]


# -- other ways ----------------------------------------------------------------------------------------


def by_chance(case: Case, people: Sequence[tuple[str, ...]], chance: Random) -> list[Session]:
    """Everyone anywhere."""
    plan = []
    for _session in range(case.sessions):
        order = iter(chance.sample(range(len(people)), len(people)))
        plan.append([[next(order) for _place in range(size)] for size in _sizes(case)])
    return plan


def greedily(case: Case, people: Sequence[tuple[str, ...]], chance: Random) -> list[Session]:
    """In an order by chance, each to the table where fewest are known or alike; nobody moves again."""

    def alike(one: int, other: int) -> int:
        return sum(a == b for a, b in zip(people[one], people[other], strict=True))

    met: Counter[tuple[int, int]] = Counter()
    plan = []
    for _session in range(case.sessions):
        tables: Session = [[] for _table in range(case.tables)]
        for one in chance.sample(range(len(people)), len(people)):
            free = [at for at, size in enumerate(_sizes(case)) if len(tables[at]) < size]
            cost = {
                at: sum(met[min(one, other), max(one, other)] + alike(one, other) for other in tables[at])
                for at in free
            }
            tables[min(free, key=lambda at: cost[at])].append(one)
        met.update(pair for table in tables for pair in combinations(sorted(table), 2))
        plan.append(tables)
    return plan


def like_the_peer(case: Case, people: Sequence[tuple[str, ...]], chance: Random) -> list[Session]:
    """The peer's published method: spread by fields in order, many times; the best of many mixtures.

    People sorted by their categories go one by one to the table with fewest of their category in the first
    field, of those in the second, and so on, then to the emptiest. 100 plans are made so, from as many
    shuffles; 100 mixtures of their sessions are drawn, and the one in which most pairs meet is kept.
    """
    drawn = [
        [_spread(case, people, chance) for _session in range(case.sessions)] for _try in range(TRIES)
    ]  # fmt: skip
    mixtures = [
        [drawn[int(chance.random() * TRIES)][session] for session in range(case.sessions)]
        for _try in range(TRIES)
    ]
    return max(mixtures, key=lambda plan: len(_meetings(plan)))


def _spread(case: Case, people: Sequence[tuple[str, ...]], chance: Random) -> Session:
    often = [Counter(column) for column in zip(*people, strict=True)]
    order = chance.sample(range(len(people)), len(people))
    order.sort(key=lambda one: [(-often[at][kind], kind) for at, kind in enumerate(people[one])])
    tables: Session = [[] for _table in range(case.tables)]
    counts: list[Counter[tuple[int, str]]] = [Counter() for _table in tables]
    for one in order:
        free = [at for at, size in enumerate(_sizes(case)) if len(tables[at]) < size]
        cells = list(enumerate(people[one]))
        at = min(free, key=lambda at: ([counts[at][cell] for cell in cells], len(tables[at])))
        tables[at].append(one)
        counts[at].update(cells)
    return tables


ASKED = """
import contextlib, io, json, sys, time
import numpy as np
from groupselect import allocate_numpy
people, most, sessions, tries = json.loads(sys.stdin.read())
kinds = [sorted(set(column)) for column in zip(*people)]
numbers = np.array([[kinds[at].index(kind) for at, kind in enumerate(row)] for row in people])
since = time.process_time()
with contextlib.redirect_stdout(io.StringIO()):
    found = allocate_numpy(numbers, {at: "diversify_1" for at in range(len(kinds))}, [most] * sessions,
                           algorithm="legacy", settings={"n_attempts": tries, "seed": 1})
spent = time.process_time() - since
print(json.dumps([[[[int(one) for one in table] for table in tables] for tables in found.ensemble], spent]))
"""


def _of_the_peer(
    case: Case, people: Sequence[tuple[str, ...]], python: Path | None, place: Path
) -> tuple[list[Session], float] | None:
    """The installed peer's plan and seconds; None, with its last line, when it breaks off."""
    asked = json.dumps([people, max(_sizes(case)), case.sessions, TRIES])
    command = [str(python), "-c", ASKED]
    ran = subprocess.run(command, input=asked, capture_output=True, text=True, cwd=place, check=False)
    if ran.returncode == 0:
        plan, spent = json.loads(ran.stdout)
        return plan, spent
    print(f"  the installed {PEER} broke off: {''.join(ran.stderr.strip().splitlines()[-1:])}")
    return None


def peer_python() -> Path | None:
    """The peer's own Python, installed at the first call; None, and a word about it, when that fails."""
    folder = BENCH / "seat_peer"
    python, stamp = folder / "bin" / "python", folder / "installed"
    if stamp.exists():
        return python
    if not python.exists():
        venv.create(folder, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "-qqq", "--disable-pip-version-check", "--retries", "0"]
    if subprocess.run([*pip, PEER], check=False, stderr=subprocess.DEVNULL).returncode != 0:
        print(f"{PEER} could not be installed from the package index here: its method is played instead")
        return None
    stamp.write_text(PEER, "utf-8")
    return python


# -- the one counter -----------------------------------------------------------------------------------


def _meetings(plan: Sequence[Session]) -> Counter[tuple[int, int]]:
    return Counter(
        pair for tables in plan for table in tables for pair in combinations(sorted(table), 2)
    )  # fmt: skip


def _counted(case: Case, people: Sequence[tuple[str, ...]], plan: Sequence[Session]) -> Counted:
    """Figures from who sits where alone, as SESSIONS.md 5.1 defines them."""
    n, wrong, misses, cells = len(people), "", 0, 0
    for tables in plan:
        sizes = [len(table) for table in tables]
        if sorted(one for table in tables for one in table) != list(range(n)) or max(sizes) - min(sizes) > 1:
            wrong = "(not everyone once, or sizes apart)"
        for column in zip(*people, strict=True):
            for kind, members in Counter(column).items():
                for table in tables:
                    low, more = divmod(len(table) * members, n)
                    cells += 1
                    misses += not low <= sum(column[one] == kind for one in table) <= low + (more > 0)
    met = _meetings(plan)
    known = Counter(one for pair in met for one in pair)
    most = min(comb(n, 2), case.sessions * sum(comb(size, 2) for size in _sizes(case)))
    fewest = min(known[one] for one in range(n))
    return Counted(len(met) / most, most / comb(n, 2), fewest, max(met.values()), misses, cells, wrong)


if __name__ == "__main__":
    sys.exit(main())
