"""People beside targets: the same words for the same things, and what to do where they differ.

Never chosen in silence: an unknown value is refused with its nearest, a missing one as the caller says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from council.people.cells import is_missing, key, nearest, shortened
from council.people.findings import Finding
from council.people.reading import PeopleFile, ReadPerson
from council.words import _, ngettext

Missing = Literal["refuse", "exclude", "ignore"]


def match_people(
    people: PeopleFile,
    wanted: Sequence[tuple[str, str]],
    *,
    missing: Missing = "refuse",
    mapping: Iterable[tuple[str, str, str]] = (),
) -> PeopleFile:
    """The people with the attributes the targets speak of, spelt as the targets spell them.

    Args:
        wanted: (feature, value) of each target line, in order.
        missing: people without an answer are refused, left out, or kept and counted for no line.
        mapping: (feature, from, to): what a spelling in the file stands for.
    Returns: the file with findings added; unknown values, and features without a column, are grave.
    """
    return _Matcher(people, wanted, missing, mapping).file()


class _Matcher:
    def __init__(
        self,
        people: PeopleFile,
        wanted: Sequence[tuple[str, str]],
        missing: Missing,
        mapping: Iterable[tuple[str, str, str]],
    ) -> None:
        self._file, self._missing = people, missing
        self._values: dict[str, dict[str, str]] = {}
        for feature, value in wanted:
            self._values.setdefault(feature, {})[key(value)] = value
        for feature, spelt, meant in mapping:
            values = next((self._values[one] for one in self._values if key(one) == key(feature)), {})
            values[key(spelt)] = values.get(key(meant), meant)
        self._findings: list[Finding] = []
        self._unknown: dict[tuple[str, str], list[int]] = {}
        self._respelt: dict[tuple[str, str], list[int]] = {}
        self._blank: dict[str, list[int]] = {}
        self._used: set[tuple[str, str]] = set()

    def file(self) -> PeopleFile:
        columns = self._columns()
        kept = [taken for one in self._file.people if (taken := self._taken(one, columns))]
        self._report()
        lost = len(self._file.people) - len(kept)
        out = lost if self._missing == "exclude" and not self._unknown else 0
        return replace(
            self._file,
            features=tuple(columns),
            people=tuple(kept),
            findings=(*self._file.findings, *self._findings),
            accepted=len(kept),
            skipped=self._file.skipped + out,
            refused=self._file.refused + lost - out,
        )

    def _columns(self) -> dict[str, str]:
        """Target feature to the column of the file."""
        by_key = {key(one): one for one in self._file.features}
        found = {feature: by_key[key(feature)] for feature in self._values if key(feature) in by_key}
        for feature in self._values:
            if feature not in found:
                alike = nearest(feature, self._file.features)
                words = _("The targets speak of “{feature}”, but no column is called so.").format(
                    feature=feature
                )
                remedy = (
                    _("Did you mean “{name}”?").format(name=alike)
                    if alike
                    else _("Give the column that heading.")
                )
                self._findings.append(Finding("feature-without-column", words, remedy, True, self._file.name))
        return found

    def _taken(self, person: ReadPerson, columns: dict[str, str]) -> ReadPerson | None:
        attributes: dict[str, str] = {}
        stays = True
        for feature, column in columns.items():
            spelt = person.attributes[column]
            value = self._values[feature].get(key(spelt))
            if value is not None:
                if value != spelt:
                    self._respelt.setdefault((feature, spelt), []).append(person.line)
                self._used.add((feature, value))
                attributes[feature] = value
            elif is_missing(spelt):
                self._blank.setdefault(feature, []).append(person.line)
                attributes[feature] = ""
                stays = stays and self._missing == "ignore"
            else:
                self._unknown.setdefault((feature, spelt), []).append(person.line)
                stays = False
        return replace(person, attributes=attributes) if stays else None

    def _report(self) -> None:
        for (feature, spelt), lines in self._unknown.items():
            alike = nearest(spelt, list(self._values[feature].values()))
            words = _("“{value}” is no value of the targets ({count}).")
            words = words.format(value=shortened(spelt), count=_people(len(lines)))
            remedy = (
                _("Did you mean “{name}”?").format(name=alike)
                if alike
                else _("Add a target for it, or map it.")
            )
            self._find("value-unknown", words, remedy, True, lines, feature)
        for feature, lines in self._blank.items():
            words = _("There is no answer ({count}).").format(count=_people(len(lines)))
            remedy = _("Leave these people out, or count them for no line: say which.")
            self._find("value-missing", words, remedy, self._missing == "refuse", lines, feature)
        for (feature, spelt), lines in self._respelt.items():
            value = self._values[feature][key(spelt)]
            words = _("“{value}” is read as “{meant}” ({count}).")
            words = words.format(value=shortened(spelt), meant=value, count=_people(len(lines)))
            self._find("value-respelt", words, "", False, lines, feature)
        for feature, values in self._values.items():
            for value in dict.fromkeys(values.values()):
                if (feature, value) not in self._used:
                    words = _("Nobody in the pool has “{value}”.").format(value=value)
                    self._find("value-unused", words, "", False, [0], feature)

    def _find(self, code: str, words: str, remedy: str, grave: bool, lines: list[int], feature: str) -> None:
        file = self._file
        self._findings.append(
            Finding(code, words, remedy, grave, file.name, lines[0], feature, file.sheet, count=len(lines))
        )


def _people(count: int) -> str:
    return ngettext("{count} person", "{count} people", count).format(count=count)
