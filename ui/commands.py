"""Everything a person can do, as data: id, words, key, icon, hint.

Menus, buttons, tooltips and the palette are built from it; pages bind what to do and when it can be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from council.words import N_, _
from ui import theme

Do = Callable[[], object]
When = Callable[[], bool | str]


def guarded(do: Do, may: When, tell: Callable[[str], object]) -> Callable[[], None]:
    """Do it where `may` says True, else tell its sentence: a key that is never dead.

    A command that is switched off lets its key through to a line being typed in, where Alt+1 would type a 1.
    """

    def go() -> None:
        why = may()
        if why is True:
            do()
        else:
            tell(str(why))

    return go


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do. The id is "room.verb"; the shell's own have no room.

    It stands in `menu`, or there in a menu of its own called `under`.
    """

    id: str
    words: str
    key: str = ""
    icon: str = ""
    hint: str = ""
    menu: str = ""
    under: str = ""

    @property
    def room(self) -> str:
        room, dot, _verb = self.id.partition(".")
        return room if dot else ""


GROUND, DECIDED = N_("What is shared"), N_("What is decided")

COMMANDS = (
    Command("new", N_("New council…"), key="Ctrl+N", icon="new", menu="file"),
    Command("open", N_("Open council…"), key="Ctrl+O", icon="open", menu="file"),
    Command("sample", N_("Open the sample council"), icon="sample", menu="file"),
    Command("export", N_("Export table…"), key="Ctrl+E", icon="export", menu="file"),
    Command("close", N_("Close council"), key="Ctrl+W", icon="close", menu="file"),
    Command("quit", N_("Quit"), key="Ctrl+Q", menu="file"),
    Command("undo", N_("Undo"), key="Ctrl+Z", icon="undo", menu="edit"),
    Command("redo", N_("Redo"), key="Ctrl+Shift+Z", icon="redo", menu="edit"),
    Command("find", N_("Search here"), key="Ctrl+F", icon="search", menu="edit"),
    Command("light", N_("Light"), menu="view"),
    Command("dark", N_("Dark"), menu="view"),
    Command("system", N_("As the system has it"), menu="view"),
    Command("larger", N_("Larger text"), key="Ctrl++", menu="view"),
    Command("smaller", N_("Smaller text"), key="Ctrl+-", menu="view"),
    Command("usual", N_("Usual text size"), key="Ctrl+0", menu="view"),
    Command("dense", N_("Narrow rows in tables"), menu="view"),
    Command("refresh", N_("Ask again"), key="F5", icon="refresh", menu="view"),
    Command("next_tab", N_("Next tab of the room"), key="Ctrl+PgDown", menu="go"),
    Command("previous_tab", N_("Previous tab of the room"), key="Ctrl+PgUp", menu="go"),
    Command("projector", N_("Projector window"), key="F9", icon="projector", menu="projector"),
    Command("project_list", N_("Projector controls"), key="Ctrl+F9", menu="projector"),
    Command("project_room", N_("Projector and room…"), menu="projector"),
    Command("project_question", N_("Send the question"), key="Ctrl+Shift+1", menu="projector"),
    Command("project_prompt", N_("Send the item’s question"), key="Ctrl+Shift+2", menu="projector"),
    Command("project_timer", N_("Send the timer"), key="Ctrl+Shift+3", menu="projector"),
    Command("project_agenda", N_("Send now and next"), key="Ctrl+Shift+4", menu="projector"),
    Command("project_statements", N_("Send statements read back"), key="Ctrl+Shift+5", menu="projector"),
    Command("project_carried", N_("Send what tables carry forward"), key="Ctrl+Shift+6", menu="projector"),
    Command("project_questions", N_("Send the question list"), key="Ctrl+Shift+7", menu="projector"),
    Command("project_themes", N_("Send the themes"), key="Ctrl+Shift+8", menu="projector"),
    Command("project_here", N_("Send you are here"), key="Ctrl+Shift+9", menu="projector"),
    Command("project_voices", N_("Send the themes with a voice each"), menu="projector", under=GROUND),
    Command("project_share", N_("Send what we share"), menu="projector", under=GROUND),
    Command("project_differ", N_("Send where we differ"), menu="projector", under=GROUND),
    Command("project_unknown", N_("Send what we do not know yet"), menu="projector", under=GROUND),
    Command("project_some", N_("Send the views of some"), menu="projector", under=GROUND),
    Command("project_short", N_("Send the short list"), menu="projector", under=GROUND),
    Command("project_groups", N_("Send one statement by groups"), menu="projector", under=GROUND),
    Command("project_map", N_("Send the map"), menu="projector", under=GROUND),
    Command("project_proposal", N_("Send the proposal"), menu="projector", under=DECIDED),
    Command("project_changes", N_("Send what changed in the proposal"), menu="projector", under=DECIDED),
    Command("project_consent", N_("Send the step of the consent round"), menu="projector", under=DECIDED),
    Command(
        "project_consent_words",
        N_("Send the wording of the consent round"),
        menu="projector",
        under=DECIDED,
    ),
    Command("project_rating", N_("Send the scale of the support round"), menu="projector", under=DECIDED),
    Command("project_spread", N_("Send the support by round"), menu="projector", under=DECIDED),
    Command("project_ballot", N_("Send the ballot"), menu="projector", under=DECIDED),
    Command("project_result", N_("Send the result of a ballot"), menu="projector", under=DECIDED),
    Command("project_last", N_("Send the one before"), key="Ctrl+Shift+0", menu="projector"),
    Command("project_next", N_("Next page on the projector"), key="Alt+PgDown", menu="projector"),
    Command("project_back", N_("Page before on the projector"), key="Alt+PgUp", menu="projector"),
    Command("project_blank", N_("Blank the projector"), key="Ctrl+Shift+B", menu="projector"),
    Command("project_freeze", N_("Freeze the projector"), key="Ctrl+Shift+F", menu="projector"),
    Command("palette", N_("Find a command…"), key="Ctrl+K", icon="search", menu="help"),
    Command("explain", N_("Explain this page"), key="F1", icon="help", menu="help"),
    Command("about", N_("About Council"), icon="info", menu="help"),
)


@dataclass(slots=True)
class _Binding:
    do: Do
    when: When | None
    owner: QWidget | None

    def is_live(self) -> bool:
        return self.owner is None or (isValid(self.owner) and self.owner.isVisible())


class Commands(QObject):
    """The commands of this window as actions; one action each, however often it is shown."""

    wanted = Signal(str)  # a command whose page does not stand in front

    def __init__(self, commands: Iterable[Command], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known = {command.id: command for command in commands}
        self._actions: dict[str, QAction] = {}
        self._said: dict[str, bool | str] = {}  # what was last shown of each
        self._bindings: dict[str, list[_Binding]] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh_now)

    def bind(
        self,
        id: str,
        do: Do,
        when: When | None = None,
        *,
        on: QWidget | None = None,
        owner: QWidget | None = None,
    ) -> QAction:
        """Say what a command does here.

        Args:
            when: True, False, or the sentence why it cannot be done now.
            on: the widget in which the key works; the window where there is none.
            owner: the page; the command is live while the page stands in front.
        Raises: KeyError, for a command that was never declared.
        """
        action = self.action(id)
        kept = [b for b in self._bindings.get(id, []) if b.owner is None or isValid(b.owner)]
        self._bindings[id] = [b for b in kept if b.owner is not owner] + [_Binding(do, when, owner)]
        if on is not None:
            action.setShortcutContext(_context(self.known[id].key))
            on.addAction(action)
        self.refresh()
        return action

    def action(self, id: str) -> QAction:
        """The one action of a command; it does nothing until a page binds it."""
        if id not in self._actions:
            self._actions[id] = self._made(self.known[id])
        return self._actions[id]

    def run(self, id: str) -> None:
        """Do it; where its page does not stand in front, ask for the page first."""
        self.refresh_now()
        if self._live(id) is None:
            self.wanted.emit(id)
        else:
            self.action(id).trigger()

    def why_not(self, id: str) -> str:
        """Why a command cannot be done now; empty when it can or nobody says."""
        live = self._live(id)
        said = live.when() if live and live.when else True
        return said if isinstance(said, str) else ""

    def is_live(self, id: str) -> bool:
        """Whether the page of a command stands in front."""
        return self._live(id) is not None

    def of_room(self, room: str) -> tuple[Command, ...]:
        """The commands of one room, as declared."""
        return tuple(command for command in self.known.values() if command.room == room)

    def by_tab(self, room: str) -> tuple[tuple[Command, ...], tuple[Command, ...]]:
        """The commands of a room whose page stands in front, and the others; if none is, all are first."""
        known = self.of_room(room) if room else ()
        here = tuple(command for command in known if self.is_live(command.id))
        if not here:
            return known, ()
        return here, tuple(command for command in known if command not in here)

    def refresh(self) -> None:
        """Look again, once the present event is done, what can be done."""
        self._soon.start()

    def refresh_now(self) -> None:
        """Look again what can be done; what cannot says why."""
        for id, action in self._actions.items():
            live = self._live(id)
            said = False if live is None else live.when() if live.when else True
            if self._said.get(id) != said:
                self._said[id] = said
                action.setEnabled(said is True)
                action.setToolTip(_tip(self.known[id], said if isinstance(said, str) else ""))

    def _live(self, id: str) -> _Binding | None:
        return next((b for b in reversed(self._bindings.get(id, [])) if b.is_live()), None)

    def _made(self, command: Command) -> QAction:
        action = QAction(theme.icon(command.icon), _(command.words), self)
        action.setObjectName(command.id)
        action.setToolTip(_tip(command, ""))
        action.setEnabled(False)
        if command.key:
            action.setShortcut(QKeySequence(command.key))
            action.setAutoRepeat("+" in command.key)  # a lone key that is held down is one deed, not twenty
        action.triggered.connect(lambda: self._do(command.id))
        return action

    def _do(self, id: str) -> None:
        live = self._live(id)
        if live is not None:
            live.do()


FAR = ("Ctrl", "Alt", "Meta", "F1", "F3", "F4", "F5", "F6", "F7", "F8", "F9")
NEAR = ("Ctrl+Return", "Ctrl+Enter")


def is_near(key: str) -> bool:
    """Whether a key works only where the focus is: a bare one, or one that ends what is typed."""
    return key in NEAR or not key.startswith(FAR)


def _context(key: str) -> Qt.ShortcutContext:
    context = Qt.ShortcutContext
    return context.WidgetWithChildrenShortcut if is_near(key) else context.WindowShortcut


def _tip(command: Command, why: str) -> str:
    words = _(command.words)
    if command.key:
        shown = QKeySequence(command.key).toString(QKeySequence.SequenceFormat.NativeText)
        words = _("{words} ({key})").format(words=words, key=shown)
    more = why or (_(command.hint) if command.hint else "")
    return f"{words}\n{more}" if more else words


def alt_letters(commands: Iterable[Command]) -> set[str]:
    """Letters that are a command's key with Alt alone: a menu under the same letter would take it away."""
    parts = [command.key.split("+") for command in commands]
    return {part[1].lower() for part in parts if len(part) == 2 and part[0] == "Alt" and len(part[1]) == 1}


def with_mnemonics(words: Iterable[str], barred: Iterable[str] = ()) -> list[str]:
    """Each of the words with its own "&" letter, so that a menu can be walked by letters; none is barred."""
    taken = set(barred)
    marked = []
    for text in words:
        plain = text.replace("&", "&&")
        starts = [i for i, c in enumerate(plain) if c.isalnum() and (i == 0 or plain[i - 1] == " ")]
        rest = [i for i, c in enumerate(plain) if c.isalnum() and i not in starts]
        at = next((i for i in starts + rest if plain[i].lower() not in taken), None)
        taken |= {plain[at].lower()} if at is not None else set()
        marked.append(plain if at is None else f"{plain[:at]}&{plain[at:]}")
    return marked
