"""One case as one PDF: everything in it, in order, found by its index, and nothing of it runs."""

import re
import zlib
from dataclasses import replace
from pathlib import Path

import page as validation
import pikepdf
import pytest
from pypdf import PdfReader

from chc_desktop.documents.case_file import write_case_file
from chc_desktop.domain.case_files.case_file import Item, LeftOut
from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.page import FormPage, Heading, Table, Text
from tests.documents.case_file.material import (
    DAY,
    bytes_of,
    case_file,
    changed,
    email,
    letter,
    made,
    paper,
    pdf_of,
    picture,
    texts,
)
from tests.documents.pages import LETTER


def test_everything_is_in_it_in_order_and_the_index_says_on_which_page(tmp_path: Path) -> None:
    reader = made(
        tmp_path,
        letter(long=True),
        email("It is worse."),
        picture((3000, 2000), (800, 600)),
        paper("plan.pdf", pdf_of("Floor plan", "Cellar"), beneath="2"),
        paper("report.docx", b"PK\x03\x04 words"),
    )
    pages = texts(reader)
    for number, title in enumerate(["Stage 1 response", "Noise", "photo.jpg", "plan.pdf", "report.docx"], 1):
        line = re.search(rf"{number} Tue 24 Nov 2026 .*?{re.escape(title)}.*? (\d+)(?= |$)", pages[0])
        assert line, f"the index has no line for {title}"
        assert f"Item {number}: {title}" in pages[int(line[1]) - 1]
    assert "came with item 2" in pages[0]
    assert "Floor plan" in pages[-3]
    assert "Cellar" in pages[-2]


def test_each_page_of_an_item_says_which_item_it_is_and_how_many_pages_there_are(tmp_path: Path) -> None:
    reader = made(tmp_path, letter(long=True), paper("plan.pdf", pdf_of("Floor plan", "Cellar")))
    pages = texts(reader)
    assert "2026-012 · item 2 Page" in pages[-1]
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    assert all("2026-012 · item 1" in page for page in pages[2:-2])


def test_a_letter_is_there_word_for_word(tmp_path: Path) -> None:
    pages = " ".join(texts(made(tmp_path, letter())))
    for block in ("Dear Mrs Bowen", "Our answer to your complaint (stage 1)", "Fit dampers Friday 4 December 2026"):
        assert block in pages
    assert LETTER.closing in pages


def record_of(words: str, rows: int) -> FormPage:
    """A record with its facts, what the case is about, and its dates."""
    dates = Table(("What is due", "Due"), tuple((f"Duty {n}", "Fri 4 Dec 2026") for n in range(1, rows + 1)), (1, 1))
    return FormPage(
        "Record of complaint 2026-012",
        "Amberley Almshouses",
        (Text("- Complaint of: Joan Bell\n- Received: Tuesday 3 November 2026\n- Where it stands: At stage 1"),),
        (
            (Heading("In their words"), Text(words), Heading("Sought"), Text("Quiet nights.")),
            (Heading("Dates"), Text("Day 1 is the next working day."), dates),
        ),
    )


def pages_with(record: FormPage, folder: Path) -> list[str]:
    path = folder / "case.pdf"
    write_case_file(replace(case_file(letter()), record=record), path)
    return texts(PdfReader(path))


def test_what_a_case_is_about_stands_beside_its_facts_and_leaves_room_for_its_dates(tmp_path: Path) -> None:
    said = pages_with(record_of("The pump starts at two.", 6), tmp_path)[1]
    for words in ("Complaint of: Joan Bell", "The pump starts at two.", "Quiet nights.", "Dates", "Duty 6"):
        assert words in said
    assert said.index("Where it stands") < said.index("In their words") < said.index("Dates"), "as it is read"
    content = (tmp_path / "case.pdf").read_bytes()
    assert not validation.validate_pdf_bytes(content, profile=validation.ValidationProfile.PDF_UA_1).failures


def test_what_leads_up_to_a_table_stays_with_it_and_many_rows_go_on_overleaf(tmp_path: Path) -> None:
    _cover, first, second, *_ = pages_with(record_of("The pump starts at two.", 30), tmp_path)
    assert "Day 1 is the next working day. What is due Due Duty 1" in first
    assert "Duty 30" in second


def test_words_too_long_for_a_column_flow_down_the_pages_and_none_is_lost(tmp_path: Path) -> None:
    long = "\n\n".join(f"On night {n} it woke me again and again, and nobody came." for n in range(1, 60))
    every = " ".join(pages_with(record_of(long, 3), tmp_path))
    assert all(f"On night {n} it" in every for n in range(1, 60))
    assert "Quiet nights." in every


def test_bookmarks_and_links_lead_to_where_things_begin(tmp_path: Path) -> None:
    reader = made(tmp_path, letter(), email("Hello"))
    begun = {str(mark["/Title"]): reader.get_destination_page_number(mark) for mark in reader.outline}  # type: ignore
    assert list(begun) == [
        "What is in this file",
        "The record",
        "1. 24 November 2026: Letter sent, Stage 1 response",
        "2. 24 November 2026: Email received, Noise",
    ]
    assert list(begun.values()) == [0, 1, 2, 3]
    links = [note.get_object() for note in reader.pages[0].get("/Annots", [])]
    assert len(links) == 6, "the words and the page number of the record and of each item"
    wanted = {reader.pages[number].indirect_reference for number in (1, 2, 3)}
    assert {link["/Dest"][0] for link in links} == wanted
    assert all(link["/Contents"] for link in links)
    assert {link["/Dest"][1] for link in links} == {"/XYZ"}, "a place on the page, which every reader can go to"


@pytest.mark.parametrize("items", [(), (letter(), letter(long=True), email("- not a list\n\n  set in"))], ids=len)
def test_what_we_made_ourselves_stays_accessible(tmp_path: Path, items: tuple[Item, ...]) -> None:
    left_out = (LeftOut(DAY, "Entry 7 of the record", "Legal advice."),)
    made(tmp_path, *items, left_out=left_out)
    content = (tmp_path / "case.pdf").read_bytes()
    report = validation.validate_pdf_bytes(content, profile=validation.ValidationProfile.PDF_UA_1)
    assert not report.failures


def test_a_letter_keeps_its_structure_inside_the_case_file(tmp_path: Path) -> None:
    made(tmp_path, letter())
    with pikepdf.open(tmp_path / "case.pdf") as pdf:
        sect = list(pdf.Root.StructTreeRoot.K.K)[-1]
        part = next(kid for kid in sect.K if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Part")
        tags = [str(kid.S) for kid in part.K]
        assert "/Table" in tags
        assert "/H1" in tags
        assert str(part.P.S) == "/Sect"


def test_with_papers_of_others_it_does_not_call_itself_accessible_but_is_tagged(tmp_path: Path) -> None:
    made(tmp_path, paper("plan.pdf", pdf_of("Floor plan")), picture((30, 20)))
    content = (tmp_path / "case.pdf").read_bytes()
    report = validation.validate_pdf_bytes(content, profile=validation.ValidationProfile.PDF_UA_1)
    found = {failure.rule_id for failure in report.failures}
    assert found == {"PDFUA1-FONT-EMBEDDING-001", "PDFUA1-ID-PART-001", "PDFUA1-ID-SCHEMA-001"}
    with pikepdf.open(tmp_path / "case.pdf") as pdf:
        figure = list(pdf.Root.StructTreeRoot.K.K)[-1].K[-1]
        assert (str(figure.S), str(figure.Alt)) == ("/Figure", "Page 1 of 1 of “photo.jpg”, a picture")


def test_what_cannot_be_shown_is_embedded_whole_with_its_fingerprint(tmp_path: Path) -> None:
    content = bytes(range(256)) * 50
    reader = made(tmp_path, paper("survey.dwg", content))
    assert reader.attachments["001 survey.dwg"] == [content]
    page = texts(reader)[-1]
    assert "12,800 bytes" in page
    assert paper("survey.dwg", content).digest in page.replace(" ", "")
    assert "embedded in this PDF as “001 survey.dwg”" in page


def _locked() -> bytes:
    return bytes_of(changed(pdf_of("secret")), encryption=pikepdf.Encryption(owner="o", user="u"))


def _kept_from_copying() -> bytes:
    return bytes_of(changed(pdf_of("secret")), encryption=pikepdf.Encryption(owner="o", user=""))


def _cut_short() -> bytes:
    return pdf_of("secret")[:700]


def _bomb() -> bytes:
    pdf = changed(pdf_of("secret"))
    pdf.pages[0].Contents = pdf.make_stream(b" " * 250_000_000)
    return bytes_of(pdf, compress_streams=True)


def _twice_packed() -> bytes:
    pdf = changed(pdf_of("secret"))
    packed = zlib.compress(zlib.compress(b" " * 1_000_000))
    names = [pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]
    pdf.pages[0].Contents = pikepdf.Stream(pdf, packed * 3_000, Filter=names)
    return bytes_of(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _from_another_file() -> bytes:
    pdf = changed(pdf_of("secret"))
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(X=pdf.make_stream(b"", F="\\\\elsewhere\\share"))
    return bytes_of(pdf)


def _huge() -> bytes:
    return pdf_of("secret", size=(200_000, 200_000))


def _layers() -> bytes:
    pdf = changed(pdf_of("secret"))
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="hidden"))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))
    return bytes_of(pdf)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (_locked(), "locked with a password"),
        (_kept_from_copying(), "locked with a password"),
        (_cut_short(), "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (_bomb(), "more in it than can be shown"),
        (_twice_packed(), "more in it than can be shown"),
        (_from_another_file(), "could do harm"),
        (_huge(), "more in it than can be shown"),
        (_layers(), "layers that are switched off"),
    ],
    ids=["password", "no copying", "cut short", "empty", "bomb", "packed twice", "elsewhere", "huge", "layers"],
)
def test_a_pdf_that_cannot_be_trusted_is_embedded_and_a_sentence_says_why(
    tmp_path: Path, content: bytes, why: str
) -> None:
    reader = made(tmp_path, paper("theirs.pdf", content), email("What follows is there too."))
    item, following = texts(reader)[-2:]
    assert why in item
    assert "What follows is there too." in following
    assert reader.attachments["001 theirs.pdf"] == [content]


def test_nothing_that_runs_comes_along(tmp_path: Path) -> None:
    pdf = changed(pdf_of("harmless words"))
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hello')")
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    pdf.Root.OpenAction = script
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["x", script]))
    pdf.pages[0].AA = pikepdf.Dictionary(O=launch)
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 99, 99], A=launch)
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(link)]))
    reader = made(tmp_path, paper("theirs.pdf", bytes_of(pdf)))
    assert "harmless words" in texts(reader)[-1]
    with pikepdf.open(tmp_path / "case.pdf") as pdf:
        written = b"".join(
            thing.unparse(resolved=True) for thing in pdf.objects if not isinstance(thing, pikepdf.Stream)
        )
    for word in (b"JavaScript", b"/JS", b"Launch", b"calc.exe", b"OpenAction /S", b"/AA "):
        assert word not in written


def test_a_filled_form_shows_what_was_filled_in(tmp_path: Path) -> None:
    pdf = changed(pdf_of("Tenancy form"))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    field = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="name", V="Joan Bell was here",
            Rect=[100, 500, 400, 520], DA="/Helv 12 Tf 0 g", F=4, P=pdf.pages[0].obj,
        )
    )  # fmt: skip
    pdf.pages[0].Annots = pikepdf.Array([field])
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font))
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field], DA="/Helv 12 Tf 0 g", DR=resources, NeedAppearances=True)
    assert "Joan Bell was here" in texts(made(tmp_path, paper("form.pdf", bytes_of(pdf))))[-1]


def test_remarks_and_files_inside_a_pdf_are_not_lost(tmp_path: Path) -> None:
    pdf = changed(pdf_of("The survey"))
    remark = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="Wrong!"
    )
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(remark)])
    pdf.attachments["sheet.csv"] = b"1,2"
    content = bytes_of(pdf)
    reader = made(tmp_path, paper("survey.pdf", content))
    page = texts(reader)[-1]
    assert "Remarks were written on its pages" in page
    assert "Other files are attached to this PDF" in page
    assert reader.attachments["001 survey.pdf"] == [content]


def test_a_lying_or_turned_page_stands_on_lying_paper(tmp_path: Path) -> None:
    turned = changed(pdf_of("turned"))
    turned.pages[0].Rotate = 90
    reader = made(tmp_path, paper("plan.pdf", pdf_of("lying", size=(842, 595))), paper("b.pdf", bytes_of(turned)))
    for page in reader.pages[-2:]:
        assert page.mediabox.width > page.mediabox.height


def test_a_picture_that_cannot_be_opened_is_embedded(tmp_path: Path) -> None:
    def fails(_content: bytes) -> None:
        raise RuleBroken("“photo.jpg” could not be opened as a picture; nothing was changed.")

    reader = made(tmp_path, paper("photo.jpg", b"\xff\xd8\xff", pictures=fails))
    assert "could not be opened as a picture" in texts(reader)[-1]
    assert reader.attachments["001 photo.jpg"] == [b"\xff\xd8\xff"]


def test_an_erased_letter_keeps_its_place(tmp_path: Path) -> None:
    reader = made(tmp_path, paper("gone.pdf", b"", content=lambda: None))
    assert "Its content was erased, as the record says." in texts(reader)[-1]


NASTY = [
    "Jo <jo@example.org> & <b>bold</b> &amp; <16C",
    "Łukasz, Şahin, Nguyễn, Tŷ Siân, Кириллица, Ελληνικά",
    "😀 ✓ “curly” ‘quotes’ £12.50",
    "-- not a rule\n=1+1\n- not a list",
    '=HYPERLINK("http://example.org")',
]


@pytest.mark.parametrize("text", NASTY)
def test_what_people_wrote_comes_out_as_they_wrote_it(tmp_path: Path, text: str) -> None:
    reader = made(tmp_path, email(text, subject=text.split("\n")[0]))
    page = texts(reader)[-1]
    assert f"Subject: {' '.join(text.splitlines()[0].split())} {' '.join(text.split())}" in page


def test_twenty_thousand_characters_are_all_there(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(2_500))
    pages = [
        re.sub(r" ?2026-012 · item 1 Page \d+ of \d+ ?", " ", page) for page in texts(made(tmp_path, email(words)))
    ]
    assert words in " ".join(" ".join(pages).split())


def test_what_no_typeface_shows_is_written_out_and_the_cover_says_so(tmp_path: Path) -> None:
    reader = made(tmp_path, email("She said שלום\x00 and went"))
    pages = texts(reader)
    assert "She said [characters U+05E9 U+05DC U+05D5 U+05DD U+0000] and went" in pages[-1]
    assert "Some characters cannot be shown by the typefaces of this file." in pages[0]
    assert "Some characters" not in texts(made(tmp_path, email("plain")))[0]


def test_stopping_leaves_nothing_behind_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    for moment in (0.2, 0.72, 0.9):

        def stop(share: float, moment: float = moment) -> None:
            if share >= moment:
                raise Stopped

        with pytest.raises(Stopped):
            write_case_file(case_file(letter(), email("Hello"), paper("a.bin", b"1")), tmp_path / "case.pdf", stop)
        assert not list((tmp_path / "tmp").iterdir())
