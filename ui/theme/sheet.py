"""The one style sheet, as a template over inks, sizes and drawings."""

SHEET = """
QWidget { color: $text; }
QMainWindow, QDialog { background: $ground; }
QLabel { background: transparent; }
QLabel[role="quiet"], QLabel[role="hint"] { color: $quiet; }
QLabel[role="caption"] { color: $quiet; font-size: $pt_caption; }
QLabel[role="lead"] { font-size: $pt_lead; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="title"] { font-size: $pt_title; font-weight: 600; }
QLabel[role="display"] { font-size: $pt_display; font-weight: 600; }
QLabel[role="figure"] { font-size: $pt_title; font-weight: 600; }
QLabel[role="alarm"] { color: $alarm; }
QLabel[role="warn"] { color: $warn; }
QLabel[role="accent"] { color: $accent; }
QLabel[role="fieldname"] { font-weight: 600; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${tight}px; }
QFrame[role="tile"] { background: $surface; border: 1px solid $line; border-radius: ${tight}px; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QWidget[role="sidebar"] { background: $raised; }
QWidget[role="page"], QWidget[role="bare"] { background: $ground; }
QScrollArea, QScrollArea > QWidget > QWidget[role="scrolled"] { background: transparent; border: none; }

QPushButton { background: $surface; border: 1px solid $edge; border-radius: ${radius}px;
  padding: 5px ${snug}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $press; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:disabled { color: $edge; border-color: $line; background: transparent; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 1px solid $accent; padding: 5px ${snug}px; }
QPushButton[role="primary"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[role="quiet"] { background: transparent; border: 1px solid transparent; padding: 5px ${tight}px; }
QPushButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus { border: 2px solid $accent; padding: 4px 7px; }
QPushButton[role="danger"] { color: $alarm; border-color: $alarm; }
QPushButton[role="danger"]:focus { border: 2px solid $accent; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent;
  padding: 2px 4px;
  text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 1px 3px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${radius}px;
  padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 2px solid $accent; padding: 3px; }

QPushButton[role="place"] { background: transparent; border: 1px solid transparent; text-align: left;
  padding: 7px ${snug}px; border-radius: ${radius}px; }
QPushButton[role="place"]:hover { background: $press; }
QPushButton[role="place"]:checked { background: $surface; font-weight: 600; border-color: $line; }
QPushButton[role="place"]:focus { border: 2px solid $accent; padding: 6px 11px; }
QPushButton[role="finder"] { background: transparent; border: 1px solid $line; text-align: left;
  color: $quiet;
  padding: 6px ${snug}px; }
QPushButton[role="finder"]:hover { background: $press; }
QPushButton[role="finder"]:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton[role="segment"] { background: transparent; border: none; border-bottom: 2px solid transparent;
  border-radius: 0; padding: 6px 2px; margin-right: ${roomy}px; color: $quiet; }
QPushButton[role="segment"]:hover { color: $text; background: transparent; }
QPushButton[role="segment"]:checked { color: $text; font-weight: 600; border-bottom-color: $accent; }
QPushButton[role="segment"]:focus { border: 2px solid $accent; border-radius: 4px; padding: 4px 0 6px 0; }
QPushButton[role="choice"] { border-radius: ${radius}px; padding: 4px ${snug}px; background: transparent; }
QPushButton[role="choice"]:checked { background: $picked; border-color: $accent; font-weight: 600; }
QPushButton[role="choice"]:focus { border: 2px solid $accent; padding: 3px 11px; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
  background: $surface; border: 1px solid $edge; border-radius: ${radius}px; padding: 5px ${tight}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QTextEdit, QPlainTextEdit { padding: ${hair}px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 4px 7px; }
QTextEdit:focus, QPlainTextEdit:focus { padding: 3px; }
QLineEdit:read-only { background: $ground; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled {
  background: $ground; color: $edge; border-color: $line; }
QLineEdit[refused="yes"], QTextEdit[refused="yes"], QPlainTextEdit[refused="yes"], QComboBox[refused="yes"],
QAbstractSpinBox[refused="yes"] { border: 2px solid $alarm; padding: 4px 7px; }
QLineEdit[role="digit"] { font-size: $pt_display; font-weight: 600; padding: ${tight}px ${hair}px; }
QLineEdit[role="digit"]:focus { padding: 7px 3px; }
QLineEdit[role="big"] { font-size: $pt_lead; padding: ${tight}px ${snug}px; }
QComboBox { padding-right: 22px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; padding: ${hair}px;
  outline: none;
  selection-background-color: $picked; selection-color: $text; }
QAbstractSpinBox::down-button, QAbstractSpinBox::up-button { border: none; width: 28px; height: 28px;
  background: transparent; subcontrol-origin: border; }
QAbstractSpinBox::down-button { subcontrol-position: center left; }
QAbstractSpinBox::up-button { subcontrol-position: center right; }
QAbstractSpinBox::down-button:hover, QAbstractSpinBox::up-button:hover { background: $hover; }
QAbstractSpinBox::down-arrow { image: url("$less"); width: 14px; height: 14px; }
QAbstractSpinBox::up-arrow { image: url("$more"); width: 14px; height: 14px; }
QAbstractSpinBox::down-arrow:off, QAbstractSpinBox::up-arrow:off { image: none; }
QDateTimeEdit[calendarPopup="true"]::drop-down { border: none; width: 28px; background: transparent; }
QDateTimeEdit[calendarPopup="true"]::down-arrow { image: url("$day"); width: 14px; height: 14px; }
QCheckBox, QRadioButton { spacing: ${tight}px; padding: 4px; border: 2px solid transparent;
  border-radius: ${radius}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $edge;
  background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url("$dash"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$dot"); }
QCheckBox:disabled, QRadioButton:disabled { color: $edge; }

QTableView, QListView, QTreeView { background: $surface; border: 1px solid $line; margin: 1px;
  border-radius: ${tight}px;
  outline: none; gridline-color: transparent; selection-background-color: $picked; selection-color: $text; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid $accent; margin: 0; }
QListView[role="chips"], QListView[role="chips"]:focus { border: none; margin: 0; padding: 0; }
QTableView::item { border-bottom: 1px solid $line; padding: 0 ${tight}px; }
QTableView QLineEdit, QTableView QLineEdit:focus { background: $surface; border: 2px solid $accent;
  border-radius: 0; padding: 0 6px; }
QTableView::item:hover { background: $hover; }
QTableView::item:selected { background: $picked; color: $text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $surface; color: $quiet; border: none; border-bottom: 1px solid $edge;
  padding: ${tight}px 11px; font-size: $pt_caption; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url("$up"); width: 10px; height: 10px; }
QHeaderView::down-arrow { image: url("$down"); width: 10px; height: 10px; }
QTableCornerButton::section { background: $surface; border: none; }

QMenuBar { background: $raised; padding: 2px ${hair}px; }
QMenuBar::item { padding: 4px ${tight}px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $picked; }
QMenu { background: $surface; border: 1px solid $edge; padding: ${hair}px; }
QMenu::item { padding: 6px ${roomy}px 6px ${snug}px; border-radius: 4px; }
QMenu::item:selected { background: $picked; }
QMenu::item:disabled { color: $edge; }
QMenu::icon { padding-left: ${tight}px; }
QMenu::separator { height: 1px; background: $line; margin: ${hair}px ${tight}px; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: ${hair}px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QSlider { min-height: 24px; }
QSlider::groove:horizontal { background: $edge; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $surface; border: 2px solid $accent; border-radius: 10px;
  width: 16px; margin: -8px 0; }
QSlider::handle:horizontal:focus { background: $accent; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabBar::tab { background: transparent; color: $quiet; padding: 6px ${tight}px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { border: 2px solid $accent; }
QTabWidget::pane { border: none; }
QGroupBox { border: none; margin-top: 20px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QFrame[role="banner"] { border-radius: ${tight}px; border: 1px solid $line; background: $raised; }
QFrame[role="banner"][kind="done"] { background: $washed_accent; border-color: $accent; }
QFrame[role="banner"][kind="warn"] { background: $washed_warn; border-color: $warn; }
QFrame[role="banner"][kind="alarm"] { background: $washed_alarm; border-color: $alarm; }
QFrame[role="toast"] { background: $text; border: none; border-radius: ${tight}px; }
QFrame[role="toast"] QLabel { color: $ground; }
QFrame[role="toast"] QPushButton { background: transparent; border: 1px solid $ground; color: $ground; }
QFrame[role="toast"] QPushButton:hover { background: $quiet; color: $ground; }
QFrame[role="toast"] QPushButton:focus { border: 2px solid $ground; padding: 4px 11px; }
QFrame[role="palette"] { background: $surface; border: 1px solid $edge; border-radius: ${snug}px; }
QFrame[role="palette"] QListView { border: none; }
QFrame[role="palette"] QListView:focus { border: none; }
QLabel[role="chip"] { border: 1px solid $edge; border-radius: ${radius}px; padding: 1px ${tight}px;
  font-size: $pt_caption; }
QLabel[role="chip"][ink="accent"] { border-color: $accent; color: $accent; }
QLabel[role="chip"][ink="warn"] { border-color: $warn; color: $warn; }
QLabel[role="chip"][ink="alarm"] { border-color: $alarm; color: $alarm; }
QLabel[role="key"] { color: $quiet; font-size: $pt_caption; }
QLabel[role="drop"] { border: 2px dashed $accent; border-radius: ${tight}px; background: $washed_accent;
  font-size: $pt_title; font-weight: 600; }
"""
