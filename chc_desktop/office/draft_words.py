"""What a draft is called, from the key it is kept under, so that the officer knows it again in the bin."""

from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.store.transaction import Transaction

_ALONE = {
    "log": "A complaint that was being logged",
    "request": "A service request that was being logged",
}
_WORDING = "settings/letter/"


def called(shelves: Transaction, key: str) -> tuple[str, str]:
    """What a draft is, and where it was being written."""
    if key in _ALONE:
        return _ALONE[key], "It is not in the register."
    if key.startswith(_WORDING):
        return f"Standard wording. {_letter(key.removeprefix(_WORDING))}", "Settings, Letters"
    beginning, _slash, rest = key.partition("/")
    number, _slash, name = rest.partition("/")
    if beginning == "log":
        begun_on = "Linked with complaint" if number == "linked" else "Service request"
        return _ALONE["log"], f"{begun_on} {shelves.record.reference(int(name))}" if name.isdecimal() else ""
    if beginning in ("letter", "action") and number.isdecimal():
        what = _letter(name) if beginning == "letter" else f"What was written under “{_spaced(name)}”"
        return what, f"Case {shelves.record.reference(int(number))}"
    if beginning == "redaction" and number.isdecimal():
        return "What was marked for a redacted copy", f"Case {shelves.record.reference(int(number))}"
    return f"What was written under “{_spaced(rest or key)}”", _spaced(beginning).capitalize()


def _letter(kind: str) -> str:
    letter = LetterKind(kind)
    at_stage = f" at stage {letter.stage}" if letter.stage else ""
    return f"A letter: {_spaced(letter.family)}{at_stage}"


def _spaced(name: str) -> str:
    return name.replace("-", " ").replace("/", ", ")
