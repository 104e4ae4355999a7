"""What is half typed on the page of votes, kept beside the record so that no crash takes it: pure texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass

from ui.ground.votes.desk import VotesDesk
from ui.ground.votes.sheet import VoteSheet
from ui.ground.votes.typed import SEAT, Whose
from ui.ground.votes.words import SEATS

Half = tuple[Whose | None, VoteSheet]


@dataclass(frozen=True, slots=True)
class HalfSet:
    """A set that is being made: its name, its statements in order, and the way it is to be answered."""

    title: str = ""
    statements: tuple[str, ...] = ()
    way: str = SEATS


def sheets_text(halves: Mapping[tuple[str, str], Half]) -> str:
    """Sheets half typed in, by set and reading; "" for none."""
    told = [
        [*key, list(astuple(whose)), list(sheet.statements), list(sheet.typed.items()), sheet.at]
        for key, (whose, sheet) in sorted(halves.items(), key=lambda one: one[0])
        if whose is not None
    ]
    return json.dumps(told) if told else ""


def sheets_of_text(text: str, desk: VotesDesk) -> dict[tuple[str, str], Half]:
    """The sheets of a text; those of sets that are closed or gone are left out."""
    found: dict[tuple[str, str], Half] = {}
    for asking_id, mode, named, statements, said, at in json.loads(text) if text else ():
        asking, whose = desk.asking(asking_id), Whose(*named)
        if asking is None or not asking.is_open:
            continue
        kept = desk.kept_of(whose.seat_id, asking_id) if mode == SEAT else {}
        found[asking_id, mode] = whose, VoteSheet(tuple(statements), kept, dict(said), at)
    return found


def set_text(half: HalfSet) -> str:
    """A set half made; "" where nothing is chosen or named yet."""
    return json.dumps(astuple(half)) if half.title.strip() or half.statements else ""


def set_of_text(text: str) -> HalfSet:
    """The set of a text."""
    title, statements, way = json.loads(text) if text else ("", (), SEATS)
    return HalfSet(title, tuple(statements), way)
