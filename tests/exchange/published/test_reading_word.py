"""What Word keeps beside plain text: boxes, ticks, lists to choose from, notes, headers, tables side by side."""

import pytest

from chc_desktop.exchange.published import read_published
from tests import published

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def old_box(ticked: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>'
        f"{ticked}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        (old_box("<w:checked/>") + run("Yes ") + old_box('<w:default w:val="0"/>') + run("No"), "☒Yes ☐No"),
        (old_box('<w:default w:val="1"/><w:checked w:val="0"/>') + run("Yes"), "☐Yes"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" Yes"), "☑ Yes"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>ü</w:t></w:r>', "✓"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>P</w:t></w:r>' + run(" Yes"), "✓ Yes"),
        (control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', run("☒")) + run(" Yes"), "☒ Yes"),
        (control("<w:dropDownList/>", run("Yes")), "Yes"),
        (control("<w:showingPlcHdr/><w:dropDownList/>", run("Choose an item.")) + run("6.2"), "6.2"),
        (control("<w:date/>", run("3 March 2026")), "3 March 2026"),
        (
            '<w:r><w:ddList><w:result w:val="1"/><w:listEntry w:val="-"/><w:listEntry w:val="No"/></w:ddList></w:r>',
            "No",
        ),
        (run("Yes") + "<w:del><w:r><w:delText>No</w:delText></w:r></w:del>", "Yes"),
        ("<w:ins>" + run("Yes") + "</w:ins>", "Yes"),
        (run("Yes") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "Yes [Note: but for the shop]"),
        (run("Siân Ŵyn-Jones, Tŷ Gwyn"), "Siân Ŵyn-Jones, Tŷ Gwyn"),
    ],
)
def test_what_stands_in_a_cell_is_read_as_it_looks(inside: str, read: str) -> None:
    lines = read_published("a.docx", a_file(f"<w:tbl><w:tr>{cell('6.2')}{cell(inside)}</w:tr></w:tbl>")).lines
    assert lines[-1].cells[1:] == (read,)


def test_headers_come_once_and_first_and_their_table_may_head_the_columns() -> None:
    body = f"<w:tbl><w:tr>{cell(run('6.2'))}{cell(run('asks'))}{cell(run('Yes'))}</w:tr></w:tbl>"
    lines = read_published("a.docx", a_file(body)).lines
    assert [line.cells for line in lines] == [
        ("Our housing",), ("Code section", "Code requirement", "Comply"), ("6.2", "asks", "Yes"),
    ]  # fmt: skip
    assert [line.places for line in lines] == [(), (), (1, 2, 3)]


def test_tables_side_by_side_come_one_after_the_other() -> None:
    left, right = (f"<w:tbl><w:tr>{cell(run(a))}{cell(run(b))}</w:tr></w:tbl>" for a, b in (("1.2", "a"), ("1.3", "b")))
    body = f"<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr></w:tbl>"
    lines = [line for line in read_published("a.docx", a_file(body)).lines if line.places]
    assert [(line.cells, line.places) for line in lines] == [(("1.2", "a"), (2, 3)), (("1.3", "b"), (5, 6))]


def cell(inside: str) -> str:
    return f"<w:tc><w:p>{inside}</w:p></w:tc>"


def a_file(body: str) -> bytes:
    """A Word file with this body, two headers alike, and a footnote."""
    around = f'xmlns:w="{_W}" xmlns:w14="{_W14}"'
    heads = "".join(cell(run(words)) for words in ("Code section", "Code requirement", "Comply"))
    header = f"<w:hdr {around}><w:p>{run('Our housing')}</w:p><w:tbl><w:tr>{heads}</w:tr></w:tbl></w:hdr>"
    note = f'<w:footnote w:id="2"><w:p>{run("but for the shop")}</w:p></w:footnote>'
    notes = f'<w:footnote w:type="separator" w:id="0"/>{note}'
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{part}"/>'
        for n, (kind, part) in enumerate(
            (("header", "header1.xml"), ("header", "header2.xml"), ("footnotes", "footnotes.xml"))
        )
    )
    return published.packed(
        {
            "word/document.xml": f"<w:document {around}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
            "word/header1.xml": header,
            "word/header2.xml": header,
            "word/footnotes.xml": f"<w:footnotes {around}>{notes}</w:footnotes>",
        }
    )
