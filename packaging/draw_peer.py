"""The other tool's lottery as JSON; run in an environment of its own, by bench_draw.py.

    python draw_peer.py PEOPLE.csv TARGETS.csv SEATS RULE SOLVER ADDRESS_COLUMN_OR_- OUT.json

Writes panels, probabilities, the CPU seconds until they were found, and its own rounding to 1,000 tickets.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from pathlib import Path

TICKETS = 1_000


def main() -> int:
    people_file, targets_file, seats, rule, solver, address, out = sys.argv[1:]
    from sortition_algorithms import committee_generation as generation
    from sortition_algorithms.core import lottery_rounding
    from sortition_algorithms.features import read_in_features
    from sortition_algorithms.people import read_in_people
    from sortition_algorithms.settings import Settings

    lines, head = _rows(targets_file)
    features, *_names = read_in_features(head, lines, int(seats))
    rows, head = _rows(people_file)
    together = [] if address == "-" else [address]
    settings = Settings(
        id_column="id",
        columns_to_keep=[],
        check_same_address=bool(together),
        check_same_address_columns=together,
    )
    people, _report = read_in_people(head, rows, features, settings)
    find = {"maximin": generation.find_distribution_maximin, "leximin": generation.find_distribution_leximin}
    panels, shares, _report = find[rule](features, people, int(seats), together, solver)
    seconds = time.process_time()
    tickets = lottery_rounding(panels, shares, TICKETS)
    found = {
        "seconds": seconds,
        "panels": [sorted(panel) for panel in panels],
        "shares": list(map(float, shares)),
        "tickets": [sorted(panel) for panel in tickets],
    }
    Path(out).write_text(json.dumps(found), "utf-8")
    return 0


def _rows(path: str) -> tuple[list[dict[str, str]], list[str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    wanted = [name for name in reader.fieldnames or [] if name not in ("min_flex", "max_flex")]
    return [{name: row[name] for name in wanted} for row in rows], wanted


if __name__ == "__main__":
    sys.exit(main())
