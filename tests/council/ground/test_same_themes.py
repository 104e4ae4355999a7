"""The same statements give the same bytes of themes in another process, under another hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

PROPOSED = """
import sys
import numpy as np
from council.ground.meaning.vectors import unit
from council.ground.themes import near
from council.ground.themes.proposing import propose
from council.ground.themes.values import Told

near.EXACT = 200  # the cells are walked too
chance = np.random.RandomState(3)
topic = np.arange(400) % 9
centres = chance.standard_normal((9, 48))
rows = unit((centres[topic] + 1.5 * chance.standard_normal((400, 48))).astype(np.float32))
says = ["bus", "park", "rent", "school", "market", "water", "street", "music", "clinic"]
told = [Told(str(at), f"{says[n]} {says[(n + at) % 9]} said {'abcdefgh'[at % 8]}x", f"a{at % 90}")
        for at, n in enumerate(topic)]
order = list(range(400))[:: int(sys.argv[1])]
found = propose([told[at] for at in order], rows[order], rows[order])
assert len(found.themes) > 3 and found.parents is not None
sys.stdout.write(repr(found))
"""


def test_another_process_and_hash_seed_give_the_same_bytes() -> None:
    """Two processes, two hash seeds, the statements the other way round: one proposal to the last figure."""
    out = []
    for seed, order in (("1", "1"), ("77", "-1")):
        env = os.environ | {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
        ran = subprocess.run(
            [sys.executable, "-c", PROPOSED, order], env=env, cwd=ROOT, capture_output=True, check=True
        )
        out.append(ran.stdout)
    assert out[0] and out[0] == out[1]
