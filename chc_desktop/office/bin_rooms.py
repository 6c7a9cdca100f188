"""The rooms that have something in the bin, each by the name it has there. A new room is a line here."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from chc_desktop.office.bin import BinRoom, Removed

if TYPE_CHECKING:
    from chc_desktop.office.office import Office
    from chc_desktop.office.papers import Papers


def bin_rooms(office: "Office") -> Mapping[str, Callable[[], BinRoom]]:
    """Each room, opened when the bin is looked into."""
    return {
        "drafts": lambda: office.drafts,
        "mistakes": lambda: office.mistakes,
        "snippets": lambda: office.snippets,
        "paragraphs": lambda: office.paragraphs,
        "words": lambda: office.spelling,
        "views": lambda: office.saved_views,
        "evidence": lambda: office.evidence,
        "papers": lambda: _PapersInTheBin(office.papers),
    }


class _PapersInTheBin:
    """Letters, calls, emails and files that were put away."""

    def __init__(self, papers: "Papers") -> None:
        self._papers = papers

    def removed(self) -> list[Removed]:
        return [
            Removed(
                str(each.paper.id),
                each.paper.subject or each.paper.file_name,
                f"Correspondence and files of {each.reference}. Why: {each.why}",
                each.removed_on,
                each.removed_by,
            )
            for each in self._papers.removed()
        ]

    def take_back(self, key: str) -> None:
        self._papers.take_back(int(key))
