"""What the page that compares groups says, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from council.ground.queries import GroundLine
from council.ground.shared import telling
from council.ground.shared.values import (
    ALONG,
    EMERGING,
    FEW,
    SHARED,
    SMALL,
    UNTOLD,
    Cell,
    Hidden,
    Matrix,
    MatrixRow,
    Representative,
)
from council.ground.voting.values import SMALLEST
from council.words import N_, _
from ui.ground.shared.matrix import Across, Shown
from ui.ground.shared.state import OTHERS_WORDS, VIEWS, group_name, span_words, votes_words

ALL = "all"
FIRST = 3  # the column of the first group
NOT_SHOWN = {
    SMALL: N_("not shown · with others"),
    FEW: N_("not shown · under 5 asked"),
    ALONG: N_("not shown · tells of few"),
    UNTOLD: N_("not known · cards alone"),
}
FILTERS = (
    (ALL, N_("All"), ()),
    ("share", N_("Shared or emerging"), (SHARED, EMERGING)),
    *(view for view in VIEWS[1:] if view[2]),
)


def rows_of(matrix: Matrix, view: str) -> tuple[MatrixRow, ...]:
    """The rows of a matrix whose statement stands under a heading, in the order given."""
    labels = next((labels for name, _words, labels in FILTERS if name == view), ())
    return tuple(row for row in matrix.rows if not labels or row.line.label in labels)


def columns_of(matrix: Matrix) -> tuple[Across, ...]:
    """The statement, how far the groups of the field are apart, everybody, and each group."""
    groups = zip(matrix.groups, matrix.sizes, strict=True)
    return (
        Across(_("Statement"), _statement, lambda row: row.line.number),
        Across(_("Difference"), _difference, lambda row: (row.is_divisive, row.spread), _tip(matrix)),
        Across(_("Everybody"), _everybody, lambda row: _share(row.line)),
        *(_group(at, name, size) for at, (name, size) in enumerate(groups)),
    )


def _tip(matrix: Matrix) -> str:
    return _(
        "Between the two groups that differ most by {field}. Points: of a hundred, so many more agree in one "
        "than in the other, drawn to the middle where few answered. May be chance: groups that think alike "
        "would differ so far in one of twenty statements, all pairs of groups looked at. Sorted, what may be "
        "chance stands below."
    ).format(field=matrix.field)


def cell_sentence(row: MatrixRow, column: int, matrix: Matrix) -> str:
    """What one cell says, in full, for the line under the matrix."""
    columns = columns_of(matrix)
    return columns[column].show(row).spoken if 0 < column < len(columns) else ""


def spread_words(row: MatrixRow) -> str:
    """How far the two groups of the field that differ most are apart, and whether that may be chance."""
    if not row.divided:
        return _("nothing to compare")
    points = telling.points_words(row.spread)
    return f"{points} · {_('more than chance') if row.is_divisive else _('may be chance')}"


def _statement(row: MatrixRow) -> Shown:
    words = f"{row.line.number}  {' '.join(row.line.text.split())}"
    return Shown(None, words, words, "text")


def _everybody(row: MatrixRow) -> Shown:
    return _votes(row, row.line, _("everybody"))


def _group(at: int, name: str, size: int) -> Across:
    words = group_name(name)

    def show(row: MatrixRow) -> Shown:
        cell = row.cells[at]
        if isinstance(cell, Hidden):
            why = telling.hidden_words(cell)
            spoken = _("Statement {number}, {group}: {why}").format(
                number=row.line.number, group=words, why=why
            )
            return Shown(None, _(NOT_SHOWN[cell.why]), spoken)
        return _votes(row, cell, words)

    title = _("{group} ({size})").format(group=words, size=size)
    return Across(title, show, lambda row: _share(row.cells[at]), title)


def _votes(row: MatrixRow, of: GroundLine | Cell, group: str) -> Shown:
    number = row.line.number
    if not of.asked:
        spoken = _("Statement {number}, {group}: nobody was asked.").format(number=number, group=group)
        return Shown(of, _("not asked"), spoken)
    if of.asked < SMALLEST:
        spoken = f"{group}: {votes_words(of)}"
        return Shown(None, _(NOT_SHOWN[FEW]), spoken)
    words = _("{agree} of {asked} agree").format(agree=of.agree, asked=of.asked)
    if of.asked < of.size:
        words += " · " + _("{span} of all").format(span=span_words(of))
    spoken = _("Statement {number}, {group}: {votes}").format(
        number=number, group=group, votes=votes_words(of)
    )
    return Shown(of, words, spoken)


def _difference(row: MatrixRow) -> Shown:
    line, words = row.line, spread_words(row)
    if not row.divided:
        spoken = _("Statement {number}: {words}").format(number=line.number, words=words)
        return Shown(None, words, spoken, "quiet")
    spoken = _("Statement {number}: {words} between {one} and {other}").format(
        number=line.number,
        words=words,
        one=telling.group_words(row.divided[0]),
        other=telling.group_words(row.divided[1]),
    )
    return Shown(None, words, spoken, "text" if row.is_divisive else "quiet")


def _share(of: Cell | Hidden | GroundLine) -> float:
    """What a column is ordered by: agreement drawn a little to one half; what is not shown comes last."""
    return -1.0 if isinstance(of, Hidden) or not of.asked else (of.agree + 1) / (of.asked + 2)


def apart_words(found: Sequence[Representative], numbers: Mapping[str, int]) -> str:
    """The statements that set a group apart, by number; empty when there are none."""
    known = [(one.way, str(numbers[one.statement_id])) for one in found if one.statement_id in numbers]
    agree = [number for way, number in known if way == "agree"]
    against = [number for way, number in known if way != "agree"]
    parts = []
    if agree:
        parts.append(_("agrees more than the others with {numbers}").format(numbers=", ".join(agree)))
    if against:
        parts.append(_("is more against {numbers}").format(numbers=", ".join(against)))
    return "; ".join(parts)


def merged_words(matrix: Matrix) -> str:
    """Which groups are counted together, since each alone has fewer than five people; empty for none."""
    if not matrix.merged:
        return ""
    words = _("{others}: {groups} – each has fewer than five people, or would tell of fewer than five.")
    return words.format(others=_(OTHERS_WORDS), groups=", ".join(matrix.merged))
