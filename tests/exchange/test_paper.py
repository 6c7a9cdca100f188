"""What a paper dropped into a case is, whatever its name says."""

import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from chc_desktop.exchange.paper import Kind, Paper, kind_of
from tests.exchange.compound import compound
from tests.exchange.test_message import full as an_email
from tests.exchange.test_outlook_message import full as an_outlook_message

INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")


def packed(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return written.getvalue()


def picture(form: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(written, form)
    return written.getvalue()


def box(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1" + b"\0" * 40


FILES = [
    ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", Kind.PDF, "PDF document", True),
    ("a.pdf", b"\r\n%PDF-1.4\n", Kind.PDF, "PDF document", True),
    ("a.png", picture("PNG"), Kind.PNG, "PNG picture", True),
    ("a.JPG", picture("JPEG"), Kind.JPEG, "JPEG picture", True),
    ("a.tif", picture("TIFF"), Kind.TIFF, "TIFF picture", True),
    ("a.heic", box(b"heic"), Kind.HEIC, "HEIC picture", False),
    ("a.docx", packed("[Content_Types].xml", "word/document.xml"), Kind.WORD, "Word document", False),
    ("a.doc", compound({"WordDocument": b"x" * 5000}), Kind.WORD, "Word document", False),
    ("a.rtf", b"{\\rtf1 hello}", Kind.WORD, "Rich text document", False),
    ("a.xlsx", packed("xl/workbook.xml"), Kind.EXCEL, "Excel workbook", False),
    ("a.xls", compound({"Workbook": b"x"}), Kind.EXCEL, "Excel workbook", False),
    ("a.txt", "Łukasz paid £5\n".encode(), Kind.TEXT, "Plain text", True),
    ("a.txt", "Łukasz paid £5\n".encode("utf-16"), Kind.TEXT, "Plain text", True),
    ("a.csv", b"name,sum\r\nJ\xf6rg,5\r\n", Kind.TEXT, "Plain text", True),
    ("a.eml", an_email(), Kind.EMAIL, "Email", True),
    ("a.msg", an_outlook_message(), Kind.EMAIL, "Email saved by Outlook", True),
    ("a.odt", packed("mimetype", "content.xml"), Kind.OTHER, "OpenDocument file", False),
    ("a.zip", packed("letter.txt"), Kind.OTHER, "Zip archive", False),
    ("a.mp4", box(b"isom"), Kind.OTHER, "Video", False),
    ("a.mp3", b"ID3\x03\0", Kind.OTHER, "Sound recording", False),
    ("a.html", b"<!DOCTYPE html><p>x", Kind.OTHER, "Web page", False),
    ("a", b"", Kind.OTHER, "Empty file", False),
    ("a.xyz", b"\0\1\2\3", Kind.OTHER, "File of another kind", False),
]


@pytest.mark.parametrize(("name", "content", "kind", "title", "as_pages"), FILES)
def test_a_file_is_told_by_its_bytes(name: str, content: bytes, kind: Kind, title: str, as_pages: bool) -> None:
    assert kind_of(name, content) == Paper(kind, title, as_pages)


@pytest.mark.parametrize(("name", "content", "kind"), [(file[0], file[1], file[2]) for file in FILES if file[1]])
def test_its_name_changes_nothing_but_what_is_said_of_the_name(name: str, content: bytes, kind: Kind) -> None:
    paper = kind_of("holiday.gif", content)
    assert paper.kind == kind
    assert paper.misnamed.startswith("“holiday.gif” ends in “.gif”, but ")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("letter.pdf", picture("JPEG"), "“letter.pdf” ends in “.pdf”, but it is a JPEG picture."),
        ("letter.doc", b"Dear team", "“letter.doc” ends in “.doc”, but it is plain text."),
        ("rent.xls", b"<html><table>", "“rent.xls” ends in “.xls”, but it is a web page."),
        ("scan.pdf", b"\0\1\2", "“scan.pdf” ends in “.pdf”, but what is in it is not of that kind."),
        ("letter.jpeg", picture("JPEG"), ""),
        ("letter", picture("JPEG"), ""),
        ("No. 5", picture("JPEG"), ""),
        ("notes.md", b"hello", ""),
    ],
)
def test_a_wrong_ending_is_noticed_in_words(name: str, content: bytes, said: str) -> None:
    assert kind_of(name, content).misnamed == said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("setup.exe", b"MZ\x90\0\3\0"),
        ("invoice.pdf", b"MZ\x90\0\3\0"),
        ("invoice.pdf.exe", b"hello"),
        ("invoice.pdf.scr ", b"hello"),
        ("invoice\u202efdp.exe", b"hello"),
        ("run.BAT", b"@echo off"),
        ("x.js", b"var a"),
        ("x.lnk", b"L\0\0\0\x01\x14\x02\0"),
        ("x.txt", b"L\0\0\0\x01\x14\x02\0"),
        ("x.msi", compound({"a": b"x"}, INSTALLER)),
        ("photo.jpg", compound({"a": b"x"}, INSTALLER)),
        ("tool", b"\x7fELF\x02"),
        ("tool", b"#!/bin/sh\n"),
        ("files.zip", packed("a.txt", "b/setup.exe")),
        ("x.jar", packed("META-INF/MANIFEST.MF")),
        ("x.msix", packed("AppxManifest.xml")),
        ("disk.img", b"\0" * 64),
        ("away.rdp", b"full address:s:away.example"),
    ],
)
def test_what_does_something_when_it_is_opened_is_warned_of(name: str, content: bytes) -> None:
    assert "can harm the computer when it is opened" in kind_of(name, content).warning


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docm", packed("word/document.xml", "word/vbaProject.bin")),
        ("a.docx", packed("word/document.xml", "word/vbaProject.bin")),
        ("a.doc", compound({"WordDocument": b"x", "Macros": {"VBA": {"dir": b"x"}}})),
        ("a.xls", compound({"Workbook": b"x", "_VBA_PROJECT_CUR": {"VBA": {"dir": b"x"}}})),
        ("a.xlsm", b"PK\x03\x04 damaged"),
    ],
)
def test_a_document_with_macros_is_warned_of(name: str, content: bytes) -> None:
    assert "carries macros" in kind_of(name, content).warning


@pytest.mark.parametrize(("name", "content"), [(file[0], file[1]) for file in FILES])
def test_an_ordinary_file_is_not_warned_of(name: str, content: bytes) -> None:
    assert kind_of(name, content).warning == ""


@given(st.sampled_from([file[1] for file in FILES if file[1]]), st.randoms(use_true_random=False), st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_no_spoilt_file_and_no_name_stops_the_program(content: bytes, chance: random.Random, name: str) -> None:
    spoilt = bytearray(content[: chance.randrange(1, len(content) + 1)])
    for _ in range(chance.randrange(8)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    assert kind_of(name, bytes(spoilt)).title
