"""A form as a web page: real table headings, no script, nothing fetched, everything people typed escaped."""

import re
from html.parser import HTMLParser

import pytest

from chc_desktop.documents.form_html import form_html
from chc_desktop.documents.form_html_style import STYLE
from chc_desktop.domain.page import FormPage, Heading, Missing, Numbered, Part, Table
from tests.documents.test_form_docx import HEADINGS, page_with
from tests.nasty import NASTY, WAYS

ALONE = {"meta", "br", "col"}


class Page(HTMLParser):
    """What a browser finds: each element with its attributes and where it stands, and all the words."""

    def __init__(self, page: FormPage) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(form_html(page).decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style" and data.strip():
            self.words.append((self.open[-1], data.strip()))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def said(self, tag: str) -> list[str]:
        return [words for name, words in self.words if name == tag]


def test_the_table_has_real_headings_and_says_what_it_holds() -> None:
    page = Page(page_with(Part("Fine.")))
    assert [cell["scope"] for cell in page.all("th")] == ["col"] * 4 + ["row"]
    assert page.said("th") == [*HEADINGS, "1.2"]
    assert page.said("caption") == ["1 Ours"]
    assert page.said("td") == ["Asks", "No", "Fine."]


def test_headings_language_title_and_the_way_past_the_top() -> None:
    page = Page(page_with())
    assert [page.said(f"h{level}") for level in (1, 2, 3)] == [["Self-assessment 2026"], ["1 Ours"], ["Must"]]
    assert page.all("html") == [{"lang": "en-GB"}]
    assert page.said("title") == ["Self-assessment 2026 – Amberley Almshouses"]
    skip = page.all("a")[0]
    assert skip["href"] == "#answers"
    assert page.all("main") == [{"id": "answers"}]


def test_it_runs_nothing_and_fetches_nothing() -> None:
    page = Page(page_with(Part("<script>alert(1)</script> https://example.org <img src=x>")))
    assert {tag for tag, _ in page.elements}.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base"})
    assert not any(name in ("src", "onclick", "onload") for _, found in page.elements for name in found)
    assert all((found.get("href") or "#").startswith("#") for _, found in page.elements)
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert any("default-src 'none'" in (meta.get("content") or "") for meta in page.all("meta"))


def test_parts_and_lists_are_paragraphs_and_lists() -> None:
    page = Page(page_with(Part("One.\n\nTwo\nlines."), Part("- a\n- b", "Reason")))
    assert page.said("strong") == ["Reason:"]
    assert page.said("li") == ["a", "b"]
    assert page.said("p")[-4:-1] == ["One.", "Two", "lines."]


def test_a_draft_says_so_at_its_top_in_its_title_and_on_every_printed_page() -> None:
    page = Page(page_with(draft="DRAFT, not approved"))
    assert page.said("title")[0].startswith("DRAFT, not approved: ")
    assert page.words[2] == ("strong", "DRAFT, not approved")
    assert page.all("body") == [{"data-draft": "DRAFT, not approved"}]
    assert re.search(
        r"@media print \{.*body\[data-draft\]::before \{ content: attr\(data-draft\); position: fixed", STYLE, re.S
    )
    assert b"DRAFT" not in form_html(page_with())


@pytest.mark.parametrize("text", [*(text for text in NASTY if text.strip()), *WAYS.values()])
def test_what_people_type_comes_out_as_it_went_in(text: str) -> None:
    said = text.replace("\x00", "[character U+0000]").replace("\x07", "[character U+0007]")
    said = said.replace("\x1b", "[character U+001B]").removeprefix("- ")
    page = Page(page_with(Part(text), Part(text, "Reason")))
    found = " ".join(words for tag, words in page.words if tag in ("p", "li", "td"))
    assert even(said) in even(found)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "page"), ("soft", "page"), ("teal", "page"), ("amber", "amber-ground"), ("ink", "ground")],
)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_can_be_read(ink: str, ground: str, scheme: int) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#\w+)", re.findall(r":root \{(.*?)\}", STYLE, re.S)[scheme]))
    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_blocks_of_any_form_are_there() -> None:
    blocks = (
        Heading("One"),
        Numbered((("First.", "One"),)),
        Missing("Not yet"),
        Table(("A", "B"), (("1", "2"),), (1, 1)),
    )
    page = Page(FormPage("A form", "Ours", (), (blocks, (Heading("Two"),))))
    assert page.said("a") == ["Skip to the answers", "One", "Two"]
    assert page.said("th") == ["A", "B", "1"]


def even(text: str) -> str:
    return " ".join(text.split())


def _luminance(colour: str) -> float:
    full = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
