"""`council alternates`: who waits for a seat to fall free, chosen for a stated chance to stay, and drawn."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from council.cli import committing
from council.cli.asked import Asked, pool_arguments, progress, read_asked, rows_of
from council.cli.draw import WRONG_USAGE, draw_arguments, refuse_kept, settle
from council.cli.drawn import Outcome
from council.cli.earlier import after_of, earlier_in, member_arguments, replacement_in
from council.people.cells import key
from council.selection.alternates import KIND, Alternates, Staying, choose_alternates, of_kinds
from council.selection.certificate import pseudonyms
from council.selection.lottery import pick
from council.selection.refusals import AlternatesUnusable
from council.selection.tables import alternates_bytes
from council.selection.targets import Targets
from council.words import _

SUMMARY = "choose and draw alternates for a panel"
EXAMPLES = (
    "--people pool.csv --targets targets.csv --seats 24 --confirmed panel.csv --places 8 --out alternates",
    "--people pool.csv --targets targets.csv --seats 24 --confirmed panel.csv --places 8 --stay 0.85 "
    "--stay-of stay.csv --after draw --out alternates",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    pool_arguments(parser)
    member_arguments(parser)
    add = parser.add_argument
    add("--places", type=int, required=True, metavar="N", help="how many alternates")
    add("--stay", type=float, default=0.9, metavar="CHANCE", help="that a member stays (default 0.9)")
    add(
        "--stay-of",
        type=Path,
        metavar="FILE",
        help="feature,value,factor: what the chance is multiplied with for people of this value",
    )
    draw_arguments(parser)


def run(args: argparse.Namespace) -> int:
    from council.selection.rules import find_lottery

    begun = time.perf_counter()
    if wrong := committing.misuse(args):
        print(f"council alternates: {wrong}.", file=sys.stderr)
        return WRONG_USAGE
    refuse_kept(args.out, force=args.force)
    earlier, whole = earlier_in(args.after), read_asked(args)
    around = replacement_in(args, whole, earlier)
    staying = Staying(args.stay, _factors(args.stay_of, whole.targets))
    choice = choose_alternates(asked=around, places=args.places, staying=staying, progress=progress())
    pool, targets, seated = of_kinds(around, choice)
    after = after_of(around, earlier, "alternates", seated=seated, whole=targets)
    if not args.json:
        print(_said(choice))
    return settle(
        args,
        Asked(pool, targets, around.left_out),
        find=partial(find_lottery, pool=pool, targets=targets),
        verb="alternates",
        after=after,
        more=_in_order,
        told={"purpose": "alternates", "alternates": choice.told()},
        begun=begun,
    )


def _factors(path: Path | None, targets: Targets) -> dict[tuple[str, str], float]:
    """The factor of each value named, spelt as the targets spell it.

    Raises: FileRefused; AlternatesUnusable, for a value no target knows or what is no number.
    """
    known = {(key(line.feature), key(line.value)): (line.feature, line.value) for line in targets.lines}
    found = {}
    for feature, value, factor in rows_of(path, 3) if path else []:
        place = known.get((key(feature), key(value)))
        try:
            number = float(factor)
        except ValueError:
            number = -1.0
        if place is None or not 0 <= number <= 10:
            raise AlternatesUnusable(
                reason=_("“{feature}: {value}: {factor}” names no target and factor.").format(
                    feature=feature, value=value, factor=factor
                )
            )
        found[place] = number
    return found


def _in_order(outcome: Outcome, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """alternates.csv: in the order in which they wait, which is that of their pseudonyms."""
    if outcome.ticket is None:
        return {}
    names = pseudonyms({"keys.json": files["certificate-private/keys.json"]})
    order = sorted(pick(outcome.lottery, outcome.ticket), key=names.__getitem__)
    return {"alternates.csv": alternates_bytes(outcome.pool, order, hidden=(KIND,))}


def _said(choice: Alternates) -> str:
    return _(
        "When each member stays with chance {stay} on average, {without} seats are short of the targets in "
        "the mean ({p95_without} in one case of twenty, or more); with these {places} alternates {with_} "
        "({p95_with}). No choice could mend more than this one by over {rest} %."
    ).format(
        stay=f"{choice.staying:.2f}",
        without=f"{choice.mean_without:.1f}",
        p95_without=f"{choice.p95_without:.0f}",
        places=choice.places,
        with_=f"{choice.mean_with:.1f}",
        p95_with=f"{choice.p95_with:.0f}",
        rest=f"{100 * (1 / max(choice.share, 0.01) - 1):.1f}",
    )
