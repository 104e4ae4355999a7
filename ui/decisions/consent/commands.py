"""What can be done in a consent round: data only. What is said goes with the words typed in the line."""

from council.words import N_
from ui.commands import Command

CONSENT = (
    Command("decisions.start_consent", N_("Start consent round…"), key="Ctrl+R", icon="add"),
    Command("decisions.start_election", N_("Elect to a role…"), icon="person"),
    Command("decisions.consent_step", N_("Next step of the round"), key="Alt+N", icon="right"),
    Command(
        "decisions.say", N_("Keep what is said"), hint=N_("Enter, in the line; as what fits the step best.")
    ),
    Command("decisions.say_consent", N_("Consent"), key="Alt+C"),
    Command("decisions.say_concern", N_("Concern"), key="Alt+K"),
    Command(
        "decisions.say_objection",
        N_("Possible objection"),
        key="Alt+O",
        hint=N_("It needs a reason of at least one sentence, typed in the line."),
    ),
    Command("decisions.say_pass", N_("Pass"), key="Alt+P"),
    Command("decisions.say_question", N_("Question"), key="Alt+Q"),
    Command("decisions.say_shares", N_("Shares the argument"), key="Alt+S"),
    Command("decisions.say_keep", N_("Keeps the nomination"), key="Alt+U"),
    Command("decisions.answer", N_("Answer the question"), key="Alt+A"),
    Command("decisions.say_yes", N_("Yes"), key="Alt+Y", icon="check"),
    Command("decisions.say_no", N_("No"), key="Alt+X", icon="close"),
    Command("decisions.consent_sheet", N_("Write on the sheet"), key="F2", icon="edit"),
    Command("decisions.consent_line", N_("Back to the line"), key="Ctrl+L"),
    Command("decisions.consent_keep", N_("Keep what is written"), key="Ctrl+Return"),
    Command("decisions.consent_difference", N_("Wording or what changed"), key="Alt+W", icon="eye"),
    Command("decisions.drop_objection", N_("The objector withdraws the objection"), icon="remove"),
    Command("decisions.objection_to_concern", N_("The objector makes it a concern"), icon="down"),
    Command(
        "decisions.circle",
        N_("Leaves the circle, or comes"),
        icon="people",
        hint=N_("The chosen one leaves or comes back; a seat’s number typed in the line comes in."),
    ),
    Command("decisions.put_off", N_("Put off…"), icon="clock"),
    Command("decisions.stop_consent", N_("Stop round…"), icon="stop"),
    Command("decisions.consent_proposal", N_("Show the proposal"), icon="file"),
    Command("decisions.consent_which", N_("Other rounds…"), key="F7"),
    Command("decisions.consent_wall", N_("Show the step to the room"), key="F8", icon="projector"),
    Command(
        "decisions.consent_wall_words", N_("Show the wording to the room"), key="Ctrl+F8", icon="projector"
    ),
)
