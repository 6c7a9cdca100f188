"""The official form is filled in with a year's answers: what goes where, what does not, and what is saved."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.filling.plan import Standing
from chc_desktop.domain.assessments.filling.texts import texts_of
from chc_desktop.domain.assessments.published.headings import Column
from chc_desktop.domain.assessments.published.reading import Reading, State
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.form import Form, FormRow
from chc_desktop.domain.vocabulary import AnswerKind
from chc_desktop.exchange.published import read_published
from chc_desktop.office.filling import FilledForm, FormToFill
from chc_desktop.office.office import Office
from tests import make, published, word_forms

_SAID = {AnswerKind.PROPORTION: "9 of 10", AnswerKind.COUNT: "3", AnswerKind.TEXT: "What we did"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return make.an_office(tmp_path_factory.mktemp("filling") / "data", date(2026, 11, 23))


def answers_of(form: Form) -> dict[str, Answer]:
    return {
        row.slug: Answer(
            slug=row.slug,
            comply=Comply.YES if row.asks_whether else Comply.UNANSWERED,
            evidence=f"Evidence for {row.slug}.",
            commentary=f"Commentary on {row.slug}.\n\n- one <thing>\n- & another",
            said=tuple((other.key, _SAID[other.kind]) for other in row.others),
        )
        for row in form.rows
    }


def to_fill(office: Office, content: bytes, edition: str = "hos-2024", **changed: Answer) -> FormToFill:
    """A form with every row of its edition answered, but for those changed."""
    form = replace(word_forms.to_fill(office), edition=edition)
    opened = word_forms.opened(form, content)
    return replace(opened, answers=answers_of(opened.forms[edition]) | {one.slug: one for one in changed.values()})


def to_tick(office: Office) -> bytes:
    return word_forms.a_blank_form(office.published.forms()["hos-2020"], before="Question: ")


def read_back(office: Office, filled: FilledForm, edition: str) -> Reading:
    return office.published.look(read_published("Filled.docx", filled.content), edition)


@pytest.mark.parametrize("edition", ["hos-2022", "joint-draft", "hos-2024", "lgsco-2024", "hos-2020"])
def test_the_form_of_every_edition_is_filled_in_and_says_what_was_answered(office: Office, edition: str) -> None:
    form = to_fill(office, word_forms.a_blank_form(office.published.forms()[edition]), edition)
    filled = office.filling.fill(form)
    assert {row.standing for row in filled.rows} == {Standing.WRITTEN}
    assert len(filled.rows) == len(form.forms[edition].rows)
    back = {row.slug: row.answer for row in read_back(office, filled, edition).rows}
    assert back == form.answers


def test_a_formto_tick_has_its_ticks_and_its_numbers_and_keeps_its_questions(office: Office) -> None:
    asked = office.published.forms()["hos-2020"]
    form = to_fill(office, to_tick(office), "hos-2020")
    filled = office.filling.fill(form)
    back = {row.slug: row for row in read_back(office, filled, "hos-2020").rows}
    assert {slug: row.answer.comply for slug, row in back.items()} == {s: a.comply for s, a in form.answers.items()}
    numbers = [row.slug for row in asked.rows if not row.asks_whether]
    assert {slug: back[slug].answer.said for slug in numbers} == {slug: form.answers[slug].said for slug in numbers}
    assert [back[row.slug].source.requirement for row in asked.rows] == [f"Question: {row.asks}" for row in asked.rows]


def test_the_columns_may_stand_in_another_order(office: Office) -> None:
    rows = [published.FIVE, *((n, a, "", "", "") for n, a, *_ in published.filled(make.hos_2024().form))]
    turned = [[row[4], row[2], row[0], row[3], row[1]] for row in rows]
    form = to_fill(office, word_forms.as_word([turned]))
    back = read_back(office, office.filling.fill(form), "hos-2024")
    assert {row.slug: row.answer for row in back.rows} == form.answers


def test_last_year_s_answers_are_replaced_and_rows_without_an_answer_left(office: Office) -> None:
    content = published.as_docx([[published.FIVE, *published.filled(make.hos_2024().form, answer="No")]])
    form = to_fill(
        office, content, blank=Answer(slug="6.2"), carried=Answer(slug="6.3", comply=Comply.YES, looked_at=False)
    )
    filled = office.filling.fill(form)
    assert filled.replaced == 70
    left = [row for row in filled.rows if row.standing is Standing.NOT_ANSWERED]
    assert [row.why[0] for row in left] == [
        "It has no answer yet.", "It was carried forward and not looked at yet.",
    ]  # fmt: skip
    back = {row.slug: row.answer.comply for row in read_back(office, filled, "hos-2024").rows}
    assert (back["6.1"], back["6.2"], back["6.3"]) == (Comply.YES, Comply.NO, Comply.NO)


def test_an_answer_that_has_become_shorter_leaves_nothing_of_last_year_s(office: Office) -> None:
    content = published.as_docx([[published.FIVE, *published.filled(make.hos_2024().form, answer="No")]])
    short = Answer(slug="6.2", comply=Comply.YES)
    answer = next(
        row.answer
        for row in read_back(office, office.filling.fill(to_fill(office, content, short=short)), "hos-2024").rows
        if row.slug == "6.2"
    )
    assert (answer.evidence, answer.commentary) == ("", "")


def test_rows_in_doubt_wait_for_the_officer_and_rows_of_no_place_are_named(office: Office) -> None:
    form = word_forms.to_fill(office)
    filled = office.filling.fill(form)
    first, second = (row for row in filled.rows if row.planned.source.number == "1.4")
    assert (first.standing, second.standing) == (Standing.DOUBTFUL, Standing.NOT_PLACED)
    assert "stands here twice" in first.why[0]
    agreed = office.filling.fill(form, frozenset({first.planned.source.place}))
    assert agreed.counted(Standing.WRITTEN) == filled.counted(Standing.WRITTEN) + 1


def test_a_no_goes_with_its_reason_and_day_into_the_commentary(office: Office) -> None:
    no = Answer(slug="6.2", comply=Comply.NO, reason="Leave.", comply_by=date(2027, 3, 1), commentary="So far.")
    content = word_forms.a_blank_form(make.hos_2024().form, word_forms.a_list("Yes", "No"))
    back = read_back(office, office.filling.fill(to_fill(office, content, no=no)), "hos-2024")
    answer = next(row.answer for row in back.rows if row.slug == "6.2")
    assert answer.comply is Comply.NO
    assert (answer.commentary, answer.reason, answer.comply_by) == ("So far.", "Leave.", date(2027, 3, 1))


def test_a_form_with_columnsto_tick_only_says_what_it_has_no_column_for(office: Office) -> None:
    none = Answer(slug="2.routes", comply=Comply.NOT_APPLICABLE, evidence="None")
    form = to_fill(office, to_tick(office), "hos-2020", none=none)
    filled = office.filling.fill(form)
    row = next(row for row in filled.rows if row.row and row.row.slug == "2.routes")
    assert row.why[:2] == (
        "The form has no column for “not applicable”, so that is not written.",
        "The form has no column for evidence, so that is not written.",
    )
    assert read_back(office, filled, "hos-2020").rows[3].answer.comply is Comply.UNANSWERED


def test_cells_that_reach_over_several_rows_and_rows_without_a_cell_are_named(office: Office) -> None:
    rows = published.filled(make.hos_2024().form, answer="")
    content = published.as_docx([[published.FIVE, *rows]], join=((2, 3, 4),))
    filled = office.filling.fill(to_fill(office, content))
    assert "The evidence stands in one cell with that of the row above, so it is not written." in filled.rows[2].why


def test_a_form_with_its_headings_beside_each_answer_is_filled_in_too(office: Office) -> None:
    heads = published.FIVE
    rows = published.filled(make.hos_2024().form, answer="")
    table = [line for n, asks, *_ in rows for line in zip(heads, (n, asks, "", "", ""), strict=True)]
    form = to_fill(office, word_forms.as_word([table]))
    filled = office.filling.fill(form)
    assert filled.counted(Standing.WRITTEN) == 72
    assert {row.slug: row.answer for row in read_back(office, filled, "hos-2024").rows} == form.answers


def test_a_form_in_a_table_that_only_frames_it_is_filled_in_too(office: Office) -> None:
    rows = [[n, asks, "", "", ""] for n, asks, *_ in published.filled(make.hos_2024().form)]
    form = to_fill(office, word_forms.framed([published.FIVE, *rows[:36]], [published.FIVE, *rows[36:]]))
    filled = office.filling.fill(form)
    assert {row.slug: row.answer for row in read_back(office, filled, "hos-2024").rows} == form.answers


def test_a_form_of_another_code_and_a_file_without_a_form_write_nothing(office: Office) -> None:
    other = office.filling.fill(to_fill(office, word_forms.a_blank_form(office.published.forms()["hos-2022"])))
    assert (other.plan.recognised.edition, other.rows, other.content) == ("hos-2022", (), b"")
    assert office.filling.fill(to_fill(office, word_forms.as_word([[["Dear", "all"]]]))).rows == ()


def test_answers_the_form_has_no_row_for_are_named(office: Office) -> None:
    rows = [row for row in published.filled(make.hos_2024().form, answer="") if row[0] not in ("5.3", "9.8")]
    filled = office.filling.fill(to_fill(office, published.as_docx([[published.FIVE, *rows]])))
    assert [row.slug for row in filled.plan.missing] == ["5.3", "9.8"]


@pytest.mark.parametrize(
    ("columns", "under"),
    [
        ({Column.COMPLY, Column.EVIDENCE}, {Column.EVIDENCE: "E\n\nCommentary: C"}),
        ({Column.COMPLY, Column.COMMENTARY}, {Column.COMMENTARY: "C\n\nEvidence: E"}),
        ({Column.COMPLY, Column.EVIDENCE, Column.COMMENTARY}, {Column.EVIDENCE: "E", Column.COMMENTARY: "C"}),
    ],
)
def test_one_column_for_both_has_both_in_its_own_order(columns: set[Column], under: dict[Column, str]) -> None:
    row: FormRow = make.hos_2024().form.rows[0]
    answer = Answer(slug=row.slug, comply=Comply.YES, evidence="E", commentary="C")
    assert texts_of(row, answer, columns).under == {Column.COMPLY: "Yes", **under}


def test_it_is_opened_from_the_disk_and_saved_under_another_name_only(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "Form.docx"
    content = word_forms.a_blank_form(make.hos_2024().form)
    path.write_bytes(content)
    office.assessments.save_answer(2026, Answer(slug="6.2", comply=Comply.YES, evidence="Our log"))
    form = office.filling.open_form(path, 2026)
    filled = office.filling.fill(form)
    assert filled.counted(Standing.WRITTEN) == 1
    with pytest.raises(RuleBroken, match=r"is the form you chose, and that stays as it is\. Nothing was changed"):
        office.filling.save(form, filled, tmp_path / "." / "Form.docx")
    assert form.suggested == "Form – 2026 filled in.docx"
    office.filling.save(form, filled, tmp_path / form.suggested)
    assert path.read_bytes() == content
    saved = (tmp_path / form.suggested).read_bytes()
    assert read_back(office, replace(filled, content=saved), "hos-2024").counted(State.UNDERSTOOD) == 1
    with pytest.raises(RuleBroken, match="the folder"):
        office.filling.save(form, filled, tmp_path / "gone" / "a.docx")


def test_a_form_that_is_not_there_says_so(office: Office, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match=r"“gone\.docx” could not be opened\. Nothing was changed"):
        office.filling.open_form(tmp_path / "gone.docx", 2026)
