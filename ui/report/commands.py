"""What can be done with the report."""

from council.words import N_
from ui.commands import Command

COMMANDS = (
    Command("report.write", N_("Write text…"), key="F2", icon="edit"),
    Command("report.save_pdf", N_("Save PDF…"), key="Ctrl+S", icon="file"),
    Command("report.save_page", N_("Save web page…"), icon="export"),
    Command("report.save_data", N_("Save data…"), icon="export",
            hint=N_("Every table as CSV and everything as one JSON file, into a folder.")),
    Command("report.publish", N_("Publish…"), icon="publish",
            hint=N_("Writes the PDF and keeps its fingerprint in the council's record for good.")),
    Command("report.next_page", N_("Next page"), key="Ctrl+Right", icon="right"),
    Command("report.previous_page", N_("Previous page"), key="Ctrl+Left", icon="left"),
    Command("report.as_table", N_("Show charts as tables"), key="Ctrl+T", icon="table"),
)  # fmt: skip
