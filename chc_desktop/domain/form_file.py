"""Reads the self-assessment form of an edition from its part of the edition’s file."""

from chc_desktop.domain.form import YES_OR_NO, Answer, Form, FormRow, FormSection
from chc_desktop.domain.resource_file import Section, compared_with
from chc_desktop.domain.vocabulary import AnswerKind, Force, FormCell, Measure


def read_form(table: Section) -> Form:
    """The form with its sections and rows; faults go to the reader of the file."""
    columns, cells = table.texts("columns"), table.all_of("cells", FormCell)
    if len(cells) != len(columns):
        table.fault("cells", "has to say of each column what it holds")
    form = Form(table.text("title"), columns, cells, table.tables("sections", _form_section))
    table.unique("sections.rows.slug", [row.slug for row in form.rows])
    return form


def _form_section(section: Section) -> FormSection:
    return FormSection(
        section.text("number"), section.text("title"), section.tables("rows", _form_row), section.text("group", "")
    )


def _form_row(row: Section) -> FormRow:
    answers = row.tables("answers", _answer) if "answers" in row.data else YES_OR_NO
    row.unique("answers.key", [answer.key for answer in answers])
    return FormRow(
        slug=row.text("slug"),
        numbers=row.texts("numbers"),
        force=row.one_of("force", Force),
        asks=row.text("asks"),
        measure=row.optional_one_of("measure", Measure),
        follows=row.texts("follows", ()),
        seen=row.truth("seen", False),
        answers=answers,
        also=row.all_of("also", Measure) if "also" in row.data else (),
        checked_in=compared_with(row),
    )


def _answer(row: Section) -> Answer:
    return Answer(
        row.text("key"),
        row.one_of("kind", AnswerKind),
        row.text("label", ""),
        row.optional_one_of("measure", Measure),
    )
