"""Letters, emails and papers in the case file: each as pages or words, in order, nothing lost."""

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from chc_desktop.domain.case_files.case_file import Choices, ForWhom
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.papers.events import Direction, Way
from chc_desktop.office.office import Office
from chc_desktop.office.paper_adding import Enclosed, NewPaper
from tests import make
from tests.documents.case_file.material import pdf_of

Read = Callable[..., list[str]]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office)


@pytest.fixture
def read(office: Office, case_id: int, tmp_path: Path) -> Read:
    """Makes the case file; the words of each page."""

    def act(for_whom: ForWhom = ForWhom.OMBUDSMAN) -> list[str]:
        office.case_files.make(case_id, Choices(for_whom), tmp_path / "out.pdf")
        return [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "out.pdf").pages]

    return act


def attached(tmp_path: Path) -> dict[str, bytes]:
    return {name: content for name, (content,) in PdfReader(tmp_path / "out.pdf").attachments.items()}


def a_paper(name: str, content: bytes | None, **changes: object) -> NewPaper:
    facts: dict[str, object] = {
        "happened_on": date(2026, 11, 20),
        "direction": Direction.IN,
        "way": Way.POST,
        "subject": name,
        "with_whom": "Joan Bell",
        "file_name": name,
        "content": content,
    }
    return NewPaper(**(facts | changes))  # type: ignore[arg-type]


def picture(kind: str, size: tuple[int, int] = (400, 300), **options: object) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, (200, 20, 20)).save(file, kind, **options)
    return file.getvalue()


def email(*files: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"] = "Jo Bell <jo@example.org>"
    message["To"] = "office@amberley.example"
    message["Cc"] = "Ann Day <ann@example.org>"
    message["Date"] = "Fri, 20 Nov 2026 09:05:00 +0000"
    message["Subject"] = "The boiler"
    message.set_content("It is <worse> & worse.\n\n- every night\n")
    for name, content in files:
        message.add_attachment(content, "application", "octet-stream", filename=name)
    return bytes(message)


def test_an_email_has_its_headers_and_words_and_then_its_attachments(office: Office, case_id: int, read: Read) -> None:
    plan = pdf_of("The floor plan")
    office.papers.add(
        case_id,
        a_paper("boiler.eml", email(("plan.pdf", plan)), way=Way.EMAIL, enclosed=(Enclosed("plan.pdf", plan),)),
    )
    *_front, words, attachment = read()
    assert "Item 1: boiler.eml" in words
    for said in (
        "From: Jo Bell <jo@example.org>",
        "To: office@amberley.example",
        "Cc: Ann Day <ann@example.org>",
        "Sent: Fri 20 Nov 2026 09:05",
        "Subject: The boiler",
        "It is <worse> & worse. - every night",
    ):
        assert said in words
    assert "Item 2: plan.pdf Attachment in, 20 November 2026, came with item 1" in attachment
    assert "The floor plan" in attachment


def test_an_attachment_that_is_not_kept_by_itself_is_in_the_embedded_email(
    office: Office, case_id: int, read: Read, tmp_path: Path
) -> None:
    content = email(("plan.bin", b"\x00\x01"))
    office.papers.add(case_id, a_paper("boiler.eml", content, way=Way.EMAIL))
    assert "What came with it and is not kept by itself (“plan.bin”) is in the original" in read()[-1]
    assert attached(tmp_path) == {"001 boiler.eml": content}


def test_an_email_that_cannot_be_read_is_embedded_with_the_reason(
    office: Office, case_id: int, read: Read, tmp_path: Path
) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    office.papers.add(case_id, a_paper("boiler.msg", content, way=Way.EMAIL))
    assert "boiler.msg" in read()[-1]
    assert list(attached(tmp_path).values()) == [content]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "WEBP"])
def test_a_picture_is_a_page(office: Office, case_id: int, read: Read, tmp_path: Path, kind: str) -> None:
    office.papers.add(case_id, a_paper(f"photo.{kind.lower()}", picture(kind)))
    assert "Item 1: photo" in read()[-1]
    page = PdfReader(tmp_path / "out.pdf").pages[-1]
    assert len(page.images) == 1
    assert page.mediabox.width > page.mediabox.height, "a wide picture lies"
    assert not attached(tmp_path)


def test_a_picture_taken_on_its_side_stands_upright(office: Office, case_id: int, read: Read, tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    office.papers.add(case_id, a_paper("photo.jpg", picture("JPEG", exif=turned)))
    read()
    (image,) = PdfReader(tmp_path / "out.pdf").pages[-1].images
    assert image.image
    assert image.image.size == (300, 400)


def test_every_page_of_a_scan_is_there(office: Office, case_id: int, read: Read) -> None:
    pages = [Image.new("RGB", (300, 400), (shade, 0, 0)) for shade in (0, 100, 200)]
    file = BytesIO()
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
    before = len(read())
    office.papers.add(case_id, a_paper("scan.tif", file.getvalue()))
    assert len(read()) == before + 3


def test_what_a_page_cannot_show_is_embedded(office: Office, case_id: int, read: Read, tmp_path: Path) -> None:
    heic = b"\x00\x00\x00\x18ftypheic" + b"\0" * 100
    word = b"PK\x03\x04 not really"
    office.papers.add(case_id, a_paper("photo.heic", heic), a_paper("report.docx", word))
    pages = read()
    assert all("A file of this kind cannot be shown as pages." in page for page in pages[-2:])
    assert attached(tmp_path) == {"001 photo.heic": heic, "002 report.docx": word}


def test_plain_text_is_shown_and_embedded(office: Office, case_id: int, read: Read, tmp_path: Path) -> None:
    office.papers.add(case_id, a_paper("notes.txt", "Called Siân: £5 <ok>\r\n".encode()))
    assert "Called Siân: £5 <ok>" in read()[-1]
    assert "001 notes.txt" in attached(tmp_path)


def test_what_was_written_without_a_file_is_there_in_full_and_calls_are_in_the_record(
    office: Office, case_id: int, read: Read
) -> None:
    text = "word " * 400
    call = a_paper("", None, way=Way.TELEPHONE, subject="Rang", note="Very upset.")
    typed = a_paper("", None, way=Way.TEXT, subject="Text message", text=text)
    office.papers.add(case_id, call, typed)
    pages = read()
    assert "Very upset." in " ".join(pages)
    assert "Item 1: Text message" in pages[-1]
    assert " ".join(text.split()) in pages[-1]
    assert not any("Item 2" in page for page in pages)


def test_what_is_marked_as_legal_advice_stays_out_of_the_residents_copy_with_its_attachments(
    office: Office, case_id: int, read: Read
) -> None:
    plan = pdf_of("Settle at once")
    advice = a_paper("advice.eml", email(("opinion.pdf", plan)), way=Way.EMAIL, kept_back=KeptBack.LEGAL)
    office.papers.add(case_id, NewPaper(**{
        **{name: getattr(advice, name) for name in advice.__dataclass_fields__},
        "enclosed": (Enclosed("opinion.pdf", plan),),
    }))  # fmt: skip
    assert "Settle at once" in " ".join(read())
    pages = " ".join(read(ForWhom.RESIDENT))
    assert "Settle at once" not in pages
    assert "opinion.pdf" not in pages
    assert "advice.eml" not in pages
    assert pages.count("Legal advice to the organisation, which is confidential.") == 2


def test_a_paper_in_the_bin_is_not_in_the_case_file(office: Office, case_id: int, read: Read) -> None:
    added = office.papers.add(case_id, a_paper("wrong.pdf", pdf_of("another person")))
    office.papers.remove(added.ids[0], "It belongs to another case.")
    assert "another person" not in " ".join(read())


def test_papers_stand_in_order_of_their_dates_with_the_letters(office: Office, case_id: int, read: Read) -> None:
    office.papers.add(
        case_id,
        a_paper("late.pdf", pdf_of("second"), happened_on=date(2026, 11, 22)),
        a_paper("early.pdf", pdf_of("first"), happened_on=date(2026, 11, 18)),
    )
    assert ["first" in page for page in read()[-2:]] == [True, False]
