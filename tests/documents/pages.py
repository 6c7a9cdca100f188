"""Pages to draw in the tests, all of them made up."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from PIL import Image

from chc_desktop.domain.page import (
    FormPage,
    Heading,
    Letterhead,
    LetterPage,
    Missing,
    Numbered,
    Table,
    Text,
)

LETTER = LetterPage(
    letterhead=Letterhead(
        "Amberley Almshouses",
        ("1 Church Walk", "Amberley", "BN18 9ND"),
        ("01798 555 010", "complaints@amberley-almshouses.example"),
    ),
    recipient=("Mrs Siân Bowen", "Cottage 3", "Church Walk", "Amberley"),
    dated=date(2026, 11, 24),
    reference="2026-012",
    salutation="Dear Mrs Bowen",
    title="Our answer to your complaint (stage 1)",
    blocks=(
        Text("Thank you for telling us about the noise from the boiler room."),
        Heading("Our decision"),
        Numbered((("Upheld.", "The pump had no dampers."), ("The report in September", "It was not passed on."))),
        Heading("What we will do"),
        Table(
            ("What", "By when"),
            (("Fit dampers", "Friday 4 December 2026"), ("Pay you £50", "Friday 11 December 2026")),
            (3, 2),
        ),
        Heading("Until then"),
        Text("Each night:\n- the pump is off from 10 pm;\n- the tank is heated before that.\n\nThe warden has a key."),
    ),
    closing="Yours sincerely",
    signature=("Jane Okafor", "Complaints officer"),
    draft=False,
)
LONG_PARAGRAPH = "We looked at the repair record and listened to the pump on two nights in November. " * 5
LONG_LETTER = replace(LETTER, blocks=(*LETTER.blocks, *(Text(LONG_PARAGRAPH),) * 12))
DRAFT = replace(LONG_LETTER, draft=True, blocks=(*LONG_LETTER.blocks, Missing("How to ask for stage 2 is missing")))


def form(*, draft: str = "", rows: int = 72) -> FormPage:
    """A form of as many rows in sections of eight."""
    answers = tuple(
        (f"Row {number}", f"What row {number} asks. " * 4, "Yes", "The policy.\n- Minutes\n- Letters", "Each year.")
        for number in range(1, rows + 1)
    )
    sections = tuple(
        (
            Heading(f"Section {1 + start // 8}"),
            Table(
                ("Provision", "What it asks", "Do we comply?", "Evidence", "Commentary"),
                answers[start : start + 8],
                (1.2, 4, 1.3, 3, 3),
            ),
        )
        for start in range(0, rows, 8)
    )
    introduction = (Text("Approved by the trustees on 12 June 2026."),)
    return FormPage("Self-assessment 2026", "Amberley Almshouses", introduction, sections, draft)


def letter_with(text: str) -> LetterPage:
    """A letter that says this and no more."""
    return replace(LETTER, blocks=(Text(text),))


def form_with(*cells: str) -> FormPage:
    """A form of one row, after the name of the row these cells."""
    headings = ("Row", *(f"Column {number}" for number in range(1, len(cells) + 1)))
    table = Table(headings, (("Only row", *cells),), (1, *(3,) * len(cells)))
    return FormPage("A form", "Amberley Almshouses", (), ((table,),))


def logo(kind: str = "PNG") -> bytes:
    """A picture, partly clear where the kind can be."""
    file = BytesIO()
    Image.new("RGBA", (300, 120), (11, 92, 91, 128)).convert("RGBA" if kind == "PNG" else "RGB").save(file, kind)
    return file.getvalue()
