"""Facts → JSON: every field by its name, exact shares as text, bytes as their fingerprint."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from typing import Any

from council.report.facts import Facts

VERSION = 2
# how the report looks is no fact, the certificate is files of its own, and aliases are for looking only
LEFT_OUT = ("setup", "certificate", "unagreed")


def json_of(facts: Facts, *, day: date) -> bytes:
    """The facts as JSON with a version number and the name of its schema; exact shares as text, "2/3"."""
    head = {"schema": "report.schema.json", "version": VERSION, "day": day.isoformat()}
    told = head | {"facts": told_of(facts)}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def told_of(value: object) -> Any:
    """One value as JSON has it. Raises: TypeError for a kind no fact is of."""
    match value:
        case Fraction():
            return str(value)
        case date() | datetime():
            return value.isoformat()
        case bytes():
            return {"sha256": sha256(value).hexdigest(), "bytes": len(value)}
        case Enum():
            return told_of(value.value)
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return {str(key): told_of(each) for key, each in value.items()}
        case tuple() | list():
            return [told_of(each) for each in value]
        case frozenset() | set():
            return sorted(told_of(each) for each in value)
        case _ if is_dataclass(value):
            left = LEFT_OUT if isinstance(value, Facts) else ()
            names = [one.name for one in fields(value) if one.name not in left]
            return {name: told_of(getattr(value, name)) for name in names}
    raise TypeError(type(value).__name__)
