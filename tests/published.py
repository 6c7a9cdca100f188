"""Published self-assessments of our own making, in the layouts that landlords use, in every kind of file."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from docx import Document
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as DrawnTable

from chc_desktop.domain.assessments.published.source import Line, Source
from chc_desktop.domain.form import Form, FormRow
from chc_desktop.domain.vocabulary import AnswerKind

FIVE = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary / explanation")
FOUR = ("Code section", "Code requirement", "Comply?", "Evidence, commentary and explanations")

Table = Sequence[Sequence[str]]


def filled(form: Form, *, columns: int = 5, answer: str = "Yes") -> list[tuple[str, ...]]:
    """Every row of a form, answered, with evidence (and commentary) that names its row."""
    rows = []
    for row in form.rows:
        said = (f"Evidence for {row.slug}.", f"Commentary on {row.slug}.")[: columns - 3]
        rows.append((row.number, row.asks, answer if row.asks_whether else numbers_and_words(row), *said))
    return rows


def numbers_and_words(row: FormRow) -> str:
    """What a row says that asks for no yes or no: a share, a number, a few words, each under its name."""
    said = {AnswerKind.PROPORTION: "9 of 10", AnswerKind.COUNT: "3", AnswerKind.TEXT: "What we did"}
    if len(row.others) == 1:
        return said[row.others[0].kind]
    return "\n".join(f"{other.label}: {said[other.kind]}" for other in row.others)


def a_source(form: Form) -> Source:
    """Every row of a form answered, the second in part only, and a row that no form has."""
    rows = [FIVE, *filled(form), ("9.99", "We do more than the Code asks.", "Yes", "Our website", "")]
    rows[2] = (*rows[2][:2], "Partial", *rows[2][3:])
    return Source("Ours.docx", (Line(("Our self-assessment",)), *(Line(tuple(row), 1) for row in rows)))


def as_text(tables: Sequence[Table], title: str = "Our self-assessment") -> bytes:
    lines = [title, ""]
    for table in tables:
        lines += ["\t".join(cell.replace("\n", "<br>") for cell in row) for row in table] + [""]
    return "\n".join(lines).encode()


def as_a_council_does(form: Form) -> bytes:
    """The form of 2022 as text with tabs and marks left in its cells: a table a page, and cells that go on over it."""
    lines = ["Our council’s self-assessment", "", "Self-assessment undertaken in May 2022.", ""]
    for section in form.sections:
        must = "must" in section.group.casefold()
        lines += [f"Section {section.number} – {section.title}", ""]
        lines += ["Mandatory 'must' requirements" if must else "Best practice 'should' requirements", ""]
        for number, row in enumerate(section.rows):
            if number % 3 == 0:
                lines += ["", "\t".join(FOUR)]
            answer = "Yes, for the Complaints team" if row.slug == "7.6" else "Yes"
            said = f"<p>Evidence for {row.slug}, as the council’s procedure says:</p> <ul> • one thing • another"
            if number % 3 == 1:
                said = f"<p>Evidence for {row.slug}.</p> <p>It is said “so”, and the rest"
            lines.append("\t".join((row.number, f"<p>{escape(row.asks)}</p>", answer, said)))
            if number % 3 == 1:
                lines += ["", "\t".join(FOUR), "\t\t\tstands on the next page.</p>"]
        lines.append("")
    return "\n".join(lines).encode()


def as_html(tables: Sequence[Table], title: str = "Our self-assessment") -> bytes:
    drawn = "".join(
        "<table>"
        + "".join("<tr>" + "".join(f"<td><p>{_marked(cell)}</p></td>" for cell in row) + "</tr>" for row in table)
        + "</table>"
        for table in tables
    )
    head = "<head><style>td {}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body><h1>{title}</h1>{drawn}</body></html>".encode()


def as_docx(
    tables: Sequence[Table], title: str = "Our self-assessment", join: Sequence[tuple[int, int, int]] = ()
) -> bytes:
    """The tables in a Word document; `join` are cells of the first: from this row to that one, in this column."""
    document = Document()
    document.add_heading(title)
    for table in tables:
        drawn = document.add_table(rows=0, cols=max(map(len, table)))
        for row in table:
            cells = drawn.add_row().cells
            for cell, words in zip(cells, row, strict=False):
                cell.text = words
        document.add_paragraph("")
    for first, last, column in join:
        document.tables[0].cell(first, column - 1).merge(document.tables[0].cell(last, column - 1))
    return saved(document)


def as_pdf(tables: Sequence[Table], *, lines: bool = True, at: str = "TOP") -> bytes:
    """The tables as pages on their side, headings repeated, cells with lines around them or without."""
    style, kept = getSampleStyleSheet()["BodyText"], io.BytesIO()
    parts: list[Flowable] = [Paragraph("Our self-assessment", style)]
    for table in tables:
        cells = [[Paragraph(_marked(cell).replace("<br>", "<br/>"), style) for cell in row] for row in table]
        drawn = DrawnTable(cells, colWidths=[60, 220, 60, 190, 190][: len(table[0])], repeatRows=1, splitInRow=1)
        grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if lines else []
        drawn.setStyle([("VALIGN", (0, 0), (-1, -1), at), *grid])
        parts.append(drawn)
    SimpleDocTemplate(kept, pagesize=landscape(A4)).build(parts)
    return kept.getvalue()


def packed(parts: Mapping[str, str]) -> bytes:
    """A zip of these parts, as a .docx is one."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, written in parts.items():
            archive.writestr(name, written)
    return kept.getvalue()


def saved(document: object) -> bytes:
    kept = io.BytesIO()
    document.save(kept)  # type: ignore[attr-defined]
    return kept.getvalue()


def _marked(words: str) -> str:
    return escape(words).replace("\n", "<br>")
