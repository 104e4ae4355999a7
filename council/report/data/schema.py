"""The schema of report.json (JSON Schema 2020-12), read off the facts, so that the two cannot part."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from council.report.data.told import LEFT_OUT, VERSION
from council.report.facts import Facts

FRACTION = {"type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$"}
DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"}
FILE = {
    "type": "object",
    "properties": {"sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "bytes": {"type": "integer"}},
    "required": ["sha256", "bytes"],
}
PLAIN: Mapping[object, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
    Fraction: FRACTION,
    date: DAY,
    datetime: DAY,
    bytes: FILE,
}


def schema() -> bytes:
    """The schema as a JSON file; each kind of fact is described by its own first sentence."""
    found: dict[str, Any] = {}
    facts = _of(Facts, found)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "report.json of a council",
        "description": "Counts only; no name of a member. Exact shares are texts such as 2/3.",
        "type": "object",
        "properties": {
            "schema": {"const": "report.schema.json"},
            "version": {"const": VERSION},
            "day": DAY,
            "facts": facts,
        },
        "required": ["schema", "version", "day", "facts"],
        "additionalProperties": False,
        "$defs": dict(sorted(found.items())),
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _of(kind: Any, found: dict[str, Any]) -> dict[str, Any]:
    """The schema of one kind; values of several fields are described once, in `found`."""
    if kind in PLAIN:
        return dict(PLAIN[kind])
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        return {"anyOf": [_of(one, found) for one in inner]}
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
        return {"type": "array", "prefixItems": [_of(one, found) for one in inner], "items": False}
    if origin in (tuple, list, frozenset, set) or _is(origin, "Sequence"):
        return {"type": "array", "items": _of(inner[0], found)}
    if origin is dict or _is(origin, "Mapping"):
        return {"type": "object", "additionalProperties": _of(inner[1], found)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [one.value for one in kind]}
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind, found)
    return {}


def _is(origin: object, name: str) -> bool:
    return getattr(origin, "__module__", "") == "collections.abc" and getattr(origin, "__name__", "") == name


def _record(kind: type, found: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if found.get(name, {}).get("$comment", kind.__module__) != kind.__module__:
        name = f"{kind.__module__.replace('.', '-')}-{name}"  # two kinds of one name
    if name in found:
        return {"$ref": f"#/$defs/{name}"}
    found[name] = {"$comment": kind.__module__}  # stands before it is filled: a record may hold its own kind
    left = LEFT_OUT if kind is Facts else ()
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind) if one.name not in left]
    found[name] |= {
        "description": (kind.__doc__ or "").split("\n\n")[0].split(". ")[0].strip(),
        "type": "object",
        "properties": {one: _of(hints[one], found) for one in names},
        "required": names,
        "additionalProperties": False,
    }
    return {"$ref": f"#/$defs/{name}"}
