"""Methods are data: one JSON file each, read strictly, so that a slip is named with file, line and key.

The texts are English and go through the catalogue where they are shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, NoReturn

from council.sessions.kinds import KIND_OF
from council.sessions.located import DoubleKey, lines_of, parsed
from council.sessions.refusals import MethodFileRefused
from council.words import _

LARGEST = 256 * 1024
SETTINGS = ("plenary", "table", "pairs", "alone")


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a method. Either `minutes` or `seconds_per_person` is above 0.

    `prompt` is the question on the screen, `say` what the facilitator says, `capture` the kinds of statement
    it preselects (the first) and offers, `output` what stands at the end.
    """

    name: str
    setting: str
    prompt: str
    minutes: int = 0
    seconds_per_person: int = 0
    say: str = ""
    capture: tuple[str, ...] = ()
    output: str = ""
    timer: bool = True


@dataclass(frozen=True, slots=True)
class Method:
    """A scripted way of talking. `people` is (least, most), `minutes` (least, usual, most)."""

    id: str
    version: int
    title: str
    purpose: str
    people: tuple[int, int]
    minutes: tuple[int, int, int]
    licence: str
    author: str
    stages: tuple[Stage, ...]
    inspired_by: str = ""
    roles: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    closes_with: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds its stages capture, each once, in order."""
        return tuple(dict.fromkeys(kind for stage in self.stages for kind in stage.capture))


@dataclass(frozen=True, slots=True)
class Library:
    """The methods that could be read, by title, and the refusals of those that could not."""

    methods: tuple[Method, ...]
    refused: tuple[MethodFileRefused, ...]

    def find(self, method_id: str) -> Method | None:
        """The method with this id, or None."""
        return next((method for method in self.methods if method.id == method_id), None)


def read_library(folder: Path) -> Library:
    """Every method file of a folder; a broken one is refused, the others still load."""
    methods: dict[str, Method] = {}
    refused = []
    for path in sorted(folder.glob("*.json")):
        try:
            method = read_method(path)
            if method.id in methods:
                _refuse(path.name, 1, "id", _('"{id}" is taken by another file.').format(id=method.id))
            methods[method.id] = method
        except MethodFileRefused as error:
            refused.append(error)
    return Library(tuple(sorted(methods.values(), key=lambda method: method.title)), tuple(refused))


def read_method(path: Path) -> Method:
    """One method from its file. Raises: MethodFileRefused with file, line, key and reason."""
    if path.stat().st_size > LARGEST:
        _refuse(path.name, 1, "-", _("the file is larger than {most} KB.").format(most=LARGEST // 1024))
    try:
        return method_of(path.read_text("utf-8"), path.name)
    except UnicodeDecodeError as error:
        _refuse(path.name, error.object.count(b"\n", 0, error.start) + 1, "-", _("this is not UTF-8."))


def method_of(text: str, file: str) -> Method:
    """A method from its text; `file` names it in refusals. Raises: MethodFileRefused."""
    try:
        values = parsed(text)
    except json.JSONDecodeError as error:
        _refuse(file, error.lineno, "-", _("this is no JSON: {slip}.").format(slip=error.msg))
    except DoubleKey as error:
        _refuse(file, 1, str(error), _("this key stands twice in one object."))
    except RecursionError:
        _refuse(file, 1, "-", _("the file is nested too deeply."))
    reader = _Reader(file, lines_of(text))
    top = reader.keys(values, (), METHOD_KEYS, required=METHOD_NEEDS)
    minutes = top["minutes"]
    if not minutes[0] <= minutes[1] <= minutes[2]:
        reader.refuse(("minutes",), _("the usual time must lie between least and most."))
    if top["people"][0] > top["people"][1]:
        reader.refuse(("people",), _("least is more than most."))
    stages = tuple(reader.stage(stage, ("stages", at)) for at, stage in enumerate(top.pop("stages")))
    if not stages:
        reader.refuse(("stages",), _("a method needs at least one stage."))
    return Method(stages=stages, **top)


def method_text(method: Method) -> str:
    """The text of a method's file; reading it gives the same method."""
    values = _told(method) | {"stages": [_told(stage) for stage in method.stages]}
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _told(thing: Method | Stage) -> dict[str, Any]:
    """The fields that differ from what they are when not given."""
    given = ((field, getattr(thing, field.name)) for field in fields(thing))
    return {field.name: value for field, value in given if value != field.default}


def _refuse(file: str, line: int, key: str, reason: str) -> NoReturn:
    raise MethodFileRefused(file=file, line=line, key=key, reason=reason)


# ---- what each key must be ----

Check = Callable[[Any], Any]


def _words(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(_("words are wanted here."))
    return value


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(_("true or false is wanted here."))
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(_("a whole number above 0 is wanted here."))
    return value


def _list_of(check: Check, length: int = 0) -> Check:
    def checked(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or (length and len(value) != length):
            wanted = _("a list of {length} is wanted here.") if length else _("a list is wanted here.")
            raise ValueError(wanted.format(length=length))
        return tuple(check(entry) for entry in value)

    return checked


def _one_of(known: tuple[str, ...]) -> Check:
    def checked(value: Any) -> str:
        if value not in known:
            raise ValueError(_("one of {known} is wanted here.").format(known=", ".join(known)))
        return str(value)

    return checked


METHOD_KEYS: Mapping[str, Check] = {
    "id": _words,
    "version": _whole,
    "title": _words,
    "purpose": _words,
    "people": _list_of(_whole, 2),
    "minutes": _list_of(_whole, 3),
    "licence": _words,
    "author": _words,
    "inspired_by": _words,
    "stages": _list_of(lambda value: value),
    "roles": _list_of(_words),
    "materials": _list_of(_words),
    "closes_with": _words,
}
METHOD_NEEDS = ("id", "version", "title", "purpose", "people", "minutes", "licence", "author", "stages")
STAGE_KEYS: Mapping[str, Check] = {
    "name": _words,
    "minutes": _whole,
    "seconds_per_person": _whole,
    "setting": _one_of(SETTINGS),
    "prompt": _words,
    "say": _words,
    "capture": _list_of(_one_of(tuple(KIND_OF))),
    "output": _words,
    "timer": _switch,
}
STAGE_NEEDS = ("name", "setting", "prompt")


class _Reader:
    """Reads checked values and knows the file and the lines for refusals."""

    def __init__(self, file: str, lines: Mapping[tuple[str | int, ...], int]) -> None:
        self._file, self._lines = file, lines

    def refuse(self, path: tuple[str | int, ...], reason: str) -> NoReturn:
        known = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in self._lines), ())
        key = ".".join(str(part + 1) if isinstance(part, int) else part for part in path) or "-"
        _refuse(self._file, self._lines[known], key, reason)

    def keys(
        self,
        values: Any,
        path: tuple[str | int, ...],
        checks: Mapping[str, Check],
        *,
        required: tuple[str, ...],
    ) -> dict[str, Any]:
        """The values of an object, each checked; unknown and missing keys are refused."""
        if not isinstance(values, dict):
            self.refuse(path, _("an object of keys and values is wanted here."))
        for key in values:
            if key not in checks:
                self.refuse((*path, key), _("this key is unknown."))
        for key in required:
            if key not in values:
                self.refuse((*path, key), _("this key is missing."))
        return {key: self._checked(checks[key], value, (*path, key)) for key, value in values.items()}

    def stage(self, values: Any, path: tuple[str | int, ...]) -> Stage:
        found = self.keys(values, path, STAGE_KEYS, required=STAGE_NEEDS)
        if ("minutes" in found) == ("seconds_per_person" in found):
            self.refuse(path, _("a stage needs either minutes or seconds_per_person."))
        return Stage(**found)

    def _checked(self, check: Check, value: Any, path: tuple[str | int, ...]) -> Any:
        try:
            return check(value)
        except ValueError as error:
            self.refuse(path, str(error))
