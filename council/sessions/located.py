"""JSON whose every value knows its line, so that a refusal can say where."""

from __future__ import annotations

import json
import math
import re
from typing import Any

Path = tuple[str | int, ...]
LONGEST = 300  # digits of a whole number; Python itself takes 4,300
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


class DoubleKey(ValueError):
    """A key stands twice in one object; `args[0]` is the key."""


def parsed(text: str) -> Any:
    """The values of a JSON text; a whole number of absurd length is infinity, which no check lets pass.

    Raises: json.JSONDecodeError (with lineno), DoubleKey.
    """
    return json.loads(text, object_pairs_hook=_once, parse_int=_whole)


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of each value of a sound JSON text, by its path of keys and positions."""
    lines: dict[Path, int] = {(): 1}
    path: list[str | int] = []
    key_next: list[bool] = []
    line, seen = 1, 0
    for token in _TOKEN.finditer(text):
        line, seen = line + text.count("\n", seen, token.start()), token.start()
        sign = token.group()
        if sign in "{[":
            lines.setdefault(tuple(path), line)
            path.append("" if sign == "{" else 0)
            key_next.append(sign == "{")
        elif sign in "}]":
            path.pop()
            key_next.pop()
        elif sign == ",":
            last = path[-1]
            path[-1] = last + 1 if isinstance(last, int) else ""
            key_next[-1] = not isinstance(last, int)
        elif sign == ":":
            key_next[-1] = False
        elif key_next and key_next[-1]:
            path[-1] = json.loads(sign)
            lines[tuple(path)] = line
        else:
            lines.setdefault(tuple(path), line)
    return lines


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= LONGEST else math.inf


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise DoubleKey(key)
        found[key] = value
    return found
