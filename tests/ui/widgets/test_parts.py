"""Fields, forms, buttons, banners, toasts: names, refusals, focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QAction, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.visiting import assert_named, keys, name_of
from ui import theme
from ui.widgets import (
    Banner,
    Empty,
    Field,
    Figure,
    Figures,
    Form,
    Label,
    ProgressStrip,
    Question,
    Search,
    Switch,
    Toast,
    button,
    push,
)


@pytest.fixture
def place(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def test_a_field_names_its_editor(qtbot):
    """The label of a field is the name of its editor."""
    field = Field("Seats", QLineEdit(), hint="How many people are drawn")
    qtbot.addWidget(field)
    assert name_of(field.editor) == "Seats"
    assert field.editor.accessibleDescription() == "How many people are drawn"


def test_a_refusal_keeps_what_was_typed(qtbot):
    """A refusal stands under its field, is tied to it, and clears nothing."""
    field = Field("Seats", QLineEdit())
    qtbot.addWidget(field)
    field.editor.setText("minus one")
    field.refuse("A panel has at least one seat.")
    assert field.editor.text() == "minus one"
    assert field.refusal == field.editor.accessibleDescription() == "A panel has at least one seat."
    field.clear()
    assert field.refusal == ""


def test_words_are_never_taken_for_markup(qtbot):
    """A label shows what people typed, letter for letter."""
    made = Label("a < b <b>bold</b> & more")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_a_button_follows_its_action(place):
    """Words, tooltip and whether it can be pressed are the action's."""
    action = QAction("Draw", place)
    made = button(action)
    made.setParent(place)
    made.show()
    action.setEnabled(False)
    action.setToolTip("There is no pool yet.")
    action.setText("Draw again")
    assert (made.isEnabled(), made.toolTip(), made.text()) == (False, "There is no pool yet.", "Draw again")


def test_enter_presses_the_button_that_has_the_focus(place, qtbot):
    """Enter does what the ring shows: on a page, and in a question whose default is to cancel."""
    pressed = []
    shown = push("Go", lambda: pressed.append("go"))
    shown.setParent(place)
    shown.show()
    shown.setFocus()
    keys(shown, key=Qt.Key.Key_Return)
    assert pressed == ["go"]
    asked = Question("Draw the panel?", "This is final.", verb="Draw", cancel="Cancel", parent=place)
    asked.accepted.connect(lambda: pressed.append("draw"))
    asked.show()
    qtbot.waitExposed(asked)
    asked.yes.setFocus()
    keys(asked.yes, key=Qt.Key.Key_Return)
    assert pressed == ["go", "draw"]


def test_a_button_outlived_by_its_action_is_no_fault(place):
    """An action may change after a page with its button is gone."""
    action = QAction("Draw", place)
    made = button(action)
    made.deleteLater()
    QTest.qWait(1)
    action.setEnabled(False)


def test_an_ampersand_is_shown(qtbot):
    """Data on a button keeps its "&"."""
    made = push("R&D", lambda: None)
    qtbot.addWidget(made)
    assert made.text() == "R&&D" and name_of(made) == "R&D"


def test_a_form_stays_until_it_is_accepted(place, qtbot):
    """Enter submits; the form stays open, with what was typed, until the answer came."""
    form = Form("New", verb="Add", cancel="Cancel", parent=place)
    title = form.field("Title", QLineEdit())
    form.open()
    qtbot.waitUntil(title.editor.hasFocus)
    with qtbot.waitSignal(form.submitted):
        keys(title.editor, "A title", Qt.Key.Key_Return)
    form.refuse("No.", title)
    assert form.isVisible() and title.editor.text() == "A title" and title.refusal == "No."
    assert_named(form)
    form.accept()


def test_ctrl_enter_submits_from_a_field_of_many_lines(place, qtbot):
    """In a field that takes Enter for itself, Ctrl+Enter still submits."""
    form = Form("New", verb="Add", cancel="Cancel", parent=place)
    words = form.field("Words", QPlainTextEdit())
    form.open()
    qtbot.waitUntil(words.editor.hasFocus)
    with qtbot.assertNotEmitted(form.submitted):
        keys(words.editor, "One", Qt.Key.Key_Return)
    with qtbot.waitSignal(form.submitted):
        keys(words.editor, "two", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form.accept()


def test_a_sheet_that_grows_stays_on_the_screen(place, qtbot):
    """What is added later never pushes the buttons below the edge of the screen."""
    form = Form("New", verb="Add", cancel="Cancel", parent=place)
    form.show()
    qtbot.waitExposed(form)
    bottom = form.screen().availableGeometry().bottom()
    form.move(form.x(), bottom - form.height())
    form.add(QWidget(minimumHeight=200))
    qtbot.waitUntil(lambda: form.height() > 250)
    qtbot.waitUntil(lambda: form.geometry().bottom() <= bottom)
    form.accept()


def test_a_sheet_comes_to_rest(place, qtbot, qapp):
    """Once it stands, and after it grew, it is not laid out again and again; all its fields are in sight."""
    form = Form("New", verb="Add", cancel="Cancel", parent=place)
    name = form.field("Name", QLineEdit(), hint="Some words about the name that need two lines " * 2)
    form.show()
    qtbot.waitExposed(form)
    assert rounds_until_rest(form, qapp) < 20
    lowest = form.height()
    name.refuse("Some words about what was refused, and about why it was " * 4)
    assert rounds_until_rest(form, qapp) < 20
    assert form.height() > lowest
    assert form._held.height() >= form._held.heightForWidth(form._held.width())
    form.accept()


def rounds_until_rest(form, qapp) -> int:
    """How many rounds of events it takes until nothing asks for a layout any more; 50 at most."""
    watch = Layouts()
    form.installEventFilter(watch)
    for done in range(50):
        before = watch.count
        qapp.sendPostedEvents(None, 0)
        qapp.processEvents()
        if done and watch.count == before:
            break
    form.removeEventFilter(watch)
    return done


class Layouts(QObject):
    """Counts the layouts a widget is asked for."""

    count = 0

    def eventFilter(self, watched, event) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_a_sheet_is_no_taller_than_the_screen(place, qtbot):
    """Where a window reaches below the screen, the buttons of what stands over it do not."""
    room = place.screen().availableGeometry().height()
    place.resize(place.width(), room + 300)
    form = Form("New", verb="Add", cancel="Cancel", parent=place)
    form.add(QWidget(minimumHeight=2 * room))
    form.show()
    qtbot.waitExposed(form)
    qtbot.waitUntil(lambda: form.height() > room // 2)
    assert form.height() < room
    form.accept()


def test_cancel_has_the_focus_of_a_question(place, qtbot):
    """Enter on a question changes nothing."""
    yes = []
    asked = Question("Draw", "It cannot be undone.", verb="Draw", cancel="Cancel", parent=place)
    asked.accepted.connect(lambda: yes.append(1))
    asked.open()
    qtbot.waitUntil(asked.no.hasFocus)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert yes == [] and not asked.isVisible()


def test_a_banner_stays_and_says(place):
    """A banner says its sentence, and can be closed by a button that has a name."""
    made = Banner("Close this note", place)
    made.say("The pool is too small.", "alarm")
    assert made.words == "The pool is too small." and name_of(made.away) == "Close this note"
    made.away.click()
    assert made.words == ""


def test_a_toast_goes_by_itself_but_not_under_the_pointer(place, qtbot, monkeypatch):
    """A toast stays its time, and as long as the pointer rests on it."""
    made = Toast("Undo", place)
    made._clock.setInterval(30)
    made.say("Statement withdrawn", with_button=True)
    made.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
    QTest.qWait(80)
    assert made.words == "Statement withdrawn"
    made.leaveEvent(QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: made.words == "")


def test_a_toast_leaves_the_buttons_of_a_page_free(place):
    """It stands at the right of the foot and takes no more room than its words; long words wrap."""
    place.resize(1000, 400)
    made = Toast("Undo", place)
    made.say("Item added", with_button=True)
    assert made.x() > 500 and made.geometry().right() < 1000
    made.say("Many words " * 30)
    assert made.x() > 0 and made.height() > 2 * made.button.height()
    made.hide()


def test_a_toast_takes_no_focus(place):
    """A toast that comes leaves the focus where it was."""
    line = QLineEdit(place)
    line.show()
    line.setFocus()
    made = Toast("Undo", place)
    made.say("Done", with_button=True)
    assert line.hasFocus()
    made.hide()


def test_short_work_shows_no_strip(place, qtbot):
    """Progress is shown only for what lasts."""
    strip = ProgressStrip("Cancel", parent=place)
    strip.begin("Working")
    strip.end()
    QTest.qWait(theme.SPINNER_AFTER + 50)
    assert not strip.isVisible()


def test_long_work_can_be_cancelled(place, qtbot):
    """The strip of work that lasts has Cancel, which is pressed once."""
    stopped = []
    strip = ProgressStrip("Cancel", parent=place)
    strip.begin("Working", lambda: stopped.append(1))
    qtbot.waitUntil(strip.isVisible)
    strip.cancel.click()
    strip.cancel.click()
    assert stopped == [1]
    strip.end()


def test_a_switch_tells_its_choice(place, qtbot):
    """A choice is told by its id; choosing from code tells nobody."""
    made = Switch(("a", "By age"), ("b", "By table"), name="Groups", parent=place)
    told = []
    made.changed.connect(told.append)
    made.choose("b")
    assert made.current == "b" and told == []
    made.findChildren(QWidget)[0].click()
    assert told == ["a"]


def test_a_form_of_choices_begins_at_the_first_of_them(place, qtbot):
    """Where there are no fields, the first choice has the focus, never Cancel; Enter then does the verb."""
    form, told, choice = Form("Import", verb="Import", cancel="Cancel", parent=place), [], QComboBox()
    form.add(choice)
    form.submitted.connect(lambda: told.append("done"))
    form.open()
    assert form.focusWidget() is choice
    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert told == ["done"]
    form.reject()


def test_a_switch_is_one_stop_and_arrows_choose(place, qtbot):
    """Tab comes to the chosen one alone, so the ring never stands on what is not chosen; arrows choose."""
    told, before = [], QLineEdit(place)
    made = Switch(("1", "Ana"), ("2", "Ben"), name="Who enters", parent=place)
    made.changed.connect(told.append)
    before.show(), made.show()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    ana = place.focusWidget()
    assert ana.text() == "Ana" and ana.isChecked()
    QTest.keyClick(ana, Qt.Key.Key_Right)
    ben = place.focusWidget()
    assert ben.text() == "Ben" and ben.isChecked() and made.current == "2" and told == ["2"]
    QTest.keyClick(ben, Qt.Key.Key_Right)
    assert made.current == "2"


def test_escape_empties_a_search_then_leaves_it(place, qtbot):
    """The first Esc empties the line, the second leaves it."""
    made = Search("Search here", parent=place)
    made.setText("homes")
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert made.text() == ""
    with qtbot.waitSignal(made.left):
        QTest.keyClick(made, Qt.Key.Key_Escape)


def test_figures_wrap_when_there_is_no_room(qtbot):
    """Fact tiles go to a second row instead of out of sight."""
    made = Figures(*(Figure(str(n), "members", "of 100") for n in range(6)))
    qtbot.addWidget(made)
    assert made.layout().heightForWidth(300) > made.layout().heightForWidth(2_000)


def test_an_empty_state_has_a_button(place):
    """An empty state offers the first thing to do."""
    made = Empty("No pool yet", "Import it.", push("Import", lambda: None), parent=place)
    assert_named(made)
