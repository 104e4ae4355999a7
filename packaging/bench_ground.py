"""Ground: themes, scale, near pairs, votes and the window's calm, each beside what it must reach.

    python packaging/bench_ground.py [themes|scale|pairs|votes|calm|attempts] [options of that part]

Without a name all parts run but the attempts, which judge nothing; one after the other, each in a process of
its own. Exit: 1 when one fails.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PARTS = ("themes", "scale", "pairs", "votes", "calm")
BY_NAME = (*PARTS, "attempts")


def main(argv: list[str]) -> int:
    """Run the parts asked for, all of them when none is named."""
    if argv and argv[0] not in BY_NAME:
        print(f"usage: dev.py bench ground [{'|'.join(BY_NAME)}]")
        return 64
    parts, given = ((argv[0],), argv[1:]) if argv else (PARTS, [])
    failed = []
    for part in parts:
        print(f"\n== {part}", flush=True)
        script = Path(__file__).with_name(f"bench_ground_{part}.py")
        if subprocess.run([sys.executable, str(script), *given], check=False).returncode != 0:
            failed.append(part)
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall parts hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
