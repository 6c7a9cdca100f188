"""The parts of a printed cell are found again under their names, whatever was written in them."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chc_desktop.documents.written import Bullets, written
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.in_print import COMMENTARY, EVIDENCE, REASON, cells_of, names_in, read_back
from chc_desktop.domain.assessments.published.fields import Fields
from chc_desktop.domain.assessments.published.printed import printed_fields
from chc_desktop.domain.assessments.published.source_row import SourceRow
from chc_desktop.domain.form import FormRow
from chc_desktop.domain.page import Parts
from chc_desktop.domain.vocabulary import FormCell
from tests.letters import EDITIONS

ROW = EDITIONS["hos-2024"].form.rows[0]
OLD = next(row for row in EDITIONS["hos-2020"].form.rows if row.slug == "4.in-time")
PIECES = (
    "Reason: ", "Evidence:", "Commentary", ": ", "Stage 1: 3 of 4", "We intend to comply by 1 May 2027.", "\n", "\n\n",
    "This concerns one service only: Repairs.", "- an item", "  set in", "word ", "Answer:", "\u2028",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@settings(max_examples=150, deadline=None)
@given(texts, texts, texts, st.sampled_from([Comply.YES, Comply.NO]))
@example("", "", "", Comply.NO)
@example("Reason: a\n\nEvidence: b", "Evidence: c", "Commentary: d\n\n- e", Comply.NO)
@pytest.mark.parametrize("cell", [FormCell.EVIDENCE_AND_COMMENTARY, FormCell.COMMENTARY_AND_EVIDENCE])
def test_whatever_is_written_is_found_under_its_own_name(
    cell: FormCell, evidence: str, commentary: str, reason: str, comply: Comply
) -> None:
    answer = Answer(slug=ROW.slug, comply=comply, evidence=evidence, commentary=commentary, reason=reason)
    (parts,) = cells_of(ROW, answer, (cell,))
    lead = EVIDENCE if cell is FormCell.EVIDENCE_AND_COMMENTARY else COMMENTARY
    is_no = comply is Comply.NO
    names = tuple(name for name in names_in(ROW) if is_no or name != REASON)
    found = read_back(as_text(parts), lead, names)
    assert said(found.of(EVIDENCE)) == said(evidence)
    assert said(found.of(COMMENTARY)) == said(commentary)
    assert said(found.of(REASON)) == (said(reason) if is_no else [])
    assert (found.service, found.comply_by) == ("", None)


@settings(max_examples=100, deadline=None)
@given(texts, texts)
def test_below_the_question_of_an_old_form_each_part_has_its_name(evidence: str, commentary: str) -> None:
    given_said = (("stage1", "14 of 16"), ("stage2-extended", "87%"))
    answer = Answer(slug=OLD.slug, evidence=evidence, commentary=commentary, said=given_said)
    found = fields(OLD, answer, ("asks", "yes", "no"))
    assert found is not None
    assert tuple(found.said.items()) == given_said
    assert said(found.evidence) == said(evidence)
    assert said(found.commentary) == said(commentary)


def test_a_reason_a_service_and_a_day_go_with_a_no() -> None:
    no = Answer(
        slug=ROW.slug, comply=Comply.NO, commentary="So.", reason="New staff.", service="Night  calls",
        comply_by=date(2027, 1, 5),
    )  # fmt: skip
    found = fields(ROW, no, ("number", "asks", "comply", "evidence", "commentary"))
    assert found
    assert (found.commentary, found.reason, found.service, found.comply_by) == (
        "So.", "New staff.", "Night calls", date(2027, 1, 5),
    )  # fmt: skip


def test_two_sentences_that_ran_together_are_still_two() -> None:
    cell = "Reason: Leave.\n\nThis concerns one service only: Repairs. We intend to comply by 5 January 2027."
    found = read_back(cell, COMMENTARY, names_in(ROW))
    assert (found.service, found.comply_by) == ("Repairs", date(2027, 1, 5))
    assert read_back("We intend to comply by 31 June 2027.", COMMENTARY, names_in(ROW)).comply_by is None


def fields(row: FormRow, answer: Answer, columns: tuple[str, ...]) -> Fields | None:
    cells = dict(zip(columns, map(as_text, cells_of(row, answer, tuple(map(FormCell, columns)))), strict=True))
    source = SourceRow(
        1, row.numbers, requirement=cells["asks"], answer=cells.get("comply", ""), evidence=cells.get("evidence", ""),
        commentary=cells.get("commentary", ""),
    )  # fmt: skip
    return printed_fields(source, row)


def as_text(parts: Parts) -> str:
    """A cell as it is read: paragraphs and lists apart, a name before the first of its part."""
    pieces: list[str] = []
    for part in parts:
        name = f"{part.name}: " if part.name else ""
        for block in written(part.text):
            if isinstance(block, Bullets):
                pieces += [name.strip()] if name else []
                pieces.append("\n".join("- " + item.replace("\n", "\n  ") for item in block.items))
            else:
                pieces.append(f"{name}{block.text}")
            name = ""
    return "\n\n".join(pieces)


def said(text: str) -> list[tuple[bool, str]]:
    found = []
    for block in written(text):
        lines = block.items if isinstance(block, Bullets) else (block.text,)
        found += [(isinstance(block, Bullets), " ".join(line.split())) for line in lines]
    return [each for each in found if each[1]]
