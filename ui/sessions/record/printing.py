"""The minutes as a file, made beside the store."""

from __future__ import annotations

from pathlib import Path

from council.report.minutes.telling import MinutesText
from council.saving import write_file


def print_to(text: MinutesText, *, path: Path) -> int:
    """Write the minutes as PDF on A4, whole or not at all; how many pages."""
    from council.report.minutes.printing import print_minutes  # loads the printer only when it prints

    printed = print_minutes(text)
    write_file(path, printed.data)
    return printed.pages
