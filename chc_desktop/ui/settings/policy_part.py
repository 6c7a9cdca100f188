"""Settings: what the organisation's own policy says, and where it is weaker than the Code, as it is typed."""

from dataclasses import replace

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import DUTY_WORDS
from chc_desktop.domain.limits import OwnLimit
from chc_desktop.domain.policy import Policy, Weakness
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.first_answers import AnswerWrong
from chc_desktop.office.office import Office
from chc_desktop.ui.kept_soon import Unkept
from chc_desktop.ui.settings.draft import FormDraft
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.theme import main_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, Labelled, NumberField, labelled
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel, chips

DRAFT = "settings/policy"
_ABOUT = (
    "What your own complaints policy says. Where a limit of yours is shorter than the Code’s, a case shows both dates, "
    "and the Code’s is the law; a longer one moves nothing. Where no Code applies, yours are the limits. A case keeps "
    "those of the day it was logged."
)
_LIMITS = {
    Duty.STAGE1_ACKNOWLEDGEMENT: "Working days from receiving it.",
    Duty.STAGE1_RESPONSE: "Working days from the acknowledgement, as the Code counts.",
    Duty.STAGE2_ACKNOWLEDGEMENT: "Working days from the request.",
    Duty.STAGE2_RESPONSE: "Working days from the acknowledgement, as the Code counts.",
}
_NUMBERS = {
    "stage2_window": (
        "Time to ask for stage 2",
        "Working days from the stage 1 response. It never bars a later request.",
    ),
    "exclusion_months": ("Too old to accept", "After so many months. Empty if your policy names no age."),
}
_STAGES = (("1", "One"), ("2", "Two"), ("3", "Three, the third only if asked for"))
_TICKS = {
    "informal_step": ("Before stage 1", "We ask people to try an informal step first"),
    "refuses_anonymous": ("Complaints without a name", "We turn away anonymous complaints"),
    "excludes_recurring": ("Issues that come back", "We turn away an issue that keeps coming back"),
}


class PolicyPart(SettingsPart):
    """Saved with its button; what was changed and not yet saved is kept and comes back."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._said: frozenset[str] = frozenset()
        self._brought_back = False
        self.banner = Banner()
        self.form = Form(_questions())
        self.save = main_button("Save")
        self.judgement = WrapLabel("", "section")
        self.warnings = Card("Where your policy is weaker than the Code")
        self._draft = FormDraft(office.drafts, DRAFT, self.form, lambda: _values(office.policy.policy()))
        foot = chips(self.save, self._draft.kept_words)
        self.arrange(self.banner, WrapLabel(_ABOUT), self.form, self.judgement, self.warnings, foot, gap=14)
        self.save.clicked.connect(self._save)
        self.form.finished.connect(self._save)
        self.form.changed.connect(self._judge)

    def refresh(self) -> None:
        """Show what is kept; what was typed and not saved stays."""
        self._show_limits_of(self._office.policy.edition())
        if not self._draft.is_begun():
            self.form.fill(_values(self._office.policy.policy()))
            if not self._brought_back and self._draft.bring_back():
                self.banner.show_notice("Changes you had not saved are back.", "Leave it as it was", self._leave_it)
            self._brought_back = True
        self._judge()

    def leave(self) -> None:
        """Keep what was typed and not saved."""
        self._draft.keep()

    def unkept(self) -> Unkept | None:
        """What was typed, not saved, and cannot be kept just now."""
        return self._draft.unkept()

    def _leave_it(self) -> None:
        self._draft.throw_away()
        self._judge()

    def _show_limits_of(self, edition: Edition) -> None:
        """Where nothing is written, what holds without it."""
        for duty in _LIMITS:
            field = self.form.question(duty.value).field
            assert isinstance(field, NumberField)
            whose = "Otherwise" if edition.is_own_policy else "Code:"
            field.setPlaceholderText(f"{whose} {edition.limit(duty).days}" if edition.sets(duty) else "")

    def _judge(self) -> None:
        """Say where what is written now is weaker than the Code; what is new is read aloud."""
        policy, edition = self._typed(), self._office.policy.edition()
        found = self._office.policy.weaknesses(policy)
        self.judgement.setText(_judgement(policy, edition, len(found)))
        self.warnings.clear()
        for weakness in found:
            self.warnings.add_row(_row(weakness), "amber")
        self.warnings.setVisible(bool(found))
        new = [weakness.sentence for weakness in found if weakness.sentence not in self._said]
        if new and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.judgement, " ".join(new)))
        self._said = frozenset(weakness.sentence for weakness in found)

    def _save(self) -> None:
        if not self._numbers_are_clear():
            return
        try:
            self._office.policy.save(self._typed())
        except AnswerWrong as wrong:
            self.form.show_wrong([wrong])
            self.banner.show_error(str(wrong))
            return
        self._draft.drop()
        self.banner.show_good_news("Saved. Complaints logged from now on go by this; cases keep the limits they have.")

    def _numbers_are_clear(self) -> bool:
        wrong = [
            AnswerWrong(name, sentence)
            for name in self.form.values()
            if isinstance(field := self.form.question(name).field, NumberField) and (sentence := field.problem())
        ]
        self.form.show_wrong(wrong)
        if wrong:
            self.banner.show_error(f"{wrong[0]} Nothing was saved yet.")
        return not wrong

    def _typed(self) -> Policy:
        values = self.form.values()
        kept = self._office.policy.policy()
        others = tuple(limit for limit in kept.limits if limit.duty not in _LIMITS)
        asked = tuple(OwnLimit(duty, days) for duty in _LIMITS if (days := _number(values[duty.value])))
        return replace(
            kept,
            limits=asked + others,
            stage2_window=_number(values["stage2_window"]),
            exclusion_months=_number(values["exclusion_months"]),
            stages=int(str(values["stages"]) or 2),
            informal_step=bool(values["informal_step"]),
            refuses_anonymous=bool(values["refuses_anonymous"]),
            excludes_recurring=bool(values["excludes_recurring"]),
        )


def _questions() -> dict[str, Labelled]:
    numbers = {duty.value: (DUTY_WORDS[duty], help_text) for duty, help_text in _LIMITS.items()} | _NUMBERS
    asked = {
        name: labelled(label, NumberField(label, 1, 99), help_text) for name, (label, help_text) in numbers.items()
    }
    stages = {"stages": labelled("How many stages?", Choice("How many stages?", _STAGES))}
    return asked | stages | {name: labelled(label, Tick(text)) for name, (label, text) in _TICKS.items()}


def _values(policy: Policy) -> dict[str, object]:
    limits = {duty.value: policy.days(duty) for duty in _LIMITS}
    others = {name: getattr(policy, name) for name in (*_NUMBERS, *_TICKS)}
    return limits | others | {"stages": str(policy.stages)}


def _judgement(policy: Policy, edition: Edition, found: int) -> str:
    if edition.is_own_policy:
        return "No Code applies to your organisation, so there is none to compare this with."
    if policy.says_nothing:
        return "Write down what your policy says; where it is weaker than the Code shows here as you type."
    if not found:
        return f"Nothing here is weaker than the {edition.short_title}."
    return f"{words.capital(words.count(found, 'point'))} in which this is weaker than the {edition.short_title}"


def _row(weakness: Weakness) -> Row:
    return Row(None, WrapLabel(weakness.sentence), Tag(weakness.cited, Tone.PLAIN), ground="amber")


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
