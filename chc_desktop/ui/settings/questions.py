"""The questions about the organisation, asked alike when the program is first opened and in Settings."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.facts import Scheme
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.form import FolderField, YearEndField
from chc_desktop.ui.widgets.fields import Choice, Labelled, LineField, LongText, labelled

_WORDS: dict[str, tuple[str, str]] = {
    "name": ("Name of your organisation", "As it stands on your letters."),
    "address": ("Address", "As at the top of a letter, the postcode last."),
    "telephone": ("Telephone", "The number residents ring about a complaint."),
    "email": ("Email", "Where residents can write about a complaint."),
    "website": ("Website", "Where your complaints policy can be read."),
    "homes": ("How many homes do you have?", "Figures only. It decides when the self-assessment is due."),
    "year_end": ("When does your financial year end?", "The self-assessment and the yearly figures go by it."),
    "scheme": ("Which Ombudsman’s scheme do you belong to?", "Most landlords: the Housing Ombudsman."),
    "governing_body": ("What is your governing body called?", "Such as Board of trustees. It approves the form."),
    "lead_name": ("Who leads on complaints there?", "A member of it. Leave it open if nobody is named yet."),
    "lead_job": ("Their job or office", "Letters name the office, not the person: such as Chair of trustees."),
    "officer_name": ("Your name", "The person who deals with complaints."),
    "officer_job": ("Your job title", "Letters can be signed with it: such as Chief Officer."),
    "backup_folder": (
        "A second place for backups",
        "A memory stick, or a folder that does not live on this computer. Backups are also kept beside the register. "
        "You can leave this empty and choose later.",
    ),
}  # fmt: skip


def questions(names: Iterable[str], prompts: Asking) -> dict[str, Labelled]:
    """These questions, each with a field of its own."""
    return {name: labelled(_WORDS[name][0], _field(name, prompts), _WORDS[name][1]) for name in names}


def _field(name: str, prompts: Asking) -> QWidget:
    label = _WORDS[name][0]
    special: dict[str, Callable[[], QWidget]] = {
        "address": lambda: LongText(label, minimum_lines=4, maximum_lines=6, is_prose=False),
        "year_end": lambda: YearEndField(label),
        "scheme": lambda: Choice(label, tuple((scheme.value, scheme.words) for scheme in Scheme)),
        "backup_folder": lambda: FolderField(label, prompts, "Choose a place for backups"),
    }
    return special.get(name, lambda: LineField(label))()
