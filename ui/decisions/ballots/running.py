"""A ballot from its rule to its certificate: the forms and questions before each step that is for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from council import clock
from council.decisions import actions, queries
from council.decisions.ballots.saying import result_sentence
from council.decisions.ballots.views import BallotView, CallView
from council.decisions.proposals.views import ProposalView
from council.errors import CouncilError
from council.words import _, ngettext, say
from ui.decisions import asking
from ui.decisions.ballots.forms import CertifyForm, CloseForm, DrawForm, OpenForm, VoidForm
from ui.decisions.ballots.preparing import PrepareForm
from ui.decisions.ballots.printing import ProofForm, SizeForm, certified, proof_of, with_name, written
from ui.decisions.state import IN_THE_MAKING
from ui.page import Page


class Running:
    """Opens the forms of a ballot's course for the one that is chosen."""

    def __init__(self, page: Page, ballot: Callable[[], BallotView], go_to: Callable[[str], object]) -> None:
        self._page, self._ballot, self._go_to = page, ballot, go_to

    # before it opens ---------------------------------------------------------------------------------------

    def prepare(self, proposal: str = "", repeats: BallotView | None = None) -> None:
        """Ask for question and rule of a new ballot; it begins from a proposal, or from a void ballot."""
        self._page.ask(queries.proposals_of, lambda all_: self._prepare(all_, proposal, repeats))

    def repeat(self) -> None:
        """A ballot of its own in place of a void one, linked to it."""
        ballot = self._ballot()
        self.prepare(ballot.proposal_id, ballot)

    def _prepare(self, proposals: tuple[ProposalView, ...], chosen: str, repeats: BallotView | None) -> None:
        votable = [one for one in proposals if one.state in IN_THE_MAKING and one.version_id]
        if not votable:
            self._page.banner(_("No proposal can be voted on. Word one first."), "warn")
            return
        form, id = PrepareForm(votable, chosen, repeats=repeats, parent=self._page), clock.new_id()

        def prepare() -> None:
            try:
                given = form.given()
            except CouncilError as error:
                form.refuse(say(error))
                return
            fields = {"QuestionMissing": form.question, "OptionsTooFew": form.texts}
            self._page.act(
                actions.prepare_ballot,
                lambda outcome: self._prepared(form, id, outcome),
                asking.refused(form, OptionsEqual=form.texts, WayNotForKind=form.way, **fields),
                ballot_id=id,
                repeats_id=repeats.id if repeats is not None else None,
                at=clock.now(),
                **given,
            )

        form.submitted.connect(prepare)
        form.open()

    def _prepared(self, form: PrepareForm, id: str, outcome: object) -> None:
        self._page.clear_banner()
        asking.done(self._page, _("Ballot prepared"), form)(outcome)
        self._go_to(id)

    def proof(self) -> None:
        """Show the page of papers; whoever has read it lets the ballot be opened."""
        ballot = self._ballot()

        def drawn(council: str, language: str) -> None:
            given = {"ballot": ballot, "council": council, "language": language}
            self._page.work(_("Laying out the paper"), proof_of, self._proof_of(ballot), **given)

        with_name(self._page, drawn)

    def _proof_of(self, ballot: BallotView) -> Callable[[object], None]:
        def shown(picture: object) -> None:
            form = ProofForm(ballot, picture, parent=self._page)  # type: ignore[arg-type]  # of the work
            then = asking.done(self._page, _("Proof read"), form)
            form.submitted.connect(
                lambda: self._page.act(
                    actions.note_proof, then, asking.refused(form), ballot_id=ballot.id, at=clock.now()
                )
            )
            form.open()

        return shown

    def open(self) -> None:
        """Ask who may vote and how many papers there are; from then on text and rule are fixed."""
        self._page.ask(queries.seats_entitled, self._open)

    def _open(self, seats: int) -> None:
        ballot = self._ballot()
        form = OpenForm(ballot, seats, parent=self._page)

        def open_it() -> None:
            given = form.given()
            if given is not None:
                words = _("The ballot is open. Text, rule and roster are fixed.")
                then = asking.fixed(self._page, words, form)
                fields = {"MorePresentThanEntitled": form.present, "TooFewForSecrecy": form.present}
                otherwise = asking.refused(form, **fields)
                at = clock.now()
                self._page.act(actions.open_ballot, then, otherwise, ballot_id=ballot.id, at=at, **given)

        form.submitted.connect(open_it)
        form.open()

    # after it closes ---------------------------------------------------------------------------------------

    def close(self) -> None:
        """Ask who counts; no more votes are taken."""
        self._page.clear_banner()
        ballot = self._ballot()
        form = CloseForm(ballot, parent=self._page)

        def close() -> None:
            then = asking.fixed(self._page, _("The ballot is closed. Counting can begin."), form)
            otherwise = asking.refused(form, TellersAreOne=form.two)
            given = {"ballot_id": ballot.id, "at": clock.now(), **form.given()}
            self._page.act(actions.close_ballot, then, otherwise, **given)

        form.submitted.connect(close)
        form.open()

    def draw(self) -> None:
        """Ask for the number drawn between equals."""
        ballot = self._ballot()
        result = ballot.outlook
        if result is None:
            return
        equals = ", ".join(result.options[number - 1].text for number in result.waiting)
        form = DrawForm(ballot, equals, parent=self._page)

        def keep() -> None:
            then = asking.fixed(self._page, _("The number stands; the lot goes by it."), form)
            otherwise = asking.refused(form, DrawnNumberUnreadable=form.drawn)
            self._page.act(actions.draw_number, then, otherwise, ballot_id=ballot.id, **form.given())

        form.submitted.connect(keep)
        form.open()

    def certify(self) -> None:
        """Ask once more, with the result in words; then it stands for good."""
        self._page.clear_banner()
        ballot = self._ballot()
        if ballot.outlook is None:
            return
        form = CertifyForm(ballot, result_sentence(ballot.outlook), parent=self._page)

        def certify() -> None:
            words = _("The result is certified; proposal {n} is decided.").format(n=ballot.proposal_number)
            then = asking.fixed(self._page, words, form)
            otherwise = asking.refused(form, ChairMissing=form.chair)
            given = {"ballot_id": ballot.id, "at": clock.now(), **form.given()}
            self._page.act(actions.certify_ballot, then, otherwise, **given)

        form.submitted.connect(certify)
        form.open()

    def void(self) -> None:
        """Ask why it is void."""
        ballot = self._ballot()
        form = VoidForm(parent=self._page)

        def void() -> None:
            then = asking.fixed(self._page, _("The ballot is void and stays readable."), form)
            otherwise = asking.refused(form, VoidNeedsReason=form.reason)
            reason = form.reason.editor.text()
            self._page.act(actions.void_ballot, then, otherwise, ballot_id=ballot.id, reason=reason)

        form.submitted.connect(void)
        form.open()

    # on paper and on the wall ------------------------------------------------------------------------------

    def show(self) -> None:
        """Send question and rule to the projector, or the certified result."""
        ballot = self._ballot()
        part = "result" if ballot.state == "certified" else "ballot"
        self._page.show_to_room(part, ballot=ballot.id)

    def print_papers(self) -> None:
        """Write the page of papers and the tellers' sheets into a folder."""
        ballot = self._ballot()
        form = SizeForm(ballot, parent=self._page)

        def choose() -> None:
            size = str(form.size_.editor.currentData())
            form.accept()
            self._page.pick_folder(
                _("Folder for papers and sheets"), lambda folder: self._write(ballot, size, folder)
            )

        form.submitted.connect(choose)
        form.open()

    def _write(self, ballot: BallotView, size: str, folder: Path) -> None:
        def write(council: str, language: str) -> None:
            given = {"ballot": ballot, "council": council, "language": language, "size": size}
            words = _("Writing papers and sheets")
            self._page.work(words, written, self._on_written, folder=folder, **given)

        with_name(self._page, write)

    def _on_written(self, told: tuple[str, int]) -> None:
        name, count = told
        words = ngettext(
            "{file} written: print it once for every paper.",
            "{file} written: print it once for every {n} papers, and cut.",
            count,
        )
        self._page.banner(words.format(file=name, n=count), "done")

    def certificate(self) -> None:
        """Write the certificate, or the record of a void ballot, as a file."""
        ballot = self._ballot()
        name = f"ballot-{ballot.number}-certificate.pdf"
        filters = _("PDF files (*.pdf)")
        self._page.save_file(_("Save certificate"), name, filters, lambda path: self._certify(ballot, path))

    def _certify(self, ballot: BallotView, path: Path) -> None:
        if ballot.way != "roll_call":
            self._write_certificate(ballot, path, ())
            return
        then = partial(self._write_certificate, ballot, path)
        self._page.ask(queries.calls_of, then, ballot_id=ballot.id)

    def _write_certificate(self, ballot: BallotView, path: Path, calls: tuple[CallView, ...]) -> None:
        def write(council: str, language: str) -> None:
            given = {"ballot": ballot, "council": council, "language": language, "path": path, "calls": calls}
            done = self._page.toast
            self._page.work(
                _("Writing the certificate"),
                certified,
                lambda _pages: done(_("Certificate written: {file}").format(file=path.name)),
                **given,
            )

        with_name(self._page, write)
