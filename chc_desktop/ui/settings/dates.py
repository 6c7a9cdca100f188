"""Dates in the forms of the settings."""

from datetime import date

from chc_desktop.office.first_answers import AnswerWrong
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.widgets.fields import DateField


def day_of(form: Form, name: str) -> date | None:
    """The date given as the answer to a question, None where there is none."""
    value = form.values()[name]
    return value if isinstance(value, date) else None


def dates_are_clear(form: Form) -> bool:
    """Whether every date could be understood; what could not is said beside it."""
    problems = [
        AnswerWrong(name, sentence)
        for name in form.values()
        if isinstance(field := form.question(name).field, DateField) and (sentence := field.problem())
    ]
    form.show_wrong(problems)
    return not problems
