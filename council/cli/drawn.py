"""What `council draw` leaves behind: the files of a draw, made as bytes."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from council.cli.committing import Before, letters, summary_text
from council.selection import certificate, summary
from council.selection.entries import secret_hex
from council.selection.folder import RECEIPTS, file_name, laid_out, verifier_files, zipped
from council.selection.lottery import Lottery, chances, pick, place_of
from council.selection.tables import chances_bytes, lottery_bytes, panel_bytes
from council.selection.targets import Pool, Targets, in_order
from council.selection.verify import prf

MOST_RECEIPTS = 10_000  # from there on a disk takes longer over single files than the draw itself
OWN = (
    "panel.csv",
    "chances.csv",
    "lottery.json",
    "certificate",
    "certificate-private",
    "summary.json",
    "members.csv",
    "alternates.csv",
)


@dataclass(frozen=True, slots=True)
class After:
    """What a draw after the first one hands to its certificate, as commitment_files wants it.

    whole: the targets of the whole panel. seated: the members who stay, known: their pseudonyms by id, left:
    pseudonym and reason of who went since the draw before, earlier: everybody's pseudonym there.
    """

    purpose: str = "panel"
    whole: Targets | None = None
    seated: Pool | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    left: tuple[tuple[str, str], ...] = ()
    earlier: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A lottery, the ticket drawn (None: it is only committed to), and what its certificate needs."""

    pool: Pool
    targets: Targets
    lottery: Lottery
    ticket: int | None
    is_replay: bool
    secret: bytes
    made_at: datetime
    digits_at: datetime
    name: str
    left_out: tuple[tuple[str, int], ...]
    chance: certificate.ChancePlan = certificate.QUICK
    before: Before = Before()
    after: After = After()
    with_verifiers: bool = False


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


def files_of(outcome: Outcome, told: Mapping[str, object]) -> dict[str, bytes]:
    """Every file of the draw by its path in the folder; panel.csv only when a ticket was drawn."""
    made = committed(outcome)
    files = {
        "chances.csv": chances_bytes(outcome.lottery),
        "lottery.json": lottery_bytes(outcome.lottery),
    }
    if outcome.ticket is None:
        told = {**told, "commitment": certificate.commitment_hash(made)}
        files |= laid_out(made | receipts(made), is_public=False) | letters(made)
    else:
        made |= _quick_result(outcome, made)
        files["panel.csv"] = panel_bytes(in_order(outcome.pool), pick(outcome.lottery, outcome.ticket))
        files |= laid_out(made | receipts(made), is_public=certificate.is_public(made))
    if outcome.with_verifiers:
        files |= verifier_files("certificate/")
    return files | {"summary.json": summary_text(told)}


def committed(outcome: Outcome) -> dict[str, bytes]:
    """The certificate's files before chance is drawn."""
    before, after = outcome.before, outcome.after
    known = _known(outcome)
    number = prf(outcome.secret, "council", 2**128)
    plan = certificate.Plan(
        council_id=before.council_id or str(uuid.UUID(int=number)),
        council_name=outcome.name or before.council_name,
        made_at=certificate.time_of(outcome.made_at),
        number=before.number,
        previous=before.previous,
        purpose=after.purpose,
        seated=tuple(sorted(known.values())),
        left=after.left,
        left_out=outcome.left_out,
        chance=outcome.chance,
        void=before.void,
    )
    return certificate.commitment_files(
        lottery=outcome.lottery,
        pool=outcome.pool,
        targets=outcome.targets,
        whole=after.whole,
        seated=after.seated,
        known=known,
        before=after.earlier,
        plan=plan,
        secret=outcome.secret,
    )


def _known(outcome: Outcome) -> dict[str, str]:
    """The pseudonym of everybody who is seated; one of their own where no draw before gave one."""
    members = outcome.after.seated.ids if outcome.after.seated else ()
    made = {one: secret_hex(outcome.secret, f"member/{place}", 16) for place, one in enumerate(members)}
    return made | dict(outcome.after.known)


def _quick_result(outcome: Outcome, files: Mapping[str, bytes]) -> dict[str, bytes]:
    digits = certificate.digits_for(files, outcome.lottery, outcome.ticket or 0)
    at = certificate.time_of(outcome.digits_at)
    return certificate.result_files(files, digits=digits, digits_at=at)


def receipts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Everyone's receipt by its path beside the other files; of very large pools packed into one file."""
    made = certificate.receipt_files(files)
    named = {f"receipts/{file_name(one)}.json": data for one, data in made.items()}
    return named if len(named) <= MOST_RECEIPTS else {RECEIPTS: zipped(named)}


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
        "claim": told["claim"],
        "gap": told["gap"],
        "levels": [[str(one.chance), one.people] for one in lottery.levels],
        "gini": told["gini"],
        "geometric_mean": told["geometric_mean"],
        "never": told["never"],
        "certain": sum(chance == 1 for chance in given.values()),
        "version": dict(lottery.versions),
    }


def _number(fraction: str) -> float:
    return round(float(Fraction(fraction)), 12)
