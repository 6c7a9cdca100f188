"""From choosing the file to the answers in their year, with the way back, then and later."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.assessments.published.reading import Reading
from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.office.published import BroughtIn, Published
from chc_desktop.ui.assessment.published.dialog import PublishedDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.work_dialog import WorkDialog

_PROMISE = "You can stop at any time. Nothing is kept before you have looked it through."
_STOPPED = "Stopped. Nothing was changed."

ShowYear = Callable[[int], object]


def bring_in(office: Office, prompts: Asking, banner: Banner, page: QWidget, show_year: ShowYear) -> None:
    """Ask for the file, or those of one form, to be looked through; what cannot be read is said on the page."""

    def opened(paths: list[Path]) -> None:
        banner.hide()
        name = f"“{paths[0].name}”" if len(paths) == 1 else words.count(len(paths), "file")
        work = WorkDialog(f"Reading {name}…", _PROMISE, office.desk, page)
        work.came_out.connect(look_through)
        work.failed.connect(banner.show_error)
        work.stopped.connect(lambda: banner.show_notice(_STOPPED))
        work.begin(lambda desk, tick: Published(desk).open_and_look(paths, tick))

    def look_through(found: tuple[Source, Reading]) -> None:
        dialog = PublishedDialog(office, found[0], page, found[1])
        dialog.came.connect(came)
        dialog.open()

    def came(result: BroughtIn) -> None:
        show_year(result.seen_in)
        kept = f" {words.count(result.kept, 'row')} had an answer already and kept it." if result.kept else ""
        said = f"{words.count(result.came, 'answer')} came into the self-assessment of {result.year}.{kept}"
        banner.show_good_news(said, "Take them out again", lambda: take_out(office, banner, result, show_year))

    prompts.choose_files(
        page, "Choose the published self-assessment, or the files of all its parts", Path.home(), opened
    )


def ask_to_take_out(
    office: Office, prompts: Asking, banner: Banner, page: QWidget, seen_in: int, show_year: ShowYear
) -> None:
    """Ask, then take out what was brought in and is shown in a year, but for what was changed since."""
    there = office.published.still_there(seen_in)

    def take_them_out() -> None:
        for result in there:
            take_out(office, banner, result, show_year)

    if there:
        answers = words.count(sum(result.came for result in there), "answer")
        years = words.listed([str(result.year) for result in there])
        question = (
            f"{answers} of {years} came out of a published form and have not been changed since. They go out of the "
            "register; the published form stays where it is, and can be brought in again."
        )
        prompts.ask(page, "Take out what was brought in?", question, "Take them out", take_them_out)


def take_out(office: Office, banner: Banner, result: BroughtIn, show_year: ShowYear) -> None:
    """Take out what was brought in, and say how many answers went."""
    try:
        went = office.published.take_out(result.year, result.edition)
    except RuleBroken as broken:
        banner.show_error(str(broken))
        return
    show_year(result.seen_in)
    banner.show_notice(f"{words.count(went, 'answer')} went out of the self-assessment of {result.year} again.")
