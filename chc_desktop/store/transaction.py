"""The shelves of the register in one transaction."""

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from chc_desktop.store.facts_shelf import FactsShelf
from chc_desktop.store.projections import Projections
from chc_desktop.store.record_shelf import RecordShelf
from chc_desktop.store.request_projections import RequestProjections
from chc_desktop.store.scratch_shelf import ScratchShelf

if TYPE_CHECKING:
    from chc_desktop.store.comfort_shelf import ComfortShelf
    from chc_desktop.store.erasure_shelf import ErasureShelf
    from chc_desktop.store.evidence_shelf import EvidenceShelf
    from chc_desktop.store.import_shelf import ImportShelf
    from chc_desktop.store.lesson_shelf import LessonShelf
    from chc_desktop.store.list_shelf import ListShelf
    from chc_desktop.store.measured_shelf import MeasuredShelf
    from chc_desktop.store.paper_shelf import PaperShelf
    from chc_desktop.store.paragraph_shelf import ParagraphShelf
    from chc_desktop.store.retention_shelf import RetentionShelf
    from chc_desktop.store.rights_shelf import RightsShelf
    from chc_desktop.store.round_shelf import RoundShelf
    from chc_desktop.store.view_shelf import ViewShelf


class Transaction:
    """One action's time with the register: the shelves it may read and write. All of it is kept, or nothing.

    Those the first screen does not need are loaded when they are first asked for.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.record = RecordShelf(connection)
        self.facts = FactsShelf(connection, self.record)
        self.scratch = ScratchShelf(connection)
        self.projections = Projections(connection)
        self.request_projections = RequestProjections(connection)

    @cached_property
    def imports(self) -> "ImportShelf":
        from chc_desktop.store.import_shelf import ImportShelf

        return ImportShelf(self._connection, self.record)

    @cached_property
    def papers(self) -> "PaperShelf":
        from chc_desktop.store.paper_shelf import PaperShelf

        return PaperShelf(self._connection)

    @cached_property
    def evidence(self) -> "EvidenceShelf":
        from chc_desktop.store.evidence_shelf import EvidenceShelf

        return EvidenceShelf(self._connection)

    @cached_property
    def comfort(self) -> "ComfortShelf":
        from chc_desktop.store.comfort_shelf import ComfortShelf

        return ComfortShelf(self._connection)

    @cached_property
    def lists(self) -> "ListShelf":
        from chc_desktop.store.list_shelf import ListShelf

        return ListShelf(self._connection)

    @cached_property
    def views(self) -> "ViewShelf":
        from chc_desktop.store.view_shelf import ViewShelf

        return ViewShelf(self._connection)

    @cached_property
    def lessons(self) -> "LessonShelf":
        from chc_desktop.store.lesson_shelf import LessonShelf

        return LessonShelf(self._connection, self.record)

    @cached_property
    def measured(self) -> "MeasuredShelf":
        from chc_desktop.store.measured_shelf import MeasuredShelf

        return MeasuredShelf(self._connection)

    @cached_property
    def rounds(self) -> "RoundShelf":
        from chc_desktop.store.round_shelf import RoundShelf

        return RoundShelf(self._connection, self.record)

    @cached_property
    def erasures(self) -> "ErasureShelf":
        from chc_desktop.store.erasure_shelf import ErasureShelf

        return ErasureShelf(self._connection, self.record)

    @cached_property
    def rights(self) -> "RightsShelf":
        from chc_desktop.store.rights_shelf import RightsShelf

        return RightsShelf(self._connection)

    @cached_property
    def retention(self) -> "RetentionShelf":
        from chc_desktop.store.retention_shelf import RetentionShelf

        return RetentionShelf(self._connection)

    @cached_property
    def paragraphs(self) -> "ParagraphShelf":
        from chc_desktop.store.paragraph_shelf import ParagraphShelf

        return ParagraphShelf(self._connection)
