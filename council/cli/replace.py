"""`council replace`: the seats of those who left, drawn with everybody who stays held fixed."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from functools import partial

from council.cli import committing
from council.cli.asked import Asked, pool_arguments, read_asked
from council.cli.draw import WRONG_USAGE, draw_arguments, refuse_kept, settle
from council.cli.drawn import Outcome
from council.cli.earlier import after_of, earlier_in, member_arguments, replacement_in
from council.selection.lottery import pick
from council.selection.replacing import Replacement
from council.selection.tables import members_bytes

SUMMARY = "draw who follows members who declined or left"
EXAMPLES = (
    "--people pool.csv --targets targets.csv --seats 24 --confirmed stay.csv --left left.csv "
    "--after draw --out draw2",
    "--people pool.csv --targets targets.csv --seats 24 --confirmed stay.csv --out draw2 --commit",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    pool_arguments(parser)
    member_arguments(parser)
    draw_arguments(parser)


def run(args: argparse.Namespace) -> int:
    from council.selection.replacing import find_replacements

    begun = time.perf_counter()
    if wrong := committing.misuse(args):
        print(f"council replace: {wrong}.", file=sys.stderr)
        return WRONG_USAGE
    refuse_kept(args.out, force=args.force)
    earlier = earlier_in(args.after)
    replacement = replacement_in(args, read_asked(args), earlier)
    asked = Asked(replacement.pool, replacement.targets, replacement.left_out)
    return settle(
        args,
        asked,
        find=partial(find_replacements, replacement=replacement),
        verb="replace",
        after=after_of(replacement, earlier, "replacement"),
        more=partial(_members, replacement),
        told=_told(replacement),
        begun=begun,
    )


def _told(replacement: Replacement) -> dict[str, object]:
    """What the summary says beside the draw: who stays, who left, which lines that broke."""
    return {
        "purpose": "replacement",
        "seated": len(replacement.seated_ids),
        "left": len(replacement.left),
        "broken": [
            {"feature": one.line.feature, "value": one.line.value, "kept": one.kept, "short": one.short}
            for one in replacement.broken
        ],
    }


def _members(replacement: Replacement, outcome: Outcome, _files: Mapping[str, bytes]) -> dict[str, bytes]:
    """members.csv: the whole panel as it is now, once somebody is drawn."""
    if outcome.ticket is None:
        return {}
    panel = pick(outcome.lottery, outcome.ticket)
    return {"members.csv": members_bytes(replacement.seated, outcome.pool, panel)}
