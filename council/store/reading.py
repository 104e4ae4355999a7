"""Questions whose answer cannot change while one larger question is asked are asked of the file once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from council.store.ledger import Db

P = ParamSpec("P")
T = TypeVar("T")
ANSWERS = "answers"


def once_a_read(query: Callable[Concatenate[Db, P], T]) -> Callable[Concatenate[Db, P], T]:
    """A query whose answer is kept until the read it is part of has ended; within an act it asks each time.

    Its answer must be frozen, and what it is asked with must be hashable.
    """

    @wraps(query)
    def asked(db: Db, /, *args: P.args, **given: P.kwargs) -> T:
        answers: dict[Any, T] | None = db.info.get(ANSWERS)
        if answers is None:
            return query(db, *args, **given)
        key = (query, args, tuple(sorted(given.items())))
        if key not in answers:
            answers[key] = query(db, *args, **given)
        return answers[key]

    return asked
