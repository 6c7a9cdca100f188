"""The last chapter: a section of the self-assessment."""

from PySide6.QtWidgets import QApplication, QDialog

from chc_desktop.tour.guide import dialog, press, settle, wait_for, write
from chc_desktop.tour.officer import Officer
from chc_desktop.ui.widgets.banner import Banner


def assess(officer: Officer) -> None:
    """Every row of a section answered, the form looked at and saved."""
    officer.window.show_page("assessment")
    page = officer.window.pages.assessment
    page.show_section(6)
    settle()
    for row in page.view.form.sections[6].rows:
        page.open_row(row.slug)
        settle()
        press("Yes", page)
        write(f"Evidence for {row.number}", "Complaints policy, section 7; the promises in the register.", page)
    officer.picture("assessment")
    press("Preview the form", page)
    form = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
    officer.album.take("assessment-form", form)
    press("Save PDF", form)
    _save_for_the_website(officer, form)
    press("Close", form)
    press("Review and approve", page)
    approval = dialog("Review")
    officer.album.take("assessment-review", approval)
    approval.reject()
    settle()


def _save_for_the_website(officer: Officer, form: QDialog) -> None:
    press("Word or web page", form)
    saving = dialog("Save the form")
    officer.album.take("assessment-save", saving)
    banner = saving.findChildren(Banner)[0]
    for kind, ending in (("Word", ".docx"), ("web page", ".html")):
        press(f"Save as {kind}", saving)
        wait_for(f"the form as {kind}", lambda ending=ending: ending in banner.text())  # type: ignore[misc]
    press("Close", saving)
