"""Answers that are neither yes nor no: a text, a count, or a share such as “14 of 16”, and whether they make sense."""

import re

from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.form import Answer
from chc_desktop.domain.vocabulary import AnswerKind

NOT_KNOWN = "not known"
"""What may be said in the place of a number."""

_COUNT = re.compile(r"\d{1,3}(,\d{3})+|\d+")
_SHARE = re.compile(r"([\d,]+) of ([\d,]+)(?: \(.*\))?")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?) ?%")


def problem(answer: Answer, written: str) -> str:
    """What is wrong with one answer as it was written, in a sentence; empty if nothing is."""
    said = " ".join(written.split())
    what = f"“{answer.label}”" if answer.label else "This"
    if not said:
        return f"{what} is not answered yet."
    if not answer.kind.is_number or said.lower() == NOT_KNOWN or _makes_sense(answer.kind, said):
        return ""
    if answer.kind is AnswerKind.COUNT:
        return f"{what} has to be a number, such as 3, or “{NOT_KNOWN}”."
    return f"{what} has to be a share, such as 14 of 16 or 87%, or “{NOT_KNOWN}”."


def printed(kind: AnswerKind, written: str) -> str:
    """An answer as the form prints it: a share of so many is said in per cent too, rounded down."""
    said = written.strip()
    good, of = _share(said) if kind is AnswerKind.PROPORTION else (0, 0)
    return f"{good:,} of {of:,} ({100 * good // of}%)" if of and good <= of else said


def of_figure(kind: AnswerKind, figure: Figure) -> str:
    """A figure of the register as such an answer."""
    if kind is AnswerKind.COUNT:
        return str(figure.numerator)
    return f"{figure.numerator} of {figure.denominator}"


def differs(answer: Answer, written: str, figure: Figure) -> str:
    """How a number that was written differs from the register, in a sentence; empty where it does not."""
    said = " ".join(written.split())
    if not answer.kind.is_number or problem(answer, said) or said.lower() == NOT_KNOWN:
        return ""
    found = of_figure(answer.kind, figure)
    if _agrees(answer.kind, said, figure):
        return ""
    what = f" for “{answer.label}”" if answer.label else ""
    return f"You wrote {said}{what}; the register has {found}."


def is_nothing(kind: AnswerKind, written: str) -> bool:
    """Whether a count says that there was none."""
    return kind is AnswerKind.COUNT and written.strip() == "0"


def _makes_sense(kind: AnswerKind, said: str) -> bool:
    if kind is AnswerKind.COUNT:
        return bool(_COUNT.fullmatch(said))
    percent = _PERCENT.fullmatch(said)
    good, of = _share(said)
    return float(percent[1]) <= 100 if percent else bool(_SHARE.fullmatch(said)) and good <= of


def _agrees(kind: AnswerKind, said: str, figure: Figure) -> bool:
    if kind is AnswerKind.COUNT:
        return _number(said) == figure.numerator
    if percent := _PERCENT.fullmatch(said):
        exact = 100 * figure.numerator / figure.denominator if figure.denominator else -1
        return abs(float(percent[1]) - exact) < 1
    return _share(said) == (figure.numerator, figure.denominator)


def _share(said: str) -> tuple[int, int]:
    found = _SHARE.fullmatch(" ".join(said.split()))
    return (_number(found[1]), _number(found[2])) if found else (0, 0)


def _number(digits: str) -> int:
    return int(digits.replace(",", "") or 0)
