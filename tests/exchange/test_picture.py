"""Pictures dropped into a case: not too large, the right way up."""

import io
import random
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.limits import MOST_SHEETS
from chc_desktop.exchange.picture import Size, pages_of, size_of
from tests.exchange.test_message import KEPT, outcome

WITHIN = (100, 100)


def corner(orientation: int, form: str = "JPEG") -> bytes:
    """A picture that is red in the corner which is the top left one once it is turned as its note says."""
    upright = Image.new("RGB", (64, 32), "white")
    upright.paste("red", (0, 0, 16, 16))
    back = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    stored = upright if back is None else upright.transpose(back)
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(stored, form, exif=exif)


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, form, **options)
    return written.getvalue()


def huge(width: int, height: int) -> bytes:
    """A PNG that says it is this large and holds nothing."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + b"\0\0\0\0IDAT"


def page(content: bytes) -> Image.Image:
    (only,) = pages_of("wall.jpg", content, WITHIN)
    return only


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_shown_the_right_way_up(orientation: int, form: str) -> None:
    content = corner(orientation, form)
    assert size_of("wall.jpg", content) == Size(64, 32, 1)
    shown = page(content)
    assert shown.size == (64, 32)
    red, green, _ = shown.getpixel((4, 4))  # type: ignore[misc]
    assert red > 200
    assert green < 80


@pytest.mark.parametrize(("width", "height"), [(20_000, 10_000), (15_000, 10_001), (60_000, 60_000)])
def test_a_picture_of_two_hundred_million_dots_is_refused_before_it_is_opened(width: int, height: int) -> None:
    for look in (lambda: size_of("wall.png", huge(width, height)), lambda: page(huge(width, height))):
        with pytest.raises(RuleBroken, match="more than 150 million dots") as refused:
            look()
        assert str(refused.value).endswith(KEPT)


def test_a_picture_of_a_large_camera_is_measured_without_a_warning(recwarn: pytest.WarningsRecorder) -> None:
    assert size_of("wall.png", huge(12_000, 9_000)) == Size(12_000, 9_000, 1)
    assert not recwarn.list


def test_a_large_picture_is_made_as_small_as_it_is_needed() -> None:
    assert page(saved(Image.new("RGB", (3000, 1500)), "JPEG")).size == (100, 50)


def test_what_shows_through_becomes_white() -> None:
    assert page(saved(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG")).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "LA", "I;16"])
def test_every_way_of_keeping_colour_is_shown(mode: str) -> None:
    grey = Image.new("I;16", (40, 40), 30_000) if mode == "I;16" else Image.new("RGB", (40, 40), "white").convert(mode)
    shown = page(saved(grey, "TIFF"))
    assert shown.mode == "RGB"
    assert shown.getpixel((20, 20)) == ((117, 117, 117) if mode == "I;16" else (255, 255, 255))


def scan(pages: int) -> bytes:
    sheets = [Image.new("1", (20, 30), number % 2) for number in range(pages)]
    return saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:])


def test_every_page_of_a_scanned_letter_is_shown() -> None:
    assert size_of("letter.tif", scan(3)).pages == 3
    shown = [sheet.getpixel((5, 5)) for sheet in pages_of("letter.tif", scan(3), WITHIN)]
    assert shown == [(0, 0, 0), (255, 255, 255), (0, 0, 0)]


def test_every_page_of_a_scan_in_colour_is_shown() -> None:
    sheets = [Image.new("RGB", (300, 200), colour) for colour in ("red", "lime", "blue")]
    content = saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:])
    shown = [sheet.getpixel((5, 5)) for sheet in pages_of("letter.tif", content, WITHIN)]
    assert shown == [(255, 0, 0), (0, 255, 0), (0, 0, 255)]


def test_a_scan_of_too_many_pages_ends_in_one_sentence() -> None:
    with pytest.raises(RuleBroken, match="more than 200 pages"):
        list(pages_of("letter.tif", scan(MOST_SHEETS + 1), WITHIN))


SEEDS = [corner(6), corner(6, "TIFF"), corner(6, "PNG"), scan(3)]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"GIF89a", *(seed[: len(seed) // 2] for seed in SEEDS)])
def test_a_picture_that_cannot_be_shown_ends_in_one_sentence(content: bytes) -> None:
    with pytest.raises(RuleBroken) as refused:
        list(pages_of("wall.jpg", content, WITHIN))
    assert str(refused.value).endswith(KEPT)


@pytest.mark.filterwarnings("ignore")  # the library speaks of each fault it meets
@given(st.sampled_from(SEEDS), st.randoms(use_true_random=False), st.integers(1, 10))
@settings(max_examples=300, deadline=None)
def test_a_spoilt_picture_never_stops_the_program(seed: bytes, chance: random.Random, count: int) -> None:
    spoilt = bytearray(seed)
    for _ in range(count):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    said, shown = outcome(lambda: list(pages_of("wall.jpg", bytes(spoilt), WITHIN)))
    assert shown or said.endswith(KEPT)
