"""Everything that can be done to a certificate's file: to its fields, and to the way it is written."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

ODD: tuple[Any, ...] = (None, True, 1.5, [], {}, "", "x", -1, 0, 2**53, 10**20, "\ud800", "e\u0301")
Path = tuple[Any, ...]


def of_fields(value: Any, path: Path = (), *, widest: int = 3) -> Iterator[tuple[Path, Any]]:
    """(where, other value): each field removed, retyped, emptied, raised, lowered, turned, doubled, recased.

    Of long lists the first `widest` entries are taken one by one.
    """
    yield from ((path, one) for one in ODD if type(one) is not type(value) or one != value)
    if isinstance(value, dict):
        for key in value:
            yield from of_fields(value[key], (*path, key), widest=widest)
            yield path, {k: v for k, v in value.items() if k != key}
        yield path, {**value, "other": 1}
    elif isinstance(value, list):
        yield from _of_list(value, path, widest)
    elif isinstance(value, str) and value:
        yield from ((path, one) for one in _of_text(value))
    elif isinstance(value, int):
        yield path, value + 1
        yield path, value - 1


def _of_list(value: list[Any], path: Path, widest: int) -> Iterator[tuple[Path, Any]]:
    for place, one in enumerate(value[:widest]):
        yield from of_fields(one, (*path, place), widest=widest)
    if value[::-1] != value:
        yield path, value[::-1]
    if len(value) > 1 and value[0] != value[1]:
        yield path, [value[1], value[0], *value[2:]]
    if value:
        yield path, value + value[:1]
        yield path, value[:-1]
        yield path, value[1:]


def _of_text(value: str) -> Iterator[str]:
    yield value + "0"
    yield value[:-1]
    yield value + "\n"
    yield ("1" if value[0] != "1" else "2") + value[1:]
    if value.upper() != value:
        yield value.upper()


def put(content: Any, path: Path, value: Any) -> Any:
    """The content with another value at the place."""
    if not path:
        return value
    content = copy.deepcopy(content)
    inner = content
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return content


def loosely(content: Any) -> bytes:
    """The content written as canonically as it can be, odd values and all."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8", "surrogatepass")


def of_writing(data: bytes) -> Iterator[tuple[str, bytes]]:
    """(what, bytes): the same content written in another way, none of them canonical."""
    content = json.loads(data)
    key = sorted(content)[0]
    doubled = json.dumps({key: content[key]}, separators=(",", ":"), ensure_ascii=False)[1:-1]
    yield "mark at the start", b"\xef\xbb\xbf" + data
    yield "newline at the end", data + b"\n"
    yield "blank after the brace", data[:1] + b" " + data[1:]
    yield "blank after a comma", data.replace(b",", b", ", 1)
    yield "key twice", b"{" + doubled.encode() + b"," + data[1:]
    yield "keys backwards", _backwards(content)
    yield "letter escaped", data.replace(b"council", b"\\u0063ouncil", 1)
    yield "slash escaped", data.replace(b"council-", b"\\/council-", 1)
    yield "cut short", data[:-1]
    yield "twice", data + data
    yield "in a list", b"[" + data + b"]"
    yield "deeply nested", b"[" * 40 + b"]" * 40
    yield "very deeply nested", b"[" * 100_000
    yield "empty", b""
    yield "not a number", data.replace(b":1,", b":NaN,", 1)
    yield "minus nothing", data.replace(b":0,", b":-0,", 1)
    yield "as UTF-16", data.decode().encode("utf-16")


def _backwards(content: dict[str, Any]) -> bytes:
    turned = {key: content[key] for key in sorted(content, reverse=True)}
    return json.dumps(turned, ensure_ascii=False, separators=(",", ":")).encode()


def of_bits(data: bytes, step: int = 1) -> Iterator[bytes]:
    """One bit turned at every `step`-th byte."""
    for place in range(0, len(data), step):
        yield data[:place] + bytes([data[place] ^ (1 << place % 8)]) + data[place + 1 :]
