"""Every window of the program, found by looking through its modules: pages, dialogs, forms of actions, bubbles.

A walk opens each and looks at it. What a window asks for is handed to it by type and by name from a small register in
which everything has happened once. A window that cannot be made like this gets a line in `BY_HAND`; one that nobody
opens by itself a line in `NOT_BY_ITSELF`, with the reason.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cached_property, partial
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import shiboken6
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import chc_desktop.ui
from chc_desktop.domain.actions import Action
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.assessments.round.reasons import Reason
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import ClockStarted, Noted, Remedy
from chc_desktop.domain.facts import Person
from chc_desktop.domain.lessons.events import LessonNoted
from chc_desktop.domain.snippets import Snippet
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.cases import CaseView
from chc_desktop.office.chronicle import Line
from chc_desktop.office.desk import Desk
from chc_desktop.office.drafts import Drafts
from chc_desktop.office.filling import FormToFill
from chc_desktop.office.importing import LastImport
from chc_desktop.office.lessons import LessonRecord
from chc_desktop.office.office import Office
from chc_desktop.office.open_letter import OpenLetter
from chc_desktop.office.paper_lines import PaperLine
from chc_desktop.office.papers import Papers
from chc_desktop.office.requests import NewRequest, RequestView
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.first_run import STEPS, FirstRun
from chc_desktop.ui.forms.action import ActionDialog, ActionForm
from chc_desktop.ui.forms.actions import FORMS
from chc_desktop.ui.kept_soon import Unkept
from chc_desktop.ui.keys.unlock_panel import Door, RegisterDoor
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.pages import Pages
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.unkept import UnkeptDialog
from chc_desktop.ui.widgets.popover import Popover
from chc_desktop.ui.widgets.side_tabs import SideTabs
from chc_desktop.ui.widgets.tabs import Tabs
from tests import letters, make, published, word_forms
from tests.conftest import Answers
from tests.office import imports, rounds

Kind = TypeVar("Kind")

NOT_BY_ITSELF = {
    "ActionDialog": "opened by each form of an action",
    "ClosingNotice": "closes the program; tests/ui/test_main_window.py opens it",
    "WorkDialog": "goes away by itself when its work is done",
}


@dataclass
class Things:
    """A register in which everything has happened once, and the window on it."""

    office: Office
    window: MainWindow
    answers: Answers

    new, answered, at_stage2, request = 1, 2, 3, 4
    """The ids of what `happen` made."""

    @cached_property
    def lesson(self) -> int:
        return self.office.lessons.all().lessons[0].lesson.id

    @cached_property
    def views(self) -> tuple[CaseView, ...]:
        return tuple(self.office.cases.view(case_id) for case_id in (self.answered, self.new, self.at_stage2))


def happen(office: Office) -> None:
    """A new complaint, one answered with a promise, one at stage 2, and a service request; each with correspondence."""
    first = make.a_complaint(office)
    letters.a_case_ready_for(office, LetterKind.RESPONSE_STAGE1)
    make.answered(office, 2, make.TODAY - timedelta(1), remedies=_REMEDIES)
    letters.a_case_ready_for(office, LetterKind.ACKNOWLEDGEMENT_STAGE2)
    view = office.cases.view(first)
    day = make.TODAY - timedelta(3)
    for case_id in (1, 2, 3):
        office.cases.record(case_id, Noted(happened_on=make.TODAY, done_by=1, text="She rang."))
        office.cases.record(case_id, ClockStarted(happened_on=make.TODAY, done_by=1, clock_kind="subject-access"))
    new = NewRequest(
        person=view.person,
        channel=view.case.channel,
        category=view.case.category,
        asked_on=day,
        title="A new tap",
        their_words="The tap drips.",
        review_on=make.TODAY,
    )
    request_id = office.requests.log(new)
    assert (first, request_id) == (Things.new, Things.request)
    from tests.office.test_papers import a_call, a_letter

    office.papers.add(1, a_call(), a_letter())
    office.drafts.save("log", {"their_words": "Something thrown away"})
    office.drafts.throw_away("log")
    office.spelling.add("Kärcher")
    office.lessons.note(LessonNoted(happened_on=make.TODAY, done_by=1, learnt="Reports by telephone are lost."))


_REMEDIES = (
    Remedy("action-on-delay", "Fit dampers to the pump", make.TODAY + timedelta(14)),
    Remedy("compensation", "Pay for the sleepless nights", make.TODAY + timedelta(14), pence=5_000),
)


def windows(things: Things) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """The name of each window, and how it comes into view. A page is shown in the main window."""
    yield from _pages(things)
    yield from _forms(things)
    yield from _dialogs(things)


def close(widget: QWidget) -> None:
    """Take a dialog or a bubble away again."""
    if shiboken6.isValid(widget) and not isinstance(widget, MainWindow):
        widget.close()
    settle()


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def ui_modules() -> list[Any]:
    """Every module with windows."""
    found = pkgutil.walk_packages(chc_desktop.ui.__path__, "chc_desktop.ui.")
    return [importlib.import_module(module.name) for module in found]


# Pages ----------------------------------------------------------------------------------------


def _pages(things: Things) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    for key in (name for name, kind in vars(Pages).items() if isinstance(kind, cached_property)):
        yield f"page {key}", partial(_page, things, key)
        yield from _tabs(things, key)
    for kind in (LetterKind.ACKNOWLEDGEMENT_STAGE1, LetterKind.EXTENSION_STAGE1):
        yield f"letter {kind.value}", partial(_letter, things, things.new, kind)
    for kind in (LetterKind.UPDATE, LetterKind.REFUSAL_STAGE1):
        yield f"letter {kind.value}", partial(_letter, things, things.new, kind)
    for kind in (LetterKind("completion"), LetterKind("undeliverable")):
        yield f"letter {kind.value}", partial(_letter, things, things.answered, kind)
    yield "letter response-stage2", lambda: _letter(things, things.at_stage2, LetterKind.RESPONSE_STAGE2)
    yield "an open row of the self-assessment", lambda: _open_row(things)
    yield "first questions", lambda: _first_questions(things, 0)
    for step in range(1, len(STEPS) + 2):
        yield f"first questions, page {step}", partial(_first_questions, things, step)

    yield "the door of a locked register", lambda: _locked(things)


def _door(office: Office) -> RegisterDoor:
    from chc_desktop.store.doorkeeper import Doorkeeper

    return Doorkeeper(office.desk.register.path.parent, office.desk.now)


def _locked(things: Things) -> QWidget:
    from chc_desktop.ui.keys.unlock_window import UnlockWindow

    window = UnlockWindow(_door(things.office))
    window.show()
    settle()
    return window


def _page(things: Things, key: str) -> QWidget:
    opens: dict[str, Callable[[], object]] = {
        "case": lambda: things.window.open_case(things.answered),
        "request": lambda: things.window.open_case(things.request),
        "letter": lambda: _letter(things, things.new, LetterKind.ACKNOWLEDGEMENT_STAGE1),
    }
    opens.get(key, partial(things.window.show_page, key))()
    settle()
    return things.window


def _tabs(things: Things, key: str) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    _page(things, key)
    for tabs in _tabs_of(things, key):
        for place, title in enumerate(tabs.titles()[1:], 1):
            yield f"page {key}, {title}", partial(_tab, things, key, place)


def _tab(things: Things, key: str, place: int) -> QWidget:
    _page(things, key)
    _tabs_of(things, key)[0].show_tab(place)
    settle()
    return things.window


def _tabs_of(things: Things, key: str) -> list[Tabs | SideTabs]:
    page = things.window.pages.get(key)
    found: list[Tabs | SideTabs] = [*page.findChildren(Tabs), *page.findChildren(SideTabs)]
    return [tabs for tabs in found if tabs.isVisible()]


def _letter(things: Things, case_id: int, kind: LetterKind) -> QWidget:
    things.window.open_letter(case_id, kind.value)
    settle()
    return things.window


def _open_row(things: Things) -> QWidget:
    things.window.show_page("assessment")
    page = things.window.pages.assessment
    page.open_row("6.2")
    assert page.cards.open_card
    assert page.cards.open_card.form
    page.cards.open_card.form.note.write()
    settle()
    return things.window


def _first_questions(things: Things, step: int) -> QWidget:
    window = FirstRun(things.answers)
    window._stack.setCurrentIndex(step)
    window.show()
    settle()
    return window


# Forms of actions -----------------------------------------------------------------------------


def _forms(things: Things) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Every function that makes the form of an action, wherever it stands."""
    for module in ui_modules():
        for name, make_form in inspect.getmembers(module, inspect.isfunction):
            hints = _hints(make_form)
            if make_form.__module__ == module.__name__ and hints.get("return") is ActionForm and name[0] != "_":
                yield f"form {module.__name__.removeprefix('chc_desktop.ui.')}.{name}", _form(things, make_form)


def _form(things: Things, make_form: Callable[..., ActionForm]) -> Callable[[], QWidget]:
    def opened() -> QWidget:
        things.window.open_case(things.answered)
        settle()
        actions = [action for action, form in FORMS.items() if form is make_form]
        form = _first_that_works(things, lambda given: make_form(**given), _parameters(make_form), actions)
        dialog = ActionDialog(form, things.office.drafts, things.window.pages.case)
        dialog.open()
        settle()
        return dialog

    return opened


def _first_that_works(
    things: Things, build: Callable[[dict[str, Any]], Kind], asked: Mapping[str, Any], actions: Sequence[Action] = ()
) -> Kind:
    """Built on the first case on which it can be done."""
    views = sorted(things.views, key=lambda view: not set(actions) & set(view.actions))
    error: Exception | None = None
    for view in views:
        for key in ("", str(view.case.complainant), *(promise.key for promise in view.case.promises)):
            given = _given(things, asked, view)
            try:
                return build(given | ({"key": key} if "key" in asked else {}))
            except _CANNOT_BE_MADE as wrong:
                error = wrong
    assert error
    raise error


_CANNOT_BE_MADE = (AttributeError, KeyError, StopIteration, AssertionError, IndexError, TypeError, ValueError)

# Dialogs and bubbles --------------------------------------------------------------------------


def dialog_classes() -> list[type[QWidget]]:
    """Every dialog and bubble of the program that is opened as it is."""
    ui_modules()
    found = {kind for root in (QDialog, Popover) for kind in _descendants(root)}
    ours = [kind for kind in found if kind.__module__.startswith("chc_desktop.ui")]
    parents = {parent for kind in ours for parent in kind.__mro__[1:]}
    opened = [kind for kind in ours if kind not in parents and kind.__name__ not in NOT_BY_ITSELF]
    return sorted(opened, key=lambda kind: (kind.__module__, kind.__name__))


def _dialogs(things: Things) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    for kind in dialog_classes():
        yield f"{kind.__module__.removeprefix('chc_desktop.ui.')}.{kind.__name__}", _dialog(things, kind)


def _dialog(things: Things, kind: type[QWidget]) -> Callable[[], QWidget]:
    def opened() -> QWidget:
        things.window.open_case(things.answered)
        settle()
        by_hand = BY_HAND.get(kind.__name__)
        made = by_hand(things) if by_hand else _first_that_works(things, lambda given: kind(**given), _parameters(kind))
        if isinstance(made, Popover):
            made.show_at(QPoint(100, 100))
        else:
            assert isinstance(made, QDialog)
            made.open()
        settle()
        return made

    return opened


def _descendants(parent: type[Kind]) -> Iterator[type[Kind]]:
    for child in parent.__subclasses__():
        yield child
        yield from _descendants(child)


# What a window asks for -----------------------------------------------------------------------


def _parameters(make_it: Any) -> dict[str, Any]:
    """What has to be handed over, by name."""
    function = make_it.__init__ if inspect.isclass(make_it) else make_it
    hints = _hints(function)
    wanted = inspect.signature(function).parameters.values()
    return {
        each.name: hints.get(each.name)
        for each in wanted
        if each.name not in ("self", "return")
        and (each.default is inspect.Parameter.empty or each.name in ("parent", "case_id", "key"))
    }


def _hints(function: Any) -> dict[str, Any]:
    try:
        return get_type_hints(function)
    except NameError:
        return {}


def _given(things: Things, asked: Mapping[str, Any], view: CaseView) -> dict[str, Any]:
    about = next((each for each in (RequestView, LessonRecord) if each in asked.values()), CaseView)
    return {name: _value(things, name, kind, view, about) for name, kind in asked.items()}


def _value(things: Things, name: str, kind: Any, view: CaseView, about: type = CaseView) -> Any:
    if get_origin(kind) is UnionType:
        kind = next(option for option in get_args(kind) if option is not NoneType)
    if name in _BY_NAME and kind in (int, str, bytes):
        return _BY_NAME[name](things, view)
    known = _by_type(things, view, about)
    if kind in known:
        return known[kind]()
    if get_origin(kind) in (Sequence, tuple, list):
        of_what = get_args(kind)[0]
        return (_value(things, name, of_what, view),) if is_dataclass(of_what) else ()
    if get_origin(kind) in (Callable, Mapping) or kind is Callable:
        return {} if get_origin(kind) is Mapping else lambda *_given: ()
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return next(iter(kind))
    if inspect.isclass(kind) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{each.name: _value(things, each.name, hints[each.name], view) for each in fields(kind)})
    return {int: 1, str: "Words", bool: False, bytes: b"", float: 0.0}[kind]


_BY_NAME: dict[str, Callable[[Things, CaseView], Any]] = {
    "case_id": lambda things, view: view.case.id,
    "record_id": lambda things, view: view.case.id,
    "request_id": lambda things, view: things.request,
    "reference": lambda things, view: view.case.reference,
    "person": lambda things, view: view.edition.person,
    "content": lambda things, view: _a_pdf(things),
    "undone": lambda things, view: _undone(things.office),
}


def _by_type(things: Things, view: CaseView, about: type) -> dict[Any, Callable[[], Any]]:
    office = things.office
    request = office.requests.view(things.request)
    lesson = office.lessons.view(things.lesson)
    return {
        Office: lambda: office,
        Asking: lambda: things.answers,
        QWidget: lambda: things.window.pages.case,
        MainWindow: lambda: things.window,
        Door: lambda: _door(office),
        Drafts: lambda: office.drafts,
        Desk: lambda: office.desk,
        Papers: lambda: office.papers,
        CaseView: lambda: view,
        RequestView: lambda: request,
        Line: lambda: _record_of(about, view, request, lesson)[0],
        LessonRecord: lambda: lesson,
        PaperLine: lambda: office.papers.of(things.new)[0],
        Person: lambda: view.person,
        Edition: lambda: view.edition,
        Source: lambda: published.a_source(make.hos_2024().form),
        FormToFill: lambda: word_forms.to_fill(office),
        AssessmentView: lambda: things.window.pages.assessment.view,
        OpenLetter: lambda: office.letters.open(things.new, LetterKind.ACKNOWLEDGEMENT_STAGE1),
        Snippet: lambda: office.snippets.all()[0],
        LastImport: lambda: _last_import(office),
        LetterKind: lambda: LetterKind.RESPONSE_STAGE1,
        date: lambda: make.TODAY,
        datetime: lambda: datetime.combine(make.TODAY, datetime.min.time()),
        Path: lambda: Path("A paper.pdf"),
    }


def _record_of(about: type, view: CaseView, request: RequestView, lesson: LessonRecord) -> Sequence[Line]:
    if about is RequestView:
        return request.lines
    return lesson.lines if about is LessonRecord else view.lines


def _last_import(office: Office) -> LastImport:
    from chc_desktop.domain.imports.events import Imported

    event = Imported(
        happened_on=make.TODAY, done_by=1, file="complaints.xlsx", digest="", rows=3, cases=3, first_case=1,
        last_case=3, first_person=0, last_person=0, last_entry=1,
    )  # fmt: skip
    return LastImport(1, event, office.desk.now(), "")


def _undone(office: Office) -> int:
    """The entry that took a spreadsheet out again."""
    if not office.erasing.imports():
        imports.bring_in(office, (("Name", "Date received"), ("Odo Oddbody", "2/3/2026"), ("Bo", "3/3/2026")))
        imports.undo_last(office)
    return office.erasing.imports()[0].entry


def _a_pdf(things: Things) -> bytes:
    return things.office.case_record.pdf(things.new)


def _issued(things: Things) -> QDialog:
    from chc_desktop.ui.letter.issuing import IssuedDialog, Sheet

    letter = things.office.letters.open(things.new, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    hints = get_type_hints(Sheet)
    sheet = Sheet(**{each.name: _value(things, each.name, hints[each.name], things.views[0]) for each in fields(Sheet)})
    return IssuedDialog(things.office, letter, (sheet,), things.answers, things.window.pages.case)


def _changes(things: Things) -> QDialog:
    """A letter that was adapted, and that a newer program words differently."""
    from chc_desktop.ui.letter.standard.changes import ChangesDialog

    letters, kind = things.office.letters, LetterKind.EXTENSION_STAGE3
    things.office.own_letters.save(replace(letters.ours[kind], title="We need longer"))
    letters.ours[kind] = replace(letters.ours[kind], title="We are sorry that we need longer")
    letters.renew()
    return ChangesDialog(things.office, kind, things.window.pages.case)


def _explanation(things: Things) -> QWidget:
    from chc_desktop.domain.vocabulary import Duty
    from chc_desktop.ui.explanation import ExplanationPopup

    found = things.office.cases.explain(things.new, Duty.STAGE1_ACKNOWLEDGEMENT)
    return ExplanationPopup(things.window.pages.case, *found, "2026-001")


def _agenda_line(things: Things) -> QWidget:
    from chc_desktop.ui.explanation import LinePopup

    groups = things.office.agenda.today().groups
    return LinePopup(things.window, next(line for group in groups for line in group.lines))


def _clock(things: Things) -> QWidget:
    from chc_desktop.ui.case.clocks import ClockPopup

    key = things.views[0].clocks[0].steps[0].key
    return ClockPopup(things.window, *things.office.cases.explain_clock(things.answered, key), "2026-002")


def _day(things: Things) -> QWidget:
    from chc_desktop.ui.day_popup import DayPopup

    return DayPopup(things.window, things.office.agenda.agenda(make.TODAY, 1)[0])


def _picture(things: Things) -> QDialog:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage

    from chc_desktop.ui.papers.picture_window import PictureWindow

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return PictureWindow("A picture.png", bytes(data.data()), "A picture", things.window.pages.case)


def _versions(things: Things) -> QDialog:
    from chc_desktop.ui.assessment.round.versions import RoundVersionsDialog

    office = _opened_again()
    return RoundVersionsDialog(office, office.assessments.open(2026), things.answers, things.window.pages.case)


def _version_changes(things: Things) -> QDialog:
    from chc_desktop.ui.assessment.round.changes import VersionChangesDialog

    office = _opened_again()
    view = office.assessments.open(2026)
    return VersionChangesDialog(office, view, 1, 0, things.answers, things.window.pages.case)


def _opened_again() -> Office:
    """Another register, whose self-assessment was approved, opened again and changed."""
    office = rounds.approved(rounds.a_folder())
    office.assessments.round.reopen(2026, make.TODAY, Reason.EXCEPTIONAL, "A cyber attack.", make.TODAY)
    office.assessments.save_answer(2026, Answer(slug="6.2", comply=Comply.NO, commentary="Email is down."))
    return office


def _restoring(things: Things) -> QDialog:
    from chc_desktop.office.backups.inside import Reading
    from chc_desktop.ui.safety.place import Place
    from chc_desktop.ui.safety.restore import RestoreWindow

    office = things.office
    place = Place(office.backups.folder().parent, Reading.at(office.desk), office, volumes=list)
    window = RestoreWindow(place, things.answers, things.window.pages.case)
    made = office.backups.make().path
    _until_done(window._errand)
    window.look(made)
    _until_done(window._errand)
    return window


def _until_done(errand: Errand) -> None:
    while errand.is_under_way:
        settle()


def _marking(things: Things) -> QDialog:
    from chc_desktop.ui.redaction.reading import read
    from chc_desktop.ui.redaction.window import MarkingWindow

    found = read(things.office.desk, things.new, "record")
    window = MarkingWindow(things.office, things.answers, things.new, "2026-001", found, things.window.pages.case)
    window.resize(1350, 720)
    return window


BY_HAND: dict[str, Callable[[Things], QWidget]] = {
    "UnkeptDialog": lambda things: UnkeptDialog(Unkept("The pump wakes me.", "The disk may be full."), things.window),
    "IssuedDialog": _issued,
    "ExplanationPopup": _explanation,
    "LinePopup": _agenda_line,
    "ClockPopup": _clock,
    "DayPopup": _day,
    "PictureWindow": _picture,
    "ChangesDialog": _changes,
    "VersionChangesDialog": _version_changes,
    "RoundVersionsDialog": _versions,
    "RestoreWindow": _restoring,
    "MarkingWindow": _marking,
}
