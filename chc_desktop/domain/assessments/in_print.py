"""An answer as the form prints it, cell by cell: each part under its name, so that whoever reads it finds it again.

The first part of a cell needs no name where the column's heading gives it. A paragraph that itself begins like one
of the names, such as “Reason: …”, is printed under the name of its own part once more, so that it is not taken for
another one. `read_back` takes the parts of a printed cell apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.assessments import said
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.form import Answer as Asked
from chc_desktop.domain.form import FormRow
from chc_desktop.domain.page import Part, Parts
from chc_desktop.domain.vocabulary import FormCell

IN_OUR_WORDS = "(In our own words: the document had none for this row.)"
"""Below a question of ours that stands among another’s wording."""

ANSWER = "Answer"
EVIDENCE = "Evidence"
COMMENTARY = "Commentary"
REASON = "Reason"

_ONE_SERVICE = "This concerns one service only: {}."
_COMPLY_BY = "We intend to comply by {}."
_LEADS = {
    FormCell.EVIDENCE: EVIDENCE,
    FormCell.EVIDENCE_AND_COMMENTARY: EVIDENCE,
    FormCell.COMMENTARY: COMMENTARY,
    FormCell.COMMENTARY_AND_EVIDENCE: COMMENTARY,
}
"""What the first part of a cell is, where it has no name."""
_EVERY = (ANSWER, EVIDENCE, COMMENTARY, REASON)


def cells_of(row: FormRow, answer: Answer, cells: Sequence[FormCell]) -> tuple[Parts, ...]:
    """The cells of a row, as the columns of the form hold them."""
    return tuple(_cell(row, answer, cell, cells) for cell in cells)


def names_in(row: FormRow | None) -> tuple[str, ...]:
    """Every name that a part of this row may stand under."""
    return (*_EVERY, *(name_of(other) for other in row.others)) if row else _EVERY


def name_of(other: Asked) -> str:
    """What an answer that is neither yes nor no stands under."""
    return other.label or ANSWER


def _cell(row: FormRow, answer: Answer, cell: FormCell, cells: Sequence[FormCell]) -> Parts:
    match cell:
        case FormCell.NUMBER:
            return (Part(row.number),)
        case FormCell.ASKS if FormCell.COMPLY in cells:
            return (Part(row.asks),)
        case FormCell.ASKS:
            neither = () if answer.comply in (Comply.YES, Comply.NO) else _named(answer.printed_comply, ANSWER, row)
            return (Part(row.asks), *neither, *_commentary(row, answer), *_evidence(row, answer))
        case FormCell.COMPLY:
            return (Part(answer.printed_comply, strong=True),)
        case FormCell.YES | FormCell.NO:
            return (Part(answer.printed_comply if answer.comply.value == cell.value else "", strong=True),)
    parts = {
        FormCell.EVIDENCE: _evidence(row, answer),
        FormCell.COMMENTARY: _commentary(row, answer),
        FormCell.EVIDENCE_AND_COMMENTARY: _evidence(row, answer) + _commentary(row, answer),
        FormCell.COMMENTARY_AND_EVIDENCE: _commentary(row, answer) + _evidence(row, answer),
    }[cell]
    return _without_the_first_name(parts, _LEADS[cell], row)


def _evidence(row: FormRow, answer: Answer) -> Parts:
    return _named(answer.evidence, EVIDENCE, row)


def _commentary(row: FormRow, answer: Answer) -> Parts:
    """What is neither yes nor no, the commentary, and what goes with a no, for which the form has no column."""
    parts = [
        part
        for other in row.others
        for part in _named(said.printed(other.kind, answer.said_to(other.key)), name_of(other), row)
    ]
    parts += _named(answer.commentary, COMMENTARY, row)
    if answer.comply is Comply.NO:
        parts += _named(answer.reason, REASON, row)
        if service := " ".join(answer.service.split()):
            parts.append(Part(_ONE_SERVICE.format(service)))
        if answer.comply_by:
            parts.append(Part(_COMPLY_BY.format(words.letter_day(answer.comply_by))))
    return tuple(parts)


def _named(text: str, name: str, row: FormRow) -> Parts:
    """The text under its name, and once more under it from each paragraph on that begins like another part."""
    pieces: list[str] = []
    for paragraph in _paragraphs(text):
        if pieces and not _begins_like_a_part(paragraph, row):
            pieces[-1] += f"\n\n{paragraph}"
        else:
            pieces.append(paragraph)
    return tuple(Part(piece, name) for piece in pieces)


def _paragraphs(text: str) -> list[str]:
    """The paragraphs and lists: a blank line parts them, and so does the beginning or the end of a list."""
    found: list[list[str]] = [[]]
    in_list = False
    for line in text.splitlines():
        is_item = line.startswith("- ")
        goes_on = bool(found[-1]) and (is_item or line[:1].isspace() if in_list else not is_item)
        in_list = is_item or (in_list and goes_on)
        if not line.strip():
            found.append([])
            in_list = False
        elif goes_on:
            found[-1].append(line)
        else:
            found.append([line])
    return ["\n".join(lines) for lines in found if lines]


def _without_the_first_name(parts: Parts, lead: str, row: FormRow) -> Parts:
    if parts and parts[0].name == lead and not _begins_like_a_part(_paragraphs(parts[0].text)[0], row):
        return (Part(parts[0].text), *parts[1:])
    return parts


def _begins_like_a_part(paragraph: str, row: FormRow) -> bool:
    line = " ".join(paragraph.split())
    return bool(_named_by(line, names_in(row))) or bool(_SERVICE.fullmatch(line) or _BY.fullmatch(line))


def _named_by(line: str, names: Sequence[str]) -> str:
    """The name a line begins with, and a colon after it; empty if none."""
    return max((name for name in names if line.startswith(f"{name}:")), key=len, default="")


_SERVICE = re.compile(re.escape(_ONE_SERVICE).replace(r"\{\}", "(.+)"))
_RUN_TOGETHER = re.compile(rf"(?<=\. )(?={re.escape(_COMPLY_BY.partition('{')[0])}\d)")
"""Between the two sentences, where the file was saved by a program that lost the end of a paragraph."""
_BY = re.compile(re.escape(_COMPLY_BY).replace(r"\{\}", rf"(\d{{1,2}}) ({'|'.join(words.MONTHS)}) (\d{{4}})"))


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a printed cell says, each part by its name; what comes before the first name is under the cell's lead."""

    parts: tuple[tuple[str, str], ...] = ()
    service: str = ""
    comply_by: date | None = None
    has_names: bool = False

    def of(self, name: str) -> str:
        return dict(self.parts).get(name, "")


def read_back(cell: str, lead: str, names: Sequence[str]) -> ReadBack:
    """The parts of a cell. A paragraph that begins with no name goes on with the part above it.

    Without `REASON` among the names no service and no date are looked for either.
    """
    parts: dict[str, list[str]] = {}
    service, comply_by, under, has_names = "", None, lead, False
    for paragraph in _apart(cell) if REASON in names else _paragraphs(cell):
        name = _named_by(paragraph, names)
        line = " ".join(paragraph.split()) if REASON in names else ""
        if found := _SERVICE.fullmatch(line):
            service = found[1]
        elif found := _BY.fullmatch(line):
            comply_by = _day(found[1], found[2], found[3])
        else:
            under = name or under
            parts.setdefault(under, []).append(paragraph.removeprefix(f"{name}:").strip() if name else paragraph)
        has_names |= bool(name or found)
    told = tuple((name, "\n\n".join(filter(None, texts))) for name, texts in parts.items())
    return ReadBack(told, service, comply_by, has_names)


def _apart(cell: str) -> Iterator[str]:
    """The paragraphs, a service and a day that stand in one of them parted."""
    for paragraph in _paragraphs(cell):
        pieces = _RUN_TOGETHER.split(" ".join(paragraph.split()), 1)
        both = len(pieces) > 1 and _SERVICE.fullmatch(pieces[0].strip())
        yield from map(str.strip, pieces) if both else (paragraph,)


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), words.MONTHS.index(month) + 1, int(day))
    except ValueError:  # such as 31 June
        return None
