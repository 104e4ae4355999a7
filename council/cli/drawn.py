"""What `council draw` leaves behind: the files of a draw, made as bytes and put in place together."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from urllib.parse import quote

from council.files import csv_bytes
from council.selection import certificate, summary
from council.selection.folder import laid_out
from council.selection.lottery import Lottery, chances, pick, place_of
from council.selection.targets import Pool, Targets, in_order
from council.selection.verify import prf

OWN = (
    "panel.csv",
    "chances.csv",
    "lottery.json",
    "certificate",
    "certificate-private",
    "summary.json",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A lottery with the ticket that was drawn, and what its certificate needs."""

    pool: Pool
    targets: Targets
    lottery: Lottery
    ticket: int
    is_replay: bool
    secret: bytes
    made_at: datetime
    digits_at: datetime
    name: str
    left_out: tuple[tuple[str, int], ...]


def chosen_ticket(
    lottery: Lottery, *, ticket: int | None, seed: str | None, chance: Callable[[int], int]
) -> int:
    """The ticket asked for; else the one the seed gives; else one by chance.

    Raises: TicketOutOfRange.
    """
    if ticket is None and seed is not None:
        key = hashlib.sha256(lottery_bytes(lottery) + b"\x00" + seed.encode()).digest()
        return prf(key, "panel-index", lottery.total)
    if ticket is None:
        return chance(lottery.total)
    place_of(lottery.weights, ticket)
    return ticket


def lottery_bytes(lottery: Lottery) -> bytes:
    """lottery.json: panels as sorted ids with their weights, and the total."""
    panels = [
        json.dumps({"ids": panel, "weight": weight}, ensure_ascii=False, separators=(",", ":"))
        for panel, weight in zip(lottery.panels, lottery.weights, strict=True)
    ]
    return ('{"panels":[\n' + ",\n".join(panels) + f'\n],"total":{lottery.total}}}\n').encode()


def files_of(outcome: Outcome, told: Mapping[str, object]) -> dict[str, bytes]:
    """Every file of the draw by its path in the folder."""
    lottery, pool = outcome.lottery, in_order(outcome.pool)
    place = {one: number for number, one in enumerate(pool.ids)}
    panel = [[one, *pool.values[place[one]]] for one in pick(lottery, outcome.ticket)]
    given = chances(lottery)
    text = json.dumps(told, indent=2, ensure_ascii=False) + "\n"
    return {
        "panel.csv": csv_bytes(["id", *pool.features], panel),
        "chances.csv": csv_bytes(["id", "chance"], [[one, decimal(given[one])] for one in sorted(given)]),
        "lottery.json": lottery_bytes(lottery),
        **_certificate(outcome),
        "summary.json": text.encode(),
    }


def _certificate(outcome: Outcome) -> dict[str, bytes]:
    lottery = outcome.lottery
    number = prf(outcome.secret, "council", 2**128)
    plan = certificate.Plan(
        council_id=str(uuid.UUID(int=number)),
        council_name=outcome.name,
        made_at=certificate.time_of(outcome.made_at),
        left_out=outcome.left_out,
        chance=certificate.ChancePlan(
            device=certificate.GIVEN_DEVICE if outcome.is_replay else certificate.QUICK_DEVICE
        ),
    )
    files = certificate.commitment_files(
        lottery=lottery, pool=outcome.pool, targets=outcome.targets, plan=plan, secret=outcome.secret
    )
    files |= certificate.result_files(
        files,
        digits=certificate.digits_for(files, lottery, outcome.ticket),
        digits_at=certificate.time_of(outcome.digits_at),
    )
    receipts = {
        f"receipts/{quote(one, safe=' ')}.json": data
        for one, data in certificate.receipt_files(files).items()
    }
    is_public = certificate.is_public(files)
    return laid_out(files | receipts, is_public=is_public)


def summary_of(outcome: Outcome) -> dict[str, object]:
    """summary.json but for the seconds: what was drawn, how fair it is, and whether that is proven."""
    lottery = outcome.lottery
    told = summary.summary_of(lottery, outcome.pool)
    given = chances(lottery)
    return {
        "rule": lottery.rule,
        "pool": len(lottery.ids),
        "seats": lottery.seats,
        "panels": len(lottery.panels),
        "total": lottery.total,
        "ticket": outcome.ticket,
        "min_chance": _number(told["min_chance"]),
        "max_chance": _number(told["max_chance"]),
        "optimum_min_chance": _number(str(lottery.reach)),
        "reach": str(lottery.reach),
        "certified": lottery.certified,
        "exact": lottery.exact,
        "proof": lottery.how,
        "levels": [[str(one.chance), one.people] for one in lottery.levels],
        "gini": told["gini"],
        "geometric_mean": told["geometric_mean"],
        "never": sum(not chance for chance in given.values()),
        "certain": sum(chance == 1 for chance in given.values()),
        "version": dict(lottery.versions),
    }


def _number(fraction: str) -> float:
    return round(float(Fraction(fraction)), 12)


def decimal(chance: Fraction) -> str:
    """A chance as a decimal of at most 12 digits, without zeros at its end."""
    text = f"{round(chance * 10**12):013d}"
    return (text[:-12] + "." + text[-12:]).rstrip("0").rstrip(".")


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files in place all at once, or leave the folder as it was.

    They are written beside it first; what a disk refuses is refused there.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, data in files.items():
            place = fresh / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        _settle(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _settle(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.chmod(0o755)
        os.rename(fresh, folder)
        return
    for name in OWN:
        old = folder / name
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink(missing_ok=True)
    for one in sorted(fresh.iterdir()):
        os.replace(one, folder / one.name)
