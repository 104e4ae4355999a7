"""The same seed tells the same story, in any process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.journeys.small import small_folder

STORY = """
import json, sys
from pathlib import Path
from council.decisions.queries import ballots_of
from council.ground.queries import ground_of, themes_of
from council.sample import tell
from council.selection.queries import draw_files, draws_of, seats_of
from council.sessions.queries import seatings_of
from council.store import Store

folder = Path(sys.argv[1])
with Store.open(folder / f"{sys.argv[2]}.council", create=True) as store:
    tell(store, folder=folder)
    files = store.read(draw_files, draw_id=store.read(draws_of)[-1].id)
    print(json.dumps([
        {name: files[name].decode() for name in ("commitment.json", "reveal.json", "result.json")},
        [seat.ref for seat in store.read(seats_of)],
        [[(p.seat_number, p.table_number) for p in seating.places] for seating in store.read(seatings_of)],
        [[theme.title, [s.number for s in theme.statements]] for theme in store.read(themes_of)],
        [[line.number, line.support, line.psg, line.label] for line in store.read(ground_of)],
        [[ballot.result.outcome, ballot.result.yes, ballot.result.no] for ballot in store.read(ballots_of)],
    ]))
"""


def told(folder: Path, hash_seed: str) -> str:
    env = {**os.environ, "PYTHONHASHSEED": hash_seed, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", STORY, str(folder), hash_seed]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout


def test_same_seed_same_council(tmp_path: Path) -> None:
    """Certificate, panel, tables, themes, shared ground and ballots are equal under two hash seeds."""
    folder = small_folder(tmp_path)
    assert told(folder, "1") == told(folder, "2")
