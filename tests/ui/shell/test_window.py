"""The window as a person meets it: welcome, open, places, palette, undo, look, errors."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from council import clock
from council.people.actions import name_council
from council.people.queries import council_of
from council.store import Store
from tests.ui.visiting import assert_named, keys, settle
from ui import theme
from ui.app import all_commands, build
from ui.commands import is_near
from ui.feedback import FaultSheet, report_of
from ui.places import ROOMS
from ui.preferences import FOLDER, RECENT, SCHEME, TEXT
from ui.shell.files import NewCouncil, Passphrase
from ui.shell.help import About, PageHelp
from ui.widgets import Button, Question

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qapp, qtbot, preferences):
    made = build(qapp, preferences=preferences)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitActive(made.window)
    yield made
    made.end()
    made.window.deleteLater()
    theme.dress(qapp, theme.LIGHT)


@pytest.fixture
def council(tmp_path):
    """A named council file, closed."""
    path = tmp_path / "housing.council"
    with Store.open(path, create=True) as store:
        store.act(name_council, name="Council on housing", started=clock.now(), place="Kassel")
    return path


@pytest.fixture
def opened(program, council, qtbot):
    """The program with the council open."""
    program.window.open_file(council)
    qtbot.waitUntil(lambda: program.window.path == council, timeout=10_000)
    settle(program.desk.runner, qtbot)
    return program


def sheet(kind):
    """The dialog of a kind that stands now, or None."""
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


def test_welcome_offers_the_three_ways(program):
    """Without a council there are three things to do, and each has a name."""
    words = [made.text() for made in program.window.welcome.findChildren(Button)]
    assert {"New council…", "Open council…", "Open the sample council"} <= set(words)
    assert_named(program.window)


def test_an_opened_council_is_named_and_remembered(opened, council):
    """The title says which council it is; the file stands first among those opened lately."""
    assert opened.window.windowTitle() == "Council on housing – Council"
    assert opened.desk.preferences.get(RECENT) == [str(council)]


def test_every_room_has_its_key(opened, qtbot):
    """Ctrl and its number bring each room to the front, with its own menu."""
    for number, room in enumerate(ROOMS):
        QTest.keyClick(opened.window, Qt.Key(Qt.Key.Key_1 + number), CTRL)
        qtbot.waitUntil(lambda room=room: opened.window.rooms.page.place.room == room.name)
    settle(opened.desk.runner, qtbot)


def test_no_two_commands_share_a_key_in_one_room():
    """A key that works on the whole page means one thing there, or neither of the two would work."""
    for room in ROOMS:
        used = [c.key for c in all_commands() if c.key and not is_near(c.key) and c.room in ("", room.name)]
        assert len(used) == len(set(used)), sorted(key for key in used if used.count(key) > 1)


def test_every_command_is_declared_once():
    """An id names one command."""
    ids = [command.id for command in all_commands()]
    assert len(ids) == len(set(ids))


def test_undo_names_its_step_and_takes_it_back(opened, qtbot):
    """Ctrl+Z says what it will undo, undoes it, and says that it did."""
    desk, said, names = opened.desk, [], []
    desk.feedback.said.connect(said.append)
    desk.runner.act(opened.window, name_council, name="Another", started=clock.now())
    settle(desk.runner, qtbot)
    qtbot.waitUntil(lambda: desk.commands.action("undo").text() == "Undo: name council")
    desk.commands.refresh_now()
    QTest.keyClick(opened.window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: said == ["Undone: name council"])
    desk.runner.ask(opened.window, council_of, lambda c: names.append(c.name))
    settle(desk.runner, qtbot)
    assert names == ["Council on housing"]
    assert desk.commands.action("redo").text() == "Redo: name council"


def test_a_toast_is_withdrawn_when_its_step_is_no_longer_the_last(opened, qtbot):
    """Undo on a toast never undoes something later."""
    desk, kept = opened.desk, []

    def act(name):
        desk.runner.act(opened.window, name_council, kept.append, name=name, started=clock.now())

    act("One")
    settle(desk.runner, qtbot)
    desk.feedback.toast("Council named", kept[0])
    assert desk.feedback._toast.words == "Council named"
    act("Two")
    settle(desk.runner, qtbot)
    assert desk.feedback._toast.words == ""


def test_the_palette_finds_by_words_and_gives_the_focus_back(opened, qtbot):
    """Ctrl+K, some letters, Enter: done, and one is back where one was."""
    window = opened.window
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    line = window.palette_.findChild(QLineEdit)
    qtbot.waitUntil(line.hasFocus)
    keys(line, "dark", Qt.Key.Key_Return)
    assert not window.palette_.isVisible() and theme.scheme() is theme.DARK
    assert opened.desk.preferences.get(SCHEME) == "dark"


def test_the_palette_finds_pages_and_says_when_nothing_fits(opened, qtbot):
    """A tab is found by its name; words that nothing has are told, not met with a blank."""
    window = opened.window
    opened.desk.commands.run("palette")
    line = window.palette_.findChild(QLineEdit)
    keys(line, "xyzzy")
    assert [each.text() for each in window.palette_.findChildren(QLabel) if each.isVisible()]
    line.clear()
    keys(line, "live", Qt.Key.Key_Return)
    assert window.rooms.page.place.id == "sessions.live"


def test_a_command_of_a_page_not_yet_seen_waits_for_its_facts(opened, qtbot):
    """Lay tables from the palette opens its form, also when the page was never shown before."""
    from ui.sessions.seats.tables_forms import TablesForm

    opened.desk.commands.run("sessions.lay_tables")
    qtbot.waitUntil(lambda: opened.window.findChild(TablesForm) is not None, timeout=10_000)
    opened.window.findChild(TablesForm).reject()


def test_no_two_menus_answer_to_one_letter(opened):
    """Alt and a letter open one menu, in every room."""
    bar = opened.window.menus
    for room in ROOMS:
        bar.show_room(room.name)
        titles = [action.text() for action in bar.actions() if action.isVisible()]
        letters = [title[title.index("&") + 1].lower() for title in titles]
        assert len(set(letters)) == len(letters), titles


def test_menu_and_help_begin_with_the_tab_in_front(opened):
    """What the page in front can do comes first; what its neighbours can do stands apart, and once only."""
    opened.window.rooms.show_place("ground.votes")
    here, elsewhere = opened.desk.commands.by_tab("ground")
    assert {"ground.new_set", "ground.import_votes"} <= {command.id for command in here}
    assert "ground.say_same" in {command.id for command in elsewhere}
    bar = opened.window.menus
    bar.show_room("ground")
    top = [action.objectName() for action in bar._room.actions() if action.objectName()]
    assert top == [command.id for command in here]
    (others,) = [action.menu() for action in bar._room.actions() if action.menu()]
    assert [action.objectName() for action in others.actions()] == [command.id for command in elsewhere]
    opened.desk.commands.run("explain")
    explained = sheet(PageHelp)
    words = [label.text() for label in explained.findChildren(QLabel)]
    assert words.index("Enter answers") < words.index("On other tabs of this room") < words.index("The same")
    explained.reject()


def test_the_palette_is_left_by_escape(opened, qtbot):
    """Esc closes the palette and changes nothing."""
    opened.desk.commands.run("palette")
    keys(opened.window.palette_.findChild(QLineEdit), "quit", Qt.Key.Key_Escape)
    assert not opened.window.palette_.isVisible() and opened.window.isVisible()


def test_text_grows_and_is_remembered(opened):
    """Ctrl and plus make all text larger, up to twice its size; Ctrl and 0 set it back."""
    usual = QApplication.font().pointSizeF()
    for _ in range(9):
        opened.desk.commands.action("larger").trigger()
    assert QApplication.font().pointSizeF() == pytest.approx(2 * usual)
    opened.desk.commands.action("usual").trigger()
    assert opened.desk.preferences.get(TEXT) == 1.0


def test_a_new_council_is_made_named_and_opened(program, qtbot, tmp_path):
    """Name, Enter: there is a file with that name, open."""
    program.desk.preferences.set(FOLDER, str(tmp_path))
    program.desk.commands.run("new")
    form = sheet(NewCouncil)
    assert_named(form)
    keys(form.name.editor, "Water for all", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.path == tmp_path / "Water for all.council", timeout=10_000)
    settle(program.desk.runner, qtbot)
    assert program.window.windowTitle() == "Water for all – Council"


def test_a_council_without_a_name_is_refused_at_its_field(program, qtbot):
    """The refusal stands under the name."""
    program.desk.commands.run("new")
    form = sheet(NewCouncil)
    form.submit()
    assert "needs a name" in form.name.refusal
    form.reject()


def test_two_different_passphrases_are_refused(program):
    """A passphrase mistyped once would lock the file for ever, so it is asked twice."""
    program.desk.commands.run("new")
    form = sheet(NewCouncil)
    form.name.editor.setText("Water")
    form.passphrase.editor.setText("one")
    form.again.editor.setText("two")
    form.submit()
    assert "differ" in form.again.refusal
    form.reject()


def test_a_locked_file_asks_until_the_passphrase_fits(program, qtbot, tmp_path):
    """A wrong passphrase is refused under its field; the right one opens."""
    path = tmp_path / "locked.council"
    Store.open(path, "right words", create=True).close()
    program.window.open_file(path)
    qtbot.waitUntil(lambda: sheet(Passphrase) is not None, timeout=10_000)
    form = sheet(Passphrase)
    keys(form.line.editor, "wrong words", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(form.line.refusal), timeout=10_000)
    form.line.editor.setText("right words")
    form.submit()
    qtbot.waitUntil(lambda: program.window.path == path, timeout=10_000)
    settle(program.desk.runner, qtbot)


def test_a_file_that_is_not_there_is_said_on_welcome(program, qtbot, tmp_path):
    """What could not be opened is said where one stands, with what to do."""
    program.window.open_file(tmp_path / "gone.council")
    qtbot.waitUntil(lambda: "not there" in program.window.welcome.banner.words)


def test_a_dropped_file_is_opened(program, qtbot, council):
    """A council file let go over the window is opened."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(council))])
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    program.window.dragEnterEvent(QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, button, none))
    program.window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, button, none))
    qtbot.waitUntil(lambda: program.window.path == council, timeout=10_000)
    settle(program.desk.runner, qtbot)


def test_closing_a_council_leaves_no_page(opened, qtbot):
    """Back on Welcome, nothing of the council is left and the file is free."""
    path = opened.window.path
    opened.desk.commands.run("close")
    assert opened.window.rooms.count() == 0 and opened.window.windowTitle() == "Council"
    Store.open(path).close()


def test_help_and_about_open_and_say_whose_work_it_is(opened, qtbot):
    """F1 explains the page; About names licence and the source of the data."""
    opened.desk.commands.run("explain")
    explained = sheet(PageHelp)
    assert_named(explained)
    explained.reject()
    opened.desk.commands.run("about")
    about = sheet(About)
    words = " ".join(label.text() for label in about.findChildren(QLabel))
    assert "CC BY 4.0" in words and "Apache License" in words
    about.reject()


def test_a_question_before_a_sealed_act_has_cancel_in_front(opened, qtbot):
    """Only a yes does it."""
    done = []
    ask = opened.desk.feedback.question
    asked = ask(
        opened.window, "Draw the panel", "The draw cannot be repeated.", "Draw", lambda: done.append(1)
    )
    assert isinstance(asked, Question)
    qtbot.waitUntil(asked.no.hasFocus)
    asked.no.click()
    assert done == []
    ask(opened.window, "Draw", "It cannot be repeated.", "Draw", lambda: done.append(1)).yes.click()
    assert done == [1]


def test_a_report_of_a_fault_holds_nothing_that_was_typed():
    """The copyable report names places in the code, never values."""
    try:
        {}["Erika Mustermann"]
    except KeyError as error:
        report = report_of(error)
    assert "KeyError" in report and "Mustermann" not in report and str(Path.home()) not in report


@pytest.mark.logs
def test_a_fault_of_ours_opens_its_report(opened, qtbot):
    """What is no refusal is shown as a fault, and what is saved stays saved."""
    opened.desk.runner.work(opened.window, lambda: 1 / 0, None)
    qtbot.waitUntil(lambda: sheet(FaultSheet) is not None)
    assert_named(sheet(FaultSheet))
    sheet(FaultSheet).reject()


def test_it_works_on_a_small_screen(opened):
    """Nothing in the frame asks for more than 1024 by 640."""
    hint = opened.window.minimumSizeHint()
    assert hint.width() <= theme.SMALLEST[0] and hint.height() <= theme.SMALLEST[1]


def test_it_opens_no_larger_than_the_screen(program):
    """On a laptop with 800 lines the foot of a page, where its button is, is in sight."""
    room = program.window.screen().availableSize()
    assert program.window.width() <= room.width() and program.window.height() < room.height()


def test_the_sample_is_made_once_in_one_click(program, qtbot, tmp_path, monkeypatch):
    """One click makes the sample with progress and opens it; the next opens the same file."""
    made = []

    def build(path, *, progress):
        made.append(path)
        with Store.open(path, create=True) as store:
            store.act(name_council, name="Sample", started=clock.now())
        progress(1, 1, "Report")
        return path

    monkeypatch.setattr("council.sample.build", build)
    monkeypatch.setattr("ui.shell.sample.place", lambda: tmp_path / "data" / "Sample council.council")
    program.desk.commands.run("sample")
    assert program.desk.commands.why_not("sample")
    qtbot.waitUntil(lambda: program.window.path is not None, timeout=10_000)
    settle(program.desk.runner, qtbot)
    assert program.window.windowTitle() == "Sample – Council" and not program.desk.commands.why_not("sample")
    program.desk.commands.run("close")
    program.desk.commands.run("sample")
    qtbot.waitUntil(lambda: program.window.path is not None, timeout=10_000)
    settle(program.desk.runner, qtbot)
    assert len(made) == 1


def test_a_sample_cancelled_half_way_leaves_nothing(program, qtbot, tmp_path, monkeypatch):
    """Cancel stops the making, and no half file is left."""

    def build(path, *, progress):
        Store.open(path, create=True).close()
        for part in range(10_000):
            progress(part, 10_000, "Votes")
            QTest.qSleep(1)

    monkeypatch.setattr("council.sample.build", build)
    monkeypatch.setattr("ui.shell.sample.place", lambda: tmp_path / "data" / "Sample council.council")
    program.desk.commands.run("sample")
    strip = program.window.welcome.strip
    qtbot.waitUntil(strip.isVisible)
    strip.cancel.click()
    settle(program.desk.runner, qtbot)
    assert list((tmp_path / "data").iterdir()) == [] and not strip.isVisible()


def test_leaving_in_the_middle_of_work_is_asked_about(opened, qtbot):
    """Closing says what will be lost; on yes the work is stopped and the window goes."""
    gate = threading.Event()

    def task(*, progress):
        while not gate.wait(0.01):
            progress(1, 2)

    opened.desk.runner.work(opened.window, task, None, progress=lambda *_: None)
    opened.window.close()
    assert opened.window.isVisible()
    sheet(Question).no.click()
    opened.window.close()
    sheet(Question).yes.click()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    settle(opened.desk.runner, qtbot)


def test_saved_is_shown(opened, qtbot):
    """After each act the sidebar says when it was saved."""
    opened.desk.runner.act(opened.window, name_council, name="Another", started=clock.now())
    qtbot.waitUntil(lambda: opened.window.sidebar._saved.text().startswith("Saved at"))
    settle(opened.desk.runner, qtbot)
    assert opened.window.sidebar._saved.text().startswith("Saved at")
