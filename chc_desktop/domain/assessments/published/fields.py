"""Numbers, texts and evidence that a row of a published form asks for beside a yes or no, each put into its field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from chc_desktop.domain.assessments import said
from chc_desktop.domain.assessments.in_print import IN_OUR_WORDS
from chc_desktop.domain.assessments.published.source_row import SourceRow
from chc_desktop.domain.form import Answer, FormRow
from chc_desktop.domain.vocabulary import AnswerKind

_LABELLED = re.compile(r"\s*([^:]{2,90}):\s+(\S.*)$")
_SHARE = re.compile(r"\d[\d,]* of \d[\d,]*(?: \([^)]*\))?|\d{1,3}(?:\.\d+)? ?%|\bnot known\b", re.I)
_COUNT = re.compile(r"\s*(\d{1,3}(?:,\d{3})+|\d{1,6})\b[\s.,;:–-]*")
_NONE = re.compile(r"\s*(none|nil|zero|0)\b[\s.,;:–-]*", re.I)
_WORDS = {"one": "1", "two": "2", "three": "3", "first": "1", "second": "2"}
_EVIDENCE, _COMMENTARY = "evidence", "commentary"


@dataclass
class Fields:
    """What a row says, each in its field. `left` is what the answer's column said beyond a number or text asked for."""

    answer: str = ""
    evidence: str = ""
    commentary: str = ""
    said: dict[str, str] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    reason: str = ""
    service: str = ""
    comply_by: date | None = None


def fields_of(source: SourceRow, asked: FormRow) -> Fields:
    """The fields of a row: what is labelled goes under its label, a number alone to the one number asked for."""
    answer = source.under or source.answer
    found = Fields(source.answer if asked.asks_whether else answer, source.evidence, source.commentary)
    _take_what_stands_with_the_question(found, source, asked)
    if not asked.others:
        return found
    found.answer = _labelled_taken(found, found.answer, asked)
    found.evidence = _labelled_taken(found, found.evidence, asked)
    found.commentary = _labelled_taken(found, found.commentary, asked)
    _take_numbers(found, asked)
    _take_texts(found, asked)
    return found


def beyond(requirement: str, asks: str) -> str:
    """What stands in a cell below our own question; empty where it holds other words, or no more."""
    matched = _question(asks).match(requirement)
    return requirement[matched.end() :].strip() if matched else ""


def begins_with(requirement: str, asks: str) -> bool:
    """Whether a cell asks in our own words, as only a form does that this program printed."""
    return bool(_question(asks).match(requirement))


def _question(asks: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, asks.split()))
    ours = r"\s+".join(map(re.escape, IN_OUR_WORDS.split()))
    return re.compile(rf"\s*{words}\s*(?:{ours}\s*)?")


def _take_what_stands_with_the_question(found: Fields, source: SourceRow, asked: FormRow) -> None:
    """A form with columns for yes and no only has the rest below its question."""
    below = beyond(source.requirement, asked.asks)
    if not below:
        lines = _parted_at_labels(source.requirement, asked).split("\n")
        below = "\n".join(line for line in lines if _label_of(line, asked))
    rest = _labelled_taken(found, below, asked)
    if rest and beyond(source.requirement, asked.asks):
        found.commentary = "\n\n".join(filter(None, (rest, found.commentary)))


def _labelled_taken(found: Fields, text: str, asked: FormRow) -> str:
    """The text without the lines whose label names a field; lines that follow one without a label belong to it."""
    left: list[str] = []
    under = ""
    numbers = {other.key for other in asked.others if other.kind.is_number}
    for line in _parted_at_labels(text, asked).split("\n"):
        if label := _label_of(line, asked):
            under, value = label
            _add(found, under, value)
        elif under and under not in numbers and line.strip() and not _LABELLED.match(line):
            _add(found, under, line)
        else:
            under = ""
            left.append(line)
    return "\n".join(left).strip()


def _parted_at_labels(text: str, asked: FormRow) -> str:
    """With each label on a line of its own, as a page that flows may not have them."""
    labels = sorted((other.label for other in asked.others if other.label), key=len, reverse=True)
    patterns = (r"\s+".join(map(re.escape, label.split())) for label in labels)
    return re.sub(rf"\s+(?=(?:{'|'.join(patterns)}):\s)", "\n", text) if labels else text


def _label_of(line: str, asked: FormRow) -> tuple[str, str] | None:
    matched = _LABELLED.match(line.lstrip("•–- "))
    if not matched:
        return None
    name = _plain(matched[1])
    for other in asked.others:
        if other.label and _plain(other.label) == name:
            return other.key, matched[2].strip()
    return (name, matched[2].strip()) if name in (_EVIDENCE, _COMMENTARY) else None


def _add(found: Fields, key: str, value: str) -> None:
    if key in (_EVIDENCE, _COMMENTARY) and key not in found.said:
        before = getattr(found, key)
        setattr(found, key, f"{before}\n{value}".strip())
    else:
        found.said[key] = f"{found.said.get(key, '')}\n{value}".strip()


def _take_numbers(found: Fields, asked: FormRow) -> None:
    """Shares and counts out of the answer: told by their stage where there are several, else the one there is."""
    open_ones = [other for other in asked.others if other.kind.is_number and other.key not in found.said]
    if len(open_ones) == 1:
        _take_one(found, open_ones[0])
    elif open_ones:
        _take_by_stage(found, open_ones)
    for other in asked.others:
        written = found.said.get(other.key, "")
        if written and other.kind.is_number:
            found.said[other.key] = _without_percent(written)
            if wrong := said.problem(other, found.said[other.key]):
                found.doubts.append(f"“{written}” was read here. {wrong}")


def _take_one(found: Fields, other: Answer) -> None:
    for name in ("answer", "commentary", "evidence"):
        text = getattr(found, name)
        value, rest = _number_in(text, other.kind) if text else ("", "")
        if value:
            found.said[other.key] = value
            setattr(found, name, rest)
            return


def _number_in(text: str, kind: AnswerKind) -> tuple[str, str]:
    """A number the text begins with (a count) or the only one in it (a share), and what else it says."""
    if kind is AnswerKind.COUNT:
        matched = _COUNT.match(text)
        none = _NONE.match(text)
        if matched or none:
            return (matched[1], text[matched.end() :]) if matched else ("0", text[none.end() :] if none else "")
        return "", text
    shares = list(_SHARE.finditer(text))
    if len(shares) != 1:
        return "", text
    rest = text.replace(shares[0][0], "", 1).strip()
    return shares[0][0], text if re.search(r"[A-Za-z]{3}", rest) else ""


def _take_by_stage(found: Fields, open_ones: list[Answer]) -> None:
    """“Stage one (with extension) 90%”, a line or a part of one each."""
    left = found.answer
    for piece, value in _pieces(found.answer):
        stage, extended = _stage(piece), "extension" in piece.casefold() or "extended" in piece.casefold()
        fits = [
            other
            for other in open_ones
            if stage and _stage(other.label) == stage and ("extension" in other.label.casefold()) == extended
        ]
        if len(fits) == 1 and fits[0].key not in found.said:
            found.said[fits[0].key] = value
            left = left.replace(piece + value, "", 1)
    found.answer = left.strip(" \n;,.•")


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each share, and the words before it."""
    at = 0
    for share in _SHARE.finditer(text):
        yield text[at : share.start()], share[0]
        at = share.end()


def _stage(text: str) -> str:
    matched = re.search(r"stage\s*(\d|one|two|three)", text, re.I)
    return _WORDS.get(matched[1].casefold(), matched[1]) if matched else ""


def _without_percent(written: str) -> str:
    """“14 of 16 (87%)”, as it is printed, is “14 of 16” again."""
    return re.sub(r"^([\d,]+ of [\d,]+) \(\d+%\)$", r"\1", " ".join(written.split()))


def _take_texts(found: Fields, asked: FormRow) -> None:
    """The one text asked for: what the answer says where no yes or no is asked, else the evidence."""
    texts = [other for other in asked.others if other.kind is AnswerKind.TEXT and other.key not in found.said]
    if len(texts) != 1:
        return
    key = texts[0].key
    if asked.asks_whether:
        if found.evidence:
            found.said[key], found.evidence = found.evidence, ""
        return
    written = "\n\n".join(filter(None, (found.answer, found.evidence)))
    if written:
        found.said[key], found.answer, found.evidence = written, "", ""


def _plain(label: str) -> str:
    words = re.findall(r"[a-z0-9’']+", label.casefold())
    return " ".join(_WORDS.get(word, word) for word in words)
