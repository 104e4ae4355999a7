"""The draw against the field's tool, on the same pools in one run: seconds of CPU, smallest chance, Gini.

    python packaging/bench_draw.py [POOL…] [--quick] [--patience 120] [--rounds 3] [--data DIR] [--no-peer]

The peer (sortition-algorithms, GPL-3) is installed into .bench/peer and runs in processes of its own; Council
never imports it. Every run is a child process on one thread; its CPU time is read from the system, ours from
the start of the program to the last file of the certificate. Both lotteries are counted by the same lines of
this file. POOL: a name below, or a folder named …_SEATS with people.csv and targets.csv. Exit: 1 when ours
has a lower smallest chance than the peer, is slower than promised, misses a reach, or is not certified.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from draw_pools import Town, make, make_plain
from draw_runs import ROOT, Pool, Ran, ours, peer_python, peers, stages

PEERS = {
    "maximin, HiGHS": ("maximin", "highspy"),
    "maximin, CBC": ("maximin", "mip-cbc"),
    "leximin, free size": ("leximin", "highspy"),
}
TOWNS = {
    "town_150_22": Town(150, 22, 4),
    "town_312_35": Town(312, 35, 6),
    "town_825_75": Town(825, 75, 4),
    "town_1727_110": Town(1_727, 110, 7),
    "town_10000_100": Town(10_000, 100, 7),
    "town_50000_100": Town(50_000, 100, 7, homes=0.12),
}
SHIPPED = ("example_large_200", "opendlp_22", "gss_sfa_35", "gss_cca_75", "syn_2000_100")
PEER_UP_TO = 2_500  # people: beyond, the peer does not come to an end in any patience
MOST_LEXIMIN = 500  # its solver's free licence ends at 2,000 rows or columns
TICKETS = 1_000


@dataclass(frozen=True)
class Aim:
    """What `council draw` must do on a pool of this size: seconds of CPU, and megabytes."""

    people: int
    seats: int
    seconds: float
    words: str
    exact: bool = False
    megabytes: float = 0.0


AIMS = (
    Aim(312, 35, 3, "certified leximin at 312/35"),
    Aim(825, 75, 3, "certified leximin at 825/75"),
    Aim(2_000, 200, 1, "2,000/200 of two features, with start-up"),
    Aim(1_727, 110, 10, "1,727/110 of seven features, 1,000 tickets"),
    Aim(1_727, 110, 30, "1,727/110 of seven features, exact weights", exact=True),
    Aim(50_000, 100, 30, "50,000 one per address, 1,000 panels", megabytes=1_500),
)


@dataclass
class Counted:
    """A lottery as counted here: smallest chance, Gini, and what is wrong with it."""

    smallest: float
    gini: float
    wrong: str = ""


@dataclass
class Verdict:
    """What was promised and did not hold, and what did."""

    broken: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def say(self, holds: bool, words: str) -> None:
        self.lines.append(f"  {'met   ' if holds else 'MISSED'}  {words}")
        if not holds:
            self.broken.append(words)


def main(argv: Sequence[str] | None = None) -> int:
    """Run, print, judge."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "pools", nargs="*", metavar="POOL", help=f"{', '.join([*SHIPPED, *TOWNS, 'plain_2000_200'])}"
    )
    parser.add_argument("--quick", action="store_true", help="two small pools, ours once, no peer")
    parser.add_argument(
        "--patience", type=float, default=120, help="seconds of CPU a run of the peer may take"
    )
    parser.add_argument("--rounds", type=int, default=3, help="runs of ours, around those of the peer")
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("COUNCIL_POOLS") or ROOT.parent / "shared/data/selection"
    )
    args = parser.parse_args(argv)
    names = args.pools or (("town_150_22", "town_312_35") if args.quick else _all(args.data))
    peer = None if args.quick or args.no_peer else peer_python()
    verdict = Verdict()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; seconds of CPU on one thread, medians\n")
    with tempfile.TemporaryDirectory(prefix="council-bench-") as place:
        if not args.quick:
            make_plain(Path(place) / "warm_20", people=200, seats=20)
            ours(_pool(str(Path(place) / "warm_20"), args.data, Path(place)), Path(place))
        for name in names:
            _side_by_side(_pool(name, args.data, Path(place)), args, peer, Path(place), verdict)
    print("what was promised")
    print("\n".join(verdict.lines))
    print(f"\n{len(verdict.broken)} missed" if verdict.broken else "\nall met")
    return 1 if verdict.broken else 0


def _all(data: Path) -> list[str]:
    """Every pool there is; of the same size the shipped ones before those made here."""
    there = [name for name in SHIPPED if (data / name / "people.csv").exists()]
    instead = {"gss_sfa_35": "town_312_35", "gss_cca_75": "town_825_75", "opendlp_22": "town_150_22",
               "example_large_200": "plain_2000_200"}  # fmt: skip
    made = [town for name, town in instead.items() if name not in there]
    return [*there, *made, "town_1727_110", "town_10000_100", "town_50000_100"]


def _pool(name: str, data: Path, place: Path) -> Pool:
    folder = next((one for one in (Path(name), data / name) if (one / "people.csv").exists()), place / name)
    if name == "plain_2000_200":
        make_plain(folder)
    elif name in TOWNS:
        make(TOWNS[name], folder)
    elif not folder.exists():
        sys.exit(f"bench draw: there is no pool {name}; known: {', '.join([*SHIPPED, *TOWNS])}")
    rows = _rows(folder / "people.csv")
    features = {row["feature"] for row in _rows(folder / "targets.csv")}
    homes = name in TOWNS and TOWNS[name].homes > 0
    seats = int(folder.name.split("_")[-1])
    return Pool(
        folder.name, folder / "people.csv", folder / "targets.csv", seats, len(rows), len(features), homes
    )


# -- the runs ------------------------------------------------------------------------------------------


def _side_by_side(
    pool: Pool, args: argparse.Namespace, peer: Path | None, place: Path, verdict: Verdict
) -> None:
    """One pool: ours, the peer, ours again; the table, and what it says about the promises."""
    print(pool.words)
    print(f"{'seconds':>33}{'smallest chance':>17}{'in 1,000':>10}{'Gini':>8}{'certified':>11}{'ratio':>8}")
    rounds = 1 if args.quick or pool.size > PEER_UP_TO else max(1, args.rounds)
    mine = [ours(pool, place)]
    others: dict[str, tuple[Ran, Mapping[str, object]]] = {}
    for words, (rule, solver) in PEERS.items() if peer and pool.size <= PEER_UP_TO else ():
        if rule == "leximin" and pool.size > MOST_LEXIMIN:
            others[words] = (Ran(None, failed="the free size of its solver is exceeded"), {})
        else:
            others[words] = peers(pool, peer, rule, solver, args.patience, place)
        if len(mine) < rounds - 1:
            mine.append(ours(pool, place))
    while len(mine) < rounds:
        mine.append(ours(pool, place))
    seconds = statistics.median(one.seconds or 0.0 for one, _told in mine)
    told = mine[0][1]
    lottery = json.loads((place / "ours" / "lottery.json").read_text("utf-8"))
    counted = _counted(
        pool, [one["ids"] for one in lottery["panels"]], [one["weight"] for one in lottery["panels"]]
    )
    reach = float(str(told["optimum_min_chance"]))
    _row(
        "ours, leximin", seconds, reach, counted.smallest, counted.gini, "yes" if told["certified"] else "no"
    )
    verdict.say(
        bool(told["certified"]) and not counted.wrong,
        f"{pool.name}: certified, every panel meets the targets {counted.wrong}",
    )
    for words, (ran, found) in others.items():
        _judge_peer(pool, words, ran, found, seconds, (reach, counted.smallest), verdict, args.patience)
    _judge_aims(pool, seconds, mine[0][0].megabytes, args, place, verdict)
    print(
        "  where ours goes: "
        + ", ".join(f"{stage} {spent:.2f}" for stage, spent in stages(pool, place).items())
        + "\n"
    )


def _judge_peer(
    pool: Pool, words: str, ran: Ran, found: Mapping[str, object], seconds: float,
    ours: tuple[float, float], verdict: Verdict, patience: float,
) -> None:  # fmt: skip
    if ran.seconds is None:
        shown = f"{f'> {patience:.0f}':>9}" if not ran.failed else f"    not available: {ran.failed[:70]}"
        print(f"  {'peer, ' + words:22}{shown}", flush=True)
        at_least = patience if not ran.failed else None
    else:
        at_least = ran.seconds
        whole = _counted(pool, found["panels"], found["shares"])
        tickets = _counted(pool, found["tickets"], [1] * TICKETS)
        _row(
            "peer, " + words,
            ran.seconds,
            whole.smallest,
            tickets.smallest,
            whole.gini,
            "–",
            ran.seconds / seconds,
        )
        verdict.say(
            ours[0] >= whole.smallest - 1e-9 and ours[1] >= tickets.smallest - 1e-9,
            f"{pool.name}: smallest chance not below the peer's ({words}) {whole.wrong}",
        )
    if at_least is None or pool.size < 300 or "maximin" not in words:
        return
    least = "at least " if ran.seconds is None else ""  # then more patience tells more
    times = 10 if "HiGHS" in words or (pool.size, pool.seats) == (825, 75) else 1
    verdict.say(
        at_least >= times * seconds,
        f"{pool.name}: {least}{at_least / seconds:.1f} times as fast as {words}, {times} wanted",
    )


def _judge_aims(
    pool: Pool, seconds: float, megabytes: float, args: argparse.Namespace, place: Path, verdict: Verdict
) -> None:
    for aim in AIMS if not args.quick else ():
        if (aim.people, aim.seats) != (pool.size, pool.seats):
            continue
        spent, size, told = seconds, megabytes, {"certified": True}
        if aim.exact:
            ran, told = ours(pool, place, "--panels", "exact")
            spent, size = ran.seconds or 0.0, ran.megabytes
            _row(
                "ours, exact weights",
                spent,
                float(told["optimum_min_chance"]),
                float(told["min_chance"]),
                float(told["gini"]),
                "yes" if told["certified"] else "no",
            )
        words = f"{pool.name}: {aim.words}: {spent:.2f} s of {aim.seconds:g}"
        if aim.megabytes:
            words += f", {size:.0f} MB of {aim.megabytes:.0f}"
        verdict.say(
            bool(told["certified"]) and spent <= aim.seconds and size <= (aim.megabytes or size), words
        )


def _row(
    words: str, seconds: float, smallest: float, drawn: float, gini: float, certified: str, ratio: float = 0
) -> None:
    print(f"  {words:22}{seconds:9.2f}{smallest * 100:15.4f} %{drawn * 100:8.2f} %{gini:8.4f}{certified:>11}"
          + (f"{ratio:7.1f}×" if ratio else ""), flush=True)  # fmt: skip


# -- the one counter -----------------------------------------------------------------------------------


def _counted(pool: Pool, panels: Iterable[Sequence[str]], weights: Sequence[float]) -> Counted:
    """Chances of a lottery, counted from the files alone; panels that are none are named."""
    people = {row["id"]: row for row in _rows(pool.people)}
    lines = [(row["feature"], row["value"], int(row["min"]), int(row["max"])) for row in _rows(pool.targets)]
    chances = dict.fromkeys(people, 0.0)
    total, wrong = float(sum(weights)), ""
    for panel, weight in zip(panels, weights, strict=True):
        if weight <= 0:
            continue
        counts = Counter((name, people[one][name]) for one in panel for name in {line[0] for line in lines})
        kept = all(least <= counts[name, value] <= most for name, value, least, most in lines)
        addresses = [people[one]["address"] for one in panel] if pool.homes else []
        if not kept or len(set(panel)) != pool.seats or len(set(addresses)) != len(addresses):
            wrong = "(a panel breaks them)"
        for one in panel:
            chances[one] += weight / total
    ranked = sorted(chances.values())
    n = len(ranked)
    gini = sum((2 * place - n + 1) * chance for place, chance in enumerate(ranked)) / (n * sum(ranked))
    possible = [chance for chance in ranked if chance > 1e-12]
    return Counted(possible[0], gini, wrong)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main())
