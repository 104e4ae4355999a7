"""A reader of as much of JSON Schema as our own schema uses; any other word of it is refused."""

from __future__ import annotations

import re
from typing import Any

WORDS = {
    "$schema", "$defs", "$comment", "title", "description", "type", "properties", "required", "const", "enum",
    "additionalProperties", "items", "prefixItems", "anyOf", "$ref", "pattern",
}  # fmt: skip
KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def faults(value: Any, rule: Any, root: dict[str, Any], at: str = "$") -> list[str]:
    """Where a value breaks a rule of the schema `root`, each place in words; none when it keeps to it."""
    if isinstance(rule, bool):
        return [] if rule else [f"{at}: not allowed"]
    assert not rule.keys() - WORDS
    if "$ref" in rule:
        return faults(value, root["$defs"][rule["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in rule:
        tried = [faults(value, one, root, at) for one in rule["anyOf"]]
        return min(tried, key=len) if all(tried) else []
    if "const" in rule or "enum" in rule:
        return [] if value in rule.get("enum", [rule.get("const")]) else [f"{at}: {value!r}"]
    kind = rule.get("type", "")
    is_number = kind in ("integer", "number") and isinstance(value, bool)
    if kind and (is_number or not isinstance(value, KINDS[kind])):
        return [f"{at}: {value!r} is no {kind}"]
    if kind == "string":
        return [] if re.search(rule.get("pattern", ""), value) else [f"{at}: {value!r}"]
    if kind == "array":
        return _of_array(value, rule, root, at)
    return _of_object(value, rule, root, at) if kind == "object" else []


def _of_array(value: list[Any], rule: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    first = rule.get("prefixItems", [])
    found = [f"{at}: too short"] if len(value) < len(first) else []
    for n, one in enumerate(value):
        found += faults(one, first[n] if n < len(first) else rule.get("items", {}), root, f"{at}[{n}]")
    return found


def _of_object(value: dict[str, Any], rule: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    fields, more = rule.get("properties", {}), rule.get("additionalProperties", True)
    found = [f"{at}: {name} is missing" for name in rule.get("required", []) if name not in value]
    for name, one in value.items():
        found += faults(one, fields.get(name, more), root, f"{at}.{name}")
    return found
