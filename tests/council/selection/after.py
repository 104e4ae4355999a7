"""A drawn panel in a store, and what comes after it: answers, replacements, the chain of certificates."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from council import clock
from council.people import actions as people
from council.people.reading import read_people
from council.selection import actions, queries
from council.selection.replacing import find_replacements
from council.selection.rules import find_lottery
from council.selection.targets import Line
from council.selection.verify import Verdict, verify_chain
from council.store import Store

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
LINES = (
    Line("gender", "woman", 3, 4),
    Line("gender", "man", 3, 4),
    Line("town", "North", 2, 4),
    Line("town", "South", 2, 5),
)


def fill(store: Store, *, people_count: int = 40, seats: int = 7) -> None:
    """People of two genders and towns, two at each address, and targets for a panel of seven."""
    rows = [
        f"p{i:02},{('woman', 'man')[i % 2]},{('North', 'South')[i // 2 % 3 > 0]},home {i // 2}"
        for i in range(people_count)
    ]
    text = "id,gender,town,home\n" + "\n".join(rows) + "\n"
    file = read_people(text.encode(), "people.csv", address=["home"])
    store.act(people.name_council, name="Trial", started=AT)
    store.act(people.import_pool, import_id=clock.new_id(), people=file, at=AT)
    store.act(actions.set_targets, seats=seats, lines=LINES)


def draw_panel(store: Store) -> tuple[str, ...]:
    """The ids of the seats of a panel drawn quickly."""
    lottery = find_lottery(pool=store.read(queries.drawing_pool).pool, targets=store.read(queries.targets_of))
    draw_id = clock.new_id()
    store.act(actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=AT)
    return store.act(actions.keep_draw, draw_id=draw_id, at=AT + timedelta(hours=1)).value


def replace(store: Store, at: datetime) -> tuple[str, ...]:
    """The ids of the seats of those drawn for the seats left."""
    lottery = find_replacements(replacement=store.read(queries.replacement_pool))
    draw_id = clock.new_id()
    store.act(actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=at, purpose="replacement")
    return store.act(actions.keep_draw, draw_id=draw_id, at=at + timedelta(hours=1)).value


def chain_of(store: Store) -> Verdict:
    """The verdict on all draws of a store, each with the auditor's files, as one chain."""
    with tempfile.TemporaryDirectory() as place:
        folders = []
        for one in store.read(queries.draws_of):
            folder = Path(place) / str(one.number)
            folder.mkdir()
            for name, data in store.read(queries.draw_files, draw_id=one.id).items():
                (folder / name).write_bytes(data)
            folders.append(folder)
        return verify_chain(folders)
