"""A chart as a picture: on the ground of paper, whatever scheme the window has, as sharp as print needs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QColor, QImage, QPainter

from ui.widgets.chart import Painted, ScreenPen

SHARP = 3  # dots a point
MARGIN = 16
METRE = 39.3700787  # inches


def image_of(chart: Painted, *, inks: Mapping[str, str]) -> QImage:
    """The chart painted, 216 dots an inch. `inks`: a colour for each of its inks, and for "paper"."""
    wide, high = (round((side + 2 * MARGIN) * SHARP) for side in (chart.width, chart.height))
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(inks["paper"]))
    image.setDotsPerMeterX(round(72 * SHARP * METRE))
    image.setDotsPerMeterY(round(72 * SHARP * METRE))
    image.setText("Title", chart.title)
    image.setText("Description", chart.alt)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SHARP, SHARP)
    painter.translate(MARGIN, MARGIN)
    chart.paint(ScreenPen(painter, inks))
    painter.end()
    return image


def png_of(chart: Painted, *, inks: Mapping[str, str]) -> bytes:
    """The picture as a PNG file, its title and its words inside."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(chart, inks=inks).save(buffer, "PNG")
    return bytes(buffer.data().data())


def for_clipboard(chart: Painted, *, inks: Mapping[str, str]) -> QMimeData:
    """The picture, and its words for where only words can be pasted."""
    data = QMimeData()
    data.setImageData(image_of(chart, inks=inks))
    data.setText(f"{chart.title}. {chart.alt}" if not chart.alt.startswith(chart.title) else chart.alt)
    return data
