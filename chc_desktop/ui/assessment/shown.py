"""Which rows are shown, how far each section has come, and how a row stands, in words and colours."""

from collections.abc import Collection
from dataclasses import dataclass

from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.assessments.assessment import Progress, gap, lacks_a_look, progress, section_title
from chc_desktop.domain.assessments.choosing import Show, chosen
from chc_desktop.domain.form import FormRow, FormSection
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.ui.widgets.tag import Tone


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are shown together; with a `title` where they are of several sections."""

    title: str
    rows: tuple[FormRow, ...]


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


def groups_shown(view: AssessmentView, section: int, show: Show) -> tuple[Group, ...]:
    """The rows of one section; or, of the whole form, those a choice shows, by section."""
    sections = view.form.sections
    if show is Show.ALL:
        return tuple(Group("", section.rows) for section in sections[section : section + 1])
    found = {row.slug for row in chosen(view.filled, show)}
    groups = (Group(section_title(each), _of(each, found)) for each in sections)
    return tuple(group for group in groups if group.rows)


def section_states(view: AssessmentView, show: Show) -> tuple[SectionState, ...]:
    """Every section of the form, with its counts."""
    found = {row.slug for row in chosen(view.filled, show)}
    return tuple(
        SectionState(section, len(_of(section, found)), progress(section, view.answers), show is not Show.ALL)
        for section in view.form.sections
    )


def _of(section: FormSection, slugs: Collection[str]) -> tuple[FormRow, ...]:
    return tuple(row for row in section.rows if row.slug in slugs)


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


_TONES = {
    Comply.YES: Tone.GREEN,
    Comply.NO: Tone.TEAL,
    Comply.NOT_APPLICABLE: Tone.PLAIN,
    Comply.UNANSWERED: Tone.GREEN,
}
