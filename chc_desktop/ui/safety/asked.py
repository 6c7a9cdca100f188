"""What the officer asks for at the press of a button, with its progress and a way to stop it: a backup, a rehearsal."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.safekeeping.keeping import Why
from chc_desktop.office.backups import Backups, Made
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Act
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.work_dialog import WorkDialog


def back_up_now(office: Office, banner: Banner, parent: QWidget, then: Callable[[], object]) -> None:
    """Back up in both places; what came of it is said in the banner."""

    def say(made: Made) -> None:
        (banner.show_error if made.problem else banner.show_good_news)(made.words)

    _work(
        office,
        ("Backing up…", "You can stop it: the earlier backups stay, and nothing half made is left."),
        lambda desk, tick: Backups(desk).make(Why.ASKED, tick),
        (banner, parent, then),
        say,
    )


def rehearse_now(office: Office, banner: Banner, parent: QWidget, then: Callable[[], object]) -> None:
    """Try the newest backup out; what was found is said in the banner, and in the record."""
    _work(
        office,
        (
            "Trying the newest backup out…",
            "It is restored into a place of its own, opened, checked and compared with the register, which stays as it "
            "is. You can stop it; nothing is left of it.",
        ),
        lambda desk, tick: Backups(desk).rehearse(tick),
        (banner, parent, then),
        lambda found: (banner.show_good_news if found.sound else banner.show_error)(found.said),
    )


def _work(
    office: Office,
    words: tuple[str, str],
    act: Act,
    around: tuple[Banner, QWidget, Callable[[], object]],
    say: Callable[..., None],
) -> None:
    banner, parent, then = around
    work = WorkDialog(*words, office.desk, parent)

    def came_out(result: object) -> None:
        say(result)
        office.desk.on_change()
        then()

    def stopped() -> None:
        banner.show_notice("Stopped. Everything is as it was.")
        then()

    def failed(sentence: str) -> None:
        banner.show_error(sentence)
        then()

    work.came_out.connect(came_out)
    work.stopped.connect(stopped)
    work.failed.connect(failed)
    work.begin(act)
