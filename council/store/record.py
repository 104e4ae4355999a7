"""Record, the root of everything kept; its column types, equal on SQLite and PostgreSQL; sealed verbs.

Every change of a record is noted in the open step (see ledger); a change outside a step is refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Boolean, Double, ForeignKey, Integer, LargeBinary, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from council.clock import new_id

F = TypeVar("F", bound=Callable[..., Any])


class Moment(TypeDecorator[datetime]):
    """A point in time, aware and in UTC, kept as ISO text so that it sorts and reads the same everywhere."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: object) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: object) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """Plain values (dict, list, text, number) as JSON text with sorted keys.

    Replace the whole value to change it: a change inside is not seen.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: object) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: object) -> Any:
        return None if value is None else json.loads(value)


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """One kept thing: a row with an id of its own, made by the client before it is written."""

    type_annotation_map = {str: Text, int: Integer, float: Double, bool: Boolean, bytes: LargeBinary}

    id: Mapped[str] = mapped_column(String(36), primary_key=True, default_factory=new_id, sort_order=-1)


def reference(target: str, *, optional: bool = False, unique: bool = False, index: bool = True) -> Any:
    """A column that points at another record's id, as "table.id". Nothing is deleted by the database itself.

    Optional references default to None.
    """
    given: dict[str, Any] = {"default": None} if optional else {}
    key = ForeignKey(target, deferrable=True, initially="DEFERRED")
    return mapped_column(String(36), key, nullable=optional, unique=unique or None, index=index, **given)


def sealed(verb: F) -> F:
    """Mark a verb whose step bars undo: what it did has left the house or must not be taken back."""
    verb.sealed = True  # type: ignore[attr-defined]  # a mark on the function, read by Store.act
    return verb
