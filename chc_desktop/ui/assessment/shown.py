"""Which rows are shown, how far each section has come, and how a row stands, in words and colours."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.assessments.assessment import Progress, gap, lacks_a_look, progress, section_title
from chc_desktop.domain.form import FormRow, FormSection
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.ui.widgets.tag import Tone


class Show(Enum):
    """Which rows of a section are shown."""

    ALL = "all"
    GAPS = "gaps"
    NO = "no"
    DIFFER = "differ"
    NOT_LOOKED_AT = "not-looked-at"

    @property
    def words(self) -> str:
        return _SHOW_WORDS[self]


@dataclass(frozen=True, slots=True)
class SectionState:
    """A section as the list shows it: how many of its rows are shown, and how many are answered."""

    section: FormSection
    shown: int
    progress: Progress
    filtered: bool

    @property
    def title(self) -> str:
        return section_title(self.section)

    @property
    def count(self) -> str:
        return str(self.shown) if self.filtered else f"{self.progress.answered}/{self.progress.total}"

    @property
    def is_done(self) -> bool:
        return self.progress.complete and not self.filtered

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.shown} shown" if self.filtered else f"{self.title}, {self.progress}"


def rows_shown(section: FormSection, view: AssessmentView, show: Show) -> tuple[FormRow, ...]:
    """The rows of a section that a choice shows."""
    return tuple(row for row in section.rows if _CONDITIONS[show](row, view))


def section_states(view: AssessmentView, show: Show) -> tuple[SectionState, ...]:
    """Every section of the form, with its counts."""
    return tuple(
        SectionState(
            section, len(rows_shown(section, view, show)), progress(section, view.answers), show is not Show.ALL
        )
        for section in view.form.sections
    )


def state(row: FormRow, view: AssessmentView) -> tuple[str, Tone]:
    """How a row stands, for its tag."""
    answer = view.answer(row.slug)
    if answer.is_empty:
        return "not answered", Tone.PLAIN
    if lacks_a_look(answer):
        return "not looked at yet", Tone.AMBER
    if gap(row, answer):
        return "something missing", Tone.AMBER
    return (answer.comply.words.lower() or "answered"), _TONES[answer.comply]


_SHOW_WORDS = {
    Show.ALL: "All provisions",
    Show.GAPS: "Gaps only",
    Show.NO: "Answered no",
    Show.DIFFER: "Differing from the register",
    Show.NOT_LOOKED_AT: "Carried, not looked at yet",
}
_CONDITIONS: dict[Show, Callable[[FormRow, AssessmentView], bool]] = {
    Show.ALL: lambda row, view: True,
    Show.GAPS: lambda row, view: bool(gap(row, view.answers.get(row.slug))),
    Show.NO: lambda row, view: view.answer(row.slug).comply is Comply.NO,
    Show.DIFFER: lambda row, view: bool(view.disagreement(row)),
    Show.NOT_LOOKED_AT: lambda row, view: lacks_a_look(view.answers.get(row.slug)),
}
_TONES = {
    Comply.YES: Tone.GREEN,
    Comply.NO: Tone.TEAL,
    Comply.NOT_APPLICABLE: Tone.PLAIN,
    Comply.UNANSWERED: Tone.GREEN,
}
