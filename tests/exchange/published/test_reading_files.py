"""A published self-assessment is read out of Word, a web page or text; what cannot be read says so in words."""

from collections.abc import Callable

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.exchange.published import read_published
from tests import published
from tests.exchange.compound import compound

ROWS = [published.FIVE, ("6.2", "We acknowledge in five days", "Yes", "- one\n- two", "")]
MARKS = ("<table>", "<tr>", "<td rowspan=3>", "</td>", "</tr>", "</table>", "<p>", "x", "<li>")
FILES = {"a.docx": published.as_docx([ROWS]), "a.html": published.as_html([ROWS]), "a.txt": published.as_text([ROWS])}


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_gives_the_same_rows(name: str) -> None:
    source = read_published(name, FILES[name])
    assert [line.cells for line in source.lines if line.table] == [tuple(row) for row in ROWS]
    assert source.lines[0].cells == ("Our self-assessment",)


def test_a_word_cell_over_two_columns_keeps_the_others_in_their_place() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=5)
    table.cell(0, 3).merge(table.cell(0, 4)).text = "Evidence and commentary"
    table.cell(1, 0).merge(table.cell(1, 2)).text = "6.2"
    table.cell(1, 3).text = "evidence"
    lines = read_published("a.docx", published.saved(document)).lines
    assert lines[0].cells == ("", "", "", "Evidence and commentary", "")
    assert lines[1].cells == ("6.2", "", "", "evidence", "")


def test_a_cell_joined_with_the_one_above_is_known_as_such() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 1).merge(table.cell(1, 1)).text = "Yes"
    table.cell(0, 0).text, table.cell(1, 0).text = "1.2", "1.3"
    first, second = read_published("a.docx", published.saved(document)).lines
    assert first.cells == ("1.2", "Yes")
    assert second.cells == ("1.3", "")
    assert second.joined == {1}
    page = b"<html><table><tr><td>1.2<td rowspan=2>Yes<tr><td>1.3</table>"
    assert [line.joined for line in read_published("a.html", page).lines] == [frozenset(), {1}]


def test_a_table_in_a_cell_stays_in_it_and_a_frame_around_the_form_gives_way() -> None:
    inner = "<table><tr><td>May<td>4 of 5</table>"
    page = f"<html><table><tr><td>6.2<td>Yes<td>See {inner}</table>".encode()
    assert [line.cells for line in read_published("a.html", page).lines] == [("6.2", "Yes", "See\nMay – 4 of 5")]
    framed = f"<html><table><tr><td>Above {inner}</table>".encode()
    assert [line.cells for line in read_published("a.html", framed).lines] == [("Above",), ("May", "4 of 5")]


def test_bullets_keep_their_lines_and_nothing_hidden_is_read() -> None:
    page = b"<html><script>x</script><table><tr><td>1<td><ul><li>one<li>two</ul></table>"
    assert read_published("a.html", page).lines[0].cells == ("1", "- one\n- two")
    document = Document()
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("plain")
    assert [line.cells for line in read_published("a.docx", published.saved(document)).lines] == [
        ("- one",),
        ("plain",),
    ]


def test_a_quoted_cell_with_line_ends_is_one_cell() -> None:
    lines = read_published("a.txt", b'6.2\tasks\tYes\t"one\n""two"""\n6.3\tasks\tYes\t').lines
    assert [line.cells for line in lines] == [("6.2", "asks", "Yes", 'one\n"two"'), ("6.3", "asks", "Yes", "")]


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.txt"])
def test_2_000_rows_are_read_and_more_than_5_000_refused(name: str) -> None:
    assert len(read_published(name, _of_rows(name, 2_000)).lines) == 2_000
    with pytest.raises(RuleBroken, match=r"more than 5,000 rows.*Nothing was changed"):
        read_published(name, _of_rows(name, 5_001))


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.txt"])
def test_50_000_characters_in_one_cell_are_read_and_more_than_200_000_refused(name: str) -> None:
    written = {"a.docx": published.as_docx, "a.html": published.as_html, "a.txt": published.as_text}[name]
    rows = [published.FIVE, ("6.2", "asks", "Yes", "word " * 10_000, "")]
    assert len(read_published(name, written([rows])).lines[-1].cells[3]) == 49_999
    with pytest.raises(RuleBroken, match=r"more than 200,000 characters in one cell.*Nothing was changed"):
        read_published(name, written([[("6.2", "asks", "Yes", "word " * 40_001, "")]]))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"", "has no text in it"),
        ("a.docx", published.saved(Document()), "has no text in it"),
        ("a.txt", b" \n\t\n", "has no text in it"),
        ("a.html", b"<html><body></body></html>", "has no text in it"),
        ("a.docx", FILES["a.docx"][:2_000], "is damaged"),
        ("a.docx", b"PK\x03\x04nothing", "is damaged"),
        ("a.docx", compound({"EncryptedPackage": b"locked" * 900}), "is locked with a password"),
        ("a.docx", b"\x89PNG\r\n\x1a\n...", "is a PNG picture"),
        ("a.doc", b"{\\rtf1 hello}", "is a rich text document"),
        ("a.doc", compound({"WordDocument": b"old" * 900}), "is a Word document of the old kind (.doc)"),
        ("a.docx", b"%PDF-1.7 no page", "is damaged"),
        ("a.odt", published.packed({"content.xml": "<x/>"}), "is an OpenDocument file"),
        ("a.docx", published.packed({"xl/workbook.xml": "<x/>"}), "is an Excel workbook"),
        ("a.zip", published.packed({"a.docx": "x"}), "is a zip archive"),
        ("a.html", b"<html><form>Sign in <input type=password></form></html>", "is a page to sign in on"),
        ("a.html", b"<html><body><script>x</script></body></html>", "has no text in it"),
        ("a.docx", b"x" * (25 * 1024 * 1024 + 1), "is 26 MB, and nothing larger than 25 MB is read"),
    ],
)
def test_what_cannot_be_read_says_so(name: str, content: bytes, said: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        read_published(name, content)
    assert said in str(broken.value)
    assert "Nothing was changed." in str(broken.value)


def test_a_row_without_end_and_a_quotation_mark_without_its_other_are_soon_read_or_refused() -> None:
    with pytest.raises(RuleBroken, match="more than 60 columns"):
        read_published("a.html", b"<html><table><tr>" + b"<td colspan=60 rowspan=999>x" * 100_000)
    assert len(read_published("a.txt", b'6.2\tasks\t"Yes\n' + b"words\n" * 10_000).lines) == 10_001
    assert said_of("a.html", b"<html>" + b"<a " * 200_000)


def test_a_file_with_the_wrong_ending_is_read_as_what_it_is() -> None:
    assert read_published("a.txt", FILES["a.docx"]).lines == read_published("a.docx", FILES["a.docx"]).lines
    assert read_published("a.docx", FILES["a.html"]).lines == read_published("a.html", FILES["a.html"]).lines


def test_a_word_file_whose_text_could_grow_without_end_is_refused() -> None:
    bomb = _with_body("<w:p><w:r><w:t>" + "a" * 1_000 + "</w:t></w:r></w:p>", "<!DOCTYPE x []>")
    with pytest.raises(RuleBroken, match="is damaged"):
        read_published("a.docx", bomb)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_scrambled_file_is_read_or_refused_in_words(name: str, data: st.DataObject) -> None:
    content = bytearray(FILES[name])
    cut = data.draw(st.integers(0, len(content)))
    for place, value in data.draw(st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)))):
        content[place] = value
    assert said_of(name, bytes(content[:cut])) == "" or "Nothing was changed" in said_of(name, bytes(content[:cut]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(MARKS)))
def test_any_order_of_marks_gives_lines_or_words(marks: list[str]) -> None:
    page = ("<html>" + "".join(marks)).encode()
    assert said_of("a.html", page) == "" or "Nothing was changed" in said_of("a.html", page)


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.txt", "a.pdf"])
def test_reading_can_be_stopped(name: str) -> None:
    rows = [published.FIVE, *[("6.2", "asks", "Yes", "x", "")] * 40]
    made: dict[str, Callable[..., bytes]] = {
        "a.docx": published.as_docx, "a.html": published.as_html, "a.txt": published.as_text, "a.pdf": published.as_pdf,
    }  # fmt: skip

    def stop(share: float) -> None:
        assert 0 <= share <= 1
        raise Stopped

    with pytest.raises(Stopped):
        read_published(name, made[name]([rows]), stop)


def said_of(name: str, content: bytes) -> str:
    """The refusal, empty where the file was read."""
    try:
        read_published(name, content)
    except RuleBroken as broken:
        return str(broken)
    return ""


def _of_rows(name: str, count: int) -> bytes:
    if name == "a.docx":
        cell = "<w:tc><w:p><w:r><w:t>6.2</w:t></w:r></w:p></w:tc>"
        return _with_body("<w:tbl>" + f"<w:tr>{cell}</w:tr>" * count + "</w:tbl>")
    page = b"<html><table>" + b"<tr><td>6.2<td>Yes" * count
    return page if name == "a.html" else published.as_text([[("6.2", "asks", "Yes")] * count], "")


def _with_body(body: str, before: str = "") -> bytes:
    """A Word file with this in its main part."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    written = f'{before}<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
    return published.packed({"word/document.xml": written})
