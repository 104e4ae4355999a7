"""The same verbs as the window, without one: each lies in a module of its name.

Exit: 0 done · 1 refused, or does not hold · 2 the answer is no · 64 wrong usage · 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import NoReturn

from council import __version__
from council.errors import CouncilError
from council.progress import Cancelled

VERBS = (
    "demo", "invite", "targets", "pool-check", "draw", "reveal", "replace", "alternates", "draw-check",
    "verify", "seat", "sheets", "minutes", "ground", "report", "check",
)  # fmt: skip
REFUSED, USAGE, INTERRUPTED = 1, 64, 130
MOST_FOUND = 20


class _Parser(argparse.ArgumentParser):
    """argparse ends wrong usage with 2, which here means "the answer is no"."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n{self.prog} --help tells more.\n")


def main(argv: Sequence[str]) -> int:
    """Run one verb and return its exit code. Refusals are said on standard error."""
    verb = argv[0] if argv else "--help"
    if verb in ("--version", "-V"):
        print(f"council {__version__}")
        return 0
    if verb in ("--help", "-h", "help"):
        print(_overview())
        return 0
    if verb == "open":
        print("usage: council open FILE          open one council file in the window", file=sys.stderr)
        return 0 if {"--help", "-h"} & set(argv) else USAGE
    if verb not in VERBS:
        print(f"council: there is no verb “{verb}”.\n\n{_overview()}", file=sys.stderr)
        return USAGE
    try:
        return _run(verb, argv[1:])
    except CouncilError as error:
        from council.words import say

        print(f"council {verb}: {say(error)}", file=sys.stderr)
        for words in (*_also_found(error), *_options_for(error)):
            print(f"  {words}", file=sys.stderr)
        return REFUSED
    except OSError as error:
        print(f"council {verb}: {error.filename or ''}: {error.strerror or error}", file=sys.stderr)
        return REFUSED
    except (KeyboardInterrupt, Cancelled):
        print(f"council {verb}: interrupted; nothing was left half-done.", file=sys.stderr)
        return INTERRUPTED


def _also_found(error: CouncilError) -> list[str]:
    """What else was found in a refused file, each with its place and remedy: all can be mended at once."""
    found = error.facts.get("findings")
    rest = found[1:] if isinstance(found, tuple) else ()  # other refusals tell theirs in words
    lines = [" ".join(filter(None, (f"{one.where()} –", one.words, one.remedy))) for one in rest[:MOST_FOUND]]
    return lines + (["…"] if len(rest) > MOST_FOUND else [])


def _options_for(error: CouncilError) -> list[str]:
    """The options that decide what a file of people leaves open: a remedy says what, these say how."""
    from council.words import _

    found = error.facts.get("findings")
    codes = {one.code for one in found} if isinstance(found, tuple) else set()
    options = {
        "feature-without-column": _("--born COLUMN --on DAY: ages are counted from a column of birth dates."),
        "value-unknown": _("--map FILE: a table feature,from,to says what spellings stand for."),
        "value-missing": _("--missing exclude or --missing ignore: people without an answer."),
    }
    return [words for code, words in options.items() if code in codes]


def _run(verb: str, argv: Sequence[str]) -> int:
    module = _module(verb)
    examples = "\n".join(f"  council {verb} {example}" for example in module.EXAMPLES)
    parser = _Parser(
        prog=f"council {verb}",
        description=module.SUMMARY,
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.arguments(parser)
    try:
        args = parser.parse_args(argv)
    except SystemExit as done:
        return int(done.code or 0)
    code = module.run(args)
    _flush()
    return int(code)


def _module(verb: str) -> ModuleType:
    """The module a verb lies in: draw-check is draw_check.py."""
    return import_module(f"council.cli.{verb.replace('-', '_')}")


def _flush() -> None:
    """A reader that closed early (`council … | head`) is no fault of ours."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _overview() -> str:
    lines = [
        "usage: council [open FILE]          the window",
        "       council VERB [OPTIONS]       without a window",
        "",
    ]
    for verb in VERBS:
        lines.append(f"  {verb:10} {_module(verb).SUMMARY}")
    lines += ["", "council VERB --help tells the options, with examples."]
    return "\n".join(lines)
