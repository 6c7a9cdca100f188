"""A case file may be made of every case at any time: showing the record changes nothing of it."""

from chc_desktop.domain import rules
from chc_desktop.domain.case import Case
from chc_desktop.domain.case_files.events import CaseFileMade
from chc_desktop.domain.refusing import needs
from chc_desktop.domain.rulebook import Rulebook


@rules._check.register
def _(event: CaseFileMade, case: Case, book: Rulebook) -> None:
    needs(event.digest, "Only a case file that was saved can be written down.", "digest")
