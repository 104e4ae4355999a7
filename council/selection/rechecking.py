"""Everything a draw's folder says, checked again from its own files: the certificate, every panel, every
chance, and the proof that nobody could be better off, in fractions.

Nothing here searches or solves. It needs the private files, so it is for the convener and the auditor.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from council.selection import certificate, verify
from council.selection.engine.alike import Model, model_of
from council.selection.engine.claims import holds, parted, reached
from council.selection.engine.proof import EXACT_ROOM, admissible, within
from council.selection.folder import file_name
from council.selection.lottery import (
    Level,
    Lottery,
    Proof,
    chances,
    farthest,
    level_of,
    levels_of,
    tickets_held,
)  # fmt: skip
from council.selection.summary import geometric_mean, gini
from council.selection.tables import chances_bytes, lottery_bytes, panel_bytes
from council.selection.targets import Line, Pool, Targets
from council.words import N_, _

PUBLIC, PRIVATE = "certificate", "certificate-private"
UNPROVEN = ("random",)
PROVABLE = ("bound", "columns closed")
# What a file of another shape than ours ends in, wherever it is first read.
MISSHAPEN = (KeyError, ValueError, TypeError, IndexError, AttributeError, ZeroDivisionError)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing checked. holds: None when it could not be, as words say."""

    name: str
    holds: bool | None
    words: str


class _Broken(Exception):
    """What a check found amiss, in words."""


@dataclass
class _Folder:
    """A draw's folder, taken apart."""

    files: Mapping[str, bytes]
    made: dict[str, bytes]
    pool: Pool
    seated: Pool
    targets: Targets
    lottery: Lottery
    summary: dict[str, Any]

    @cached_property
    def model(self) -> Model:
        return model_of(self.pool, self.targets)

    @property
    def is_drawn(self) -> bool:
        return "result.json" in self.made


def recheck(files: Mapping[str, bytes]) -> tuple[Check, ...]:
    """All checks of a draw's folder, given as path → bytes; a first one that fails ends them.

    A folder that is only committed to is checked as far as it goes.
    """
    found: list[Check] = []
    name = N_("certificate")
    try:
        found.append(Check(_(name), True, _certificate(files)))
        name = N_("private files")
        folder = _opened(files)
        for name, check in CHECKS:
            words = check(folder)
            found.append(Check(_(name), True if words else None, words or _("nothing to check")))
    except _Broken as fault:
        found.append(Check(_(name), False, str(fault)))
    except MISSHAPEN as fault:
        words = _("its files are not as the program writes them ({fault}).").format(fault=repr(fault))
        found.append(Check(_(name), False, words))
    return tuple(found)


def _certificate(files: Mapping[str, bytes]) -> str:
    """The certificate as anybody checks it, with the auditor's file and every receipt."""
    made = _by_name(files)
    for name in ("commitment.json", "audit.json", "keys.json", "proof.json"):
        if name not in made:
            raise _Broken(_("{name} is missing.").format(name=name))
    shown = {name: data for name, data in made.items() if name not in ("keys.json", "proof.json")}
    if "result.json" in made or "reveal.json" in made:
        verdict = verify.verify_files(shown)
        if verdict.code:
            raise _Broken(f"{verdict.code}: {verdict.words}.")
        return _("valid, and so are all receipts")
    try:
        verify.check_plan(verify.opened("commitment.json", made["commitment.json"]))
        verify.opened("audit.json", made["audit.json"])
    except verify.Failed as fault:
        raise _Broken(f"{fault}.") from None
    return _("a sound commitment; nothing is drawn yet")


def _by_name(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The certificate's files without their folder; public ones stand before private ones."""
    made = {name.split("/", 1)[1]: data for name, data in files.items() if name.startswith(f"{PRIVATE}/")}
    made |= {name.split("/", 1)[1]: data for name, data in files.items() if name.startswith(f"{PUBLIC}/")}
    return {name: data for name, data in made.items() if name.endswith(".json")}


def _opened(files: Mapping[str, bytes]) -> _Folder:
    made = _by_name(files)
    c, audit = json.loads(made["commitment.json"]), json.loads(made["audit.json"])
    proof = json.loads(made["proof.json"])
    hash_ = certificate.commitment_hash(made)
    for name in ("audit.json", "proof.json", "keys.json"):
        if json.loads(made[name])["commitment"] != hash_:
            raise ValueError(name)
    back = {name: one for one, name in certificate.pseudonyms(made).items()}
    homes = {name: people[0] for people in proof["homes"] for name in people}
    pool = _pool(audit["records"], back, homes, lambda name: name not in c["seated"])
    seated = _pool(audit["records"], back, homes, lambda name: name in c["seated"])
    return _Folder(
        files=files,
        made=made,
        pool=pool,
        seated=seated,
        targets=_targets(c, proof, seated),
        lottery=_lottery(c, audit, proof, pool, back),
        summary=json.loads(files["summary.json"]),
    )


def _pool(
    records: list[dict[str, Any]],
    back: Mapping[str, str],
    homes: Mapping[str, str],
    wanted: Callable[[str], bool],
) -> Pool:
    """The people of the records whose pseudonym is wanted, by id."""
    chosen = [one["record"] for one in records if wanted(one["record"]["pseudonym"])]
    chosen.sort(key=lambda record: back[record["pseudonym"]])
    return Pool(
        ids=tuple(back[one["pseudonym"]] for one in chosen),
        features=tuple(feature["feature"] for feature in chosen[0]["features"]) if chosen else (),
        values=tuple(tuple(feature["value"] for feature in one["features"]) for one in chosen),
        households=tuple(homes.get(one["pseudonym"], "") for one in chosen),
    )


def _targets(c: Mapping[str, Any], proof: Mapping[str, Any], seated: Pool) -> Targets:
    """The lines of the proof; with nobody seated they must be the published ones, else what is left of them.

    A line may be cut to what the seats allow: least not below 0, most not above the seats.
    """
    lines = []
    for row in (one for one in proof["rows"] if one["feature"]):
        lines.append(Line(row["feature"], row["value"], row["least"], row["most"]))
    published = {(q["feature"], q["value"]): q for q in c["quotas"]}
    for line in lines:
        whole = published[line.feature, line.value]
        column = seated.column(line.feature) if line.feature in seated.features else ()
        held = column.count(line.value)
        least, most = max(0, whole["min"] - held), max(0, min(whole["max"] - held, c["seats"]))
        if (line.least, line.most) != (least, most):
            raise ValueError(f"{line.feature}: {line.value}")
    return Targets(c["seats"], tuple(lines))


def _lottery(
    c: Mapping[str, Any],
    audit: Mapping[str, Any],
    proof: Mapping[str, Any],
    pool: Pool,
    back: Mapping[str, str],
) -> Lottery:
    """The lottery as it was committed to, under people's ids."""
    weights = c["panels"]["weights"]
    panels = sorted(
        (tuple(sorted(back[name] for name in panel["members"])), weight)
        for panel, weight in zip(audit["panels"], weights, strict=True)
    )
    return Lottery(
        ids=pool.ids,
        panels=tuple(panel for panel, _weight in panels),
        weights=tuple(weight for _panel, weight in panels),
        levels=tuple(Level(Fraction(one["chance"]), one["people"]) for one in proof["levels"]),
        proof=tuple(_line(one) for one in proof["lines"]),
        rule=c["method"]["rule"],
        versions=(),
        optimum=Fraction(c["method"]["bound"]) if c["method"]["bound"] else None,
    )


def _line(one: Mapping[str, Any]) -> Proof:
    return Proof(tuple((entry["row"], int(entry["multiplier"])) for entry in one["rows"]), one["kind"])


def _tables(folder: _Folder) -> str:
    """lottery.json and chances.csv are the committed panels and their weights, written out."""
    written = {
        "lottery.json": lottery_bytes(folder.lottery),
        "chances.csv": chances_bytes(folder.lottery),
    }
    for name, data in written.items():
        if folder.files.get(name) != data:
            raise _Broken(_("{name} is not what the committed panels give.").format(name=name))
    return _("lottery.json and chances.csv are the committed panels, written out")


def _panel(folder: _Folder) -> str:
    if not folder.is_drawn:
        return ""
    panel = certificate.drawn_ids(folder.made)
    if folder.files.get("panel.csv") != panel_bytes(folder.pool, panel):
        raise _Broken(_("panel.csv is not the drawn panel."))
    return _("panel.csv is the panel of the ticket")


def _receipts(folder: _Folder) -> str:
    """Everyone has a receipt, and it is their own."""
    expected = certificate.receipt_files(folder.made)
    for one, data in expected.items():
        if folder.made.get(f"receipts/{file_name(one)}.json") != data:
            raise _Broken(_("the receipt of {id} is missing or not theirs.").format(id=one))
    return _("{count} receipts, each its owner's").format(count=len(expected))


def _admissible(folder: _Folder) -> str:
    model = folder.model
    place = {one: i for i, one in enumerate(model.pool.ids)}
    for number, panel in enumerate(folder.lottery.panels):
        if not admissible(model, [place[one] for one in panel]):
            raise _Broken(
                _("panel {number} breaks a target or takes two from one home.").format(number=number)
            )
    return _("all {count} panels meet every target, one person from a home").format(
        count=len(folder.lottery.panels)
    )


def _proof(folder: _Folder) -> str:
    """The lines prove that the rule's chances cannot be bettered, and the tickets give them."""
    lottery, proof = folder.lottery, json.loads(folder.made["proof.json"])
    if lottery.rule in UNPROVEN:
        return ""
    if not lottery.proof and _how(folder).startswith("columns"):
        return ""  # closed by whole-number programs: only a solver can repeat that
    model = folder.model
    best = [Fraction(one) for one in proof["best"]]
    if len(best) != len(model.members) or not holds(model, lottery.rule, best, lottery.proof):
        raise _Broken(_("the lines do not prove that no lottery can do better."))
    of_people = model.per_person(best)
    if levels_of(tuple(level_of(lottery.rule, chance) for chance in of_people)) != lottery.levels:
        raise _Broken(_("the levels told are not those proven."))
    stage = reached(model, parted(lottery.proof)[0])
    if stage is None or stage.floors[-1][0] != lottery.optimum:
        raise _Broken(_("the best smallest chance told is not the one proven."))
    room = EXACT_ROOM if folder.summary.get("exact") else None
    if not within(of_people, list(tickets_held(lottery).values()), total=lottery.total, room=room):
        if folder.summary.get("certified"):
            raise _Broken(_("summary.json calls it certified, but a chance is a ticket or more off."))
        return _("proven: no lottery can do better; this one strays from it by up to {loss}").format(
            loss=f"{float(farthest(lottery, of_people)):.6f}"
        )
    if room:
        return _("proven: no lottery can do better, and every chance is within 1 in 10,000 of it")
    return _("proven: no lottery can do better, and every chance is within one ticket of it")


def _summary(folder: _Folder) -> str:
    """What summary.json says about size and chances is what the files give."""
    given = sorted(chances(folder.lottery).values())
    if folder.lottery.rule not in UNPROVEN:
        given = given[_hopeless(folder) :]
    else:
        given = [chance for chance in given if chance]
    expected: dict[str, object] = {
        "rule": folder.lottery.rule,
        "pool": len(folder.pool.ids),
        "seats": folder.lottery.seats,
        "panels": len(folder.lottery.panels),
        "total": folder.lottery.total,
        "min_chance": round(float(given[0]), 12),
        "max_chance": round(float(given[-1]), 12),
        "never": len(folder.pool.ids) - len(given),
        "certain": sum(chance == 1 for chance in given),
        "gini": round(gini(given), 6),
        "geometric_mean": round(geometric_mean(given), 9),
        "proof": _how(folder),
        "levels": [[str(one.chance), one.people] for one in folder.lottery.levels],
    }
    if folder.lottery.optimum is not None:
        expected["reach"] = str(folder.lottery.optimum)
        expected["optimum_min_chance"] = round(float(folder.lottery.optimum), 12)
    if _how(folder) not in PROVABLE:
        expected |= {"certified": False, "exact": False}
    for name, value in expected.items():
        if folder.summary.get(name) != value:
            raise _Broken(_("summary.json says otherwise about {name}.").format(name=name))
    return _("summary.json agrees")


def _how(folder: _Folder) -> str:
    """How the rule's chances were proven, as the commitment told before anything was drawn."""
    options = str(json.loads(folder.made["commitment.json"])["method"]["options"])
    return options.rpartition("proof ")[2]


def _hopeless(folder: _Folder) -> int:
    """How many people no lottery gives a chance: they come first among the chances.

    A search that was left open aims at 0 for whoever it found no panel for: how many of them none could hold
    is for the summary to say, and only its most is known from the files.
    """
    best = [Fraction(one) for one in json.loads(folder.made["proof.json"])["best"]]
    groups = zip(folder.model.members, best, strict=True)
    without = sum(len(group) for group, chance in groups if not chance)
    told = folder.summary.get("never")
    if _how(folder) == "columns open" and isinstance(told, int):
        return max(0, min(told, without))
    return without


CHECKS: tuple[tuple[str, Callable[[_Folder], str]], ...] = (
    (N_("lottery"), _tables),
    (N_("panel"), _panel),
    (N_("receipts"), _receipts),
    (N_("panels"), _admissible),
    (N_("proof"), _proof),
    (N_("summary"), _summary),
)
