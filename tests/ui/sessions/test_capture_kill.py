"""Live capture is killed in mid-stream: nothing that was shown as saved is lost, and the draft is fresh."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from council.sessions import queries
from council.store import Store, draft_of
from tests.ui.sessions.conftest import prepare
from ui.sessions.live.state import DraftState

KILLS = 8
EVER = ("captured", "read_back", "confirmed", "corrected", "split", "merged", "withdrawn")
CHILD = "tests.ui.sessions.capturing"


def run_until_killed(path: Path, session_id: str, chance: random.Random) -> tuple[list[dict], float]:
    """What the child told, and when it was killed (monotonic seconds, one clock for all processes)."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", CHILD, str(path), session_id, str(chance.random())]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        first = child.stdout.readline()
        time.sleep(0.4 + chance.expovariate(1 / 0.6))
        killed = time.monotonic()
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read()
    return [json.loads(line) for line in (first + rest).decode().splitlines()], killed


def fresh_lines(told: list[dict], killed: float) -> set[str]:
    """Every wording that stood in the line during the last second in which the child was at work."""
    lines = [one for one in told if "line" in one]
    killed = min(killed, lines[-1]["at"])
    inside = {one["line"] for one in lines if one["at"] >= killed - 1.0}
    before = [one["line"] for one in lines if one["at"] < killed - 1.0]
    return inside | set(before[-1:])


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path):
    """After each kill the file holds every statement and version shown as saved, none of them twice.

    Each still has what it came from, and the draft is at most a second old.
    """
    path, chance, acknowledged = tmp_path / "killed.council", random.Random("kill"), set()
    with Store.open(path, create=True) as store:
        session_id = store.act(prepare).value
    for _ in range(KILLS):
        told, killed = run_until_killed(path, session_id, chance)
        acknowledged |= {one["saved"] for one in told if "saved" in one}
        with Store.open(path) as store:
            assert store.check() == ()
            kept = store.read(queries.statements_of, session_id=session_id)
            ever = store.read(queries.statements_of, session_id=session_id, states=EVER)
            draft = DraftState.of_text(store.read(draft_of, place=f"capture:{session_id}"))
        ids = {one.id for one in ever}
        assert acknowledged <= ids
        assert {parent for one in ever for parent in one.parents} <= ids
        assert len({one.text for one in kept}) == len(kept), "a statement was kept twice"
        assert draft.line.text in fresh_lines(told, killed) or draft.id in ids
    assert len(acknowledged) > KILLS
