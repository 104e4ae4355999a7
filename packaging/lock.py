"""Write packaging/locks/: every package with version and hash, as pip chooses them today on this machine.

Run by hand when a pin in pyproject.toml moves:  .venv/bin/python packaging/lock.py
torch is left out: its file differs by index (see dev.py), its range stands in pyproject.toml.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = (
    ROOT
    / "packaging"
    / "locks"
    / f"py{sys.version_info.major}{sys.version_info.minor}-{sys.platform}-{platform.machine()}.txt"
)
ELSEWHERE = {"torch", "council"}


def chosen() -> list[tuple[str, str, str]]:
    """(name, version, sha256) of every file pip would install into an empty environment."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
    command += ["--disable-pip-version-check", "--report", "-", f"{ROOT}[dev]"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    rows = []
    for item in json.loads(done.stdout)["install"]:
        name, version = item["metadata"]["name"].lower().replace("_", "-"), item["metadata"]["version"]
        if name not in ELSEWHERE:
            rows.append((name, version, item["download_info"]["archive_info"]["hashes"]["sha256"]))
    return sorted(rows)


def main() -> None:
    rows = chosen()
    lines = [f"{name}=={version} --hash=sha256:{digest}" for name, version, digest in rows]
    head = "# Written by packaging/lock.py; installed by packaging/dev.py with --require-hashes."
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join([head, *lines]) + "\n")
    print(f"{TARGET.relative_to(ROOT)}: {len(rows)} packages")


if __name__ == "__main__":
    main()
