"""What the room sees of a public draw, as values: scene by scene, never a name. Pure.

Before the draw who is drawn and how, and the hash; then the digits, the sum line by line, the panel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from council.words import _, ngettext
from ui.selection.wording import beacon_words, digits_words, moment_of, moment_words

GROUP = 4
SHORT = 8  # characters of a pseudonym: enough to find one's own among a panel


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sum or of a table on the wall."""

    left: str
    right: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing on the wall.

    kind: "words" (lines, wrapped), "hash" (cells in groups), "digits" (one box a cell, "" still open),
    "sum" (rows, the first `upto` of them, the last of these standing out), "names" (cells in columns),
    "table" (rows).
    """

    kind: str
    heading: str
    lines: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    foot: str = ""
    upto: int = 0

    @property
    def name(self) -> str:
        """What it is called, for who conducts; the lines of a sum by their number."""
        if self.kind != "sum":
            return self.heading
        return _("{scene}, line {number} of {count}").format(
            scene=self.heading, number=self.upto, count=len(self.rows)
        )

    def said(self) -> str:
        """The scene as words, for who cannot see it."""
        shown = self.rows[: self.upto] if self.kind == "sum" else self.rows
        rows = (" ".join(part for part in (row.left, row.right, row.words) if part) for row in shown)
        return "\n".join(
            part for part in (self.heading, *self.lines, " ".join(self.cells), *rows, self.foot) if part
        )


def scenes_of(
    commitment: Mapping[str, Any],
    hash_: str,
    *,
    digits: str = "",
    result: Mapping[str, Any] | None = None,
    reveal: Mapping[str, Any] | None = None,
    counts: Sequence[tuple[str, str, int, int, int]] = (),
) -> tuple[Scene, ...]:
    """All scenes of a draw as far as it has come.

    Args:
        digits: as typed so far; those of the reveal once there is one.
        counts: feature, value, members, least and most of each target, once the panel is drawn.
    """
    chance = commitment["chance"]
    scenes = [opening(commitment), hash_scene(commitment, hash_), chance_scene(commitment)]
    if chance["digits"]:
        scenes.append(digits_scene(commitment, reveal["digits"] if reveal else digits))
    if chance["beacon"] != "none" and result is None:
        scenes.append(waiting(commitment))
    if result is not None and reveal is not None:
        rows = sum_rows(commitment, reveal, result)
        scenes += [Scene("sum", _("The sum"), rows=rows, upto=n + 1) for n in range(len(rows))]
        scenes.append(names_scene(commitment, result))
        scenes += composition(counts)
    return tuple(scenes)


def opening(commitment: Mapping[str, Any]) -> Scene:
    """Whose draw it is, and of how many people."""
    size, seats, total = commitment["pool"]["size"], commitment["seats"], commitment["panels"]["total"]
    who = ngettext(
        "A panel of {seats:,} from {people:,} people", "A panel of {seats:,} from {people:,} people", seats
    )
    tickets = _("{total:,} tickets, numbered from 0. Each names a panel that meets every target.")
    lines = (
        who.format(seats=seats, people=size),
        tickets.format(total=total),
        _("One ticket is drawn by lot."),
    )
    return Scene("words", commitment["council"]["name"], lines=lines)


def chance_scene(commitment: Mapping[str, Any]) -> Scene:
    """How chance comes in, as it was fixed."""
    chance = commitment["chance"]
    lines = []
    if chance["digits"]:
        lines.append(digits_words(chance))
    if chance["beacon"] != "none":
        lines.append(beacon_words(chance))
    if len(lines) == 2:
        lines.append(_("The two are added. As long as one of them is honest, the draw is."))
    return Scene("words", _("How the ticket is drawn"), lines=tuple(lines))


def hash_scene(commitment: Mapping[str, Any], hash_: str) -> Scene:
    """The commitment's hash in groups of four, to be compared with what was published."""
    heading = _("Fixed on {moment}").format(moment=moment_words(moment_of(commitment["made_at"])))
    foot = _("Compare it with your letter: the panels and their tickets cannot be exchanged any more.")
    groups = tuple(hash_[place : place + GROUP] for place in range(0, len(hash_), GROUP))
    return Scene("hash", heading, cells=groups, foot=foot)


def digits_scene(commitment: Mapping[str, Any], digits: str) -> Scene:
    """A box for each digit, filled as they are entered."""
    wanted = commitment["chance"]["digits"]
    cells = tuple(
        digits[place] if place < len(digits) and digits[place].strip() else "" for place in range(wanted)
    )
    return Scene("digits", _("The digits drawn here"), cells=cells, foot=digits_words(commitment["chance"]))


def waiting(commitment: Mapping[str, Any]) -> Scene:
    """The beacon's round is awaited; nobody can know it before its time."""
    lines = (
        beacon_words(commitment["chance"]),
        _("Nobody can know it before its time. Read it on your own telephone:"),
        beacon_address(commitment["chance"]["round"]),
    )
    return Scene("words", _("The second number"), lines=lines)


def beacon_address(round_: int) -> str:
    """Where anybody reads a round of the beacon."""
    return f"api.drand.sh/v2/beacons/quicknet/rounds/{round_}"


def sum_rows(
    commitment: Mapping[str, Any], reveal: Mapping[str, Any], result: Mapping[str, Any]
) -> tuple[Row, ...]:
    """The arithmetic, line by line: D, B, their sum, what is left of it, the panel it names."""
    total, count = commitment["panels"]["total"], commitment["panels"]["count"]
    d, b, ticket = result["physical"], result["beacon"], result["ticket"]
    whole, wide = d + b, len(str(total)) - 1
    rows = []
    if reveal["digits"]:
        rows.append(Row("D", f"{reveal['digits']}", _("the digits drawn here")))
    rows.append(Row("B", f"{b:0{wide}d}", _second_words(reveal)))
    if reveal["digits"]:
        rows.append(Row("D + B", f"{whole}", _("the two added")))
        rows.append(Row(_("ticket"), f"{ticket:0{wide}d}", _left_words(whole, total)))
    else:
        rows.append(Row(_("ticket"), f"{ticket:0{wide}d}", _("there are no digits to add")))
    words = _("panel {panel:,} of {count:,}, numbered from 0")
    rows.append(Row("→", f"{result['panel']}", words.format(panel=result["panel"], count=count)))
    return tuple(rows)


def _second_words(reveal: Mapping[str, Any]) -> str:
    if reveal["signature"]:
        return _("from the commitment and round {number} of the beacon").format(number=reveal["round"])
    return _("from the commitment and the organiser’s sealed number")


def _left_words(whole: int, total: int) -> str:
    words = _("{whole} mod {total}: its last {digits} digits")
    return words.format(whole=whole, total=total, digits=len(str(total)) - 1)


def names_scene(commitment: Mapping[str, Any], result: Mapping[str, Any]) -> Scene:
    """The panel by pseudonyms, as each respondent has their own in the letter."""
    heading = _("The panel: {seats:,} of {people:,}").format(
        seats=commitment["seats"], people=commitment["pool"]["size"]
    )
    cells = tuple(f"{one[:GROUP]} {one[GROUP:SHORT]}" for one in result["members"])
    return Scene("names", heading, cells=cells, foot=_("Your own code stands in your letter."))


def composition(counts: Sequence[tuple[str, str, int, int, int]]) -> list[Scene]:
    """The panel beside its targets, one scene for each attribute."""
    by_feature: dict[str, list[Row]] = {}
    for feature, value, members, least, most in counts:
        room = f"{least:,}" if least == most else f"{least:,}–{most:,}"
        by_feature.setdefault(feature, []).append(
            Row(value, f"{members:,}", _("target {room}").format(room=room))
        )
    return [
        Scene("table", _("The panel by {feature}").format(feature=feature), rows=tuple(rows))
        for feature, rows in by_feature.items()
    ]
