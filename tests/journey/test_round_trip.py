"""What the self-assessment prints, as PDF, Word and web page, is read back by the program as the same answers."""

import io
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from chc_desktop.documents.form import form_pdf
from chc_desktop.documents.form_docx import form_docx
from chc_desktop.documents.form_html import form_html
from chc_desktop.documents.typefaces import unprintable
from chc_desktop.documents.written import Bullets, written
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.official import OfficialWording
from chc_desktop.domain.assessments.published.reading import Reading, State, read
from chc_desktop.domain.assessments.reporting_year import reporting_year
from chc_desktop.domain.code import Edition
from chc_desktop.domain.form import FormRow
from chc_desktop.domain.page import FormPage
from chc_desktop.domain.vocabulary import AnswerKind
from chc_desktop.exchange.published import read_published
from chc_desktop.office.assessment_form import NOT_APPROVED, form_page
from tests import make, published
from tests.letters import EDITIONS
from tests.nasty import NASTY, WAYS

WITH_FORM = {name: edition for name, edition in EDITIONS.items() if edition.form.rows}
FORMS = {name: edition.form for name, edition in WITH_FORM.items()}
PRINTED = {"pdf": form_pdf, "docx": form_docx, "html": form_html}
every_form = pytest.mark.parametrize("edition", WITH_FORM.values(), ids=WITH_FORM)
in_every_kind = pytest.mark.parametrize("kind", PRINTED)

TEXTS = (
    "",
    "Complaints policy, section 4.",
    "One paragraph.\n\nAnother one,\nof two lines.\n\nA third.",
    "We have:\n- a leaflet\n- a page of the website, which says\n  how to complain\n  and to whom\n\nBoth are.",
    "- only\n- a list\nReason: after it",
    "Reason: this is how we begin here.\n\nEvidence: so they say.\n\nCommentary: none.",
    "Answer: yes\n\nWe intend to comply by 1 May 2027.\n\nThis concerns one service only: none.",
    "https://www.amberley-almshouses.example/complaints/policy-and-procedure/version-7/section-4?page=12#6.2-and-so-on",
    "1.2 Yes\nNo\nComply: No\nSection 3 – Who handles complaints",
    "A long one. " * 90,
    "x" * 400,
    *(text for text in (*NASTY, *WAYS.values()) if 0 < len(text.split()) < 999 and not unprintable(text)),
)  # fmt: skip
NO_INK = dict.fromkeys((0xAD, 0xFEFF, *range(0x202A, 0x202F), *range(0x2060, 0x2070)))
SHARES = ("14 of 16", "0 of 0", "87%", "not known", "87.5%")


def answered(edition: Edition) -> dict[str, Answer]:
    """Every row answered, each in another way."""
    texts, others = cycle(TEXTS), cycle(TEXTS[1:])
    return {row.slug: _answer(row, number, next(texts), next(others)) for number, row in enumerate(edition.form.rows)}


def _answer(row: FormRow, number: int, evidence: str, commentary: str) -> Answer:
    comply = (Comply.YES, Comply.NO, Comply.NOT_APPLICABLE, Comply.NO, Comply.YES)[number % 5]
    answer = Answer(
        slug=row.slug,
        comply=comply if row.asks_whether else Comply.UNANSWERED,
        evidence=evidence,
        commentary=commentary if number % 4 else "",
        own_words={5: "Yes, for the Complaints team", 6: "No, from May"}.get(number % 10, ""),
        said=tuple((other.key, _said(other.kind, number)) for other in row.others),
    )
    if answer.comply is not Comply.NO:
        return replace(answer, own_words=answer.own_words if answer.comply is Comply.YES else "")
    service = "Repairs & the “out of hours” line: nights" if number % 3 else ""
    return replace(answer, reason=TEXTS[-number % 9], service=service, comply_by=date(2027, 3, 31))


def _said(kind: AnswerKind, number: int) -> str:
    if kind is AnswerKind.PROPORTION:
        return SHARES[number % len(SHARES)]
    return str(number) if kind is AnswerKind.COUNT else TEXTS[1 + number % 6]


def printed(edition: Edition, answers: dict[str, Answer], draft: str = NOT_APPROVED) -> FormPage:
    return replace(form_page(make.ORGANISATION, reporting_year(2026, (31, 10)), edition, answers, None), draft=draft)


def read_again(kind: str, page: FormPage) -> Reading:
    return read(read_published(f"ours.{kind}", PRINTED[kind](page)), FORMS)


def same(answer: Answer) -> object:
    """All that an answer says: its words, lines, paragraphs and lists. Runs of spaces count as one, what leaves no ink
    as nothing."""
    texts = (answer.evidence, answer.commentary, answer.reason, *(text for _, text in answer.said))
    keys = tuple(key for key, text in answer.said if text.strip())
    own = " ".join(answer.own_words.split())
    return answer.slug, answer.comply, own, answer.service, answer.comply_by, keys, [*map(_parts, texts)]


def _parts(text: str) -> list[object]:
    parts: list[object] = []
    for part in written(text.translate(NO_INK)):
        lines = part.items if isinstance(part, Bullets) else (part.text,)
        parts += [(type(part).__name__, tuple(" ".join(each.split()) for each in line.split("\n"))) for line in lines]
    return parts


@every_form
@in_every_kind
def test_every_answer_comes_back_as_it_was_given(edition: Edition, kind: str) -> None:
    answers = answered(edition)
    found = read_again(kind, printed(edition, answers))
    assert (found.edition, found.recognised.is_sure, found.missing) == (edition.id, True, ())
    assert [row.slug for row in found.rows] == [row.slug for row in edition.form.rows]
    assert found.counted(State.UNDERSTOOD) == len(found.rows)
    for row in found.rows:
        assert same(row.answer) == same(answers[row.slug]), row.slug


def official(edition: Edition) -> OfficialWording:
    """Words of another’s for every row but every eleventh: longer than ours, with lines, paragraphs and lists."""
    more = cycle(
        (
            "",
            "\nThis applies to everybody who acts for the member.",
            "\n\nIn particular:\n- in writing\n- in person\n- in any other way that is reasonable",
            " Evidence of this must be kept, and the reason given in the commentary: yes or no is not enough.",
        )
    )
    asks = {
        row.slug: f"Members shall show that the following holds: {row.asks.rstrip('.?')}.{next(more)}"
        for number, row in enumerate(edition.form.rows)
        if number % 11
    }
    return OfficialWording(edition.id, "Their form.docx", date(2026, 11, 2), "", asks, printed=True)


@every_form
@in_every_kind
def test_every_answer_comes_back_where_another_s_wording_is_printed(edition: Edition, kind: str) -> None:
    answers = answered(edition)
    page = form_page(
        make.ORGANISATION, reporting_year(2026, (31, 10)), edition, answers, None, 1, "", official(edition)
    )
    found = read_again(kind, replace(page, draft=NOT_APPROVED))
    assert (found.edition, found.recognised.is_sure, found.missing) == (edition.id, True, ())
    assert [row.slug for row in found.rows] == [row.slug for row in edition.form.rows]
    for row in found.rows:
        assert same(row.answer) == same(answers[row.slug]), row.slug


def test_a_pdf_that_lost_its_tags_on_the_way_still_gives_every_answer_but_for_line_ends() -> None:
    edition = EDITIONS["hos-2024"]
    answers = {
        row.slug: Answer(
            slug=row.slug,
            comply=Comply.NO if number % 3 else Comply.YES,
            evidence="The policy.\n\n- a leaflet\n- a page of the website\n\nBoth in large print.",
            commentary="It was looked at in May, in September and once more. " * 3,
            reason="New staff." if number % 3 else "",
            service="Repairs" if number % 2 and number % 3 else "",
            comply_by=date(2027, 3, 31) if number % 3 else None,
        )
        for number, row in enumerate(edition.form.rows)
    }
    writer, kept = PdfWriter(clone_from=PdfReader(io.BytesIO(form_pdf(printed(edition, answers))))), io.BytesIO()
    del writer.root_object["/StructTreeRoot"]
    writer.write(kept)
    found = read(read_published("printed.pdf", kept.getvalue()), FORMS)
    assert found.counted(State.UNDERSTOOD) == 72
    for row in found.rows:
        assert same(row.answer) == same(answers[row.slug]), row.slug


@in_every_kind
def test_a_cell_of_50_000_characters_is_printed_whole_and_asked_about_when_it_is_read(kind: str) -> None:
    edition = EDITIONS["lgsco-2024"]
    row = edition.form.rows[0]
    long = Answer(slug=row.slug, comply=Comply.YES, evidence="All of it.", commentary="naïve façade " * 3_900)
    found = read_again(kind, printed(edition, {row.slug: long}))
    assert found.rows[0].state is State.QUESTIONED
    assert same(found.rows[0].answer) == same(long)


def a_council_s(folder: Path) -> Path:
    path = folder / "council.txt"
    path.write_bytes(published.as_a_council_does(FORMS["hos-2022"]))
    return path


def thurrock_s(_folder: Path) -> Path:
    return next(Path(os.environ["CHC_SOURCES"]).glob("004*"))


no_sources = pytest.mark.skipif("CHC_SOURCES" not in os.environ, reason="CHC_SOURCES names no folder of the documents")


@pytest.mark.parametrize("source", [a_council_s, pytest.param(thurrock_s, marks=no_sources)])
def test_one_published_in_2022_comes_in_is_carried_to_2024_and_comes_back_from_all_three(
    source: Callable[[Path], Path], tmp_path: Path
) -> None:
    office = make.an_office(tmp_path / "data", date(2026, 11, 23))
    published_then = office.published.look(office.published.open_file(source(tmp_path)))
    assert len(published_then.rows) == 72
    assert {row.answer.comply for row in published_then.rows} == {Comply.YES}
    office.published.bring_in(2025, published_then.edition, published_then.rows)
    assert office.assessments.carry_forward(2026).rows > 50
    view = office.assessments.open(2026)
    own = {slug: answer for slug, answer in view.answers.items() if answer.own_words}
    assert [answer.own_words for answer in own.values()] == ["Yes, for the Complaints team"]
    page = replace(form_page(view.organisation, view.year, view.edition, view.answers, None), draft=NOT_APPROVED)
    for kind in PRINTED:
        found = read_again(kind, page)
        assert (found.edition, len(found.rows), found.missing) == ("hos-2024", 72, ())
        for row in found.rows:
            assert same(row.answer) == same(view.answer(row.slug)), (kind, row.slug)
