"""What cannot be with correspondence and files, each refused in a sentence."""

import re

from chc_desktop.domain.events import Event
from chc_desktop.domain.papers.events import (
    LONGEST_SUBJECT,
    LONGEST_TEXT,
    Corresponded,
    Direction,
    PaperEvent,
    PaperRemoved,
)
from chc_desktop.domain.papers.paper import Papers, paper_of
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, refuse_if

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_LONGEST_CALL = 24 * 60
_GONE = f"There is no such paper in this case. {NOTHING_CHANGED}"


def check(event: PaperEvent, papers: Papers) -> None:
    """Whether this may happen among these papers. Raises `RuleBroken` if not."""
    if isinstance(event, Corresponded):
        _check_corresponded(event, papers)
        return
    paper = paper_of(papers, event.paper)
    refuse_if(paper is None, _GONE)
    in_bin = bool(paper and not paper.is_kept)
    if isinstance(event, PaperRemoved):
        needs(event.why, f"Please write why it is taken away, so that the record shows it. {NOTHING_CHANGED}", "why")
        refuse_if(in_bin, f"This is in the bin already. {NOTHING_CHANGED}")
    else:
        refuse_if(not in_bin, f"This is not in the bin. {NOTHING_CHANGED}")


def check_correction(wrong: Event, replacement: Event | None) -> None:
    """Refuse a correction that would part an entry from its file, or lose it without the bin."""
    if not isinstance(wrong, Corresponded):
        return
    refuse_if(
        replacement is None,
        f"An entry of correspondence is not struck out. {NOTHING_CHANGED} Please take it away instead, under Letters "
        "and correspondence; it can then be taken back.",
    )
    assert isinstance(replacement, Corresponded)
    refuse_if(
        _of_the_file(wrong) != _of_the_file(replacement),
        f"The file of an entry stays the one that was added. {NOTHING_CHANGED} Please take it away and add the right "
        "file.",
    )


def _check_corresponded(event: Corresponded, papers: Papers) -> None:
    needs(event.subject, "Please give it a short subject, so that it can be found.", "subject")
    refuse_if(
        len(event.subject) > LONGEST_SUBJECT,
        f"A subject may have {LONGEST_SUBJECT:,} characters. Please shorten it; the rest can stand in the note.",
        "subject",
    )
    refuse_if(
        len(event.text) > LONGEST_TEXT or len(event.note) > LONGEST_TEXT,
        f"That is longer than {LONGEST_TEXT:,} characters. Please add it as a file instead.",
    )
    refuse_if(
        event.direction is not Direction.INTERNAL and not event.person and not event.with_whom.strip(),
        "Please say who it came from or went to; “not known” will do.",
        "with_whom",
    )
    if not event.has_file:
        needs(event.note + event.text, "Please write what was said or what it was about.", "note")
    refuse_if(bool(event.at) and not _TIME.fullmatch(event.at), "Please write the time like 14:05.", "at")
    refuse_if(
        not 0 <= event.minutes <= _LONGEST_CALL,
        "Please give the length in whole minutes, or leave it empty.",
        "minutes",
    )
    refuse_if(bool(event.came_with) and paper_of(papers, event.came_with) is None, _GONE)


def _of_the_file(event: Corresponded) -> tuple[object, ...]:
    return event.digest, event.file_size, event.file_name, event.file_kind, event.came_with
