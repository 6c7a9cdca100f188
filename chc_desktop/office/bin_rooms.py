"""The rooms that have something in the bin, each by the name it has there. A new room is a line here."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from chc_desktop.office.bin import BinRoom, Removed

if TYPE_CHECKING:
    from chc_desktop.office.desk import Desk
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
        "papers": lambda: _PapersInTheBin(office.papers, office.desk),
    }


class _PapersInTheBin:
    """Letters, calls, emails and files that were put away. They can be erased for good, too."""

    def __init__(self, papers: "Papers", desk: "Desk") -> None:
        from chc_desktop.office.erasing_papers import ErasingPapers

        self._papers = papers
        self._erasing = ErasingPapers(desk)

    def removed(self) -> list[Removed]:
        return [
            Removed(
                str(each.paper.id),
                each.paper.subject or each.paper.file_name,
                f"Correspondence and files of {each.reference}. Why: {each.why}",
                each.removed_on,
                each.removed_by,
                erasable=True,
            )
            for each in self._papers.removed()
        ]

    def take_back(self, key: str) -> None:
        self._papers.take_back(int(key))

    def what_goes(self, key: str) -> str:
        return self._erasing.what_goes(int(key))

    def erase(self, key: str, why: str, draft: str = "") -> None:
        self._erasing.erase(int(key), why, draft)
