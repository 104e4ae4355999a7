"""The one list model, over detached values, for every list and table.

`show(values)` changes only what differs by key, so that selection and scroll stay and no list jumps.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui import theme
from ui.widgets.text import tip as escaped

VALUE = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title and what it says of a value.

    `sort` gives the order where the words do not; `right` is for numbers; `ink` a role; `icon` a name.
    """

    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    right: bool = False
    tip: Callable[[Any], str] | None = None
    ink: Callable[[Any], str] | None = None
    stretch: bool = False
    icon: Callable[[Any], str] | None = None


def by_id(value: Any) -> Hashable:
    """The usual key of a value."""
    return value.id


class Table(QAbstractTableModel):
    """Values in rows, columns as declared; the views put a proxy for sorting and searching before it.

    `in_file` are columns that stand in an exported file alone, after those in sight.
    """

    def __init__(
        self,
        *columns: Column,
        key: Callable[[Any], Hashable] = by_id,
        in_file: Sequence[Column] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns, self.in_file = columns, tuple(in_file)
        self.say: Callable[[Any], str] = str  # what a value is called where there are no columns
        self._key = key
        self._rows: list[Any] = []
        self._keys: list[Hashable] = []

    def show(self, values: Iterable[Any]) -> None:
        """Stand for `values`, in their order.

        Raises: ValueError, when two of them have one key.
        """
        new = list(values)
        keys = [self._key(value) for value in new]
        if len(set(keys)) != len(keys):
            raise ValueError("two rows have one key")
        self._remove_all_but(set(keys))
        self._put_in_order({key: place for place, key in enumerate(keys)})
        self._insert(new, keys)
        self._update(new)

    def set_columns(self, *columns: Column) -> None:
        """Say other things of the same values; sorting and choice begin anew."""
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def values(self) -> tuple[Any, ...]:
        """What stands in the model, unsorted and unsearched."""
        return tuple(self._rows)

    def row_of(self, key: Hashable) -> int:
        """The row of a key; -1 when there is none."""
        return self._keys.index(key) if key in self._keys else -1

    def key_of(self, value: Any) -> Hashable:
        """The key of a value."""
        return self._key(value)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else max(1, len(self.columns))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = self._rows[index.row()]
        if role == VALUE:
            return value
        if not self.columns:
            return self.say(value) if role == Qt.ItemDataRole.DisplayRole else None
        return self._said(value, self.columns[index.column()], role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return _side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _said(self, value: Any, column: Column, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(value)
            case Qt.ItemDataRole.ToolTipRole:
                return escaped((column.tip or column.text)(value))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case Qt.ItemDataRole.ForegroundRole:
                role_of = column.ink(value) if column.ink else ""
                return theme.ink(role_of) if role_of else None
            case Qt.ItemDataRole.DecorationRole:
                return theme.icon(column.icon(value)) if column.icon else None
        return (column.sort or column.text)(value) if role == SORT else None

    def _remove_all_but(self, keep: set[Hashable]) -> None:
        gone = [row for row, key in enumerate(self._keys) if key not in keep]
        for first, last in reversed(_runs(gone)):
            self.beginRemoveRows(ROOT, first, last)
            del self._rows[first : last + 1], self._keys[first : last + 1]
            self.endRemoveRows()

    def _put_in_order(self, place: dict[Hashable, int]) -> None:
        order = sorted(range(len(self._keys)), key=lambda row: place[self._keys[row]])
        if order == list(range(len(order))):
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        went = {row: at for at, row in enumerate(order)}
        self._rows = [self._rows[row] for row in order]
        self._keys = [self._keys[row] for row in order]
        self.changePersistentIndexList(old, [self.index(went[i.row()], i.column()) for i in old])
        self.layoutChanged.emit()

    def _insert(self, new: Sequence[Any], keys: Sequence[Hashable]) -> None:
        there = set(self._keys)
        for first, last in _runs([row for row, key in enumerate(keys) if key not in there]):
            self.beginInsertRows(ROOT, first, last)
            self._rows[first:first] = new[first : last + 1]
            self._keys[first:first] = keys[first : last + 1]
            self.endInsertRows()

    def _update(self, new: Sequence[Any]) -> None:
        differ = [row for row, value in enumerate(new) if value != self._rows[row]]
        for first, last in _runs(differ):
            self._rows[first : last + 1] = new[first : last + 1]
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))


def _side(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rising rows as unbroken runs, first and last."""
    runs = []
    for _gap, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        members = [row for _at, row in run]
        runs.append((members[0], members[-1]))
    return runs
