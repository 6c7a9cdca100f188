"""Forms about whoever speaks for the resident: who it is, their authority or consent, where letters go, its end."""

from datetime import timedelta
from typing import Any

from chc_desktop.domain import words
from chc_desktop.domain.facts import Person
from chc_desktop.domain.people.events import (
    AuthorityEnded,
    AuthorityGiven,
    LettersDirected,
    LettersTo,
    Relation,
    RepresentativeNamed,
)
from chc_desktop.domain.people.parties import Authority
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, draft_key, officer
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskText, Filled
from chc_desktop.ui.people.common import ask_paper, ask_who, choose_from, name_of, of_this_case, telling, who

_GIVEN, _TO_COME, _NOT_NEEDED = "given", "to-come", "not-needed"
_WHEN_GIVEN, _WHEN_TO_COME, _WHEN_NOT_NEEDED = (("authority", each) for each in (_GIVEN, _TO_COME, _NOT_NEEDED))

RELATIONS = tuple((each.value, words.capital(each.words)) for each in Relation)
_ELECTED = tuple(each.value for each in Relation if each.is_elected)


def name_representative(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """Somebody speaks, or asks, for the resident."""
    person = view.edition.person

    def event(answers: Filled) -> RepresentativeNamed:
        authority = answers.text("authority")
        return RepresentativeNamed(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            person=0,
            relation=Relation(answers.text("relation")),
            letters_to=LettersTo(answers.text("letters_to")),
            for_whom=answers.person("for_whom") if "for_whom" in answers.values else 0,
            **_given(answers) if authority == _GIVEN else {},
            wanted_by=answers.day_or_none("wanted_by") if authority == _TO_COME else None,
            not_needed_because=answers.text("not_needed_because") if authority == _NOT_NEEDED else "",
        )

    return ActionForm(
        draft_key(view, "people/representative"),
        "Somebody speaks for them",
        f"The {person} may choose somebody to deal with the complaint for them"
        f"{view.edition.cite(Rule.REPRESENTATIVES)}: family, an advocate, a solicitor. An MP or a councillor who asks "
        f"for them belongs here too; they need the {person}’s consent.",
        "Record it",
        (
            *ask_who(office, "Who is it?"),
            AskChoice(
                name="relation", label=f"What are they to the {person}?", choices=RELATIONS, value=Relation.FAMILY.value
            ),
            *_for_whom(view),
            AskChoice(
                name="authority",
                label=f"Has the {person} agreed to it?",
                choices=_authority(person),
                value=_GIVEN,
                only_with={_NOT_NEEDED: ("relation", _ELECTED)},
            ),
            *_asks_given(office, view, _WHEN_GIVEN),
            AskDay(
                name="wanted_by",
                label="By when should it be here?",
                help="Today reminds you of it.",
                value=office.today() + timedelta(7),
                today=office.today(),
                only_when=_WHEN_TO_COME,
            ),
            AskText(
                name="not_needed_because",
                label="Why is no consent needed?",
                help="Such as that they ask only how complaints are handled here, and nothing about the person.",
                lines=2,
                only_when=_WHEN_NOT_NEEDED,
            ),
            AskChoice(
                name="letters_to",
                label="Who is written to?",
                choices=letters_choices(person),
                value=LettersTo.REPRESENTATIVE.value,
            ),
            ask_day(office, "Since when have they spoken for them?"),
        ),
        telling(office, view, lambda answers: who(office, answers), event),
        help_name="people",
    )


def _authority(person: str) -> tuple[tuple[str, str], ...]:
    return (
        (_GIVEN, f"The {person} has agreed, and we can show it"),
        (_TO_COME, f"The {person}’s agreement is still to come"),
        (_NOT_NEEDED, "Not needed, for an enquiry from an MP or a councillor"),
    )


def letters_choices(person: str) -> tuple[tuple[str, str], ...]:
    """Who is written to, the usual answer first."""
    return (
        (LettersTo.REPRESENTATIVE.value, "Them"),
        (LettersTo.BOTH.value, f"The {person} and them"),
        (LettersTo.RESIDENT.value, f"The {person}"),
    )


def record_authority(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """The resident’s authority or consent came, was renewed, or is shown by a paper now."""
    standing = view.case.parties.representative(int(key)) if key else None
    given = standing.authority if standing else None

    def event(answers: Filled) -> AuthorityGiven:
        return AuthorityGiven(happened_on=office.today(), done_by=officer(office), person=0, **_given(answers))

    return ActionForm(
        draft_key(view, f"people/authority/{key}"),
        f"The {view.edition.person} has agreed that they speak for them",
        f"What the {view.edition.person} gave, and how it can be shown. It takes the place of what was recorded "
        "before.",
        "Record it",
        (choose_from(view, _speaking(view), key, "Who speaks for them?"), *_asks_given(office, view, given=given)),
        telling(office, view, lambda answers: _about(view, answers), event),
        help_name="people",
    )


def direct_letters(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """Letters go elsewhere from now on."""
    standing = view.case.parties.representative(int(key or next(iter(_speaking(view)), 0)))

    def event(answers: Filled) -> LettersDirected:
        return LettersDirected(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            person=0,
            letters_to=LettersTo(answers.text("letters_to")),
        )

    return ActionForm(
        draft_key(view, f"people/letters/{key}"),
        "Where letters go",
        "From the next letter on. Letters already issued stay as they are.",
        "Change it",
        (
            choose_from(view, _speaking(view), key, "Who speaks for them?"),
            AskChoice(
                name="letters_to",
                label="Who is written to?",
                choices=letters_choices(view.edition.person),
                value=standing.letters_to.value if standing else "",
            ),
            ask_day(office, "Since when?"),
        ),
        telling(office, view, lambda answers: _about(view, answers), event),
        help_name="people",
    )


def end_authority(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """Somebody no longer speaks for the resident."""

    def event(answers: Filled) -> AuthorityEnded:
        return AuthorityEnded(
            happened_on=answers.day("happened_on"), done_by=officer(office), person=0, why=answers.text("why")
        )

    return ActionForm(
        draft_key(view, f"people/ended/{key}"),
        "They no longer speak for them",
        f"Letters go to the {view.edition.person} again. The record keeps who spoke for them until now.",
        "Record it",
        (
            choose_from(view, _speaking(view), key, "Who?"),
            AskText(name="why", label="How do you know, and why?", lines=2),
            ask_day(office, "Since when?"),
        ),
        telling(office, view, lambda answers: _about(view, answers), event),
        help_name="people",
    )


def _asks_given(
    office: Office, view: CaseView, only_when: tuple[str, str] | None = None, given: Authority | None = None
) -> tuple[Ask, ...]:
    """When and how it was given, until when, and the paper that shows it; what was recorded before is there."""
    today = office.today()
    return (
        AskDay(
            name="given_on",
            label="When was it given?",
            value=given.given_on if given else today,
            today=today,
            only_when=only_when,
        ),
        AskText(
            name="given_how",
            label="How?",
            help="Such as a signed letter, or by telephone to you.",
            value=given.how if given else "",
            lines=2,
            only_when=only_when,
        ),
        AskDay(
            name="until",
            label="Until when, if it is limited",
            value=given.until if given else None,
            today=today,
            optional=True,
            only_when=only_when,
        ),
        ask_paper(view, only_when, given.paper if given else 0),
    )


def _given(answers: Filled) -> dict[str, Any]:
    return {
        "given_on": answers.day_or_none("given_on"),
        "given_how": answers.text("given_how"),
        "until": answers.day_or_none("until"),
        "paper": answers.person("paper"),
    }


def _for_whom(view: CaseView) -> tuple[Ask, ...]:
    """For which of several they speak."""
    complaining = view.case.complainants
    if len(complaining) == 1:
        return ()
    choices = (("0", "All of them"), *((str(each), name_of(view, each)) for each in complaining))
    return (AskChoice(name="for_whom", label="For whom do they speak?", choices=choices, value="0"),)


def _speaking(view: CaseView) -> tuple[int, ...]:
    return tuple(each.person for each in view.case.parties.representatives if each.stands)


def _about(view: CaseView, answers: Filled) -> Person:
    return of_this_case(view, answers.text("about"))
