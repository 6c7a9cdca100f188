"""The official words of a row, as they stand under ours while its card is open."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.assessments.official import OfficialWording
from chc_desktop.domain.form import FormRow
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked


def official_words(row: FormRow, wording: OfficialWording | None) -> Iterable[QWidget]:
    """The words and where they are from; nothing where none are kept."""
    if wording is None:
        return
    words = wording.of(row)
    if words:
        yield stacked(WrapLabel(f"{wording.source}:", "soft"), WrapLabel(words), gap=4)
    else:
        yield WrapLabel(f"“{wording.name}” has no words for this row.", "soft")
