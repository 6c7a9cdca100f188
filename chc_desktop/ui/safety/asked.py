"""What the officer asks for at the press of a button, with its progress and a way to stop it: a backup, a check…"""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.safekeeping.keeping import Why
from chc_desktop.office import checking
from chc_desktop.office.backups import Backups, Made
from chc_desktop.office.backups.rehearsal import Rehearsed
from chc_desktop.office.checking import Checked
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Act
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.in_view import area_around
from chc_desktop.ui.work_dialog import WorkDialog


def back_up_now(office: Office, banner: Banner, parent: QWidget, then: Callable[[], object]) -> None:
    """Back up in both places; what came of it is said in the banner."""

    def say(made: Made) -> None:
        office.desk.on_change()
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

    def say(found: Rehearsed) -> None:
        office.desk.on_change()
        (banner.show_good_news if found.sound else banner.show_error)(found.said)

    _work(
        office,
        (
            "Trying the newest backup out…",
            "It is restored into a place of its own, opened, checked and compared with the register, which stays as it "
            "is. You can stop it; nothing is left of it.",
        ),
        lambda desk, tick: Backups(desk).rehearse(tick),
        (banner, parent, then),
        say,
    )


def check_now(
    office: Office, banner: Banner, parent: QWidget, then: Callable[[], object], on_found: Callable[[Checked], object]
) -> None:
    """Look whether the register is as it was written; what was found is said in the banner, and told."""

    def say(found: Checked) -> None:
        (banner.show_good_news if found.is_sound else banner.show_error)(found.said)
        on_found(found)

    _work(
        office,
        (
            "Checking the register…",
            "Every page, entry, letter and file is looked at. You can stop it at any time.",
        ),
        checking.check_meanwhile,
        (banner, parent, then),
        say,
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

    def told() -> None:
        then()
        QTimer.singleShot(0, banner, lambda: _scroll_to(banner))  # once it has its place

    work.came_out.connect(say)
    work.stopped.connect(lambda: banner.show_notice("Stopped. Everything is as it was."))
    work.failed.connect(banner.show_error)
    for ended in (work.came_out, work.stopped, work.failed):
        ended.connect(told)
    work.begin(act)


def _scroll_to(banner: Banner) -> None:
    """What came of it stands above the button that was pressed, out of view where the text is large."""
    if area := area_around(banner):
        area.ensureWidgetVisible(banner)
