"""What the officer may do about the people of a case. Only judgements: the rules decide when something is done."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what the first screen needs of this is only its names
    from chc_desktop.domain.case import Case
    from chc_desktop.domain.code import Edition


class PeopleAction(StrEnum):
    """Something to be done about the people of a case, in the order it is offered.

    Those after ABOUT_ONE are about somebody who is in the case already; who it is stands behind a slash.
    """

    REPRESENTATIVE = "representative"
    COMPLAINANT = "complainant"
    CONCERNED = "concerned"
    ACCUSED = "accused"
    CONFLICT = "conflict"
    CONTRACTOR = "contractor"
    AUTHORITY_GIVEN = "authority-given"
    LETTERS_TO = "letters-to"
    AUTHORITY_ENDED = "authority-ended"
    COMPLAINANT_LEFT = "complainant-left"
    NOT_CONCERNED = "not-concerned"
    NOT_ACCUSED = "not-accused"
    CONFLICT_ENDED = "conflict-ended"
    CONTRACTOR_REPLIED = "contractor-replied"
    CONTACT = "contact"

    @property
    def words(self) -> str:
        """What it is called in the menu and on the button that starts it."""
        return _WORDS.get(self, "")


ANYBODY_NEW = (
    PeopleAction.REPRESENTATIVE,
    PeopleAction.COMPLAINANT,
    PeopleAction.CONCERNED,
    PeopleAction.ACCUSED,
    PeopleAction.CONFLICT,
    PeopleAction.CONTRACTOR,
)
"""Those that bring somebody into the case."""

_WHILE_OPEN = (PeopleAction.COMPLAINANT, PeopleAction.CONTRACTOR)


def people_actions(case: "Case", edition: "Edition") -> tuple[PeopleAction, ...]:
    """Whom one may bring into the case as it stands; nobody where its Code could not be read or it was a mistake."""
    if case.mistake or not edition.readable:
        return ()
    return tuple(action for action in ANYBODY_NEW if case.status.is_open or action not in _WHILE_OPEN)


_WORDS = {
    PeopleAction.REPRESENTATIVE: "Somebody speaks for them…",
    PeopleAction.COMPLAINANT: "Somebody else complains too…",
    PeopleAction.CONCERNED: "Somebody else is concerned…",
    PeopleAction.ACCUSED: "Somebody is complained about…",
    PeopleAction.CONFLICT: "A conflict of interest…",
    PeopleAction.CONTRACTOR: "Pass it to a contractor…",
}
