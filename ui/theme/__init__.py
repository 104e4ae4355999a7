"""Space, type and ink: the only place with a hex value, a pixel or a style sheet.

Everything is asked for by role; `dress(app, scheme)` puts one palette and one sheet on the whole program.
"""

from __future__ import annotations

import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, QFile, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.sheet import SHEET

HAIR, TIGHT, SNUG, ROOMY, WIDE, VAST = 4, 8, 12, 16, 24, 48
PAGE = (VAST, WIDE, VAST, WIDE)
SIDEBAR, RADIUS, RING, ICON, TARGET, TEXT_WIDTH, TILE = 200, 6, 2, 18, 24, 640, 148
DIALOG_WIDTH, TOAST_WIDTH, SMALLEST, OPENING = 520, 560, (1024, 640), (1280, 860)
FADE, SPINNER_AFTER, TOAST_STAYS = 150, 400, 8000  # milliseconds
ROW_LINES, DENSE_LINES = 2.2, 1.8

SIZES = {"caption": 0.87, "body": 1.0, "strong": 1.0, "lead": 1.15, "title": 1.6, "display": 2.2}
HEAVY = {"title", "display", "strong"}


@dataclass(frozen=True, slots=True)
class Scheme:
    """One set of inks, by role."""

    name: str
    ground: str
    surface: str
    raised: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    alarm: str
    warn: str
    edge: str
    line: str
    for_: str
    against: str
    abstain: str

    def color(self, role: str) -> QColor:
        """The ink of a role; "for" by its plain name. Raises: AttributeError for an unknown role."""
        return QColor(getattr(self, "for_" if role == "for" else role))


LIGHT = Scheme(
    name="light", ground="#f7f6f3", surface="#ffffff", raised="#efede8", text="#1f1e1b", quiet="#65625a",
    accent="#2f5d50", on_accent="#ffffff", alarm="#a3341f", warn="#7a5200", edge="#87837a", line="#dcd9d2",
    for_="#0a4f78", against="#c4511a", abstain="#7b8794",
)  # fmt: skip
DARK = Scheme(
    name="dark", ground="#1c1b19", surface="#252421", raised="#2e2c29", text="#eceae4", quiet="#a6a39a",
    accent="#8fc4b3", on_accent="#12211c", alarm="#f0907c", warn="#e0b45c", edge="#7d7a72", line="#3b3935",
    for_="#5aa9e6", against="#f28c5a", abstain="#c9ced6",
)  # fmt: skip
SCHEMES = {"light": LIGHT, "dark": DARK}


def furnish(resources: Path) -> None:
    """Say where icons and fonts lie. Call it once, before `dress`."""
    QDir.setSearchPaths("icons", [str(resources / "icons")])
    for file in sorted((resources / "fonts").glob("SourceSans3*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def dress(app: QApplication, scheme: Scheme, *, text: float = 1.0) -> None:
    """Put palette, type and sheet on the whole program.

    Args:
        text: times the person's own font size, 0.75 to 2.

    Every widget alive is polished anew, which takes seconds in a full window; nothing is done where the
    program wears this already.
    """
    own = app.property("own_font") or app.font()
    worn = f"{scheme.name} {text}"
    if app.property("worn") == worn:
        return
    if app.property("worn") is None:  # a program with a sheet no longer tells the style below it
        app.setStyle("Fusion")
    app.setProperty("own_font", own)
    app.setProperty("scheme", scheme.name)
    app.setProperty("worn", worn)
    app.setPalette(_palette(scheme))
    app.setFont(_base(own, text))
    app.setStyleSheet(_sheet(app, scheme))


def scheme() -> Scheme:
    """The scheme the program is dressed in; light before it is dressed."""
    app = QApplication.instance()
    return SCHEMES.get(app.property("scheme") if app else "", LIGHT)


def system_scheme(app: QApplication) -> Scheme:
    """What the system asks for."""
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def ink(role: str) -> QColor:
    """The colour of `role` in the scheme in force. Ask when painting, never keep it."""
    return scheme().color(role)


def wash(role: str, share: float = 0.1) -> QColor:
    """The ink of `role` laid thinly over the surface, as a ground for words in `text`."""
    over, under = ink(role), ink("surface")
    mixed = (round(u + (o - u) * share) for o, u in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True))
    return QColor(*mixed)


def face(role: str = "body") -> QFont:
    """The font of `role`: a multiple of the person's own size; weight only at title and display."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * SIZES[role])
    if role in HEAVY:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def line_height(role: str = "body") -> int:
    """One line of `role`, in pixels."""
    return QFontMetrics(face(role)).lineSpacing()


def row_height(dense: bool = False) -> int:
    """A row of a table or list with one line of words."""
    return round(line_height() * (DENSE_LINES if dense else ROW_LINES))


def wide(characters: int) -> int:
    """About so many characters of running text, in pixels."""
    return QFontMetrics(face()).averageCharWidth() * characters


def grown(pixels: int) -> int:
    """A length that grows with the text size, for what holds words."""
    own = QApplication.instance().property("own_size") or QApplication.font().pointSizeF()
    return round(pixels * max(1.0, QApplication.font().pointSizeF() / own))


def icon_side(more: int = 0) -> QSize:
    """The size of an icon beside words; it grows with them."""
    return QSize(grown(ICON + more), grown(ICON + more))


def set_role(widget: QWidget, role: str, *, name: str = "role") -> None:
    """Give a widget a role and polish it anew; a changed property alone does not repaint."""
    if widget.property(name) == role:
        return
    widget.setProperty(name, role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def motion() -> int:
    """Milliseconds an appearance takes; 0 when the system wants no motion."""
    return FADE if QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu) else 0


def ring(painter: QPainter, rect: QRect | QRectF, *, on_accent: bool = False) -> None:
    """Paint the focus ring just inside `rect`; on the accent it is text with a gap of ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    area = QRectF(rect)
    for role in ("text", "ground") if on_accent else ("accent",):
        half = RING / 2
        area = area.adjusted(half, half, -half, -half)
        pen = painter.pen()
        pen.setColor(ink(role))
        pen.setWidthF(RING)
        painter.setPen(pen)
        painter.drawRoundedRect(area, RADIUS - 1, RADIUS - 1)
        area = area.adjusted(half, half, -half, -half)


def icon(name: str, role: str = "text") -> QIcon:
    """An icon of the one set, tinted when painted, so that it follows the scheme. Empty name: no icon."""
    return QIcon(_Tinted(name, role)) if name else QIcon()


def icon_pixmap(name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in the ink of `role`, `size` pixels square, sharp at the screen's ratio."""
    color = ink(role)
    key = f"{name}/{color.name()}/{size}/{ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(_svg(name, color)).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


class _Tinted(QIconEngine):
    """An icon engine that takes its ink at the moment of painting."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "edge" if mode == QIcon.Mode.Disabled else self._role
        side = min(rect.width(), rect.height())
        box = QRect(0, 0, side, side)
        box.moveCenter(rect.center())
        painter.drawPixmap(box, icon_pixmap(self._name, role, side, painter.device().devicePixelRatioF()))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        role = "edge" if mode == QIcon.Mode.Disabled else self._role
        return icon_pixmap(self._name, role, min(size.width(), size.height()))

    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._role)


def _svg(name: str, color: QColor) -> bytes:
    file = QFile(f"icons:{name}.svg")
    if not file.open(QFile.OpenModeFlag.ReadOnly):
        return b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>'
    words = file.readAll().data()
    file.close()
    return words.replace(b"currentColor", color.name().encode())


def _base(own: QFont, text: float) -> QFont:
    """The person's own font; the house's where the system names none of its own."""
    font = QFont(own)
    bare = own.family().lower() in {"", "sans", "sans serif", "sans-serif", "dejavu sans", "helvetica"}
    size = own.pointSizeF()
    if bare and "Source Sans 3" in QFontDatabase.families():
        font.setFamily("Source Sans 3")
        size *= 1.2  # its letters are smaller than those of the font it stands in for
    QApplication.instance().setProperty("own_size", size)
    font.setPointSizeF(size * text)
    return font


def _palette(scheme: Scheme) -> QPalette:
    role = QPalette.ColorRole
    inks = {
        role.Window: "ground", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "raised",
        role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.BrightText: "alarm",
        role.Highlight: "accent", role.HighlightedText: "on_accent", role.Link: "accent",
        role.LinkVisited: "accent", role.PlaceholderText: "quiet", role.ToolTipBase: "surface",
        role.ToolTipText: "text", role.Light: "surface", role.Midlight: "raised", role.Mid: "line",
        role.Dark: "edge", role.Shadow: "edge", role.Accent: "accent",
    }  # fmt: skip
    palette = QPalette()
    for place, name in inks.items():
        palette.setColor(place, scheme.color(name))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, scheme.color("edge"))
    return palette


def _sheet(app: QApplication, scheme: Scheme) -> str:
    size = app.font().pointSizeF()
    points = {f"pt_{role}": f"{size * factor:.2f}pt" for role, factor in SIZES.items()}
    tints = {drawn: _tint(app, scheme, name, role) for drawn, (name, role) in _DRAWN.items()}
    small = {"hair": HAIR, "tight": TIGHT, "snug": SNUG, "roomy": ROOMY, "radius": RADIUS, "icon": ICON}
    washed = {
        "hover": wash("text", 0.05).name(), "press": wash("text", 0.1).name(),
        "picked": wash("accent", 0.14).name(),
        "accent_hover": _mix(scheme.accent, scheme.text, 0.18), "washed_alarm": wash("alarm", 0.09).name(),
        "washed_warn": wash("warn", 0.1).name(), "washed_accent": wash("accent", 0.1).name(),
    }  # fmt: skip
    return Template(SHEET).substitute(asdict(scheme), **points, **small, **washed, **tints)


def _mix(one: str, other: str, share: float) -> str:
    a, b = QColor(one).getRgb()[:3], QColor(other).getRgb()[:3]
    return QColor(*(round(x + (y - x) * share) for x, y in zip(a, b, strict=True))).name()


_DRAWN = {
    "tick": ("tick", "on_accent"),
    "dash": ("dash", "on_accent"),
    "dot": ("dot", "on_accent"),
    "down": ("down", "quiet"),
    "up": ("up", "quiet"),
    "less": ("remove", "quiet"),
    "more": ("add", "quiet"),
    "day": ("calendar", "quiet"),
}  # what the sheet draws: its name there, icon and ink


def _tint(app: QApplication, scheme: Scheme, name: str, role: str) -> str:
    """A small drawing the sheet needs as a file, in this scheme's ink."""
    folder = app.property("tints")
    if not folder:
        folder = tempfile.mkdtemp(prefix="council-look-")
        app.setProperty("tints", folder)
        app.aboutToQuit.connect(lambda: QDir(folder).removeRecursively())
    file = Path(folder) / f"{name}-{scheme.name}.svg"
    if not file.exists():
        file.write_bytes(_svg(name, scheme.color(role)))
    return file.as_posix()
