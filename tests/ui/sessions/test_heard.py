"""The list above the line when it is long: another width or size of text costs few rows a turn."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ui.sessions.live import heard
from ui.sessions.live.heard import HeardModel, HeardView
from ui.sessions.live.state import Row

WORDS = "Rents rise faster than pay in the inner city and people move out of it " * 3
COUNT = 450


def test_a_long_list_is_fitted_a_little_at_a_time(qtbot) -> None:
    """The newest rows at once, older ones in later turns; a burst of changes measures few rows again."""
    model = HeardModel()
    view = HeardView(model, name="Statements")
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    model.add([Row(str(n), WORDS, "view", "kept", number=n) for n in range(1, COUNT + 1)])
    qtbot.waitUntil(lambda: view._unfit == 0)
    tall = view.rowHeight(0)
    assert tall > view.verticalHeader().defaultSectionSize()
    measured: list[str] = []
    height = view._drawn.height
    view._drawn.height = lambda row, wide: (measured.append(row.id), height(row, wide))[1]
    for _change in range(3):
        QApplication.sendEvent(view, QEvent(QEvent.Type.FontChange))
    assert len(measured) == 3 * heard._AT_ONCE
    view.resize(300, 300)
    assert view.rowHeight(COUNT - 1) > tall and view.rowHeight(0) == tall
    qtbot.waitUntil(lambda: view._unfit == 0)
    assert view.rowHeight(0) == view.rowHeight(COUNT - 1)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())  # the newest stays in sight
