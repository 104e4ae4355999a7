"""`council pool-check`: what the targets allow over a pool, before anything is drawn."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction

from council.cli.asked import Asked, changes_of, pool_arguments, progress, read_asked
from council.selection.live import Live, Reach, Step
from council.selection.prospects import Prospects, Same, prospects_of, reason, reason_certain
from council.selection.refusals import TargetsOutOfReach
from council.selection.targets import Line
from council.words import _, say

SUMMARY = "say how fair a draw can be, what limits it, and who can never be drawn"
EXAMPLES = (
    "--people pool.csv --targets targets.csv --seats 100",
    "--people pool.xlsx --targets targets.csv --seats 24 --address street --address postcode --json",
)
ANSWER_IS_NO = 2
SCARCE = 3  # people for a wanted seat; a line with fewer is marked
NAMED = 10  # ids that are named in words; --json names all


def arguments(parser: argparse.ArgumentParser) -> None:
    pool_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print everything as JSON, all ids included")


def run(args: argparse.Namespace) -> int:
    from council.selection.feasible import check_model

    asked = read_asked(args)
    live = Live(asked.pool, asked.targets)
    model = live.model(asked.targets)
    try:
        check_model(model)
    except TargetsOutOfReach as error:
        return _out_of_reach(args, asked, error)
    told = live.reach(asked.targets)
    prospects = prospects_of(model, progress=progress()) or Prospects((), (), False)
    if args.json:
        print(json.dumps(_plain(asked, told, prospects), indent=2, ensure_ascii=False))
    else:
        print("\n".join([*_table(asked, told), "", *_said(told, prospects)]))
    return 0


def _out_of_reach(args: argparse.Namespace, asked: Asked, error: TargetsOutOfReach) -> int:
    proposals = changes_of(error)
    print(f"council pool-check: {say(error)}", file=sys.stderr)
    if args.json:
        told = {
            "possible": False,
            **_sizes(asked),
            "reason": error.facts["reason"],
            "changes": proposals[0] if proposals else [],
            "alternatives": proposals[1:],
            "lines": [_plain_line(asked, line) for line in asked.targets.lines],
        }
        print(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        print("\n".join(_table(asked, None)))
    return ANSWER_IS_NO


# as values --------------------------------------------------------------------------------------------


def _plain(asked: Asked, told: Reach, prospects: Prospects) -> dict[str, object]:
    return {
        "possible": True,
        **_sizes(asked),
        "reach": str(told.chance),
        "min_chance": round(float(told.chance), 12),
        "exact": told.exact,
        "limiting": [
            {"feature": one.line.feature, "value": one.line.value, "side": one.side, "gain": str(one.gain)}
            for one in told.limiting
        ],
        "lines": [
            _plain_line(asked, line) | {"steps": [_plain_step(step) for step in _steps_of(told, line)]}
            for line in asked.targets.lines
        ],
        "never": [_plain_same(one, reason(one)) for one in prospects.never],
        "certain": [_plain_same(one, reason_certain(one)) for one in prospects.certain],
        "proven": prospects.proven,
    }


def _sizes(asked: Asked) -> dict[str, object]:
    return {
        "pool": len(asked.pool.ids),
        "seats": asked.targets.seats,
        "left_out": dict(asked.left_out),
    }


def _plain_line(asked: Asked, line: Line) -> dict[str, object]:
    people = asked.pool.column(line.feature).count(line.value)
    return {
        "feature": line.feature,
        "value": line.value,
        "min": line.least,
        "max": line.most,
        "people": people,
        "scarce": people < SCARCE * line.least,
    }


def _plain_step(step: Step) -> dict[str, object]:
    return {
        "min": step.least,
        "max": step.most,
        "possible": step.possible,
        "reach": str(step.chance) if step.possible else None,
        "gain": str(step.gain) if step.possible else None,
        "shuts": step.shuts,
    }


def _plain_same(same: Same, why: str) -> dict[str, object]:
    return {"ids": list(same.ids), "attributes": dict(same.values), "why": why}


def _steps_of(told: Reach, line: Line) -> list[Step]:
    return [step for step in told.steps if (step.line.feature, step.line.value) == (line.feature, line.value)]


# in words ---------------------------------------------------------------------------------------------


def _table(asked: Asked, told: Reach | None) -> list[str]:
    """The lines beside the pool, in columns; what a seat does stands only where it does something."""
    head = [_("line"), _("pool"), _("min"), _("max"), _("a seat more or less")]
    rows = [head]
    for line in asked.targets.lines:
        plain = _plain_line(asked, line)
        steps = [] if told is None else _steps_of(told, line)
        effect = "; ".join(_effect(line, step) for step in steps if _matters(step))
        scarce = _("few") if plain["scarce"] else ""
        name = f"{line.feature}: {line.value}"
        rows.append([name, str(plain["people"]), str(line.least), str(line.most), effect or scarce])
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    padded = [[_padded(cell, widths, place) for place, cell in enumerate(row)] for row in rows]
    return ["  ".join(row).rstrip() for row in padded]


def _padded(cell: str, widths: Sequence[int], place: int) -> str:
    return cell.rjust(widths[place]) if 0 < place < 4 else cell.ljust(widths[place])


def _matters(step: Step) -> bool:
    return not step.possible or step.shuts or step.gain != 0


def _effect(line: Line, step: Step) -> str:
    side = _("min {seats}") if step.least != line.least else _("max {seats}")
    name = side.format(seats=step.least if step.least != line.least else step.most)
    if not step.possible:
        return _("{step}: no panel").format(step=name)
    if step.shuts:
        return _("{step}: some could never be drawn").format(step=name)
    sign = "+" if step.gain > 0 else "−"
    return f"{name}: {sign}{_percent(abs(step.gain))}"


def _said(told: Reach, prospects: Prospects) -> list[str]:
    lines = [
        _("A panel exists. In the fairest draw nobody’s chance is below {percent} ({share}).").format(
            percent=_percent(told.chance), share=told.chance
        )
    ]
    for limit in told.limiting:
        words = _("Limited by “{line}” ({side}); a seat of room gives {gain}.")
        side = _("at most {seats}") if limit.side == "most" else _("at least {seats}")
        side = side.format(seats=limit.line.most if limit.side == "most" else limit.line.least)
        name = f"{limit.line.feature}: {limit.line.value}"
        lines.append(words.format(line=name, side=side, gain=_percent(limit.gain)))
    lines += _listed(_("Can never be drawn"), prospects.never, reason)
    return lines + _listed(_("Certain in the fairest draw"), prospects.certain, reason_certain)


def _listed(title: str, groups: Sequence[Same], why: Callable[[Same], str]) -> list[str]:
    people = sum(len(one.ids) for one in groups)
    if not people:
        return [f"{title}: " + _("nobody") + "."]
    lines = [f"{title}: {people}."]
    for one in groups[:NAMED]:
        ids = ", ".join(one.ids[:NAMED]) + (", …" if one.ids[NAMED:] else "")
        lines.append(f"  {ids} ({one.attributes}). {why(one)}")
    return lines + ([f"  … (+{len(groups) - NAMED})"] if groups[NAMED:] else [])


def _percent(chance: Fraction) -> str:
    return f"{float(chance) * 100:.2f} %"
