"""What the authors do with remarks: take in, leave out, ask back, correct."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from council import clock
from council.decisions import actions, queries
from council.decisions.proposals.views import VersionView
from council.decisions.support.views import RemarkView
from council.words import _, ngettext
from ui.decisions import asking
from ui.decisions.support.forms import RemarkWordingForm, SayForm
from ui.decisions.support.remarks import RemarksPart
from ui.decisions.support.state import Series, may_write, remark_deeds
from ui.page import Page


class Remarking:
    """The commands of remarks, bound to their page."""

    def __init__(self, page: Page, part: RemarksPart, series: Callable[[], Series | None]) -> None:
        self._page, self._part, self._series = page, part, series
        bind = page.bind
        bind("decisions.write_remark", part.line.setFocus, self._may_write)
        bind("decisions.take_in", self._take_in, self._may_word)
        bind("decisions.taken_in", self._taken_in, self._fits("taken_in"))
        bind("decisions.leave_out", self._leave_out, self._fits("leave_out"))
        bind("decisions.ask_back", self._ask_back, self._fits("ask_back"))
        bind("decisions.wait_again", self._wait_again, self._fits("wait_again"))
        bind("decisions.mend_remark", self._mend, self._fits("mend_remark"))
        part.line.entered.connect(self._keep)

    # when --------------------------------------------------------------------------------------------------

    def _may_write(self) -> bool | str:
        series = self._series()
        if series is None:
            return _("Choose a proposal first.")
        return may_write(series.last) or _("The round was stopped, or the proposal is decided.")

    def _may_word(self) -> bool | str:
        if not self._part.chosen():
            return _("Choose the remarks it takes in first.")
        series = self._series()
        if series is not None and series.last.state == "open":
            return _("Close the round first; then the text can change.")
        return self._fits("take_in")()

    def _fits(self, name: str) -> Callable[[], bool | str]:
        def may() -> bool | str:
            chosen, series = self._part.chosen(), self._series()
            if not chosen or series is None:
                return _("Choose a remark first.")
            fits = remark_deeds(chosen, newest=series.last.newest, can_word=True)
            return name in fits or _("This does not fit where the remark stands.")

        return may

    # done --------------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        words, series = self._part.line.text(), self._series()
        if series is None or not words.strip():
            return
        self._part.clear()

        def kept(_outcome: object) -> None:
            self._part.line.kept(words)

        then = self._page.said(_("Remark kept"), kept)
        otherwise = asking.told(self._part.refuse)
        self._page.act(actions.add_remark, then, otherwise, round_id=series.last.id, text=words)

    def _take_in(self) -> None:
        remarks, series = self._part.chosen(), self._series()
        assert series is not None
        proposal_id = series.id
        self._page.ask(
            queries.versions_of,
            lambda versions: self._word(remarks, proposal_id, versions[-1]),
            proposal_id=proposal_id,
        )

    def _word(self, remarks: Sequence[RemarkView], proposal_id: str, last: VersionView) -> None:
        form = RemarkWordingForm(last.text, remarks, parent=self._page)
        id = clock.new_id()

        def keep() -> None:
            words = ngettext("Remark taken in", "{n} remarks taken in", len(remarks)).format(n=len(remarks))
            otherwise = asking.refused(
                form,
                WordingMissing=form.text,
                WordingTooLong=form.text,
                NothingChanged=form.text,
                ChangeNeedsReason=form.reason,
            )
            self._page.act(
                actions.reword_from_remarks,
                asking.done(self._page, words, form),
                otherwise,
                version_id=id,
                proposal_id=proposal_id,
                remarks=tuple(one.id for one in remarks),
                at=clock.now(),
                **form.given(),
            )

        form.submitted.connect(keep)
        form.open()

    def _taken_in(self) -> None:
        remarks, series = self._part.chosen(), self._series()
        assert series is not None

        def mark(versions: tuple[VersionView, ...]) -> None:
            self._page.act(
                actions.take_in_remarks,
                self._page.said(_("Marked as taken in")),
                remarks=tuple(one.id for one in remarks),
                version_id=versions[-1].id,
            )

        self._page.ask(queries.versions_of, mark, proposal_id=series.id)

    def _leave_out(self) -> None:
        (one,) = self._part.chosen()
        form = SayForm(
            _("Do not take in"), _("Leave out"), f"“{one.text}”", _("Reason"), text="", parent=self._page
        )

        def keep() -> None:
            then = asking.done(self._page, _("Remark left out, with its reason"), form)
            otherwise = asking.refused(form, RemarkNeedsReason=form.words)
            self._page.act(actions.leave_out_remark, then, otherwise, remark_id=one.id, reason=form.given())

        form.submitted.connect(keep)
        form.open()

    def _ask_back(self) -> None:
        (one,) = self._part.chosen()
        form = SayForm(
            _("Ask back"),
            _("Mark as question"),
            f"“{one.text}”",
            _("What the authors ask"),
            parent=self._page,
        )

        def keep() -> None:
            then = asking.done(self._page, _("Remark marked as a question"), form)
            self._page.act(
                actions.ask_about_remark, then, asking.refused(form), remark_id=one.id, question=form.given()
            )

        form.submitted.connect(keep)
        form.open()

    def _wait_again(self) -> None:
        (one,) = self._part.chosen()
        self._page.act(actions.reopen_remark, self._page.said(_("Remark waits again")), remark_id=one.id)

    def _mend(self) -> None:
        (one,) = self._part.chosen()
        lead = _("A slip of the hand, or a name that must not stand there.")
        form = SayForm(
            _("Correct remark"), _("Keep remark"), lead, _("Remark"), text=one.text, parent=self._page
        )

        def keep() -> None:
            then = asking.done(self._page, _("Remark corrected"), form)
            otherwise = asking.refused(form, RemarkMissing=form.words, RemarkTooLong=form.words)
            self._page.act(actions.correct_remark, then, otherwise, remark_id=one.id, text=form.given())

        form.submitted.connect(keep)
        form.open()
