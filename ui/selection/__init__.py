"""Selection, as one road: what the panel must look like, the draw, the panel."""

from council.words import N_
from ui.places import Place

PAGES = (
    Place("selection", N_("Targets"), "ui.selection.targets.page:TargetsPage"),
    Place("selection.draw", N_("Draw"), "ui.selection.draw.page:DrawPage"),
    Place("selection.panel", N_("Panel"), "ui.selection.panel.page:PanelPage"),
    Place("selection.pictures", N_("Pictures"), "ui.selection.pictures.page:PicturesPage"),
)
