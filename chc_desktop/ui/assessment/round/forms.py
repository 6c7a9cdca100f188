"""The forms of the year's round: sent, answered, published, submitted, opened again, duties done, recorded wrongly."""

from chc_desktop.domain import words
from chc_desktop.domain.assessments.round import concerned
from chc_desktop.domain.assessments.round.events import Place
from chc_desktop.domain.assessments.round.reasons import Duty, Reason, behind, offered
from chc_desktop.domain.assessments.round.year_round import Circumstances, Version
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.assessments.round.door import Rounds
from chc_desktop.office.chronicle import Line
from chc_desktop.office.desk import Desk
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActAside, ActionForm
from chc_desktop.ui.forms.actions.common import ask_day
from chc_desktop.ui.forms.asks import AskChoice, AskDay, AskLine, AskText, Filled

_HELP = "assessment"
_FREEZING = "Making and keeping the form…"
_PLACES = tuple((place.value, words.capital(place.words)) for place in Place)


def send(office: Office, view: AssessmentView) -> ActionForm:
    """It was sent to the governing body."""
    year = view.year.number

    def act(answers: Filled, draft: str) -> None:
        office.assessments.round.send(year, answers.day("happened_on"), answers.day("meeting"), draft)

    return ActionForm(
        f"assessment/{year}/sent",
        "It was sent to the governing body",
        "The answers can still be changed until it is approved. Today reminds you on the day of the meeting.",
        "Record it",
        (
            AskDay(name="meeting", label="For its meeting of", value=None, today=office.today()),
            ask_day(office, "Sent on"),
        ),
        act,
        _HELP,
    )


def respond(office: Office, view: AssessmentView) -> ActionForm:
    """The governing body wrote its response, after it had approved it."""
    year, body = view.year.number, view.organisation.governing_body
    fitting = concerned.answerable(view.round)

    def act_at(desk: Desk, answers: Filled, draft: str) -> None:
        response, by = answers.text("response"), answers.text("written_by")
        version = _asked(answers, fitting)
        Rounds(desk).respond(year, answers.day("happened_on"), response, by, draft, version)

    return ActionForm(
        f"assessment/{year}/response",
        f"The response of the {body}",
        "It is printed at the end of the form, which is then kept exactly as it is once more. The form as it was "
        "approved stays in the register too.",
        "Record the response",
        (
            *_ask_version(view, fitting),
            AskText(name="response", label="The response"),
            AskLine(name="written_by", label="Who wrote it?", help="Such as: the chair, for the trustees."),
            ask_day(office, "Written on"),
        ),
        lambda answers, draft: act_at(office.desk, answers, draft),
        _HELP,
        ActAside(office.desk, act_at, _FREEZING),
    )


def publish(office: Office, view: AssessmentView) -> ActionForm:
    """It was published in one place."""
    year, fitting = view.year.number, concerned.publishable(view.round)

    def act(answers: Filled, draft: str) -> None:
        place, where = Place(answers.text("place")), answers.text("where")
        version = _asked(answers, fitting)
        office.assessments.round.publish(year, answers.day("happened_on"), place, where, draft, version)

    return ActionForm(
        f"assessment/{year}/published",
        "Where it is published",
        "Each place on its own: record another one afterwards, if there are several.",
        "Record it",
        (
            *_ask_version(view, fitting),
            AskChoice(name="place", label="Where?", choices=_PLACES, value=Place.WEBSITE.value),
            AskLine(
                name="where",
                label="Where can it be found?",
                help="The address of the page, or which noticeboard or report.",
            ),
            ask_day(office, "Published on"),
        ),
        act,
        _HELP,
    )


def submit(office: Office, view: AssessmentView) -> ActionForm:
    """It was submitted to the Ombudsman."""
    year, fitting = view.year.number, concerned.submittable(view.round)
    due = f"It is due by {words.day(view.submission.due)}. " if view.submission else ""

    def act(answers: Filled, draft: str) -> None:
        how, version = answers.text("how"), _asked(answers, fitting)
        office.assessments.round.submit(year, answers.day("happened_on"), how, draft, version)

    return ActionForm(
        f"assessment/{year}/submitted",
        "It was submitted to the Ombudsman",
        f"{due}The program sends nothing anywhere: this records that you have.",
        "Record it",
        (
            *_ask_version(view, fitting),
            AskLine(name="how", label="How?", help="Such as: by the Ombudsman’s online form, and its reference."),
            ask_day(office, "Submitted on"),
        ),
        act,
        _HELP,
    )


def reopen(office: Office, view: AssessmentView) -> ActionForm:
    """Open an approved one again."""
    year = view.year.number

    def act(answers: Filled, draft: str) -> None:
        reason, why = Reason(answers.text("reason")), answers.text("why")
        office.assessments.round.reopen(year, answers.day("happened_on"), reason, why, answers.day("by"), draft)

    return ActionForm(
        f"assessment/{year}/reopened",
        f"Open self-assessment {year} again",
        f"Version {view.round.next_version} begins with the answers as they were approved. The version before stays "
        "exactly as it is, and the new one says why it was made.",
        "Open it again",
        (
            AskChoice(
                name="reason",
                label="Why?",
                help="Exceptional circumstances bring three duties, which stand on Today until they are done.",
                choices=_reasons(view),
                value=Reason.RESTRUCTURE.value,
            ),
            AskText(name="why", label="What happened?", help="Printed on the new version.", lines=3),
            AskDay(
                name="by",
                label="To be approved again by",
                help="No Code gives a day. Today goes by the one you set.",
                value=None,
                today=office.today(),
            ),
            ask_day(office, "Opened again on"),
        ),
        act,
        _HELP,
    )


def exceptional(office: Office, view: AssessmentView) -> ActionForm:
    """Exceptional circumstances, while the year's self-assessment is not approved."""
    year, reason = view.year.number, Reason.EXCEPTIONAL
    named = behind(reason, view.edition.reassessments)
    source = words.cited(named.provision) if named else "our own good practice"

    def act(answers: Filled, draft: str) -> None:
        office.assessments.round.reopen(year, answers.day("happened_on"), reason, answers.text("why"), None, draft)

    return ActionForm(
        f"assessment/{year}/exceptional",
        "Exceptional circumstances",
        f"Something keeps you from complying with the Code, such as a cyber attack ({source}). Three duties then stand "
        "on Today until they are done: tell the Ombudsman; tell the residents it may affect, and publish it; say when "
        "you will comply again.",
        "Note it",
        (AskText(name="why", label="What happened?", lines=3), ask_day(office, "Since")),
        act,
        _HELP,
    )


def duty_done(office: Office, view: AssessmentView, circumstances: Circumstances, duty: Duty) -> ActionForm:
    """One of the duties of exceptional circumstances was done."""
    year = view.year.number
    back = AskDay(name="back_by", label="You will comply with the Code again by", value=None, today=office.today())

    def act(answers: Filled, draft: str) -> None:
        back_by = answers.day("back_by") if duty is Duty.WHEN else None
        on, how = answers.day("happened_on"), answers.text("how")
        office.assessments.round.duty_done(year, circumstances.entry, duty, on, how, back_by, draft)

    return ActionForm(
        f"assessment/{year}/duty/{circumstances.entry}/{duty.value}",
        duty.words,
        f"Noted on {words.day(circumstances.noted.happened_on)}: {circumstances.noted.why}",
        "It is done",
        (
            *((back,) if duty is Duty.WHEN else ()),
            AskLine(name="how", label="How?", help="Such as: by email, by letter to all, or the address of the page."),
            ask_day(office, "Done on"),
        ),
        act,
        _HELP,
    )


def strike(office: Office, view: AssessmentView, line: Line) -> ActionForm:
    """An entry of the round was recorded wrongly."""
    year = view.year.number

    def act(answers: Filled, draft: str) -> None:
        office.assessments.round.strike(year, line.number, answers.text("correction"), draft)

    return ActionForm(
        f"assessment/{year}/strike/{line.number}",
        "It was recorded wrongly",
        f"“{line.what}” of {words.day(line.happened_on)} will no longer count. It stays in the record, struck through, "
        "with your reason. If it did happen, but otherwise, record it anew afterwards.",
        "Strike it out",
        (AskText(name="correction", label="Why was it wrong?", lines=2),),
        act,
        _HELP,
    )


def _ask_version(view: AssessmentView, fitting: tuple[Version, ...]) -> tuple[AskChoice, ...]:
    """Which version it concerns: asked where it may be an earlier one than is worked on or stands approved."""
    if not fitting or (len(fitting) == 1 and fitting[0] == view.round.approved):
        return ()
    choices = tuple((str(version.number), _version_words(version)) for version in fitting)
    return (AskChoice(name="version", label="Of which version?", choices=choices, value=choices[0][0]),)


def _version_words(version: Version) -> str:
    return f"Version {version.number}, approved {words.day(version.approved.happened_on)}"


def _asked(answers: Filled, fitting: tuple[Version, ...]) -> int:
    """The version that was chosen, else the newest that fits."""
    kept = answers.values.get("version")
    return int(str(kept)) if kept else fitting[0].number if fitting else 0


def _reasons(view: AssessmentView) -> tuple[tuple[str, str], ...]:
    return tuple((reason.value, said) for reason, said in offered(view.edition.reassessments))
