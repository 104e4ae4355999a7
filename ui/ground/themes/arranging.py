"""What people do to themes: name, place, pin, split, merge, order and dissolve them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from council import clock
from council.errors import CouncilError
from council.ground import actions
from council.words import _, ngettext, say
from ui.ground.themes.forms import Choice, NameForm, PickForm
from ui.ground.themes.lists import StatementRows, ThemeRows
from ui.ground.themes.state import ThemeRow
from ui.page import Page

ALONE = "alone"  # the choice to stand by itself


class Shown(Protocol):
    """What stands on the page: its lists, and how it is told which theme to come to."""

    themes: ThemeRows
    statements: StatementRows

    def come_to(self, theme_id: str) -> None: ...


class Arranging:
    """The deeds on what is chosen; each is one act with its undo."""

    def __init__(self, page: Page, shown: Shown) -> None:
        self._page, self._shown = page, shown
        one, marked = self.has_theme, self._has_marked
        on = shown.statements
        for id, do, when in (
            ("ground.new_theme", self._new, None),
            ("ground.rename", self._rename, one),
            ("ground.merge", self._merge, one),
            ("ground.under", self._under, one),
            ("ground.remove_theme", self._remove, one),
            ("ground.move", self.move, marked),
            ("ground.split", self._split, marked),
        ):
            page.bind(id, do, when)
        page.bind("ground.take_out", self._take_out, self._has_themed, on=on)
        page.bind("ground.pin", self._pin, self._has_themed, on=on)

    @property
    def _chosen(self) -> ThemeRow:
        return self._shown.themes.current()

    @property
    def _marked(self) -> list[str]:
        return [each.id for each in self._shown.statements.selected()]

    def has_theme(self) -> bool | str:
        """Whether a theme is chosen."""
        return (self._chosen is not None and self._chosen.is_theme) or _("Choose a theme first.")

    def _has_marked(self) -> bool | str:
        return bool(self._shown.statements.selected()) or _("Choose one or more statements first.")

    def _has_themed(self) -> bool | str:
        in_none = self._chosen is not None and not self._chosen.is_theme
        return _("What is chosen is in no theme.") if in_none else self._has_marked()

    # naming ------------------------------------------------------------------------------------------------

    def _new(self) -> None:
        new = clock.new_id()
        form = NameForm(_("New theme"), verb=_("Add theme"), parent=self._page)
        self._submit(form, new, lambda: (actions.add_theme, {"theme_id": new}))

    def _rename(self) -> None:
        chosen = self._chosen
        lead = _("The name as the council will read it. A later proposal will keep it.")
        form = NameForm(
            _("Name and describe theme"),
            verb=_("Keep name"),
            lead=lead,
            name=chosen.title,
            description=chosen.description,
            parent=self._page,
        )
        self._submit(form, chosen.id, lambda: (actions.rename_theme, {"theme_id": chosen.id}))

    def _split(self) -> None:
        chosen, new, marked = self._chosen, clock.new_id(), self._marked
        count = ngettext("{count} statement", "{count} statements", len(marked)).format(count=len(marked))
        lead = _("{count} will stand in a theme of their own.").format(count=count)
        form = NameForm(_("New theme from these"), verb=_("Split off"), lead=lead, parent=self._page)
        whole = len(set(marked)) == len(chosen.statements)
        own = chosen.is_theme and not chosen.children and not whole
        split = {"theme_id": chosen.id, "new_id": new, "statement_ids": marked}
        add = {"theme_id": new, "statement_ids": marked}
        verb, given = (actions.split_theme, split) if own else (actions.add_theme, add)
        self._submit(form, new, lambda: (verb, given))

    def _submit(
        self, form: NameForm, comes_to: str, deed: Callable[[], tuple[Callable, dict[str, Any]]]
    ) -> None:
        def done(outcome: Any) -> None:
            form.accept()
            self._page.toast(_("Theme “{title}” kept").format(title=form.title.strip()), outcome)

        def refused(error: CouncilError) -> None:
            form.refuse(say(error), form.name)

        def submit() -> None:
            verb, given = deed()
            if verb is not actions.split_theme:
                given = given | {"description": form.description}
            self._shown.come_to(comes_to)
            self._page.act(verb, done, refused, title=form.title, at=clock.now(), **given)

        form.submitted.connect(submit)
        form.open()

    # placing -----------------------------------------------------------------------------------------------

    def move(self) -> None:
        """Ask which theme the marked statements go to; typing finds it, or names a new one."""
        marked = self._marked
        if not marked:
            return
        count = ngettext("Move {count} statement", "Move {count} statements", len(marked))
        form = PickForm(
            count.format(count=len(marked)),
            [_choice(each) for each in self._others()],
            verb=_("Move"),
            field=_("Theme"),
            lead=_("They are pinned where you put them."),
            new=_("New theme “{title}”"),
            parent=self._page,
        )
        form.submitted.connect(lambda: self._on_moved(form, marked))
        form.open()

    def _on_moved(self, form: PickForm, marked: list[str]) -> None:
        picked = form.picked
        then = lambda _outcome: form.accept()  # noqa: E731  the form closes once it is kept
        if picked is None:
            return
        if picked.is_made:
            new = clock.new_id()
            said = self._page.said(_moved_words(marked, picked.title), then)
            given = {"theme_id": new, "title": picked.title, "statement_ids": marked}
            self._page.act(actions.add_theme, said, at=clock.now(), **given)
        else:
            self.place(marked, picked.id, picked.title, then)

    def place(
        self, marked: Sequence[str], theme_id: str, title: str, then: Callable[..., object] | None = None
    ) -> None:
        """Put statements into a theme, or into none for ""."""
        said = self._page.said(_moved_words(marked, title), then)
        given = {"statement_ids": list(marked), "theme_id": theme_id or None}
        self._page.act(actions.place_statements, said, at=clock.now(), **given)

    def _take_out(self) -> None:
        marked = self._marked
        words = ngettext("{count} statement taken out", "{count} statements taken out", len(marked))
        said = self._page.said(words.format(count=len(marked)))
        self._page.act(actions.place_statements, said, statement_ids=marked, theme_id=None, at=clock.now())

    def _pin(self) -> None:
        """Pin what is marked; where all of it is pinned already, unpin it."""
        rows = self._shown.statements.selected()
        pinned = all(each.placed_by == "person" for each in rows)
        verb = actions.unpin_statements if pinned else actions.pin_statements
        if pinned:
            words = ngettext("{count} statement unpinned", "{count} statements unpinned", len(rows))
        else:
            words = ngettext("{count} statement pinned", "{count} statements pinned", len(rows))
        said = self._page.said(words.format(count=len(rows)))
        self._page.act(verb, said, statement_ids=[each.id for each in rows], at=clock.now())

    # ordering ----------------------------------------------------------------------------------------------

    def _merge(self) -> None:
        chosen = self._chosen
        form = PickForm(
            _("Merge “{title}” with another theme").format(title=chosen.title),
            [_choice(each) for each in self._others()],
            verb=_("Merge"),
            field=_("Theme"),
            parent=self._page,
        )

        def merge() -> None:
            if (into := form.picked) is not None:
                words = _("“{one}” merged into “{other}”").format(one=chosen.title, other=into.title)
                said = self._page.said(words, lambda _outcome: form.accept())
                self._shown.come_to(into.id)
                given = {"theme_id": chosen.id, "into_id": into.id}
                self._page.act(actions.merge_themes, said, at=clock.now(), **given)

        form.submitted.connect(merge)
        form.open()

    def _under(self) -> None:
        chosen = self._chosen
        if chosen.children:
            self._page.toast(_("“{title}” has themes under it itself.").format(title=chosen.title))
            return
        choices = [_choice(each) for each in self._others() if not each.parent_id]
        if chosen.parent_id:
            choices.insert(0, Choice(ALONE, _("By itself"), _("Under no wider theme"), "up"))
        form = PickForm(
            _("Put “{title}” under a wider theme").format(title=chosen.title),
            choices,
            verb=_("Put there"),
            field=_("Wider theme"),
            new=_("New wider theme “{title}”"),
            parent=self._page,
        )
        form.submitted.connect(lambda: self._on_under(form, chosen))
        form.open()

    def _on_under(self, form: PickForm, chosen: ThemeRow) -> None:
        picked = form.picked
        if picked is None:
            return
        self._shown.come_to(chosen.id)
        words = _("“{one}” put under “{other}”").format(one=chosen.title, other=picked.title)
        if picked.id == ALONE:
            words = _("“{one}” stands by itself").format(one=chosen.title)
        said = self._page.said(words, lambda _outcome: form.accept())
        otherwise = lambda error: form.refuse(say(error), form.line)  # noqa: E731
        given: dict[str, Any] = {"theme_ids": [chosen.id], "at": clock.now()}
        if picked.is_made:
            given |= {"parent_id": clock.new_id(), "title": picked.title}
            self._page.act(actions.gather_themes, said, otherwise, **given)
        else:
            given["parent_id"] = None if picked.id == ALONE else picked.id
            self._page.act(actions.put_under, said, otherwise, **given)

    def _remove(self) -> None:
        words = _("Theme “{title}” dissolved").format(title=self._chosen.title)
        self._page.act(actions.remove_theme, self._page.said(words), theme_id=self._chosen.id)

    def _others(self) -> tuple[ThemeRow, ...]:
        chosen = self._chosen
        rows = self._shown.themes.table.values()
        return tuple(each for each in rows if each.is_theme and (chosen is None or each.id != chosen.id))


def _choice(each: ThemeRow) -> Choice:
    return Choice(each.id, each.title, each.quiet, each.icon or "theme", each.depth)


def _moved_words(marked: Sequence[str], title: str) -> str:
    count = ngettext(
        "{count} statement moved to “{theme}”", "{count} statements moved to “{theme}”", len(marked)
    )
    return count.format(count=len(marked), theme=title)
