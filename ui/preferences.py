"""The person's own settings, declared once: the only file that names QSettings.

What belongs to a council is a record in its file, not a preference.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from council.words import N_


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting: its key, its kind, what it is before anybody chose, and its words."""

    key: str
    kind: type
    default: Any
    words: str


SCHEME = Preference("look/scheme", str, "system", N_("Light, dark or as the system has it"))
TEXT = Preference("look/text", float, 1.0, N_("Text size"))
RECENT = Preference("files/recent", list, [], N_("Councils opened lately"))
FOLDER = Preference("files/folder", str, "", N_("The folder used last"))
WINDOW = Preference("window/place", bytes, b"", N_("Size and place of the window"))
DENSE = Preference("look/dense", bool, False, N_("Narrow rows in tables"))
DISTANCE = Preference("projector/metres", float, 10.0, N_("Metres from the picture to the last row"))
PICTURE = Preference("projector/height", float, 1.2, N_("Height of the projected picture in metres"))
STARK = Preference("projector/stark", bool, False, N_("Black on white"))
SPOT = Preference("projector/place", bytes, b"", N_("Size and place of the projector window"))
REMOTE = Preference("projector/controls", bool, True, N_("Projector controls beside the page"))


class Preferences:
    """Reads and writes the person's settings; a value of the wrong kind reads as the default."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings("Council", "Council")

    def get(self, preference: Preference) -> Any:
        """What was chosen, or the default."""
        raw = self._settings.value(preference.key)
        if raw is None:
            return preference.default
        try:
            return _read(preference.kind, raw)
        except (TypeError, ValueError):
            return preference.default

    def set(self, preference: Preference, value: Any) -> None:
        """Keep a choice."""
        self._settings.setValue(preference.key, _written(preference.kind, value))


def _read(kind: type, raw: Any) -> Any:
    if kind is bytes:
        return bytes(raw)
    if kind in (list, dict, bool):
        value = json.loads(raw)
        if not isinstance(value, kind):
            raise ValueError(raw)
        return value
    return kind(raw)


def _written(kind: type, value: Any) -> Any:
    if kind is bytes:
        return QByteArray(value)
    return json.dumps(value) if kind in (list, dict, bool) else str(value)
