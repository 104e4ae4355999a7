"""The console script: nothing, a council file or `open FILE` opens the window; other verbs do without it."""

from __future__ import annotations

import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Do what the command line says; Qt is loaded only for the window. Returns: the exit code."""
    args = sys.argv[1:] if argv is None else argv
    if len(args) == 1 and args[0].endswith(".council"):  # as a double click on a file has it
        args = ["open", *args]
    if args and (args[0] != "open" or len(args) != 2 or args[1].startswith("-")):
        from council.cli import main as command_line

        return command_line(args)
    from ui.app import run  # Qt, and only now

    return run(Path(args[1]) if args else None)


if __name__ == "__main__":
    sys.exit(main())
