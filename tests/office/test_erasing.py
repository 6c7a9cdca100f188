"""A whole case is erased: not a byte of it is left, and all that is to stay has stayed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from shutil import copytree

import page as validation
import pytest
from pypdf import PdfReader

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Closed, Noted, PromiseKept, Withdrawn
from chc_desktop.domain.facts import Person
from chc_desktop.domain.lessons.events import LessonNoted
from chc_desktop.domain.mistakes.events import LoggedByMistake
from chc_desktop.domain.papers.events import Direction, Way
from chc_desktop.domain.requests.events import RequestDone
from chc_desktop.domain.retention.erasing import Decision, Ground, backups_gone_from
from chc_desktop.domain.retention.events import KeptLonger
from chc_desktop.domain.safekeeping.keeping import Kept, may_go
from chc_desktop.domain.snippets import Snippet
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.erased_before import NOTE
from chc_desktop.office.office import Office
from chc_desktop.office.opened_copies import OpenedCopies
from chc_desktop.office.paper_adding import NewPaper
from chc_desktop.store import database
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from chc_desktop.store.salvage.pages import whole_pages
from tests import letters, make
from tests.office.test_requests import a_request

RECEIVED, ANSWERED, CLOSED = date(2026, 10, 1), date(2026, 10, 12), date(2026, 10, 30)
PERSON = Person(
    name="Zephyrine Quillfeather",
    other_names="Zephyrine Oddbody",
    address="Cottage 9\nChurch Walk\nAmberley\nAM1 9ZZ",
    email="zq@quillfeather.example",
    telephone="01234 987654",
    vulnerability="Her hip, since the Wobblethorpe ward",
)
SAID = ("quillfeather", "oddbody", "wobblethorpe", "zq@quill", "am1 9zz", "gurgling", "thimbleful")
"""Words that stand nowhere but in the case of this person, as they are written and as they are searched."""
DECISION = Decision(ground=Ground.LONG_ENOUGH, why="Kept for six years after it was closed.", decided_by=2)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data")


def a_full_case(office: Office, **changes: object) -> int:
    """A complaint with a letter, a file, a note, drafts and a kept promise, closed."""
    case_id = make.a_complaint(
        office, person=PERSON, received_on=RECEIVED, title="A gurgling drain", points=("The drain gurgles.",), **changes
    )
    person = office.cases.view(case_id).person
    office.persons.save(replace(person, vulnerability="Her hip, since the Wobblethorpe ward, in May"))
    letters.issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    office.papers.add(
        case_id,
        NewPaper(
            happened_on=ANSWERED,
            direction=Direction.IN,
            way=Way.POST,
            subject="From Miss Quillfeather",
            person=person.id,
            done_by=1,
            file_name="quillfeather.txt",
            content=b"A thimbleful of water stands there. Z. Quillfeather" * 40,
        ),
    )
    office.cases.record(case_id, Noted(happened_on=ANSWERED, done_by=1, text="Miss Quillfeather rang about the drain."))
    office.drafts.save(f"action/{case_id}/note", {"text": "Quillfeather, half written"})
    office.drafts.save(f"action/{case_id}/update", {"text": "Quillfeather, thrown away"})
    office.drafts.throw_away(f"action/{case_id}/update")
    office.drafts.save(f"person/{person.id}", {"name": "Quillfeather"})
    for key in ("log/linked/{}", "calendar-file/standing/case/{}", "points/{}", "papers/{}/call", "letter/{}/update"):
        office.drafts.save(key.format(case_id), {"text": "Quillfeather once more"})
    office.drafts.save("lesson/new/2026-900, " + office.cases.view(case_id).case.reference, {"learnt": "Quillfeather"})
    office.opened_copies.make("quillfeather.txt", b"A thimbleful")
    make.answered(office, case_id, office.today())
    (promise,) = office.cases.view(case_id).case.promises
    office.cases.record(
        case_id, PromiseKept(happened_on=office.today(), done_by=1, promise=promise.key, evidence="The job sheet.")
    )
    office.cases.record(case_id, Closed(happened_on=office.today(), done_by=1, why="All done."))
    return case_id


def in_the_clear(office: Office) -> bytes:
    """Every byte of the register's file as it is before it is sealed, free pages too."""
    path, key = office.desk.register.path, office.desk.register.key
    pages, damaged = whole_pages(path, key, lambda _share: None)
    assert not damaged
    return b"".join(pages[number] for number in sorted(pages)).lower()


def found_in(office: Office) -> list[str]:
    content = in_the_clear(office)
    return [word for word in SAID if word.encode() in content]


def figures_of(office: Office) -> dict[str, tuple[int, int]]:
    return {
        slug: (each.numerator, each.denominator) for slug, each in office.assessments.open(2027).figures.items()
    } | {
        f"{slug}/2026": (each.numerator, each.denominator)
        for slug, each in office.assessments.open(2026).figures.items()
    }


def test_no_byte_of_an_erased_case_is_left_and_its_figures_stay(office: Office) -> None:
    other = make.a_complaint(office, received_on=RECEIVED)
    case_id = a_full_case(office)
    before, held = figures_of(office), found_in(office)
    assert held == list(SAID)
    going = office.erasing.look(case_id)
    assert going.words == "8 entries, 1 letter and 1 file"
    assert going.people == ("Zephyrine Quillfeather", "Zephyrine Oddbody")
    assert not going.hindrance

    gone = office.erasing.erase(case_id, DECISION)

    assert found_in(office) == []
    assert not gone.still_named
    assert not [path for path in office.safekeeping.folder().rglob("*") if "quillfeather" in path.name]
    assert figures_of(office) == before
    assert office.safekeeping.check().startswith("All is sound")
    assert office.cases.found("quillfeather") == set()
    assert office.cases.view(other).person.name == make.RESIDENT.name
    with pytest.raises(RuleBroken, match="was erased"):
        office.cases.view(case_id)


def test_the_line_of_an_erased_case_and_its_certificate_stay(office: Office) -> None:
    case_id = a_full_case(office)
    gone = office.erasing.erase(case_id, DECISION)
    (line,) = office.erasing.erased()
    assert (line.reference, line.kind, line.received_on, line.outcome) == (
        "2026-001",
        "complaint",
        "2026-10-01",
        "upheld",
    )
    assert line.certificate == gone.certificate
    text = " ".join(
        page.extract_text() for page in PdfReader(BytesIO(office.erasing.certificate(line.certificate))).pages
    )
    said = " ".join(text.split())
    for wanted in (
        "2026-001",
        "Upheld",
        "Thu 1 Oct 2026",
        "Chair of trustees",
        "Mon 1 Nov 2027",
        "entry 15 of the record",
    ):
        assert wanted in said, said
    for name in (*SAID, "peter grant", "ruth ellis", "kept for six years"):
        assert name not in said.lower()
    pdf = office.erasing.certificate(line.certificate)
    assert not validation.validate_pdf_bytes(pdf, profile=validation.ValidationProfile.PDF_UA_1).failures
    again = make.a_complaint(office, received_on=date(2026, 11, 20))
    assert office.cases.view(again).case.reference == "2026-002", "the number stays used"


@pytest.mark.parametrize(
    ("why", "decided_by", "sentence"),
    [
        ("", 1, "write why"),
        ("Miss quillfeather asked for it", 1, "names “Quillfeather”"),
        ("Her daughter, Dr Frobisher, asked for it", 1, "names “Frobisher”"),
        ("She asked for it", 0, "who decided"),
    ],
)
def test_a_decision_without_its_reason_or_with_a_name_in_it_is_refused(
    office: Office, why: str, decided_by: int, sentence: str
) -> None:
    case_id = a_full_case(office)
    with pytest.raises(RuleBroken, match=sentence):
        office.erasing.erase(case_id, Decision(ground=Ground.ASKED, why=why, decided_by=decided_by))
    assert office.cases.view(case_id).person.name == PERSON.name


def test_a_reason_that_only_holds_the_letters_of_a_name_is_fine(office: Office) -> None:
    case_id = make.a_complaint(office, person=Person(name="Ann Old"))
    office.cases.record(case_id, Withdrawn(happened_on=office.today(), done_by=1, why="All is well."))
    gone = office.erasing.erase(case_id, replace(DECISION, why="As planned, it was kept and told to nobody."))
    assert (gone.reference, gone.still_named) == ("2026-001", ())


def test_a_number_is_found_in_small_letters_too(office: Office) -> None:
    request = a_request(office)
    assert office.erasing.of_reference("s2026-001") == request


def test_the_certificate_of_a_service_request_speaks_of_no_outcome(office: Office) -> None:
    request = a_request(office)
    office.requests.record(request, RequestDone(happened_on=office.today(), done_by=1, text="A new washer"))
    gone = office.erasing.erase(request, DECISION)
    certified = " ".join(
        PdfReader(BytesIO(office.erasing.certificate(gone.certificate))).pages[0].extract_text().split()
    )
    assert "What stays is the reference and the days above, and how" in certified
    assert office.safekeeping.check().startswith("All is sound")


def test_a_link_to_an_erased_case_can_be_struck_out(office: Office) -> None:
    gone, stays = a_full_case(office), make.a_complaint(office)
    office.points.link(stays, "2026-001", "The same drain")
    office.erasing.erase(gone, DECISION)
    view = office.cases.view(stays)
    assert view.linked == ()
    line = next(line for line in view.lines if line.what.startswith("Linked"))
    office.cases.correct(stays, line.number, "Not the same after all", None)
    assert office.safekeeping.check().startswith("All is sound")


def test_an_open_case_is_not_erased(office: Office) -> None:
    case_id = make.a_complaint(office)
    assert "still open" in office.erasing.look(case_id).hindrance
    with pytest.raises(RuleBroken, match="still open"):
        office.erasing.erase(case_id, DECISION)


def test_somebody_with_another_case_stays_known(office: Office) -> None:
    case_id = a_full_case(office)
    person = office.cases.view(case_id).person
    second = make.a_complaint(office, person=person, title="A gurgling drain, again")
    assert office.erasing.look(case_id).staying == (PERSON.name,)
    gone = office.erasing.erase(case_id, DECISION)
    assert gone.still_named == ()
    assert office.cases.view(second).person.name == PERSON.name
    assert "thimbleful" not in found_in(office)
    assert office.safekeeping.check().startswith("All is sound")


def test_it_says_where_somebody_is_still_named(office: Office) -> None:
    case_id = a_full_case(office)
    lesson = LessonNoted(happened_on=office.today(), done_by=1, learnt="She said:\nZephyrine Quillfeather waited")
    office.lessons.note(lesson)
    gone = office.erasing.erase(case_id, DECISION)
    assert gone.still_named == ("an entry of the record that is about no case, such as a lesson",)


@pytest.mark.parametrize(
    ("write", "where"),
    [
        (lambda office: office.drafts.save("request", {"text": "Miss quillfeather rang"}), "something half written"),
        (lambda office: office.spelling.add("Quillfeather"), "your own words of the spelling"),
        (
            lambda office: office.snippets.save(Snippet(0, "Thanks", "Dear Miss Quillfeather, thank you.")),
            "the ready sentence “Thanks”",
        ),
    ],
)
def test_a_title_with_the_surname_and_a_word_of_the_spelling_are_found_too(
    office: Office, write: Callable[[Office], object], where: str
) -> None:
    case_id = a_full_case(office)
    write(office)
    gone = office.erasing.erase(case_id, DECISION)
    assert gone.still_named == (where,)
    assert gone.told == f"Erased: 2026-001. Somebody of it is still named in {where}: please look there."


def test_a_case_that_is_kept_longer_is_not_erased_before_its_day(office: Office) -> None:
    case_id = a_full_case(office)
    until = office.today() + timedelta(1)
    held = KeptLonger(happened_on=office.today(), done_by=1, until=until, why="A claim goes on")
    office.retention.keep_longer(case_id, held)
    with pytest.raises(RuleBroken, match="to keep this until Wed 25 Nov 2026: “A claim goes on”"):
        office.erasing.erase(case_id, DECISION)
    assert [(each.reference, each.why) for each in office.retention.held()] == [("2026-001", "A claim goes on")]
    decided = office.cases.view(case_id).lines[-1]
    office.cases.correct(case_id, decided.number, "It was settled.", None)
    assert office.retention.held() == ()
    office.erasing.erase(case_id, DECISION)
    assert office.safekeeping.check().startswith("All is sound")


def test_what_a_restored_backup_replaced_and_what_is_held_open_are_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_full_case(office)
    replaced = office.safekeeping.folder() / "replaced 2026-11-01 101500"
    replaced.mkdir()
    for name in (FILE_NAME, KEY_NAME):
        (replaced / name).write_bytes(b"")
    monkeypatch.setattr(OpenedCopies, "sweep", lambda _copies: ("drain.jpg",))
    told = office.erasing.erase(case_id, DECISION).told
    assert "Another program still holds “drain.jpg” open: please close it." in told
    assert "It may still stand in an older register on this computer: see further down on this page." in told
    (older,) = office.erasing.older.all()
    assert older.words == "The register as it was until Sun 1 Nov 2026 at 10:15"
    with monkeypatch.context() as locked:
        locked.setattr(Path, "unlink", _refused)
        with pytest.raises(RuleBroken, match="could not be deleted wholly"):
            office.erasing.older.delete(older)
    assert office.erasing.older.all() == (older,)
    office.erasing.older.delete(older)
    assert office.erasing.older.all() == ()
    assert not replaced.exists()


def _refused(_path: Path) -> None:
    raise PermissionError(13, "Another program holds it")


def test_a_case_that_was_logged_by_mistake_is_erased_from_the_bin(office: Office) -> None:
    case_id = make.a_complaint(office, person=PERSON)
    office.mistakes.take_out(case_id, LoggedByMistake(happened_on=office.today(), done_by=1, why="Logged twice"))
    assert office.retention.ground(case_id) is Ground.MISTAKE
    gone = office.erasing.erase(case_id, replace(DECISION, ground=Ground.MISTAKE))
    certified = PdfReader(BytesIO(office.erasing.certificate(gone.certificate))).pages[0].extract_text()
    assert "logged by mistake" in certified
    assert "counted in no figure" in certified
    assert "acknowledged" not in certified, "that it was never answered is no outcome"
    assert not office.mistakes.removed()
    assert found_in(office) == []
    assert office.safekeeping.check().startswith("All is sound")


def test_what_a_restored_backup_brings_back_is_listed_to_be_erased_again(office: Office, tmp_path: Path) -> None:
    case_id = a_full_case(office)
    older = tmp_path / "older"
    copytree(tmp_path / "data", older)
    office.erasing.erase(case_id, DECISION)
    assert office.retention.due() == ()
    assert not [word for word in SAID if word in (tmp_path / "data" / NOTE).read_text().lower()]
    office.close()
    for name in (FILE_NAME, KEY_NAME):
        (older / name).replace(tmp_path / "data" / name)
    again = make.again(tmp_path / "data")
    (due,) = again.retention.due()
    assert (due.ended.reference, due.ended.title, due.came_back) == ("2026-001", "A gurgling drain", True)
    again.erasing.erase(due.ended.record_id, DECISION)
    assert again.retention.due() == ()
    assert again.safekeeping.check().startswith("All is sound")


def test_a_new_case_that_has_the_number_of_an_erased_one_is_not_taken_for_it(office: Office, tmp_path: Path) -> None:
    older = tmp_path / "older"
    copytree(tmp_path / "data", older)
    office.erasing.erase(a_full_case(office), DECISION)
    office.close()
    for name in (FILE_NAME, KEY_NAME):
        (older / name).replace(tmp_path / "data" / name)
    again = make.again(tmp_path / "data")
    assert make.a_complaint(again) == 1
    noted = (tmp_path / "data" / NOTE).read_text()
    (tmp_path / "data" / NOTE).write_text(noted + "nonsense\nxyz 2026-11-24\n")
    assert again.retention.due() == ()


def test_what_was_erased_survives_all_being_made_anew(office: Office, tmp_path: Path) -> None:
    case_id = a_full_case(office)
    before = figures_of(office)
    office.erasing.erase(case_id, DECISION)
    with office.desk.register.transaction() as shelves:
        shelves.projections.set_version(0)
        shelves.measured.measure_all_anew(0)
    office.close()
    again = make.again(tmp_path / "data")
    assert figures_of(again) == before
    assert again.safekeeping.check().startswith("All is sound")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE erased_case SET outcome = 'not-upheld'", "What was kept of the cases"),
        ("DELETE FROM erased_figure WHERE place = 0", "What was kept of the cases"),
        ("UPDATE complaint SET taken_out = NULL", "Whether 2026-001 stands in the lists"),
        ("UPDATE person SET name = 'Somebody' WHERE id = 4", "what is known of person 4, and it is there again"),
        ("INSERT INTO event_content VALUES (7, X'00', CAST('{}' AS BLOB))", "is not what was written|is there again"),
    ],
)
def test_changing_what_an_erasure_left_is_noticed(office: Office, statement: str, said: str) -> None:
    office.erasing.erase(a_full_case(office), DECISION)
    path, key = office.desk.register.path, office.desk.register.key
    office.close()
    connection = database.connect(path, key)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement)
    connection.close()
    with pytest.raises(RuleBroken, match=said):
        make.again(path.parent).safekeeping.check()


@pytest.mark.parametrize("erased_on", [date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28), date(2026, 12, 24)])
@pytest.mark.parametrize("every", [1, 6, 28])
def test_no_backup_with_it_is_left_on_the_day_that_the_certificate_says(erased_on: date, every: int) -> None:
    """Backups are made every so many days and turned over as they are, for more than a year."""
    gone_from, kept = backups_gone_from(erased_on), [Kept("first", _at(erased_on), 1)]
    day = erased_on + timedelta(1)
    while day < gone_from or kept[-1].made_at.date() < gone_from:
        made = Kept(day.isoformat(), _at(day), kept[-1].entries + 1, is_newest_checked=True)
        kept = [*(replace(each, is_newest_checked=False) for each in kept), made]
        going = may_go(kept, _at(day))
        kept = [each for each in kept if each.name not in going]
        day += timedelta(every)
    assert "first" not in [each.name for each in kept]


def _at(day: date) -> datetime:
    return datetime.combine(day, time(17))


def test_the_last_backup_with_it_goes_a_year_later() -> None:
    assert backups_gone_from(date(2026, 11, 24)) == date(2027, 11, 1)
    assert backups_gone_from(date(2026, 12, 31)) == date(2027, 12, 1)
    assert backups_gone_from(date(2027, 1, 1)) == date(2028, 1, 1)
