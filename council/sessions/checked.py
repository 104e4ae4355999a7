"""A JSON file read strictly: each value checked, each slip refused with file, line and key.

Methods, agendas and forms are such files; which refusal names the slip is the reader's to say.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from council.errors import CouncilError
from council.sessions.located import DoubleKey, lines_of, parsed
from council.words import _

LARGEST = 256 * 1024
Where = tuple[str | int, ...]
Check = Callable[[Any], Any]


def text_of(path: Path, *, refusal: type[CouncilError]) -> str:
    """The text of a file of at most 256 KB in UTF-8. Raises: `refusal` with file, line, key, reason."""
    if path.stat().st_size > LARGEST:
        reason = _("the file is larger than {most} KB.").format(most=LARGEST // 1024)
        raise refusal(file=path.name, line=1, key="-", reason=reason)
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise refusal(file=path.name, line=line, key="-", reason=_("this is not UTF-8.")) from error


class Checked:
    """The values of one JSON text, and the lines they stand on.

    `refusal` is a class whose sentence names file, line, key and reason.
    """

    def __init__(self, text: str, file: str, *, refusal: type[CouncilError]) -> None:
        self._file, self._refusal = file, refusal
        self._lines: Mapping[Where, int] = {(): 1}
        try:
            self.values = parsed(text)
        except json.JSONDecodeError as error:
            self._at(error.lineno, "-", _("this is no JSON: {slip}.").format(slip=error.msg))
        except DoubleKey as error:
            self._at(1, str(error), _("this key stands twice in one object."))
        except RecursionError:
            self._at(1, "-", _("the file is nested too deeply."))
        self._lines = lines_of(text)

    def refuse(self, path: Where, reason: str) -> NoReturn:
        """Refuse the value at a path of keys and positions."""
        known = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in self._lines), ())
        key = ".".join(str(part + 1) if isinstance(part, int) else part for part in path) or "-"
        self._at(self._lines[known], key, reason)

    def keys(
        self, values: Any, path: Where, checks: Mapping[str, Check], *, required: tuple[str, ...]
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

    def _checked(self, check: Check, value: Any, path: Where) -> Any:
        try:
            return check(value)
        except ValueError as error:
            self.refuse(path, str(error))

    def _at(self, line: int, key: str, reason: str) -> NoReturn:
        raise self._refusal(file=self._file, line=line, key=key, reason=reason)


# ---- what a value must be ----


def words(value: Any) -> str:
    """Words that are not blank. Raises: ValueError with the reason."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(_("words are wanted here."))
    return value


def switch(value: Any) -> bool:
    """True or false. Raises: ValueError with the reason."""
    if not isinstance(value, bool):
        raise ValueError(_("true or false is wanted here."))
    return value


def whole(value: Any) -> int:
    """A whole number above 0. Raises: ValueError with the reason."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(_("a whole number above 0 is wanted here."))
    return value


def anything(value: Any) -> Any:
    """What is checked later, by its own keys."""
    return value


def list_of(check: Check, length: int = 0) -> Check:
    """A list, of a given length unless 0, whose every entry holds."""

    def checked(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or (length and len(value) != length):
            wanted = _("a list of {length} is wanted here.") if length else _("a list is wanted here.")
            raise ValueError(wanted.format(length=length))
        return tuple(check(entry) for entry in value)

    return checked


def one_of(known: tuple[str, ...]) -> Check:
    """One of the words known."""

    def checked(value: Any) -> str:
        if value not in known:
            raise ValueError(_("one of {known} is wanted here.").format(known=", ".join(known)))
        return str(value)

    return checked
