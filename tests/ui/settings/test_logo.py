"""A logo is chosen in Settings: a picture or a drawing; what cannot be one ends in a sentence and changes nothing."""

import struct
import zlib
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import ExifTags, Image
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.office.organisation import LARGEST_LOGO
from chc_desktop.ui.settings.drawn_logo import drawn_logo
from chc_desktop.ui.settings.organisation_part import OrganisationPart
from tests.conftest import Answers
from tests.documents.pages import logo

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 300 120">'
DRAWING = f'{HEAD}<rect width="300" height="120" fill="#0b5c5b"/><circle cx="60" cy="60" r="40" fill="#fff"/></svg>'


@pytest.fixture
def part(qtbot: QtBot, office: Office, answers: Answers) -> OrganisationPart:
    part = OrganisationPart(office, answers)
    qtbot.addWidget(part)
    part.refresh()
    part.show()
    return part


def choose(part: OrganisationPart, answers: Answers, path: Path, content: bytes) -> str:
    """Choose this as the logo; what is said then."""
    path.write_bytes(content)
    answers.path = path
    next(button for button in part.findChildren(QAbstractButton) if button.text() == "Choose a logo…").click()
    return part.banner.text()


def kept(office: Office) -> bytes:
    organisation = office.organisation.organisation()
    assert organisation
    return b64decode(organisation.logo)


def test_a_drawing_is_kept_as_a_picture_of_two_thousand_dots(
    part: OrganisationPart, office: Office, answers: Answers, tmp_path: Path
) -> None:
    assert "Saved" in choose(part, answers, tmp_path / "logo.svg", DRAWING.encode())
    with Image.open(BytesIO(kept(office))) as picture:
        assert (picture.format, picture.size) == ("PNG", (2000, 800))
        assert picture.convert("RGB").getpixel((5, 5)) == (11, 92, 91)
        assert picture.convert("RGB").getpixel((400, 400)) == (255, 255, 255)


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGB"), ("PNG", "RGBA"), ("JPEG", "RGB"), ("JPEG", "CMYK")])
def test_a_picture_from_a_camera_is_made_smaller(
    part: OrganisationPart, office: Office, answers: Answers, tmp_path: Path, kind: str, mode: str
) -> None:
    noise = Image.frombytes("L", (1600, 900), Random(1).randbytes(1600 * 900))  # nothing makes it small by itself
    picture = Image.merge(mode, [noise] * len(mode))
    content = BytesIO()
    picture.save(content, kind)
    assert content.tell() > LARGEST_LOGO
    assert "Saved" in choose(part, answers, tmp_path / f"logo.{kind.lower()}", content.getvalue())
    assert len(kept(office)) <= LARGEST_LOGO
    with Image.open(BytesIO(kept(office))) as small:
        assert abs(small.width / small.height - 1600 / 900) < 0.02
        assert small.has_transparency_data == (mode == "RGBA")
        assert small.width >= 250


def test_a_picture_a_phone_turned_stands_upright(
    part: OrganisationPart, office: Office, answers: Answers, tmp_path: Path
) -> None:
    picture = Image.frombytes("RGB", (1200, 600), Random(1).randbytes(1200 * 600 * 3))
    turned = Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    content = BytesIO()
    picture.save(content, "JPEG", exif=turned)
    assert "Saved" in choose(part, answers, tmp_path / "logo.jpg", content.getvalue())
    with Image.open(BytesIO(kept(office))) as small:
        assert small.width < small.height


def test_a_file_too_large_to_be_read_is_refused_unread(
    part: OrganisationPart, office: Office, answers: Answers, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    with file.open("wb") as sparse:
        sparse.truncate(60_000_000)
    answers.path = file
    next(button for button in part.findChildren(QAbstractButton) if button.text() == "Choose a logo…").click()
    assert "“logo.png” is too large to be read as a logo (60 MB). Nothing was changed." in part.banner.text()
    assert kept(office) == b""


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_kept_as_it_is(
    part: OrganisationPart, office: Office, answers: Answers, tmp_path: Path, kind: str
) -> None:
    assert "Saved" in choose(part, answers, tmp_path / "logo.picture", logo(kind))
    assert kept(office) == logo(kind)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("logo.png", b"not a picture", "It cannot be read as a picture."),
        ("logo.png", logo()[:150], "It cannot be read as a picture."),
        ("logo.svg", b"<svg", "It cannot be read as a drawing."),
        ("logo.svg", f"{HEAD}</svg>".encode(), "There is nothing to be seen in it."),
        ("logo.svg", b"%PDF-1.7", "It cannot be read as a drawing."),
    ],
)
def test_what_cannot_be_a_logo_ends_in_a_sentence_and_changes_nothing(
    part: OrganisationPart, office: Office, answers: Answers, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    told = choose(part, answers, tmp_path / name, content)
    assert f"“{name}” cannot be the logo. {why} Nothing was changed." in told
    assert kept(office) == b""


@pytest.mark.parametrize(
    ("width", "height", "why"),
    [(20_000, 10_000, "It is too large by far"), (10_000, 8_000, "It is too large: 10,000 by 8,000 dots")],
)
def test_two_hundred_megapixels_end_in_a_sentence_before_they_are_unpacked(
    part: OrganisationPart, office: Office, answers: Answers, tmp_path: Path, width: int, height: int, why: str
) -> None:
    told = choose(part, answers, tmp_path / "huge.png", _huge(width, height))
    assert f"{why}; 1,000 dots across are plenty for a letter." in told.replace("far:", "far;")
    assert kept(office) == b""


@pytest.mark.parametrize(
    "inside",
    [
        '<image width="300" height="120" xlink:href="secret.png"/>',
        '<image width="300" height="120" href="file:///etc/hostname"/>',
        '<image width="300" height="120" href="https://example.org/x.png"/>',
        '<use href="other.svg#a"/>',
        '<rect width="300" height="120" style="fill: url(http://example.org/#a)"/>',
        '<style>@import "other.css";</style><rect width="9" height="9"/>',
        '<image width="9" height="9" href="data:image/svg+xml;base64,AAAA"/>',
    ],
)
def test_a_drawing_that_would_read_another_file_is_refused(qapp: object, inside: str) -> None:
    with pytest.raises(RuleBroken, match="It needs another file or a web address to be drawn"):
        drawn_logo("logo.svg", f"{HEAD}{inside}</svg>".encode())


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_definitions_that_grow_without_end_are_refused(qapp: object, coding: str) -> None:
    bomb = f'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{HEAD}<text>&b;</text></svg>'
    with pytest.raises(RuleBroken, match="holds definitions"):
        drawn_logo("logo.svg", f'<?xml version="1.0" encoding="{coding}"?>{bomb}'.encode(coding))


def test_a_drawing_that_names_a_file_of_styles_is_refused(qapp: object, tmp_path: Path) -> None:
    styles = tmp_path / "styles.css"
    styles.write_text("rect { fill: #00ff00 }")
    named = f'<?xml version="1.0"?><?xml-stylesheet type="text/css" href="{styles}"?>{HEAD}<rect/></svg>'
    with pytest.raises(RuleBroken, match="It needs another file or a web address to be drawn"):
        drawn_logo("logo.svg", named.encode())


def test_what_a_drawing_holds_itself_is_no_other_file(qapp: object) -> None:
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<a href="https://example.org"><rect width="300" height="120" fill="url(#g)"/></a><use href="#g"/>'
    )
    assert drawn_logo("logo.svg", f"{HEAD}{inside}</svg>".encode()).startswith(b"\x89PNG")


def _huge(width: int, height: int) -> bytes:
    """The head of a picture of that size, and hardly any picture: as small a file as a trap would be."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(999))) + chunk(b"IEND", b"")
