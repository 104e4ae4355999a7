"""Copy the verifier to resources/verify/, byte for byte, so that it can be handed out alone.

Run by hand when council/selection/verify.py changes:  .venv/bin/python packaging/ship_verifier.py
A test holds the two equal; verify.html is written by hand and held against it case by case.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "council" / "selection" / "verify.py"
TARGET = ROOT / "resources" / "verify" / "verify.py"


def main() -> None:
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(SOURCE.read_bytes())
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
