"""What can be done with the report."""

from council.words import N_
from ui.commands import Command

FILES, WORDS = N_("Save"), N_("Dress of words")

COMMANDS = (
    Command("report.write", N_("Write the texts"), key="F2", icon="edit"),
    Command("report.set_up", N_("Set up…"), icon="settings",
            hint=N_("Paper, large print, language, colour and logo, licence.")),
    Command("report.include", N_("Print the section or leave it out"), key="Space", icon="tick"),
    Command("report.earlier", N_("Stand earlier"), key="Alt+Up", icon="up"),
    Command("report.later", N_("Stand later"), key="Alt+Down", icon="down"),
    Command("report.save_pdf", N_("Save PDF…"), key="Ctrl+S", icon="file"),
    Command("report.save_page", N_("Save web page…"), icon="export"),
    Command("report.save_data", N_("Save data…"), icon="export",
            hint=N_("Every table as CSV and everything as one JSON file, into a folder.")),
    Command("report.own_sheets", N_("Members' own sheets…"), icon="person",
            hint=N_("What became of a member's contributions, for that member alone.")),
    Command("report.next_page", N_("Next page"), key="Ctrl+Right", icon="right"),
    Command("report.previous_page", N_("Previous page"), key="Ctrl+Left", icon="left"),
    Command("report.zoom_in", N_("Larger page"), key="+", icon="larger"),
    Command("report.zoom_out", N_("Smaller page"), key="-", icon="smaller"),
    Command("report.fit_width", N_("Page as wide as there is room"), key="0"),
    Command("report.fit_page", N_("Whole page"), key="1", icon="page"),
    Command("report.strip", N_("Small pages beside the page"), key="Ctrl+Shift+T"),
    Command("report.make_again", N_("Make again"), icon="refresh"),
    Command("report.strong", N_("Bold"), key="Ctrl+B", icon="bold"),
    Command("report.slanted", N_("Italic"), key="Ctrl+I", icon="italic"),
    Command("report.heading", N_("Heading"), key="Ctrl+H", icon="heading"),
    Command("report.bullets", N_("List"), key="Ctrl+Shift+L", icon="list"),
    Command("report.numbers", N_("Numbered list"), key="Ctrl+Shift+N", icon="numbered"),
    Command("report.quote", N_("Quote"), key="Ctrl+Shift+Q", icon="block"),
    Command("report.link", N_("Link…"), key="Ctrl+L", icon="link"),
    Command("report.tongue", N_("Words in another language…"), key="Ctrl+Shift+G", icon="statement"),
    Command("report.picture", N_("Picture…"), key="Ctrl+P", icon="picture"),
    Command("report.picture_words", N_("Words of the picture…"), icon="edit"),
    Command("report.picture_away", N_("Take the picture out"), key="Del", icon="delete"),
    Command("report.next_text", N_("Next text"), key="Alt+Right"),
    Command("report.to_pages", N_("To the pages"), key="Alt+Return", icon="report"),
    Command("report.hand_out", N_("Hand to the members…"), icon="people",
            hint=N_("The draft goes to the members to read; what changes afterwards is shown.")),
    Command("report.approve", N_("Approve…"), icon="check"),
    Command("report.publish", N_("Publish…"), icon="publish",
            hint=N_("Writes the PDF and keeps its fingerprint in the council's record for good.")),
    Command("report.tick", N_("Tick what was looked at…"), key="Space", icon="tick"),
    Command("report.as_table", N_("Show charts as tables"), key="Ctrl+T", icon="table"),
)  # fmt: skip
