"""What can be read of a damaged register is saved into ordinary files, and what was lost is said."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from chc_desktop import files
from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.office.library import Library
from chc_desktop.sample import make_sample
from chc_desktop.store import key_file, salvage
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from chc_desktop.store.salvage import pages
from chc_desktop.store.salvage.pages import PAGE, damaged_pages
from chc_desktop.store.salvage.telling import file_name
from tests import make
from tests.office.test_papers import a_letter

NOW = datetime(2026, 11, 24, 14, 2)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample landlord's register."""
    folder = tmp_path_factory.mktemp("sample") / "register"
    make_sample(folder, make.TODAY, Library(files.resources("codes")), make.KINDS)
    return folder


@pytest.fixture
def folder(sample: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample, tmp_path / "register")
    return tmp_path / "register"


def damage(folder: Path, change: Callable[[bytearray], object]) -> None:
    content = bytearray((folder / FILE_NAME).read_bytes())
    change(content)
    (folder / FILE_NAME).write_bytes(content)


def save(folder: Path, tmp_path: Path) -> salvage.Saved:
    before = (folder / FILE_NAME).read_bytes()
    saved = salvage.save(folder / FILE_NAME, key_file.read(folder / KEY_NAME), tmp_path / "saved", NOW)
    assert (folder / FILE_NAME).read_bytes() == before
    return saved


def test_all_of_a_whole_register_is_saved_as_text_and_files(folder: Path, tmp_path: Path) -> None:
    saved = save(folder, tmp_path)
    assert saved.saved == "29 cases, 169 entries, 4 letters, 6 files and 16 people"
    assert "Nothing was lost." in saved.told
    case = (saved.folder / "Cases" / "2025-001.txt").read_text(encoding="utf-8")
    assert "their words: I have asked three times for the lock. Anybody could walk in." in case
    assert "- The front door does not lock." in case
    letters = sorted((saved.folder / "Letters").iterdir())
    assert len(letters) == 4
    assert all(letter.read_bytes().startswith(b"%PDF") for letter in letters)
    assert "name: " in (saved.folder / "People.txt").read_text(encoding="utf-8")


def test_what_was_half_written_is_saved_without_what_the_program_keeps_of_its_windows(
    folder: Path, tmp_path: Path
) -> None:
    office = make.again(folder)
    office.drafts.save("log", {"their_words": "She rang about the stairs"})
    office.drafts.save("view/window", {"width": 1366})
    office.close()
    written = (save(folder, tmp_path).folder / "Half written.txt").read_text(encoding="utf-8")
    assert "She rang about the stairs" in written
    assert "view/" not in written


def test_evidence_that_was_attached_is_saved_too(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    (tmp_path / "Complaints policy.pdf").write_bytes(b"%PDF the policy")
    office.evidence.attach_file(2026, "6.2", tmp_path / "Complaints policy.pdf")
    office.close()
    saved = save(tmp_path / "register", tmp_path)
    (found,) = (saved.folder / "Evidence").iterdir()
    assert found.read_bytes() == b"%PDF the policy"


def test_where_the_list_of_tables_is_gone_evidence_is_found_and_not_mixed_with_papers(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    case_id = make.a_complaint(office)
    (paper,) = office.papers.add(case_id, a_letter(file_name="Letter.pdf", content=b"%PDF what came")).ids
    evidence = tmp_path / "Policy.pdf"
    for number in range(30):  # so that one of them has the number of the paper's entry
        evidence.write_bytes(b"%%PDF policy %d" % number)
        office.evidence.attach_file(2026, "6.2", evidence)
    office.close()
    assert paper <= 30
    damage(tmp_path / "register", lambda content: content.__setitem__(slice(200, 300), bytes(100)))
    saved = save(tmp_path / "register", tmp_path)
    found = {path.read_bytes() for path in (saved.folder / "Evidence").iterdir()}
    assert found == {b"%%PDF policy %d" % number for number in range(30)}
    assert [path.read_bytes() for path in (saved.folder / "Files").iterdir()] == [b"%PDF what came"]


def test_what_is_lost_with_damaged_pages_is_said_and_the_rest_is_right(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_MOST_MENDED", 0)  # it takes a moment for each page
    whole = save(folder, tmp_path)
    random = Random(3)

    def hurt(content: bytearray) -> None:
        for page in random.sample(range(1, len(content) // PAGE), 8):
            for place in random.sample(range(PAGE), 5):
                content[page * PAGE + place] ^= 0xFF

    damage(folder, hurt)
    shutil.move(whole.folder, tmp_path / "whole")
    saved = save(folder, tmp_path)
    assert "could not be read" in saved.told
    assert "8 pages of the file are damaged" in saved.told
    for path in saved.folder.rglob("*"):
        if path.is_file() and path.parent.name in ("Letters", "Files"):
            assert path.read_bytes() == (tmp_path / "whole" / path.relative_to(saved.folder)).read_bytes()
    told = (saved.folder / "What was saved.txt").read_text(encoding="utf-8")
    assert all(sentence in told for sentence in saved.lost)


def test_a_single_bit_anywhere_is_mended_and_nothing_is_lost(folder: Path, tmp_path: Path) -> None:
    def hurt(content: bytearray) -> None:
        content[3] ^= 4  # the salt
        content[700] ^= 1  # the first page, which says where everything is
        content[20 * PAGE + 5] ^= 128

    damage(folder, hurt)
    assert "Nothing was lost." in save(folder, tmp_path).told


def test_a_file_cut_short_gives_what_is_left(folder: Path, tmp_path: Path) -> None:
    damage(folder, lambda content: content.__delitem__(slice(len(content) - 60 * PAGE - 100, None)))
    saved = save(folder, tmp_path)
    assert saved.lost


def test_where_the_list_of_tables_is_gone_the_record_is_still_found(folder: Path, tmp_path: Path) -> None:
    damage(folder, lambda content: content.__setitem__(slice(200, 300), bytes(100)))
    saved = save(folder, tmp_path)
    assert saved.saved.startswith("29 cases, 169 entries, 4 letters, 6 files and 16 people")
    case = (saved.folder / "Cases" / "2025-001.txt").read_text(encoding="utf-8")
    assert "their words: I have asked three times for the lock." in case


def test_where_nothing_can_be_read_it_says_so_and_makes_no_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_MOST_MENDED", 0)
    damage(folder, lambda content: content.__setitem__(slice(0, None, 100), bytes(len(content[::100]))))
    with pytest.raises(RuleBroken, match="Nothing of the register can be read"):
        save(folder, tmp_path)
    assert not (tmp_path / "saved").exists()


def test_a_whole_register_has_no_damaged_page_and_another_key_fits_none(folder: Path) -> None:
    pages = (folder / FILE_NAME).stat().st_size // PAGE
    assert damaged_pages(folder / FILE_NAME, key_file.read(folder / KEY_NAME)) == []
    assert len(damaged_pages(folder / FILE_NAME, key_file.make())) == pages


@pytest.mark.parametrize(("cut", "lost"), [(1, 1), (PAGE, 1), (3 * PAGE + 5, 4)])
def test_pages_that_are_cut_off_at_the_end_count_as_damaged(folder: Path, cut: int, lost: int) -> None:
    damage(folder, lambda content: content.__delitem__(slice(len(content) - cut, None)))
    assert len(damaged_pages(folder / FILE_NAME, key_file.read(folder / KEY_NAME))) == lost


def test_no_full_disk_or_file_in_the_way_ends_without_a_sentence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "saved").write_text("in the way")
    with pytest.raises(RuleBroken, match="choose another folder"):
        save(folder, tmp_path)


@pytest.mark.parametrize("stopped_at", [0.1, 0.55, 0.6, 0.8, 1])
def test_one_that_is_stopped_leaves_nothing(folder: Path, tmp_path: Path, stopped_at: float) -> None:
    def stop(share: float) -> None:
        if share >= stopped_at:
            raise Stopped

    (tmp_path / "saved").mkdir()
    with pytest.raises(Stopped):
        salvage.save(folder / FILE_NAME, key_file.read(folder / KEY_NAME), tmp_path / "saved", NOW, stop)
    assert list((tmp_path / "saved").iterdir()) == []


def test_a_disk_that_gets_full_leaves_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write, written = Path.write_bytes, []

    def full(path: Path, content: bytes) -> int:
        written.append(path)
        if len(written) > 5:
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    (tmp_path / "saved").mkdir()
    with pytest.raises(RuleBroken, match=r"No space left on device\)\. Nothing was left there"):
        salvage.save(folder / FILE_NAME, key_file.read(folder / KEY_NAME), tmp_path / "saved", NOW)
    assert list((tmp_path / "saved").iterdir()) == []


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("../../x.pdf", "x.pdf"),
        ("a/b\\c:d.eml", "a b c d.eml"),
        ("...", "without a name"),
        ("con.pdf", "_con.pdf"),
        ("COM1", "_COM1"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("😀" * 90 + ".pdf", "😀" * 50 + ".pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        ("Łukasz’s letter.pdf", "Łukasz’s letter.pdf"),
    ],
)
def test_no_name_leaves_the_folder(named: str, name: str) -> None:
    assert file_name(named) == name
