"""Nothing breaks into the live room: not a fault of ours, not a toast, not work elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.feedback import FaultSheet


def sheets() -> list[QWidget]:
    """The fault dialogs in sight."""
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return [widget for widget in shown if isinstance(widget, FaultSheet)]


def test_a_fault_opens_no_dialog_until_one_has_left(hands):
    """It is said at the foot; the report is shown once the live page is left."""
    elsewhere = QWidget()
    field = QLineEdit(elsewhere)
    QVBoxLayout(elsewhere).addWidget(field)
    hands.qtbot.addWidget(elsewhere)
    hands.desk.feedback.stand_in(elsewhere, elsewhere)
    said = []
    hands.desk.feedback.said.connect(said.append)
    hands.desk.feedback.fault(RuntimeError("a bug"))
    assert not sheets() and len(said) == 1
    assert QApplication.focusWidget() is hands.line
    elsewhere.show()
    elsewhere.activateWindow()
    field.setFocus()
    hands.qtbot.waitUntil(lambda: len(sheets()) == 1)
    sheets()[0].reject()
    assert not sheets()


def test_a_toast_leaves_the_focus_in_the_line(hands):
    """What others did is said at the foot."""
    hands.desk.feedback.toast("Something was done")
    assert QApplication.focusWidget() is hands.line
