"""What a person can do with themes."""

from council.words import N_
from ui.commands import Command

THEMES = (
    Command(
        "ground.propose",
        N_("Propose themes"),
        key="Ctrl+G",
        icon="theme",
        hint=N_("Reads every statement on this computer and groups what is alike. You see what would change "
                "before it does; what people named or placed stays where it is."),
    ),
    Command("ground.import_statements", N_("Import statements…"), icon="import"),
    Command("ground.rename", N_("Name and describe…"), key="F2", icon="edit"),
    Command("ground.new_theme", N_("New theme…"), key="Ctrl+T", icon="add"),
    Command(
        "ground.move",
        N_("Move…"),
        key="Ctrl+M",
        icon="right",
        hint=N_("Type a few letters of the theme, or of a new one. Or drag statements onto a theme."),
    ),
    Command(
        "ground.pin",
        N_("Pin or unpin"),
        key="P",
        icon="pin",
        hint=N_("What is pinned is moved by no later proposal; unpinned, it may move again."),
    ),
    Command(
        "ground.speaks_for",
        N_("Speaks for"),
        key="+",
        icon="check",
        hint=N_("The statement speaks for what its theme is about. Once more takes it back. From five marked "
                "statements on the theme says whether it holds opposing views."),
    ),
    Command(
        "ground.speaks_against",
        N_("Speaks against"),
        key="-",
        icon="close",
        hint=N_("The statement speaks against what its theme is about. Once more takes it back."),
    ),
    Command("ground.take_out", N_("Take out"), key="Del", icon="remove"),
    Command("ground.split", N_("Split off…"), key="Ctrl+Shift+S", icon="split"),
    Command(
        "ground.same_as",
        N_("Says the same as…"),
        key="Ctrl+Shift+K",
        icon="link",
        hint=N_("Notes that two statements say the same. Both stay; nothing is merged."),
    ),
    Command(
        "ground.not_same",
        N_("Not a duplicate of…"),
        key="Ctrl+Shift+X",
        icon="close",
        hint=N_("Notes that two statements only sound alike, so that nobody is asked again."),
    ),
    Command("ground.merge", N_("Merge theme…"), key="Ctrl+J", icon="merge"),
    Command(
        "ground.under",
        N_("Put under…"),
        key="Ctrl+U",
        icon="down",
        hint=N_("Lets a theme stand under a wider one, or by itself. No proposal moves it from there."),
    ),
    Command(
        "ground.to_way",
        N_("What became of it"),
        key="Ctrl+Y",
        icon="link",
        hint=N_("The way from here: the wordings, rounds and ballots that grew out of it."),
    ),
    Command("ground.to_proposal", N_("Draft a proposal"), key="Ctrl+D", icon="decisions"),
    Command("ground.remove_theme", N_("Dissolve theme"), icon="delete"),
    Command(
        "ground.export_themes",
        N_("Export themes and statements…"),
        icon="export",
        hint=N_("Every statement with its theme, where it was said and who placed it, as CSV."),
    ),
    Command(
        "ground.choose_model",
        N_("Choose another language model…"),
        icon="settings",
        hint=N_("For statements in a language the model does not know. Nothing is downloaded."),
    ),
)  # fmt: skip
