"""Deciding: ballots against a slow counter, differences of wordings, secrecy of papers.

    python packaging/bench_decide.py [ballots|difference|secrecy] [options of that part]

Without a name all parts run, one after the other, each in a process of its own; those of other rooms lie in
bench_decide_NAME.py. Exit: 1 when one fails.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def parts() -> dict[str, Path]:
    """The parts by name, as they lie beside this file."""
    return {path.stem.removeprefix("bench_decide_"): path for path in sorted(HERE.glob("bench_decide_*.py"))}


def main(argv: list[str]) -> int:
    """Run the parts asked for, all of them when none is named."""
    there = parts()
    if argv and argv[0] not in there:
        print(f"usage: dev.py bench decide [{'|'.join(there)}]")
        return 64
    chosen, given = ((argv[0],), argv[1:]) if argv else (tuple(there), [])
    failed = []
    for part in chosen:
        print(f"\n== {part}", flush=True)
        if subprocess.run([sys.executable, str(there[part]), *given], check=False).returncode != 0:
            failed.append(part)
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall parts hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
