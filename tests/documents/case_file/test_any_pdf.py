"""Whatever bytes call themselves a PDF: the case file is made all the same, and the others in it are whole."""

import io
from pathlib import Path

import pikepdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.case_file.material import bytes_of, changed, email, made, paper, pdf_of, texts

SEED = pdf_of("The first page", "The second page")


def _packed() -> bytes:
    pdf = changed(SEED)
    return bytes_of(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


SEEDS = (SEED, _packed())
FUZZ = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(folder: Path, content: bytes) -> None:
    reader = made(folder, paper("theirs.pdf", content), email("What follows is there too."))
    pages = texts(reader)
    assert "What follows is there too." in pages[-1]
    assert any("Item 1: theirs.pdf" in page for page in pages)
    is_shown = len(pages) > 4 or "The first page" in " ".join(pages)
    assert is_shown or reader.attachments["001 theirs.pdf"] == [content], "either its pages are there or the original"


@FUZZ
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=20),
)
def test_flipped_bytes(tmp_path: Path, seed: bytes, flips: list[tuple[float, int]]) -> None:
    content = bytearray(seed)
    for place, by in flips:
        content[int(place * len(content))] ^= by
    check(tmp_path, bytes(content))


@FUZZ
@given(st.sampled_from(SEEDS), st.floats(0, 1))
def test_cut_short(tmp_path: Path, seed: bytes, share: float) -> None:
    check(tmp_path, seed[: int(share * len(seed))])


@FUZZ
@given(st.binary(max_size=300))
def test_any_bytes_after_the_mark(tmp_path: Path, content: bytes) -> None:
    check(tmp_path, b"%PDF-1.7\n" + content)


def test_pages_that_contain_themselves(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(SEED)) as pdf:
        form = pdf.make_stream(b"/X Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(X=form)
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        check(tmp_path, bytes_of(pdf))
