"""The console script: nothing, a council file or `open FILE` opens the window; other verbs do without it."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Do what the command line says; Qt is loaded only for the window. Returns: the exit code."""
    if getattr(sys, "frozen", False):  # one program file is also its own process beside the window
        multiprocessing.freeze_support()
    args = sys.argv[1:] if argv is None else argv
    if len(args) == 1 and args[0].endswith(".council"):  # as a double click on a file has it
        args = ["open", *args]
    if args and (args[0] != "open" or len(args) != 2 or args[1].startswith("-")):
        from council.cli import main as command_line

        return command_line(args)
    if no_screen():
        print(
            "council: there is no screen to open the window on. Commands work without: council --help",
            file=sys.stderr,
        )
        return 1
    from ui.app import run  # Qt, and only now

    return run(Path(args[1]) if args else None)


def no_screen() -> bool:
    """Whether this is a Linux session without a screen, where Qt would end the program by a signal."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in named)


if __name__ == "__main__":
    sys.exit(main())
