"""Lists that are no tables on the screen, as columns and rows to be taken out: Today, records, lessons, people."""

from collections.abc import Sequence
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.agenda import AgendaLine
from chc_desktop.domain.facts import Person
from chc_desktop.domain.lessons.lesson import told_in_words
from chc_desktop.domain.listing.listed import Listed
from chc_desktop.office.agenda import Agenda
from chc_desktop.office.cases import Cases, CaseView
from chc_desktop.office.chronicle import Line
from chc_desktop.office.lessons import LessonView
from chc_desktop.office.office import Office
from chc_desktop.office.organisation import OrganisationRoom
from chc_desktop.ui.tables import Column


def today_list(office: Office) -> Listed:
    """Everything that is to be done, the most pressing first."""
    count = len(office.agenda.lines())
    return Listed(
        title="What is due",
        counted=words.count(count, "thing to do", "things to do"),
        columns=_AGENDA,
        rows=lambda desk: sorted(Agenda(desk).lines(), key=lambda line: line.due),
        count=count,
    )


def record_list(view: CaseView) -> Listed:
    """Every entry of the record of a case, the oldest first."""
    case_id = view.case.id
    return Listed(
        title=f"Record of {view.case.reference}",
        counted=words.count(len(view.lines), "entry", "entries"),
        columns=_RECORD,
        rows=lambda desk: Cases(desk).view(case_id).lines,
        count=len(view.lines),
    )


def people_list(office: Office) -> Listed:
    """Who deals with complaints."""
    people = office.organisation.people()
    return Listed(
        title="People",
        counted=words.count(len(people), "person", "people"),
        columns=_PEOPLE,
        rows=lambda desk: OrganisationRoom(desk).people(),
        count=len(people),
    )


def lessons_list(views: Sequence[LessonView], narrowed: tuple[str, ...]) -> Listed:
    """What complaints taught, as it is narrowed."""
    shown = tuple(views)
    return Listed(
        title="Learning",
        counted=words.count(len(shown), "lesson"),
        columns=_LESSONS,
        rows=lambda _desk: shown,
        count=len(shown),
        narrowed=narrowed,
    )


def _day(line: AgendaLine) -> str:
    return words.day(line.due)


def _or_none(day: date | None) -> str:
    return words.day(day) if day else ""


def _written(line: Line) -> str:
    return f"{words.day(line.recorded_at.date())} {words.clock(line.recorded_at)}"


def _said(line: Line) -> str:
    return f"Corrected since: {line.what}" if line.struck else line.what


def _role(person: Person) -> str:
    return person.role.words


_AGENDA = (
    Column("Due", _day, value=lambda line: line.due, width=15),
    Column("Left", lambda line: line.left_in_words, width=20),
    Column("What", lambda line: line.what, width=30),
    Column("Case", lambda line: line.reference, width=10),
    Column("About", lambda line: line.about, width=0),
)
_RECORD = (
    Column("Entry", lambda line: str(line.number), value=lambda line: line.number, width=7),
    Column("Happened on", lambda line: words.day(line.happened_on), value=lambda line: line.happened_on, width=15),
    Column("What", _said, width=30),
    Column("Detail", lambda line: line.detail, width=60),
    Column("Who", lambda line: line.done_by or line.recorded_by, width=15),
    Column("Written down", _written, width=22),
)
_LESSONS = (
    Column("Noted", lambda view: words.day(view.lesson.noted_on), value=lambda view: view.lesson.noted_on, width=15),
    Column("What was learnt", lambda view: view.lesson.learnt, width=0),
    Column("Theme", lambda view: view.lesson.theme, width=16),
    Column("Complaints", lambda view: ", ".join(case.reference for case in view.cases), width=12),
    Column("What changes", lambda view: view.lesson.change, width=24),
    Column("By", lambda view: _or_none(view.lesson.by), value=lambda view: view.lesson.by, width=15),
    Column("Who", lambda view: view.owner, width=14),
    Column("Made on", lambda view: _or_none(view.lesson.made_on), value=lambda view: view.lesson.made_on, width=15),
    Column("Who was told", lambda view: told_in_words(view.lesson.told), width=24),
)
_PEOPLE = (
    Column("Name", lambda person: person.name, width=22),
    Column("Job", lambda person: person.job, width=22),
    Column("Role", _role, width=22),
    Column("Email", lambda person: person.email, width=26),
    Column("Telephone", lambda person: person.telephone, width=16),
)
