"""What can be done with support rounds and the remarks that came with them: data only."""

from council.words import N_
from ui.commands import Command

SUPPORT = (
    Command("decisions.rate", N_("Open support round…"), key="Ctrl+Shift+O", icon="play"),
    Command("decisions.ratings", N_("Enter ratings…"), key="Ctrl+Shift+E", icon="table"),
    Command("decisions.settle_ratings", N_("Settle ratings…"), icon="merge"),
    Command("decisions.close_round", N_("Close support round"), key="Ctrl+Shift+K", icon="stop"),
    Command("decisions.stop_round", N_("Stop support round…"), icon="close"),
    Command("decisions.here_now", N_("Correct who is present…"), icon="people"),
    Command("decisions.write_remark", N_("Write a remark"), key="Ctrl+M", icon="quote"),
    Command("decisions.take_in", N_("Take in by a new wording…"), key="Ctrl+Shift+T", icon="edit"),
    Command("decisions.taken_in", N_("Taken in by the newest wording"), icon="check"),
    Command("decisions.leave_out", N_("Do not take in…"), key="Ctrl+Shift+X", icon="remove"),
    Command("decisions.ask_back", N_("Ask back…"), key="Ctrl+Shift+I", icon="help"),
    Command("decisions.wait_again", N_("Back to the waiting remarks"), icon="undo"),
    Command("decisions.mend_remark", N_("Correct remark…"), icon="edit"),
    Command("decisions.call_time", N_("Say that time is up"), icon="clock"),
    Command("decisions.rated_consent", N_("On to a consent round"), icon="right"),
    Command("decisions.rated_ballot", N_("On to a ballot"), icon="vote"),
    Command("decisions.rated_view", N_("On to minority views"), icon="quote"),
    Command("decisions.rated_out", N_("Leave not adopted…"), icon="remove"),
    Command("decisions.spread_table", N_("Show as table or chart"), icon="table"),
    Command("decisions.spread_picture", N_("Save spread as picture…"), icon="export"),
    Command("decisions.spread_csv", N_("Save spread as table…"), icon="export"),
    Command("decisions.show_scale", N_("Send the scale to the projector"), icon="projector"),
    Command("decisions.show_spread", N_("Send the spread to the projector"), icon="projector"),
    Command("decisions.print_slips", N_("Print rating slips…"), icon="print"),
    Command("decisions.print_tally", N_("Print tally sheet…"), icon="print"),
)
