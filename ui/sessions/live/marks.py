"""The short marks of the capture line: what is typed at its start becomes a chip, the rest stays words.

Pure: values in, values out. A mark counts when a blank follows it (`? `, `f: `, `@12 `, `#3 `, `^ `, `> `).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from council.sessions.kinds import KINDS
from council.sessions.wording import LONGEST

LINE_BREAK = "\N{RETURN SYMBOL}"  # a break inside the line; QLineEdit paints a real one as a blank

_KIND_MARKS = {kind.mark: kind.code for kind in KINDS}
_KINDS = "|".join(re.escape(mark) for mark in sorted(_KIND_MARKS, key=len, reverse=True))
_MARK = re.compile(
    rf"(?:(?P<kind>{_KINDS})|@(?P<seat>\d{{1,6}})|#(?P<table>\d{{1,4}})|(?P<carry>\^)|(?P<below>>))\s"
)
_DROPPED = frozenset("\ufeff\ufffc")  # byte order mark; the place of a pasted picture
_BREAKS = re.compile(f"\r\n|[\r\v\f\x85\u2028\u2029{LINE_BREAK}]")


@dataclass(frozen=True, slots=True)
class LineState:
    """What the line holds: its words, and the chips before them in the order they were set.

    Empty or zero means "not set"; `kind` then is the preselected one. `seat`, `table`, `same` are numbers.
    """

    text: str = ""
    kind: str = ""
    seat: int = 0
    table: int = 0
    carry: bool = False
    below: bool = False
    chips: tuple[str, ...] = ()
    same: int = 0  # the number of the statement that says the same

    @property
    def is_empty(self) -> bool:
        """Nothing is typed; a table that stayed from the last statement does not count."""
        return not self.text.strip()


def typed(before: LineState, text: str, *, seats: frozenset[int], tables: frozenset[int]) -> LineState:
    """The state after typing made the words `text`: marks just set at the start become chips.

    A mark that already stood there as words stays words, so a corrected text is never eaten; a seat or a
    table that does not exist stays words as well, for nothing typed may vanish.

    Args:
        seats, tables: the numbers that exist.
    """
    state = replace(before, text=text)
    while mark := _MARK.match(state.text):
        if before.text.startswith(mark.group()):
            break
        marked = _marked(state, mark, seats, tables)
        if marked is None:
            break
        state = replace(marked, text=state.text[mark.end() :])
    return state


def unknown_number(text: str, *, seats: frozenset[int], tables: frozenset[int]) -> tuple[str, int] | None:
    """("seat" or "table", number) when the words begin with a mark for one that does not exist."""
    mark = _MARK.match(text)
    if mark and mark.lastgroup == "seat" and int(mark["seat"]) not in seats:
        return "seat", int(mark["seat"])
    if mark and mark.lastgroup == "table" and int(mark["table"]) not in tables:
        return "table", int(mark["table"])
    return None


def with_chip(state: LineState, field: str, value: str | int | bool) -> LineState:
    """The state with one chip set or set anew; an empty value takes it away. The newest stands last."""
    rest = tuple(chip for chip in state.chips if chip != field)
    return replace(state, **{field: value}, chips=(*rest, field) if value else rest)


def with_text(state: LineState, text: str) -> LineState:
    """The state with other words and the same chips."""
    return replace(state, text=text)


def backspaced(state: LineState) -> LineState:
    """The state after Backspace at the start of the line: the chip set last is gone."""
    if not state.chips:
        return state
    empty = {"kind": "", "seat": 0, "table": 0, "carry": False, "below": False, "same": 0}
    return with_chip(state, state.chips[-1], empty[state.chips[-1]])


def emptied(state: LineState) -> LineState:
    """The state after a statement has left the line: only its table stays."""
    return with_chip(LineState(), "table", state.table)


def clean(text: str) -> str:
    """The words as they will be kept: valid Unicode (NFC), one kind of line break, no blanks around.

    Control characters, lone surrogates and the places of pasted pictures go; the direction of writing and
    joined emoji stay.
    """
    text = unicodedata.normalize("NFC", _BREAKS.sub("\n", text).replace("\t", " "))
    kept = (sign for sign in text if sign == "\n" or not _is_unprintable(sign))
    lines = [line.strip() for line in "".join(kept).split("\n")]
    return "\n".join(lines).strip("\n")


def shown(text: str) -> str:
    """Kept words as one line that can be edited: breaks become a visible sign."""
    return clean(text).replace("\n", LINE_BREAK)


def head_and_rest(text: str, *, longest: int = LONGEST) -> tuple[str, str]:
    """What one statement can hold, and what stays in the line; cut at a blank where one is near."""
    if len(text) <= longest:
        return text, ""
    near = max(text.rfind(" ", longest - 200, longest), text.rfind(LINE_BREAK, longest - 200, longest))
    cut = near + 1 if near > 0 else longest
    return text[:cut], text[cut:]


def _marked(
    state: LineState, mark: re.Match[str], seats: frozenset[int], tables: frozenset[int]
) -> LineState | None:
    field = mark.lastgroup or ""
    value = mark[field]
    if field == "kind":
        return with_chip(state, field, _KIND_MARKS[value])
    if field in ("carry", "below"):
        return with_chip(state, field, True)
    known = seats if field == "seat" else tables
    return with_chip(state, field, int(value)) if int(value) in known else None


def _is_unprintable(sign: str) -> bool:
    return sign in _DROPPED or unicodedata.category(sign) in ("Cc", "Cs")
