"""A form in columns as one web page for a site of one’s own: it loads nothing, runs nothing, and needs no style."""

from collections.abc import Iterator, Sequence
from html import escape

from chc_desktop.documents.form_html_style import STYLE
from chc_desktop.documents.speakable import speakable
from chc_desktop.documents.written import Bullets, written
from chc_desktop.domain.page import (
    Answers,
    Block,
    Facts,
    FormPage,
    Heading,
    Missing,
    Numbered,
    Part,
    Parts,
    Table,
    Text,
)


def form_html(page: FormPage) -> bytes:
    """The form as a page of its own, the same bytes for the same page; a draft says so in its title and at its top."""
    return "\n".join(_lines(page)).encode()


def _lines(page: FormPage) -> Iterator[str]:
    title = f"{page.draft}: {page.title}" if page.draft else page.title
    yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{_said(title)} – {_said(page.organisation)}</title>\n<style>{STYLE}</style>\n</head>"
    yield f'<body data-draft="{_said(page.draft)}">' if page.draft else "<body>"
    yield '<a class="skip" href="#answers">Skip to the answers</a>'
    if page.draft:
        yield f'<p class="draft" role="note"><strong>{_said(page.draft)}</strong></p>'
    yield f'<header>\n<h1>{_said(page.title)}</h1>\n<p class="whose">{_said(page.organisation)}</p>'
    yield from _blocks(page.introduction)
    yield from _contents(page)
    yield '</header>\n<main id="answers">'
    for number, section in enumerate(page.sections, start=1):
        yield f'<section id="part-{number}">'
        yield from _blocks(section)
        yield "</section>"
    yield f"</main>\n<footer><p>{_said(page.organisation)} · {_said(page.title)}</p></footer>\n</body>\n</html>\n"


def _contents(page: FormPage) -> Iterator[str]:
    """The way to each part of the page."""
    titles = [next((block.text for block in section if isinstance(block, Heading)), "") for section in page.sections]
    if sum(map(bool, titles)) < 2:
        return
    yield '<nav aria-label="Parts of this page">\n<ul>'
    for number, title in enumerate(titles, start=1):
        if title:
            yield f'<li><a href="#part-{number}">{_said(title)}</a></li>'
    yield "</ul>\n</nav>"


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(text, level):
                yield f"<h{level}>{_said(text)}</h{level}>"
            case Text(text, bold):
                yield from (f"<strong>{line}</strong>" if bold else line for line in _flow(text))
            case Facts(pairs):
                yield "<dl>"
                yield from (f"<div><dt>{_said(name)}</dt> <dd>{_said(fact)}</dd></div>" for name, fact in pairs)
                yield "</dl>"
            case Answers():
                yield from _table(block)
            case Table():
                rows = tuple(tuple((Part(text),) for text in row) for row in block.rows)
                yield from _table(Answers("", block.headings, rows, block.widths))
            case Numbered(items):
                yield "<ol>"
                yield from (f"<li><strong>{_said(lead)}</strong> {_said(text)}</li>" for lead, text in items)
                yield "</ol>"
            case Missing(text):
                yield f'<p class="draft">{_said(text)}</p>'


def _table(table: Answers) -> Iterator[str]:
    yield "<table>"
    if table.caption:
        yield f"<caption>{_said(table.caption)}</caption>"
    whole = sum(table.widths)
    widths = "".join(f'<col style="width:{100 * width / whole:.1f}%">' for width in table.widths)
    headings = "".join(f'<th scope="col">{_said(heading)}</th>' for heading in table.headings)
    yield f"<colgroup>{widths}</colgroup>\n<thead>\n<tr>{headings}</tr>\n</thead>\n<tbody>"
    for cells in table.rows:
        yield f"<tr>{''.join(_cells(cells, table))}</tr>"
    yield "</tbody>\n</table>"


def _cells(cells: Sequence[Parts], table: Answers) -> Iterator[str]:
    first, *others = cells
    yield f'<th scope="row">{_cell(first)}</th>' if table.has_row_headings else f'<td class="asks">{_cell(first)}</td>'
    for parts, heading in zip(others, table.headings[1:], strict=True):
        yield f'<td data-heading="{_said(heading)}">{_cell(parts)}</td>'


def _cell(parts: Parts) -> str:
    """One line stands by itself; anything else in paragraphs and lists."""
    if len(parts) == 1 and not parts[0].name and len(parts[0].text.splitlines()) < 2 and parts[0].text[:2] != "- ":
        said = _said(parts[0].text.strip())
        return f"<strong>{said}</strong>" if parts[0].strong and said else said
    return "".join(line for part in parts for line in _flow(part.text, part.name))


def _flow(text: str, name: str = "") -> Iterator[str]:
    """Paragraphs and lists; the name runs on into the first of them, if that is a paragraph."""
    leading = f"<strong>{_said(name)}:</strong> " if name else ""
    for block in written(text):
        if not isinstance(block, Bullets):
            yield f"<p>{leading}{_said(block.text)}</p>"
        else:
            yield f"<p>{leading.rstrip()}</p>" if leading else ""
            yield f"<ul>{''.join(f'<li>{_said(item)}</li>' for item in block.items)}</ul>"
        leading = ""


def _said(text: str) -> str:
    """The text exactly as it was written; its line ends become line breaks."""
    return escape(speakable(text)).replace("\r\n", "\n").replace("\n", "<br>")
