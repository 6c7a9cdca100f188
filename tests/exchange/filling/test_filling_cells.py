"""Answers are written into the cells of somebody else's Word form, and nothing else of it changes."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.assessments.filling.writing import Kind, Outcome, Write
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.filling.document import Filled, WordForm
from chc_desktop.exchange.published import read_published
from tests import published, word_forms
from tests.exchange.compound import compound

YES = Write(1, Kind.ANSWER, "Yes", "the answer", Comply.YES)
NO = Write(1, Kind.ANSWER, "No", "the answer", Comply.NO)
NONE = Write(1, Kind.ANSWER, "Not applicable", "the answer", Comply.NOT_APPLICABLE)
TICK = Write(1, Kind.YES, "Yes", "the yes")
TEXT = Write(1, Kind.TEXT, "Our policy, page 2\n- <one> & two", "the evidence")
RED = '<w:color w:val="FF0000"/>'

_SMALL = word_forms.as_word([[["Yes / No", "beside"]]])
_MARKS = (
    word_forms.boxes("Yes"), word_forms.old_boxes("No"), word_forms.old_text(), word_forms.old_list("Yes", "No"),
    word_forms.a_list("Yes", "No"), word_forms.a_field(), "<w:p/>", "<w:p><w:pPr><w:numPr/></w:pPr></w:p>",
    "<w:p><w:r><w:tab/><w:br/><w:t>Yes / No ☐</w:t></w:r></w:p>", '<w:bookmarkStart w:id="1" w:name="a"/>',
    '<w:bookmarkEnd w:id="1"/>', "<w:p><w:hyperlink><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>",
)  # fmt: skip


def filled(cell: str, *writes: Write) -> Filled:
    """A table of one row whose first cell is to be filled in."""
    return WordForm("Form.docx", word_forms.as_word([[[cell, "beside"]]])).filled(writes)


def said(made: Filled) -> str:
    """What the first cell says to whoever reads it."""
    return next(line for line in read_published("Form.docx", made.content).lines if line.table).cells[0]


def document_of(content: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("cell", "write", "reads"),
    [
        ("", YES, "Yes"),
        ("Yes / No", YES, "Yes"),
        ("", TEXT, "Our policy, page 2\n- <one> & two"),
        ("Last year’s words", TEXT, "Our policy, page 2\n- <one> & two"),
        ("Last year’s words", Write(1, Kind.TEXT, "", "the evidence"), ""),
        ("", TICK, "✓"),
        ("x", Write(1, Kind.YES, "", "the yes"), ""),
        (word_forms.a_list("Yes", "No"), NO, "No"),
        (word_forms.a_list("Compliant", "Not compliant"), NO, "Not compliant"),
        (word_forms.a_list("Yes", "No", chosen="No"), YES, "Yes"),
        (word_forms.a_list("Yes – we comply", "No – we do not comply", "Partly"), NO, "No – we do not comply"),
        (word_forms.boxes("Yes, we comply", "No, we do not"), NO, "☐ Yes, we comply ☒ No, we do not"),
        ("☐ Yes / ☐ No", YES, "☒ Yes / ☐ No"),
        (word_forms.a_list("Yes", "No", editable=True), NONE, "Not applicable"),
        (word_forms.a_field(), TEXT, "Our policy, page 2\n- <one> & two"),
        (word_forms.a_field("<w:date/>"), TEXT, "Our policy, page 2\n- <one> & two"),
        (word_forms.boxes("Yes", "No"), YES, "☒ Yes ☐ No"),
        (word_forms.boxes("Yes", "No", "N/A"), NONE, "☐ Yes ☐ No ☒ N/A"),
        (word_forms.old_boxes("Yes", "No"), NO, "☐ Yes ☒ No"),
        (word_forms.old_boxes(""), TICK, "☒"),
        ("☐ Yes  ☒ No", YES, "☒ Yes ☐ No"),
        ("Yes ☐ No ☐", NO, "Yes ☐ No ☒"),
        (word_forms.old_text(), TEXT, "Our policy, page 2\n- <one> & two"),
        (word_forms.old_list("-", "Yes", "No"), NO, "No"),
        (
            word_forms.Xml('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r><w:r><w:t>Yes</w:t></w:r></w:p>'),
            YES,
            "☑Yes",
        ),
    ],
)
def test_a_cell_is_filled_in_as_it_wants_to_be(cell: str, write: Write, reads: str) -> None:
    made = filled(cell, write)
    assert [outcome.fault for outcome in made.outcomes] == [""]
    assert said(made) == reads
    assert Document(io.BytesIO(made.content)).tables


@pytest.mark.parametrize(
    ("cell", "write", "fault"),
    [
        (word_forms.a_list("Yes", "No"), NONE, "has a list to choose from, and “Not applicable” is not on it"),
        (word_forms.boxes("Yes", "No"), NONE, "has no box for “not applicable”"),
        (word_forms.boxes("Yes", "No"), TEXT, "has boxes to tick and no place for words"),
        (word_forms.old_list("Yes", "No"), NONE, "has a list to choose from, and this answer is not on it"),
        (word_forms.a_field('<w:lock w:val="contentLocked"/>'), TEXT, "is locked by whoever made the form"),
        (word_forms.Xml("<w:p><w:ins><w:r><w:t>Yes</w:t></w:r></w:ins></w:p>"), TEXT, "holds changes that are tracked"),
        (word_forms.Xml("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>"), TEXT, "has a table in it"),
        (word_forms.Xml(word_forms.a_field() + word_forms.a_field()), TEXT, "has several fields"),
        (word_forms.a_field("<w:dataBinding/>"), TEXT, "shows data that the file keeps elsewhere"),
        (word_forms.a_list("Yes, always", "Yes, mostly but late", "Yes, at stage 1"), YES, "has a list to choose from"),
        ("", Write(99, Kind.TEXT, "x", "the evidence"), "is not in the file"),
    ],
)
def test_a_cell_that_cannot_be_filled_in_says_why_and_stays(cell: str, write: Write, fault: str) -> None:
    made = filled(cell, write)
    assert made.outcomes[0].fault.startswith(fault)
    assert document_of(made.content) == document_of(word_forms.as_word([[[cell, "beside"]]]))


def test_nothing_but_the_cell_changes_and_every_other_part_keeps_its_bytes() -> None:
    form = word_forms.as_word([[["Comply", "Evidence"], [word_forms.plain("Yes / No", RED), "beside"]]])
    made = WordForm("Form.docx", form).filled([Write(3, Kind.ANSWER, "No", "the answer", Comply.NO)])
    before, after = (zipfile.ZipFile(io.BytesIO(content)) for content in (form, made.content))
    assert before.namelist() == after.namelist()
    for old, new in zip(before.infolist(), after.infolist(), strict=True):
        assert (old.date_time, old.compress_type) == (new.date_time, new.compress_type)
        assert old.filename == "word/document.xml" or before.read(old) == after.read(new)
    assert document_of(made.content) == document_of(form).replace(
        "<w:t>Yes / No</w:t>", '<w:t xml:space="preserve">No</w:t>'
    )


def test_the_look_of_the_cell_is_kept_but_for_a_placeholder_s_and_a_tick_s() -> None:
    twice = Write(1, Kind.TEXT, "One.\n\nTwo.", "the evidence")
    document = document_of(filled(word_forms.plain("Last year", RED), twice).content)
    assert document.count(RED) == 2
    assert "PlaceholderText" not in document_of(filled(word_forms.a_list("Yes"), YES).content)
    symbols = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    assert "Wingdings" not in document_of(filled(word_forms.plain("ü", symbols), YES).content)


def test_marks_that_come_in_pairs_stay() -> None:
    cell = word_forms.Xml(
        '<w:p><w:bookmarkStart w:id="7" w:name="x"/><w:r><w:t>a</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>b</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>'
    )
    document = document_of(filled(cell, TEXT).content)
    assert (document.count("bookmarkStart"), document.count("bookmarkEnd")) == (1, 1)


def test_a_cell_that_says_so_already_is_not_touched_and_one_that_says_something_else_is_told() -> None:
    form = word_forms.as_word([[["Yes", "beside"]]])
    same = WordForm("Form.docx", form).filled([YES])
    assert document_of(same.content) == document_of(form)
    assert not same.outcomes[0].replaced
    assert filled("No", YES).outcomes == (Outcome(YES, replaced=True),)
    assert not filled("Yes / No", YES).outcomes[0].replaced
    assert not filled(word_forms.a_list("Yes", "No"), YES).outcomes[0].replaced


def test_an_answer_in_its_own_words_that_can_only_be_ticked_is_told() -> None:
    own = Write(1, Kind.ANSWER, "Yes, for the shop", "the answer", Comply.YES)
    assert filled(word_forms.boxes("Yes", "No"), own).outcomes[0].loses_words
    assert not filled("", own).outcomes[0].loses_words


@pytest.mark.parametrize(
    ("setting", "notice"),
    [
        ('<w:documentProtection w:edit="forms" w:enforcement="1"/>', "protected against changes"),
        ("<w:trackRevisions/>", "“Track changes” switched on"),
    ],
)
def test_a_protected_form_and_one_that_tracks_changes_are_filled_in_and_told_of(setting: str, notice: str) -> None:
    form = _with_settings(word_forms.as_word([[["", "beside"]]]), setting)
    made = WordForm("Form.docx", form).filled([YES])
    assert notice in made.notices[0]
    assert said(made) == "Yes"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("Form.docx", b"", "is an empty file"),
        ("Form.pdf", b"%PDF-1.7\n", "is a PDF document. Nothing was changed. Answers can be written only into a Word"),
        ("Form.html", b"<html><table></table></html>", "is a web page"),
        ("Form.doc", compound({"WordDocument": b"old" * 900}), "of the old kind (.doc)"),
        ("Form.docx", compound({"EncryptedPackage": b"locked" * 900}), "is locked with a password"),
        ("Form.docx", published.packed({"word/document.xml": "<w:document"}), "is damaged"),
        ("Form.docx", published.packed({"word/document.xml": "<!DOCTYPE x []><w:document/>"}), "is damaged"),
        ("Form.docx", b"PK\x03\x04nothing", "is damaged"),
        ("Form.docx", published.packed({"word/document.xml": " " * 40_000_001}), "has more in it than its size says"),
    ],
)
def test_what_is_no_word_document_is_refused_in_a_sentence(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        WordForm(name, content)
    assert sentence in str(broken.value)
    assert "Nothing was changed." in str(broken.value)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_scrambled_form_is_filled_in_or_refused_in_words(data: st.DataObject) -> None:
    content = bytearray(_SMALL)
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=9)
    ):
        content[place] = value
    assert refusal_of(bytes(content)) == "" or "Nothing was changed." in refusal_of(bytes(content))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_MARKS), max_size=12), st.sampled_from([YES, NO, TICK, TEXT]))
def test_any_order_of_marks_in_a_cell_is_filled_in_or_says_why(marks: list[str], write: Write) -> None:
    made = WordForm("Form.docx", _with_cell("".join(marks))).filled([write])
    assert made.outcomes[0].fault or read_published("Form.docx", made.content).lines


def _with_settings(content: bytes, setting: str) -> bytes:
    return _changed(
        content, "word/settings.xml", lambda text: re.sub(r"</w:settings>", f"{setting}</w:settings>", text)
    )


def refusal_of(content: bytes) -> str:
    """Why it is not filled in, empty where it is."""
    try:
        WordForm("Form.docx", content).filled([YES, Write(2, Kind.TEXT, "words", "the evidence")])
    except RuleBroken as broken:
        return str(broken)
    return ""


def _with_cell(inside: str) -> bytes:
    return _changed(
        _SMALL, "word/document.xml", lambda text: re.sub("<w:p><w:r><w:t>Yes / No</w:t></w:r></w:p>", inside, text)
    )


def _changed(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, written in parts.items():
            archive.writestr(name, change(written.decode()).encode() if name == part else written)
    return kept.getvalue()
