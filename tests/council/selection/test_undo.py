"""Every verb of selection that is not sealed is undone to the last row, and done again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from council import clock
from council.people.queries import pool_of
from council.selection import actions, queries
from council.selection.alternates import choose_alternates, of_kinds
from council.selection.replacing import find_replacements
from council.selection.rules import find_lottery
from council.selection.targets import Line
from council.store import Db, Record, Store
from tests.council.selection.after import AT, LINES, draw_panel, fill

Step = tuple[Callable[..., Any], dict[str, Any]]


def everything(db: Db) -> dict[str, list[tuple[str, ...]]]:
    """Every row of every table, as text."""
    return {
        mapper.class_.__tablename__: sorted(
            tuple(str(getattr(row, column.key)) for column in mapper.column_attrs)
            for row in db.query(mapper.class_)
        )
        for mapper in Record.registry.mappers
    }


def commit(store: Store, purpose: str, lottery: Any, **more: Any) -> str:
    draw_id = clock.new_id()
    store.act(actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=AT, purpose=purpose, **more)
    return draw_id


def before_the_draw(store: Store) -> Iterator[Step]:
    ids = [one.id for one in store.read(pool_of)]
    yield actions.set_targets, {"seats": 6, "lines": (LINES[1], Line("town", "West", 0, 1))}
    yield actions.exclude_people, {"person_ids": ids[:3], "reason": "staff", "at": AT}
    store.act(actions.exclude_people, person_ids=ids[-2:], reason="staff", at=AT)
    yield actions.readmit_people, {"person_ids": ids[-2:]}
    yield actions.remove_from_pool, {"person_ids": ids[-2:]}


def after_the_draw(store: Store) -> Iterator[Step]:
    seats = draw_panel(store)
    yield actions.confirm_seats, {"seat_ids": seats, "at": AT, "note": "by mail"}
    yield actions.decline_seats, {"seat_ids": seats[:2], "at": AT}
    yield actions.withdraw_seats, {"seat_ids": seats[1:3], "at": AT}
    store.act(actions.decline_seats, seat_ids=seats[:2], at=AT, note="moved")
    yield actions.expect_seats, {"seat_ids": seats[:1], "at": AT}
    answer = store.read(queries.answers_of)[0]
    yield actions.correct_answer, {"answer_id": answer.id, "at": AT.replace(day=9), "note": "on the phone"}
    asked = store.read(queries.alternates_pool)
    choice = choose_alternates(asked=asked, places=2, scenarios=10, fresh=10)
    pool, targets, _seated = of_kinds(asked, choice)
    lottery = find_lottery(pool=pool, targets=targets)
    ids = store.act(
        actions.keep_draw, draw_id=commit(store, "alternates", lottery, choice=choice), at=AT
    ).value
    given = {"alternate_id": ids[0], "at": AT, "replaces_id": seats[0]}
    yield actions.call_alternate, {"seat_id": clock.new_id(), **given}
    yield actions.release_alternates, {"alternate_ids": ids}
    again = find_replacements(replacement=store.read(queries.replacement_pool))
    draw_id = commit(store, "replacement", again)
    yield actions.note_reveal, {"draw_id": draw_id, "notes": {"digits": "417", "witnesses": ["A. B."]}}


def test_what_is_done_can_be_undone_and_done_again(store: Store) -> None:
    """Act, undo, redo, undo: all tables are as they were, and as they became."""
    fill(store)
    done = set()
    for steps in (before_the_draw, after_the_draw):
        for verb, given in steps(store):
            before = store.read(everything)
            assert store.act(verb, **given).touched
            after = store.read(everything)
            assert after != before
            store.undo()
            assert store.read(everything) == before, verb.__name__
            store.redo()
            assert store.read(everything) == after, verb.__name__
            store.undo()
            done.add(verb.__name__)
    undoable = {name for name in actions.__all__ if not getattr(getattr(actions, name), "sealed", False)}
    assert done == undoable
