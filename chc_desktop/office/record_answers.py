"""What the printed record says of the answers: each decision with its reasons, and what became of each promise."""

from chc_desktop.domain import words
from chc_desktop.domain.case import Case, Promise, Stage
from chc_desktop.domain.events import Finding
from chc_desktop.domain.page import Block, Heading, Table, Text
from chc_desktop.domain.points.evidence import in_a_line
from chc_desktop.office.cases import CaseView

_FINDINGS = ("Point", "Decision", "Reasons, and what they rest on")
_FINDING_WIDTHS = (38, 14, 48)
_PROMISES = ("What was promised", "At stage", "By", "Kept on", "What shows it")
_PROMISE_WIDTHS = (36, 8, 14, 14, 28)


def answers(view: CaseView) -> tuple[tuple[Block, ...], ...]:
    """A section for each stage that was answered, and one for all that was promised; none where there is nothing."""
    answered = tuple(_answer(view.case, stage) for stage in view.case.asked_stages if stage.response)
    return *answered, *_promised(view.case.promises)


def _answer(case: Case, stage: Stage) -> tuple[Block, ...]:
    """What was decided at a stage, why, and what it said beside its decisions."""
    response = stage.response
    assert response
    texts = {point.number: point.text for point in case.points}
    rows = tuple(
        (f"{each.point}. {texts.get(each.point, '')}".strip(), each.outcome.words, _reasons(case, each))
        for each in response.findings
    )
    beside = {"No remedy, because": response.no_remedy_because, "Still to be done": response.outstanding}
    said = "\n".join(f"- {what}: {' '.join(text.split())}" for what, text in beside.items() if text.strip())
    heading = Heading(f"What was decided at stage {stage.number}, {words.day(response.happened_on)}")
    table = (Table(_FINDINGS, rows, _FINDING_WIDTHS),) if rows else ()
    return heading, *table, *((Text(said),) if said else ())


def _reasons(case: Case, finding: Finding) -> str:
    """The reasons, what was looked at and what was gone by."""
    evidence = (in_a_line(point.evidence) for point in case.points if point.number == finding.point)
    seen = next(evidence, "")
    said = (
        finding.reasons,
        f"Looked at: {seen}." if seen else "",
        f"Gone by: {finding.policy}" if finding.policy else "",
    )
    return "\n\n".join(part for part in said if part.strip())


def _promised(promises: tuple[Promise, ...]) -> tuple[tuple[Block, ...], ...]:
    if not promises:
        return ()
    rows = tuple(_promise(promise) for promise in promises)
    return ((Heading("What was promised"), Table(_PROMISES, rows, _PROMISE_WIDTHS)),)


def _promise(promise: Promise) -> tuple[str, ...]:
    remedy = promise.remedy
    amount = words.money(remedy.pence) if remedy.pence else ""
    money = f" ({amount})" if amount and amount not in remedy.what else ""
    kept = words.day(promise.kept_on) if promise.kept_on else "not yet"
    return f"{remedy.what}{money}", str(promise.stage), words.day(remedy.by), kept, promise.evidence
