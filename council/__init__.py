"""Council: one chain for a citizens' council, from the lottery to the answer, walkable both ways.

The rooms stand in the order of the work; each may know the ones before it, never the ones after:

    people      the pool, and the vault of contact details
    selection   targets, the lottery, the certificate, the panel
    sessions    remit, agenda, tables, and what was said
    ground      themes, votes, and what the council shares
    decisions   proposals, ballots, recommendations
    follow      what became of them
    report      the account given back
    sample      one whole council made from published words and votes
    cli         the same verbs without a window

Under all of them lie `store` (the council file) and `progress`, `words`, `clock`, `files`, `errors`.

One word, one thing: a *pool* is everybody who answered the invitation; the *panel* are the people drawn,
each on a numbered *seat*; a *member* is whoever has taken it. A *feature* is an attribute asked of people, a
*target* the least and most seats for one of its values, a *lottery* panels with whole-number weights, a
*ticket* what picks one, a *certificate* what lets others check it. A *session* is one meeting; a *table* a
group of six to nine; a *statement* one thought in the speaker's words; a *theme* a named group of
statements; *shared ground* what holds across the groups of the council. A *proposal* has *versions*; a
*ballot* one vote on a fixed text under a fixed rule with its *base* and *threshold*; a *recommendation* is an
adopted proposal with its reasons and result; a *minority view* the text of those who lost.
"""

import os

__version__ = "0.1.0"

# The matrices here are small: on more threads they take several times as long, as each waits for the others.
# Read when numpy is first loaded, so it stands before everything else.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
