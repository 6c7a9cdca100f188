"""Asks where an email with a letter goes as a file, which a mail program then opens ready to be sent."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.office.saving import save_copy
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.banner import Banner

_KIND = "Email draft (*.eml)"


def email_a_letter(parent: QWidget, prompts: Asking, make: Callable[[], bytes], name: str, banner: Banner) -> None:
    """Make the email, then ask where it goes; what came of it, or why there is none, is said in the banner."""
    try:
        content = make()
    except RuleBroken as broken:
        banner.show_error(str(broken))
        return

    def save(path: Path) -> None:
        try:
            save_copy(path, content)
        except RuleBroken as broken:
            banner.show_error(str(broken))
        else:
            banner.show_good_news(
                f"Saved as “{path.name}”. Open it with Outlook: the letter is attached, and nothing is sent until you "
                "press Send there."
            )

    suggested = Path.home() / "Documents" / safe_name(f"{name.removesuffix('.pdf')}.eml", "letter.eml")
    prompts.choose_save_file(parent, "Save the email", suggested, _KIND, save)
