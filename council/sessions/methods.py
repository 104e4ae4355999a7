"""Methods are data: one JSON file each, read strictly, so that a slip is named with file, line and key.

The texts are English and go through the catalogue where they are shown.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from itertools import count
from pathlib import Path
from typing import Any

from council.sessions.checked import (
    Check,
    Checked,
    Where,
    anything,
    list_of,
    one_of,
    switch,
    text_of,
    whole,
    words,
)
from council.sessions.kinds import KIND_OF
from council.sessions.refusals import MethodFileRefused
from council.words import _

NAME = re.compile("[a-z0-9][a-z0-9-]{0,59}")
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
                taken = _('"{id}" is taken by another file.').format(id=method.id)
                raise MethodFileRefused(file=path.name, line=1, key="id", reason=taken)
            methods[method.id] = method
        except MethodFileRefused as error:
            refused.append(error)
    return Library(tuple(sorted(methods.values(), key=lambda method: method.title)), tuple(refused))


def read_method(path: Path) -> Method:
    """One method from its file. Raises: MethodFileRefused with file, line, key and reason."""
    return method_of(text_of(path, refusal=MethodFileRefused), path.name)


def method_of(text: str, file: str) -> Method:
    """A method from its text; `file` names it in refusals. Raises: MethodFileRefused."""
    checked = Checked(text, file, refusal=MethodFileRefused)
    return method_in(checked, checked.values, ())


def method_in(checked: Checked, values: Any, path: Where) -> Method:
    """The method that stands at a path of a file. Raises: the refusal of that file."""
    top = checked.keys(values, path, METHOD_KEYS, required=METHOD_NEEDS)
    minutes = top["minutes"]
    if not minutes[0] <= minutes[1] <= minutes[2]:
        checked.refuse((*path, "minutes"), _("the usual time must lie between least and most."))
    if top["people"][0] > top["people"][1]:
        checked.refuse((*path, "people"), _("least is more than most."))
    if not top["stages"]:
        checked.refuse((*path, "stages"), _("a method needs at least one stage."))
    stages = enumerate(top.pop("stages"))
    return Method(stages=tuple(_stage(checked, stage, (*path, "stages", at)) for at, stage in stages), **top)


def _stage(checked: Checked, values: Any, path: Where) -> Stage:
    found = checked.keys(values, path, STAGE_KEYS, required=STAGE_NEEDS)
    if ("minutes" in found) == ("seconds_per_person" in found):
        checked.refuse(path, _("a stage needs either minutes or seconds_per_person."))
    return Stage(**found)


def free_id(title: str, taken: Collection[str]) -> str:
    """An id fit for a file, made of a title, that no other method has."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    stem = re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")[:50].strip("-") or "method"
    numbered = (f"{stem}-{number}" for number in count(2))
    return stem if stem not in taken else next(id for id in numbered if id not in taken)


def method_text(method: Method) -> str:
    """The text of a method's file; reading it gives the same method."""
    return json.dumps(method_values(method), ensure_ascii=False, indent=2) + "\n"


def method_values(method: Method) -> dict[str, Any]:
    """A method as plain values, without what is as it would be when not given."""
    return _told(method) | {"stages": [_told(stage) for stage in method.stages]}


def _told(thing: Method | Stage) -> dict[str, Any]:
    given = ((field, getattr(thing, field.name)) for field in fields(thing))
    return {field.name: value for field, value in given if value != field.default}


# ---- what each key must be ----


def _name(value: Any) -> str:
    """An id fit for a file name."""
    if not isinstance(value, str) or not NAME.fullmatch(value):
        raise ValueError(_("small letters, digits and hyphens are wanted here, at most 60."))
    return value


METHOD_KEYS: Mapping[str, Check] = {
    "id": _name,
    "version": whole,
    "title": words,
    "purpose": words,
    "people": list_of(whole, 2),
    "minutes": list_of(whole, 3),
    "licence": words,
    "author": words,
    "inspired_by": words,
    "stages": list_of(anything),
    "roles": list_of(words),
    "materials": list_of(words),
    "closes_with": words,
}
METHOD_NEEDS = ("id", "version", "title", "purpose", "people", "minutes", "licence", "author", "stages")
STAGE_KEYS: Mapping[str, Check] = {
    "name": words,
    "minutes": whole,
    "seconds_per_person": whole,
    "setting": one_of(SETTINGS),
    "prompt": words,
    "say": words,
    "capture": list_of(one_of(tuple(KIND_OF))),
    "output": words,
    "timer": switch,
}
STAGE_NEEDS = ("name", "setting", "prompt")
