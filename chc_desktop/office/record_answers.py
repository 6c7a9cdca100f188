"""What the printed record says of the answers: each decision with its reasons, and what became of each promise."""

from chc_desktop.domain import words
from chc_desktop.domain.case import Case, Stage
from chc_desktop.domain.events import Finding
from chc_desktop.domain.page import Block, Heading, Table, Text
from chc_desktop.domain.points.evidence import in_a_line
from chc_desktop.domain.promises.money import totals
from chc_desktop.domain.promises.promise import Promise, State
from chc_desktop.domain.promises.telling import story
from chc_desktop.office.cases import CaseView

_FINDINGS = ("Point", "Decision", "Reasons, and what they rest on")
_FINDING_WIDTHS = (38, 14, 48)
_PROMISES = ("What was promised", "At stage", "By", "Kept on", "What is known of it")
_PROMISE_WIDTHS = (28, 7, 13, 12, 40)


def answers(view: CaseView) -> tuple[tuple[Block, ...], ...]:
    """A section for each stage that was answered, and one for all that was promised; none where there is nothing."""
    answered = tuple(_answer(view.case, stage) for stage in view.case.asked_stages if stage.response)
    return *answered, *_promised(view)


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


def _promised(view: CaseView) -> tuple[tuple[Block, ...], ...]:
    promises = view.case.promises
    if not promises:
        return ()
    rows = tuple(_promise(promise, view) for promise in promises)
    money = totals(promises).words
    said = (Text(f"Money: {money}."),) if money else ()
    return ((Heading("What was promised"), *said, Table(_PROMISES, rows, _PROMISE_WIDTHS)),)


def _promise(promise: Promise, view: CaseView) -> tuple[str, ...]:
    remedy = promise.remedy
    amount = words.money(remedy.pence) if remedy.pence else ""
    money = f" ({amount})" if amount and amount not in remedy.what else ""
    by = words.day(promise.by) + (f" (first {words.day(promise.first_by)})" if promise.moves else "")
    return (
        f"{remedy.what}{money}",
        str(promise.stage),
        by,
        _became(promise),
        "\n\n".join(story(promise, view.names, view.edition)),
    )


def _became(promise: Promise) -> str:
    if promise.kept_on:
        return words.day(promise.kept_on)
    return {State.DECLINED: "declined", State.UNDELIVERABLE: "cannot be delivered"}.get(promise.state, "not yet")
