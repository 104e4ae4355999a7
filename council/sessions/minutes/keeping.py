"""A record of a session as plain values for the file and back, and its fingerprint."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from hashlib import sha256
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from council.sessions.minutes.comparing import with_words, without_words
from council.sessions.minutes.facts import SessionRecord


def kept(record: SessionRecord) -> dict[str, Any]:
    """Plain values of a record, without the words of statements, ready for a JSON column."""
    told = _plain(without_words(record))
    assert isinstance(told, dict)
    return told


def read(values: Mapping[str, Any]) -> SessionRecord:
    """The record that was kept, without the words of statements.

    Parts added to the minutes since stand empty; parts no longer known are left out.
    """
    record = _made(SessionRecord, values)
    assert isinstance(record, SessionRecord)
    return record


def restored(values: Mapping[str, Any], texts: Mapping[str, str]) -> SessionRecord:
    """The record that was kept, with the words statements have now by id ("" when gone)."""
    return with_words(read(values), texts)


def fingerprint(record: SessionRecord) -> str:
    """SHA-256 in hex of a record with all its words: the same record has the same one on every machine."""
    text = json.dumps(_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value


def _made(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: _made(hints[name], value[name]) for name in hints if name in value})
    if kind is datetime:
        return datetime.fromisoformat(value)
    if get_origin(kind) in (Union, UnionType):
        return _made(next(one for one in get_args(kind) if one is not type(None)), value)
    if get_origin(kind) is tuple:
        return _row(get_args(kind), value)
    return value


def _row(kinds: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_made(kinds[0], one) for one in values)
    return tuple(_made(kind, one) for kind, one in zip(kinds, values, strict=True))
