"""Evidence for the self-assessment: files kept in the register, things in it that are named, the bin, and the pack."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.attached import Attached, Source
from chc_desktop.domain.entries import Erased
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.lessons.events import LessonNoted
from chc_desktop.exchange.limits import LARGEST_FILE
from chc_desktop.office.evidence import said_of
from chc_desktop.office.office import Office
from chc_desktop.store.salvage.pages import whole_pages
from tests import make


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "Complaints policy 2026.pdf"
    path.write_bytes(b"%PDF-1.4 not much of one" * 100_000)
    return path


def test_a_file_is_kept_byte_for_byte_with_its_row(office: Office, policy: Path, tmp_path: Path) -> None:
    content = policy.read_bytes()
    attached = office.evidence.attach_file(2026, "6.2", policy)
    policy.unlink()
    office.close()
    again = make.again(tmp_path / "register")
    assert again.assessments.open(2026).attached == {"6.2": (attached,)}
    assert again.evidence.content(attached) == content
    assert (attached.size, attached.digest) == (len(content), sha256(content).hexdigest())
    assert said_of(attached) == "Complaints policy 2026"
    with again.desk.register.transaction() as shelves:
        assert shelves.evidence.first_broken() == ""


def test_the_same_file_twice_one_too_large_and_one_that_is_not_there_are_refused(
    office: Office, policy: Path, tmp_path: Path
) -> None:
    office.evidence.attach_file(2026, "6.2", policy)
    with pytest.raises(RuleBroken, match="attached to this provision already"):
        office.evidence.attach_file(2026, "6.2", policy)
    office.evidence.attach_file(2026, "6.3", policy)
    with pytest.raises(RuleBroken, match="could not be read"):
        office.evidence.attach_file(2026, "6.2", tmp_path / "gone.pdf")
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(RuleBroken, match="25 MB at most"):
        office.evidence.attach_file(2026, "6.2", large)
    assert len(office.evidence.of_row(2026, "6.2")) == 1


def test_what_is_named_of_the_register_tells_nobodys_name(office: Office) -> None:
    case_id = make.a_complaint(office)
    make.acknowledged(office, case_id, make.TODAY)
    make.answered(office, case_id, make.TODAY)
    office.lessons.note(LessonNoted(happened_on=make.TODAY, done_by=1, learnt="Mrs Okafor waits too long."))
    person = office.cases.view(case_id).person.name
    offered = (*office.evidence.offered(case_id), *office.evidence.offered_lessons())
    assert offered[0].title == "Case 2026-001"
    assert {each.source for each in offered} >= {Source.CASE, Source.LESSON}
    for each in offered:
        assert person not in each.title
        assert "Okafor" not in each.title
    attached = office.evidence.attach(2026, "9.8", offered[-1])
    assert attached.title.startswith("Our record of learning, entry ")


def test_what_is_removed_stands_in_the_bin_and_comes_back(office: Office, policy: Path) -> None:
    attached = office.evidence.attach_file(2026, "6.2", policy)
    office.evidence.remove(attached.id)
    assert office.evidence.of_row(2026, "6.2") == ()
    (line,) = office.bin.lines()
    assert (line.what, line.where) == (
        "Complaints policy 2026.pdf",
        "Evidence for 6.2 of the self-assessment 2026",
    )
    office.bin.take_back(line)
    assert office.evidence.of_row(2026, "6.2") == (attached,)


def test_once_approved_nothing_is_attached_or_removed(office: Office, policy: Path) -> None:
    attached = office.evidence.attach_file(2026, "6.2", policy)
    for row in make.hos_2024().form.rows:
        office.assessments.save_answer(2026, Answer(slug=row.slug, comply=Comply.YES, evidence="Policy"))
    office.assessments.approve(2026, make.TODAY - timedelta(1), "minute 7", "Seen.", 0)
    with pytest.raises(RuleBroken, match="has been approved"):
        office.evidence.attach_file(2026, "6.3", policy)
    with pytest.raises(RuleBroken, match="has been approved"):
        office.evidence.remove(attached.id)


def test_carrying_forward_takes_the_evidence_along_without_a_second_copy(office: Office, policy: Path) -> None:
    office.assessments.save_answer(2025, Answer(slug="6.2", comply=Comply.YES, evidence="Policy"))
    first = office.evidence.attach_file(2025, "6.2", policy)
    office.assessments.carry_forward(2026)
    (carried,) = office.evidence.of_row(2026, "6.2")
    assert (carried.title, carried.content_of) == (first.title, first.id)
    assert office.evidence.content(carried) == policy.read_bytes()
    office.evidence.remove(first.id)
    assert office.evidence.content(carried) == policy.read_bytes()


def test_the_evidence_pack_holds_every_file_in_order_and_a_list(office: Office, policy: Path, tmp_path: Path) -> None:
    case_id = make.a_complaint(office)
    office.evidence.attach_file(2026, "6.2", policy)
    office.evidence.attach_file(2026, "1.2", policy)
    office.evidence.attach(2026, "6.2", office.evidence.offered(case_id)[0])
    pack = office.evidence.save_pack(2026, tmp_path)
    assert sorted(each.name for each in pack.folder.iterdir()) == [
        "001 1.2 Complaints policy 2026.pdf",
        "002 6.2 Complaints policy 2026.pdf",
        "List of the evidence.txt",
    ]
    assert "6.2: Case 2026-001\n" in (pack.folder / "List of the evidence.txt").read_text(encoding="utf-8")
    assert pack.told.startswith("2 files and 1 reference of evidence, with a list of them, saved to ")
    assert office.evidence.save_pack(2026, tmp_path).folder.name.endswith(" (2)")


def test_a_file_changed_behind_the_programs_back_is_found(office: Office, policy: Path) -> None:
    office.evidence.attach_file(2026, "6.2", policy)
    with office.desk.register.transaction() as shelves:
        broken = Attached(0, "6.3", Source.FILE, "x.pdf", size=1, digest="00")
        shelves.evidence.add(2026, "hos-2024", broken, office.desk.now())
        assert "is not as it was attached" in shelves.evidence.first_broken()


SECRET = b"Mrs Okonkwo-Hale of 12 Hazel Court has asthma."


@pytest.fixture
def personal(tmp_path: Path) -> Path:
    path = tmp_path / "Okonkwo-Hale inhaler.txt"
    path.write_bytes(SECRET * 40)
    return path


def in_the_clear(office: Office) -> bytes:
    """Every byte of the register's file as it is before it is sealed, free pages too."""
    pages, damaged = whole_pages(office.desk.register.path, office.desk.register.key, lambda _share: None)
    assert not damaged
    return b"".join(pages[number] for number in sorted(pages)).lower()


def test_a_file_erased_for_good_leaves_no_byte_and_the_record_stays_sound(office: Office, personal: Path) -> None:
    attached = office.evidence.attach_file(2026, "6.2", personal)
    other = office.evidence.attach_file(2026, "6.3", personal)
    office.evidence.remove(attached.id)
    assert b"okonkwo-hale" in in_the_clear(office)
    (line,) = office.bin.lines()
    assert "“Okonkwo-Hale inhaler.txt” (6.2 of the self-assessment 2026) is erased" in office.bin.what_goes(line)
    assert "The same file is attached to 6.3 of the self-assessment 2026: it goes" in office.bin.what_goes(line)
    office.bin.erase(line, "It should not have been kept.")
    assert office.bin.lines() == ()
    assert office.evidence.of_row(2026, "6.3") == ()
    assert office.evidence.content(attached) == office.evidence.content(other) == b""
    content = in_the_clear(office)
    assert b"okonkwo-hale" not in content
    assert b"hazel court" not in content
    with office.desk.register.transaction() as shelves:
        assert shelves.record.first_broken() == ""
        with pytest.raises(DBAPIError, match="does not come back"):
            shelves.evidence.keep_content(attached.id, b"again")
    with pytest.raises(RuleBroken, match="no such evidence"):
        office.evidence.take_back(str(attached.id))


def test_a_file_carried_forward_goes_from_every_year_that_has_it_approved_or_not(
    office: Office, personal: Path
) -> None:
    earlier = office.evidence.attach_file(2025, "6.2", personal)
    office.assessments.save_answer(2025, Answer(slug="6.2", comply=Comply.YES, evidence="Policy"))
    office.assessments.carry_forward(2026)
    (carried,) = office.evidence.of_row(2026, "6.2")
    goes = office.evidence.what_goes(str(carried.id))
    assert "“Okonkwo-Hale inhaler.txt” (6.2 of the self-assessment 2026)" in goes
    assert "The same file is attached to 6.2 of the self-assessment 2025: it goes from there too." in goes
    office.evidence.erase(str(carried.id), "Asked for by the person.")
    assert office.evidence.of_row(2026, "6.2") == office.evidence.of_row(2025, "6.2") == ()
    assert office.evidence.content(earlier) == b""
    with office.desk.register.transaction() as shelves:
        assert shelves.record.first_broken() == ""


def test_nothing_is_erased_without_a_reason_or_where_it_is_no_file(office: Office, personal: Path) -> None:
    attached = office.evidence.attach_file(2026, "6.2", personal)
    with pytest.raises(RuleBroken, match="write why it is erased"):
        office.evidence.erase(str(attached.id), "  ")
    assert office.evidence.content(attached) == personal.read_bytes()
    case_id = make.a_complaint(office)
    named = office.evidence.attach(2026, "6.2", office.evidence.offered(case_id)[0])
    with pytest.raises(RuleBroken, match="Only a file"):
        office.evidence.erase(str(named.id), "Because.")


def test_bytes_of_evidence_that_went_without_leave_are_noticed(office: Office, personal: Path) -> None:
    attached = office.evidence.attach_file(2026, "6.2", personal)
    with office.desk.register.transaction() as shelves, pytest.raises(DBAPIError, match="only where an entry"):
        shelves.evidence._connection.exec_driver_sql("DELETE FROM evidence_content")
    with office.desk.register.transaction() as shelves:
        entry = office.desk.append(shelves, None, Erased(happened_on=make.TODAY, done_by=1, entries=(), why="Another"))
        shelves.evidence.erase([attached.id], entry.number)
    with office.desk.register.transaction() as shelves:
        assert "marked as erased, but entry" in shelves.record.first_broken()
