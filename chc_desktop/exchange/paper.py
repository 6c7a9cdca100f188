"""Says what a paper dropped into a case is, and what the officer should know before opening it."""

from dataclasses import dataclass

from chc_desktop.domain.words import capital
from chc_desktop.exchange.file_names import ending_of, shown_name
from chc_desktop.exchange.paper_kinds import KNOWN_ENDINGS, MACRO_ENDINGS, PROGRAM_ENDINGS, UNKNOWN, Kind, Told, told_by

__all__ = ["AS_PAGES", "Kind", "Paper", "kind_of"]

AS_PAGES = {Kind.PDF, Kind.PNG, Kind.JPEG, Kind.TIFF, Kind.TEXT, Kind.EMAIL}


@dataclass(frozen=True, slots=True)
class Paper:
    """What a file is. `misnamed` and `warning` are sentences, empty where there is nothing to say."""

    kind: Kind
    title: str  # “Word document”
    as_pages: bool  # whether it can stand, page by page, in the case printed as one document
    misnamed: str = ""
    warning: str = ""
    runs: bool = False  # it is a program, or is run as one when it is opened
    macros: bool = False  # a document that carries a program


def kind_of(name: str, content: bytes) -> Paper:
    """What the file is, told by its bytes; its name is only held against them. Never fails."""
    told, ending = told_by(content), ending_of(name)
    return Paper(
        kind=told.kind,
        title=capital(told.words.removeprefix("an ").removeprefix("a ")),
        as_pages=told.kind in AS_PAGES,
        misnamed=_misnamed(name, told, ending),
        warning=_warning(name, told, ending),
        runs=told.program or ending in PROGRAM_ENDINGS,
        macros=told.macros or ending in MACRO_ENDINGS,
    )


def _misnamed(name: str, told: Told, ending: str) -> str:
    if not ending or ending in told.endings or ending not in KNOWN_ENDINGS:
        return ""
    what = "what is in it is not of that kind" if told == UNKNOWN else f"it is {told.words}"
    return f"“{shown_name(name)}” ends in “.{ending}”, but {what}."


def _warning(name: str, told: Told, ending: str) -> str:
    if told.program or ending in PROGRAM_ENDINGS:
        what = told.words if told.program else "a program or a script"
        return (
            f"“{shown_name(name)}” is {what}, which can harm the computer when it is opened. It can be kept with the "
            "case, but please do not open it unless you know who sent it and why."
        )
    if told.macros or ending in MACRO_ENDINGS:
        return (
            f"“{shown_name(name)}” carries macros, small programs that run when it is opened. It can be kept with the "
            "case, but please do not let them run unless you know who sent it and why."
        )
    return ""
