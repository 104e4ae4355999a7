"""One paper as a teller types it: read, put into its one written form, and put into its class.

What is typed, by kind (three options; blanks, commas or nothing between numbers of one digit):

| kind | typed | means |
|---|---|---|
| majority | `1`, `2` | yes, no |
| gradients | `4` | the fourth level from below |
| approval | `1 3` | the first and the third option marked |
| dots | `2 0 1` | two dots, none, one, in the order of the paper; `-` is none |
| score, scale | `4 0 -` | rated 4, rated 0, not rated; `x` where two levels are ticked: counts as not rated |
| ranked, schulze | `3 1 2`, `3>1=2` | third option first, …; `=` for equal ranks, `-` for a rank nobody got |
| the same, by boxes | `2 3 1` | the rank in each option's box, in the order of the paper; `-` for none |

For every kind nothing or `-` is a blank paper, `x` alone one that is spoiled. A paper that breaks the rule of
its kind is spoiled, never guessed; what is no paper at all is refused, as the teller's slip.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from council.decisions.ballots.papers import Tally, places_of
from council.decisions.ballots.refusals import LineNotRead, LineOfAnotherLength
from council.decisions.ballots.rules import Rule

BLANK, SPOILED = "-", "x"
RANKED = ("ranked", "schulze")
LONGEST_LINE = 400
PIECES = re.compile(r"\d+|[-x>=]")
ONE_DIGIT = 9


@dataclass(frozen=True, slots=True)
class Line:
    """One paper: `text` in its one written form, `what` it is (valid, blank, spoiled), and `why`.

    `why` is "" or a code of `doubts.WHYS`: why a paper is blank or spoiled, or what the rule of the kind does
    with a valid one. A blank paper is written "-" and a spoiled one "x", whatever else was on it.
    """

    text: str
    what: str
    why: str = ""


def read_line(rule: Rule, typed: str, *, options: int, by_boxes: bool = False) -> Line:
    """What a teller typed for one paper. The text of a line reads as that same line again.

    Raises: LineNotRead, for letters, decimals, signs that are none of the kind, and what is endless;
        LineOfAnotherLength, where a value is typed for each option and their number is another.
    """
    pieces = _pieces(rule, typed, options)
    if not pieces or pieces == [BLANK]:
        return Line(BLANK, "blank", "empty")
    if pieces == [SPOILED]:
        return Line(SPOILED, "spoiled", "declared")
    if rule.kind in RANKED:
        groups = _by_boxes(pieces, typed, options) if by_boxes else _in_order(pieces, typed)
        return _ranked(rule, groups, options)
    if any(piece in ">=" for piece in pieces):
        raise LineNotRead(given=typed)
    if rule.kind in ("score", "scale"):
        return _rated(rule, pieces, options)
    if SPOILED in pieces or (BLANK in pieces and rule.kind != "dots"):
        raise LineNotRead(given=typed)
    if rule.kind == "dots":
        return _dots(rule, pieces, options)
    return _marked(rule, [int(piece) for piece in pieces], options)


def count_lines(rule: Rule, lines: Iterable[str], *, options: int) -> Tally:
    """Papers line by line as one tally; their order leaves no trace in it.

    Raises: LineNotRead, LineOfAnotherLength.
    """
    classes, marks = Counter[str](), [0] * places_of(rule, options=options)
    valid: list[str] = []
    for text, papers in sorted(Counter(lines).items()):
        line = read_line(rule, text, options=options)
        classes[line.what] += papers
        if line.what == "valid":
            valid += [line.text] * papers
            for place, number in _marks(rule, line.text):
                marks[place - 1] += number * papers
    kept = tuple(sorted(valid)) if rule.by_line else ()
    return Tally(tuple(marks), classes["valid"], classes["blank"], classes["spoiled"], kept)


def numbers_of(text: str) -> tuple[int | None, ...]:
    """The numbers of a valid line that is no ranking, None for what was left empty."""
    return tuple(None if piece == BLANK else int(piece) for piece in text.split())


def ranks_of(text: str) -> tuple[tuple[int, ...], ...]:
    """The options of a ranked line, best first, those of equal rank together: "3>1=2" is ((3,), (1, 2))."""
    return tuple(tuple(int(option) for option in group.split("=")) for group in text.split(">"))


def _marks(rule: Rule, text: str) -> list[tuple[int, int]]:
    """What a valid line adds to the marks of a tally: places from 1 and numbers."""
    if rule.kind in RANKED:
        first = ranks_of(text)[0]
        return [(first[0], 1)] if len(first) == 1 else []
    numbers = numbers_of(text)
    if rule.kind == "dots":
        return [(place, number or 0) for place, number in enumerate(numbers, start=1)]
    if rule.kind in ("score", "scale"):
        return [(place, 1) for place, number in enumerate(numbers, start=1) if number is not None]
    return [(number, 1) for number in numbers if number is not None]


def _pieces(rule: Rule, typed: str, options: int) -> list[str]:
    """Numbers and signs of a line; digits need no blanks between them where no number can have two."""
    plain = typed.replace("–", "-").replace(",", " ").replace(";", " ").casefold()
    if len(plain) > LONGEST_LINE or PIECES.sub("", plain).strip():
        raise LineNotRead(given=typed[:60])
    pieces: list[str] = PIECES.findall(plain)
    if max(options, rule.top, rule.dots) <= ONE_DIGIT:
        pieces = [one for piece in pieces for one in (piece if piece.isdecimal() else (piece,))]
    if any(len(piece) > 6 for piece in pieces):
        raise LineNotRead(given=typed[:60])
    return pieces


def _marked(rule: Rule, marks: Sequence[int], options: int) -> Line:
    """Yes or no, a level, or options approved of: each named once."""
    known = places_of(rule, options=options)
    most = (rule.cap or options) if rule.kind == "approval" else 1
    chosen = sorted(set(marks))
    if not 1 <= chosen[0] <= chosen[-1] <= known:
        return Line(SPOILED, "spoiled", "unknown")
    if len(chosen) > most:
        return Line(SPOILED, "spoiled", "over")
    return Line(" ".join(map(str, chosen)), "valid")


def _dots(rule: Rule, pieces: Sequence[str], options: int) -> Line:
    if len(pieces) != options:
        raise LineOfAnotherLength(given=len(pieces), options=options)
    given = [0 if piece == BLANK else int(piece) for piece in pieces]
    if sum(given) > rule.dots or max(given) > rule.most_on_one:
        return Line(SPOILED, "spoiled", "over")
    if not any(given):
        return Line(BLANK, "blank", "empty")
    return Line(" ".join(map(str, given)), "valid")


def _rated(rule: Rule, pieces: Sequence[str], options: int) -> Line:
    if len(pieces) != options:
        raise LineOfAnotherLength(given=len(pieces), options=options)
    given = [BLANK if piece in (BLANK, SPOILED) else str(int(piece)) for piece in pieces]
    rated = [int(piece) for piece in given if piece != BLANK]
    if any(not rule.lowest <= level <= rule.top for level in rated):
        return Line(SPOILED, "spoiled", "unknown")
    if rated:
        return Line(" ".join(given), "valid", "row" if SPOILED in pieces else "")
    if SPOILED in pieces:
        return Line(SPOILED, "spoiled", "row")
    return Line(BLANK, "blank", "empty")


def _in_order(pieces: Sequence[str], typed: str) -> list[list[int]]:
    """Options in the order of their ranks; an empty list is a rank nobody got."""
    groups: list[list[int]] = []
    joined, open_end = False, False
    for piece in pieces:
        if piece in (">", "=", SPOILED):
            if open_end or not groups or piece == SPOILED or (piece == "=" and not groups[-1]):
                raise LineNotRead(given=typed)
            joined, open_end = piece == "=", True
            continue
        if joined and piece == BLANK:
            raise LineNotRead(given=typed)
        if joined:
            groups[-1].append(int(piece))
        else:
            groups.append([] if piece == BLANK else [int(piece)])
        joined = open_end = False
    if open_end:
        raise LineNotRead(given=typed)
    return groups


def _by_boxes(pieces: Sequence[str], typed: str, options: int) -> list[list[int]]:
    """The same from the rank in each option's box; rank 0 is none a paper can give and makes it unknown."""
    if any(piece in (">", "=", SPOILED) for piece in pieces):
        raise LineNotRead(given=typed)
    if len(pieces) != options:
        raise LineOfAnotherLength(given=len(pieces), options=options)
    ranks = {option: int(p) for option, p in enumerate(pieces, start=1) if p != BLANK}
    if 0 in ranks.values():
        return [[0]]
    used = sorted(set(ranks.values()))
    groups = [[option for option, rank in ranks.items() if rank == one] for one in used]
    return groups if not used or used[0] == 1 else [[], *groups]


def _ranked(rule: Rule, groups: Sequence[Sequence[int]], options: int) -> Line:
    """A ranking in its one written form: gaps closed, an option where it stands first, equals in order."""
    named = [option for group in groups for option in group]
    if any(not 1 <= option <= options for option in named):
        return Line(SPOILED, "spoiled", "unknown")
    runoff, why, seen, kept = rule.kind == "ranked", "", set[int](), []
    if not named or (runoff and len(set(groups[0])) != 1):
        return Line(BLANK, "blank", "no_first" if named else "empty")
    for group in groups:
        new = sorted(set(group) - seen)
        seen.update(new)
        if new:
            kept.append("=".join(map(str, new)))
        if runoff and len(new) > 1:
            why = why or "ends"
    if len(named) > len(seen):
        why = why or "twice"
    return replace(Line(">".join(kept), "valid"), why=why)
