"""Every path of the consent machine walked; then rounds driven through a store in any order, and undone.

.venv/bin/python packaging/drill_consent.py [--rounds 60] [--acts 120] [--seed 1] [--seats 3]
Ends with 1 at the first illegal moment, at a refusal that changed a table, or an undo that left a trace.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from council.store import Store  # noqa: E402
from tests.council.decisions.consent_drive import Drive, furnish  # noqa: E402
from tests.council.decisions.consent_walk import end_of, illegal, walk  # noqa: E402

KEPT_TO_SENSE, UNDONE = 0.75, 0.1


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=60, metavar="N")
    parser.add_argument("--acts", type=int, default=120, metavar="N", help="at most so many in a round")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seats", type=int, default=3, help="circle whose paths are walked")
    args = parser.parse_args()
    try:
        _paths(args.seats)
        _rounds(args.rounds, args.acts, Random(args.seed))
    except AssertionError as broken:
        print(broken, file=sys.stderr)
        return 1
    return 0


def _paths(seats: int) -> None:
    """The machine alone, in circles of seats and of one seat and one table."""
    for kind in ("proposal", "election"):
        for some, tables in ((seats, 0), (1, 1)):
            began = time.process_time()
            found = walk(kind, seats=some, tables=tables, objections=1)
            print(
                f"{kind}, {some} seats and {tables} tables: {len(found.moments)} moments, "
                f"{len(found.moves)} kinds of move, {found.taken} acts taken, {found.refused} illegal acts "
                f"refused in {len(found.refusals)} ways; {time.process_time() - began:.1f} s of CPU"
            )


def _rounds(rounds: int, acts: int, chance: Random) -> None:
    """Whole rounds through the store, each taken back to nothing at its end."""
    taken: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    undone, began = 0, time.process_time()
    with TemporaryDirectory() as place, Store.open(f"{place}/drill.council", create=True) as store:
        store.act(furnish)
        for number in range(rounds):
            drive = Drive(store, election=number % 3 == 2)
            for _act in range(acts):
                if chance.random() < UNDONE:
                    drive.redo()
                    undone += 1
                if chance.random() < KEPT_TO_SENSE:
                    drive.sensible(chance)
                else:
                    drive.anything(chance)
                view = drive.view
                assert view is not None
                assert not illegal(view.round), f"{illegal(view.round)}: {view.round}"
                if view.round.is_over:
                    break
            ends[end_of(view.round)] += 1
            undone += len(drive.start) - 1
            drive.home()
            taken.update(drive.taken)
            refused.update(drive.refused)
    print(
        f"{rounds} rounds through the store: {taken.total()} acts of {len(taken)} verbs taken, "
        f"{refused.total()} refused in {len(refused)} ways without a trace, {undone} undone, every table as "
        f"before; ended {dict(ends.most_common())}; {time.process_time() - began:.1f} s of CPU"
    )


if __name__ == "__main__":
    raise SystemExit(main())
