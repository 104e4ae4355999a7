"""What was found while reading a file, each with its place and a way out.

A grave finding refuses a row (or the file); the others tell what was assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from council.people.refusals import FileRefused
from council.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: where (line 0 = the whole file), what, and what to do.

    `line` counts lines of a text file and rows of a sheet, from 1. `words` and `remedy` are whole sentences
    in the language in force. `count` is how many rows the finding speaks for.
    """

    code: str
    words: str
    remedy: str
    grave: bool
    file: str
    line: int = 0
    column: str = ""
    sheet: str = ""
    count: int = 1

    def where(self) -> str:
        """The place in words, as “people.csv, line 4, column age”."""
        parts = [self.file]
        if self.sheet:
            parts.append(_("sheet {sheet}").format(sheet=self.sheet))
        if self.line:
            parts.append(_("line {line}").format(line=self.line))
        if self.column:
            parts.append(_("column {column}").format(column=self.column))
        return ", ".join(parts)

    def sentence(self) -> str:
        return " ".join(filter(None, (f"{self.where()} –", self.words, self.remedy)))


def refusal(findings: Iterable[Finding]) -> FileRefused:
    """The refusal that the grave ones among the findings amount to, the first of them in front."""
    grave = [one for one in findings if one.grave]
    first, more = grave[0], len(grave) - 1
    remedy = first.remedy
    if more:
        also = ngettext("{count} more finding of this weight.", "{count} more findings of this weight.", more)
        remedy = " ".join(filter(None, (remedy, also.format(count=more))))
    return FileRefused(where=first.where(), what=first.words, remedy=remedy, findings=tuple(grave))


def plain_value(finding: Finding) -> Mapping[str, str]:
    """A finding as text values, for the account that is kept of an import."""
    return {"code": finding.code, "where": finding.where(), "words": finding.words, "remedy": finding.remedy}
