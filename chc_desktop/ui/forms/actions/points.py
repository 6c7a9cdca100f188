"""Forms about a point: in other words, and whose it is. And the form that links two complaints."""

from chc_desktop.domain.case import Point
from chc_desktop.domain.points.events import PointReworded, ResponsibilityDecided
from chc_desktop.domain.points.rules import cite_responsibility
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, draft_key, officer, recording
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskLine, AskSentence, AskText, Filled

_OURS, _NOT_OURS = "ours", "not-ours"
_WHOSE = ((_NOT_OURS, "No, it is not ours to answer for"), (_OURS, "Yes, it is ours after all"))


def reword(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """A point in other words; `key` is its number, empty where it is still to be chosen."""
    point = _named(view, key)

    def event(answers: Filled) -> PointReworded:
        number = _number(answers, point)
        return PointReworded(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            point=number,
            before=_named(view, str(number)).text,
            text=answers.text("text").strip(),
            why=answers.text("why").strip(),
        )

    return ActionForm(
        _draft(view, "reword", key),
        f"Put point {point.number} in other words" if key else "Put a point in other words",
        "For a point that is misunderstood or unclear, until it is answered. The words there were stay in the record.",
        "Change the words",
        (
            *_which(view, key),
            AskSentence(name="text", label="The point, in a sentence", value=point.text if key else ""),
            AskText(name="why", label="Why?", help=f"Such as what the {view.edition.person} told you.", lines=2),
            ask_day(office, "When?"),
        ),
        recording(office, view, event),
        help_name="points",
    )


def responsibility(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """A point is not ours to answer for, with the reason and who is; or it is ours after all."""
    point = _named(view, key)

    def event(answers: Filled) -> ResponsibilityDecided:
        ours = answers.text("how") == _OURS
        return ResponsibilityDecided(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            point=_number(answers, point),
            ours=ours,
            why=answers.text("why").strip(),
            whose="" if ours else answers.text("whose").strip(),
        )

    return ActionForm(
        _draft(view, "responsibility", key),
        f"Whose is point {point.number}?" if key else "Whose is a point?",
        f"The {view.edition.person} is told which points we answer for and which we do not, why, and who does"
        f"{cite_responsibility(view.edition)}. The acknowledgement and the answer are filled in from here.",
        "Keep it",
        (
            *_which(view, key),
            AskChoice(name="how", label="Do we answer for it?", choices=_WHOSE, value=_NOT_OURS),
            AskText(name="why", label="Why?", value=point.why_not_ours if key else "", lines=2),
            AskText(
                name="whose",
                label="Who is responsible?",
                help="And how to reach them, if you know.",
                value=point.whose if key else "",
                lines=2,
                only_when=("how", _NOT_OURS),
            ),
            ask_day(office, "When was that clear?"),
        ),
        recording(office, view, event),
        help_name="points",
    )


def link(office: Office, view: CaseView) -> ActionForm:
    """Another complaint that is in the register already belongs with this one."""

    def act(answers: Filled, draft: str) -> None:
        office.points.link(view.case.id, answers.text("reference"), answers.text("text"), draft)

    return ActionForm(
        draft_key(view, "link"),
        "Link with another complaint",
        "For two complaints that belong together. Each of them will show the other, and both go on by themselves.",
        "Link them",
        (
            AskLine(name="reference", label="Reference of the other complaint", help="Such as 2026-014."),
            AskText(name="text", label="What they have to do with each other (may stay empty)", lines=2),
        ),
        act,
    )


def _draft(view: CaseView, name: str, key: str) -> str:
    return draft_key(view, f"{name}/{key}" if key else name)


def _named(view: CaseView, key: str) -> Point:
    """The point asked about, else the first; one that says nothing where the complaint has none."""
    return next((point for point in view.case.points if str(point.number) == (key or "1")), Point(1, ""))


def _which(view: CaseView, key: str) -> tuple[Ask, ...]:
    """Which point it is about, where that is still open."""
    if key:
        return ()
    points = tuple((str(point.number), f"{point.number}. {point.text}") for point in view.case.points)
    return (AskChoice(name="point", label="Which point?", choices=points, value="1"),)


def _number(answers: Filled, point: Point) -> int:
    return int(answers.text("point")) if "point" in answers.values else point.number
