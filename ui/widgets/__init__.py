"""Widgets that know no council: words are handed to them, values shown as they are."""

from ui.widgets.buttons import Button, Switch, button, push
from ui.widgets.covering import Covering
from ui.widgets.edge import Edge
from ui.widgets.field import Field, announce, field
from ui.widgets.form import Form, Question, Sheet
from ui.widgets.frames import Banner, Bar, Card, Chip, Empty, Figure, Figures, Section, line
from ui.widgets.layout import Columns, Flow, Scroll, Wrapping, column, emptied, row, takes_focus
from ui.widgets.movable import MovableRows
from ui.widgets.notes import ProgressStrip, Search, Toast
from ui.widgets.rows import Row, Rows
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.table import SORT, VALUE, Column, Table
from ui.widgets.text import Label, label, plain, tip
from ui.widgets.views import TableView, WholeTable

__all__ = [
    "SORT",
    "VALUE",
    "Banner",
    "Bar",
    "Button",
    "Card",
    "Chip",
    "Column",
    "Columns",
    "Covering",
    "Edge",
    "Empty",
    "Field",
    "Figure",
    "Figures",
    "Flow",
    "Form",
    "Label",
    "MovableRows",
    "ProgressStrip",
    "Question",
    "Row",
    "Rows",
    "Scroll",
    "Search",
    "Section",
    "Sheet",
    "SpokenLine",
    "Switch",
    "Table",
    "TableView",
    "Toast",
    "WholeTable",
    "Wrapping",
    "announce",
    "button",
    "column",
    "emptied",
    "field",
    "label",
    "line",
    "plain",
    "push",
    "row",
    "takes_focus",
    "tip",
]
