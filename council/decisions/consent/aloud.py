"""The prompts of a consent round, as the facilitator reads them aloud, and hints that are not read. Pure."""

from __future__ import annotations

from council.words import N_

# What is said aloud. {who} is a member, the numbers are people unless the words say otherwise.
PROMPTS = {
    "need_ask": N_("{who}: do you agree that this is needed? If you doubt it, say why."),
    "need_doubted": N_(
        "{number} of {people} doubt the need. How would you put it, so that it is worth a decision?"
    ),
    "need_done": N_("The need stands. We come to the proposal."),
    "role_done": N_("We know what the role is for. We come to who might take it."),
    "present": N_(
        "This is the proposal: I read it aloud, with who does what, by when, "
        "and how we will see that it works."
    ),
    "understand_ask": N_("{who}: what must you still know to understand it? Not yet whether you like it."),
    "understand_answer": N_("A question is still waiting for its answer. Who can answer it, briefly?"),
    "understand_done": N_("Everything asked has been answered. Now one short reaction from everybody."),
    "respond_ask": N_("{who}: what is your reaction, in a few words?"),
    "respond_done": N_("Thank you. Now we check whether anything stands against it."),
    "nominate_ask": N_("{who}: whom do you put forward, and for which reasons?"),
    "nominate_done": N_("You have heard everybody's reasons. Now each may change their choice."),
    "change_ask": N_("{who}: having heard the others, do you keep to your choice, or change it? Why?"),
    "change_done": N_("From the reasons I heard, I will put somebody forward."),
    "propose_ask": N_("Whose reasons weighed most? Put that member forward, and say why."),
    "propose_done": N_("I put forward {who}. We check whether anything stands against it."),
    "check_begin": N_(
        "All at once: can we go ahead with this for now, without harm? Show consent, concern, "
        "possible objection, or pass. Who objects is known here in the circle, and not on the wall."
    ),
    "check_begin_wall": N_(
        "All at once: can we go ahead with this for now, without harm? Show consent, concern, "
        "possible objection, or pass. As you agreed, the wall may say who objects."
    ),
    "check_ask": N_("{who}: what do you show?"),
    "check_role": N_("{who}: you are put forward. Do you take the role? Say yes, or what stands against it."),
    "check_accepted": N_(
        "{who}: the circle did not find that your argument stands in the way; it is kept as a concern, "
        "in your words. Can you accept that?"
    ),
    "check_test": N_("Thank you, {who}, for objection {number}. Please say it once more, and we look at it."),
    "check_words": N_("{who}: what is your concern, in a sentence? We want to watch for it."),
    "check_nobody": N_("Nobody has consented yet. Shall we all show once more?"),
    "check_passes": N_("{number} of {people} passed. Do we put this off until more of us can say yes or no?"),
    "check_agree": N_("Nothing stands in the way any more. Then it is agreed?"),
    "test_premises": N_("{who}: on what does your argument rest? What would have to be true?"),
    "test_ground": N_(
        "Does it show that the proposal fails its purpose, does harm elsewhere, "
        "or misses a better way that is at hand?"
    ),
    "test_ask": N_("{who}: do you see it otherwise, and why? Or do you share the argument?"),
    "test_stands": N_(
        "{number} of {people} see it otherwise, with a reason. That is not enough to set it aside: "
        "the objection stands, and we settle it together."
    ),
    "test_falls": N_(
        "{number} of {people} see it otherwise, with a reason. The objection does not stand in the way; "
        "we keep it as a concern."
    ),
    "resolve_objector": N_("{who}: what would have to change, so that your objection is met?"),
    "resolve_circle": N_("{who}: how could we meet this objection?"),
    "resolve_heard": N_("We have heard everybody. Which of these ways shall we take?"),
    "resolve_talk": N_("We talk openly, for {minutes} minutes: which way can we take?"),
    "resolve_read": N_("I read the changed text aloud: what was added, and what was taken out."),
    "resolve_read_role": N_("I say aloud what changed: the role, its time, or who is put forward."),
    "resolve_settle": N_("{who}: does this settle your objection?"),
    "resolve_settle_left": N_(
        "{who} has left, so nobody can answer for this objection. Shall we all show again on this way out, "
        "where any of us can raise it once more? Or do we look for another way?"
    ),
    "agreed": N_("It is agreed. Thank you: we have decided this together."),
    "agreed_concerns": N_("It is agreed. Thank you. Now we see to the concerns, so that none is lost."),
    "elected": N_("It is agreed: {who} takes the role. Thank you, and good luck."),
    "concern_ask": N_("{who}: by which sign would we notice your concern, and when do we look again?"),
    "concerns_done": N_("Every concern has its sign and its day. The round is over."),
    "over": N_("The round is over."),
    "deferred": N_("The round is put off."),
    "stopped": N_("The round was stopped."),
    "outdated": N_("The text was changed outside this round. It can only be put off or stopped."),
}

# What the facilitator does meanwhile; not read aloud.
HINTS = {
    "need_ask": N_("Read the need aloud. A doubt is kept with its reason."),
    "need_doubted": N_("Put the need into other words, put the round off, or stop."),
    "present": N_("No discussion yet. What the text leaves open is listed beside it."),
    "understand_ask": N_("Take only questions of what it says; a “why” can wait for the reactions."),
    "respond_ask": N_("Nobody answers anybody now. One short turn each."),
    "propose_ask": N_("Reasons decide, not how often a name was said."),
    "check_begin": N_("Enter what each one shows, then take the words of every concern and objection."),
    "check_begin_wall": N_("Enter what each one shows, then take the words of every concern and objection."),
    "check_test": N_("One at a time. Welcome it: it may show how to make the text better."),
    "check_passes": N_("Ask the circle. Put it off, or go on because the circle wants to."),
    "test_premises": N_("Write down what the argument rests on, a line each."),
    "test_ground": N_("Name the ground with the objector. You do not judge it."),
    "test_ask": N_("Whoever sees it otherwise gives a reason, or it does not count."),
    "test_stands": N_("The count decides, not you. The objector may also take it back."),
    "test_falls": N_("Ask the objector whether they accept it. If not, offer a minority view."),
    "resolve_objector": N_("The objector first, then the circle, then an open talk with a set time."),
    "resolve_read": N_("Everybody sees the difference before they show again."),
    "resolve_settle": N_("If not, the circle looks for another way."),
    "resolve_settle_left": N_(
        "Yes: all show again. No: the circle is asked for another way. You may also put it off until the "
        "objector is back, or stop. No answer is kept for whoever is not here."
    ),
    "agreed": N_("Say whom it binds; F2 goes to where it is written down."),
    "agreed_concerns": N_("Say whom it binds; F2 goes to where it is written down."),
    "concern_ask": N_("The review day of the agreement is offered."),
}
