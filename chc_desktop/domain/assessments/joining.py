"""An answer of this year completed by an earlier one."""

from dataclasses import replace

from chc_desktop.domain.assessments.answer import Answer, Comply


def joined(answer: Answer, earlier: Answer) -> Answer:
    """What is written already stays, the earlier words go under it."""
    unanswered = answer.comply is Comply.UNANSWERED
    return replace(
        answer,
        comply=earlier.comply if unanswered else answer.comply,
        evidence=below(answer.evidence, earlier.evidence),
        commentary=below(answer.commentary, earlier.commentary),
        reason=below(answer.reason, earlier.reason),
        comply_by=answer.comply_by or earlier.comply_by,
        service=answer.service or earlier.service,
        said=tuple({**dict(earlier.said), **dict(answer.said)}.items()),
        note=below(answer.note, earlier.note),
    )


def below(written: str, more: str) -> str:
    """One text under another, once."""
    return written if more.strip() in written else f"{written.rstrip()}\n\n{more}".strip()
