"""Ground: themes of what was said, what the council shares, and the map of both."""

from council.words import N_
from ui.places import Place

PAGES = (
    Place("ground", N_("Themes"), "ui.ground.themes.page:ThemesPage"),
    Place("ground.pairs", N_("Near pairs"), "ui.ground.pairs.page:PairsPage"),
    Place("ground.votes", N_("Votes"), "ui.ground.votes.page:VotesPage"),
    Place("ground.shared", N_("Shared ground"), "ui.ground.shared.page:SharedPage"),
    Place("ground.groups", N_("Groups"), "ui.ground.shared.groups_page:GroupsPage"),
    Place("ground.map", N_("Map"), "ui.ground.map.page:MapPage"),
)
