"""Follow-up: what became of the recommendations, and beside it how members fare."""

from council.words import N_
from ui.places import Place

PAGES = (Place("follow", N_("Follow-up"), "ui.follow.page:FollowPage"),)
