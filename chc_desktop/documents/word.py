"""A Word file with our styles in it: the same bytes for the same content, and nothing about this computer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from chc_desktop.documents.look import INK, LINE, SOFT, TEAL

LANGUAGE = "en-GB"


@dataclass(frozen=True, slots=True)
class Face:
    """The typeface of a file, by name, and the one to use where a computer lacks it."""

    name: str = "Noto Sans"
    instead: str = "Segoe UI"


def new_document(title: str, author: str, dated: date, face: Face, size: float) -> WordDocument:
    """An empty A4 document in our styles; `size` is that of ordinary text, in points."""
    document = Document()
    _drop_what_came_with_the_model(document)
    _dress(document, face, size)
    about = document.core_properties
    about.title = speakable(title)[:_LONGEST_PROPERTY]
    about.author = about.last_modified_by = speakable(author)[:_LONGEST_PROPERTY]
    about.subject = about.comments = about.keywords = about.category = ""
    about.language, about.revision = LANGUAGE, 1
    about.created = about.modified = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    return document


def finished(document: WordDocument) -> bytes:
    """The file: a zip whose entries bear no time of their own."""
    made, kept = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as source, ZipFile(kept, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _BEGINNING), source.read(name), ZIP_DEFLATED)
    return kept.getvalue()


def speakable(text: str) -> str:
    """The text as a Word file can hold it: what it cannot is written out, such as “[character U+0007]”."""
    return _UNSPEAKABLE.sub(lambda found: f"[character U+{ord(found.group()):04X}]", text)


def write(paragraph: Paragraph, text: str, *, bold: bool | None = None) -> None:
    """Add text exactly as it was typed; its line ends become line breaks."""
    if text:
        paragraph.add_run(speakable(text.replace("\r\n", "\n"))).bold = bold


def add_field(paragraph: Paragraph, name: str) -> None:
    """Add what the word processor counts, such as PAGE, with a number to show until it has counted."""
    _mark_field(paragraph, "begin")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {name} "
    paragraph.add_run()._r.append(instruction)
    _mark_field(paragraph, "separate")
    paragraph.add_run("1")
    _mark_field(paragraph, "end")


def numbered_anew(document: WordDocument) -> Callable[[Paragraph], None]:
    """A list that begins with 1; what it hands out makes a paragraph the next item of it."""
    numbering = document.part.numbering_part.element
    model = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(each.abstractNumId.val for each in numbering.num_lst if each.numId == model)
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)

    def follow(paragraph: Paragraph) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number.numId

    return follow


def style(document: WordDocument, name: str) -> ParagraphStyle:
    """A style of the document’s own."""
    found = document.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def _mark_field(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


_LONGEST_PROPERTY = 255  # characters, which the library holds to
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Look:
    """How one of the styles is set; `share` is of the size of ordinary text."""

    share: float = 1
    bold: bool = False
    before: float = 0
    after: float = 8
    colour: str = INK
    keeps_next: bool = False


_LOOKS = {
    "Normal": _Look(),
    "Title": _Look(13 / 11, True, before=10, keeps_next=True),
    "Heading 1": _Look(13 / 11, True, before=12, after=3, keeps_next=True),
    "Heading 2": _Look(1, True, before=12, after=3, keeps_next=True),
    "List Bullet": _Look(after=4),
    "List Bullet 2": _Look(after=4),
    "List Number": _Look(after=4),
    "List Continue": _Look(after=4),
    "Header": _Look(9.5 / 11, colour=SOFT, after=0),
    "Footer": _Look(8.5 / 11, colour=SOFT, after=0),
}
_OWN_LOOKS = {
    "Sender": _Look(16 / 11, True, colour=TEAL, after=3),
    "Sender Details": _Look(9.5 / 11, colour=SOFT, after=3),
    "Address": _Look(after=0),
    "Signature Block": _Look(after=0, keeps_next=True),
}


_NOT_OURS = ("w:pBdr", "w:contextualSpacing", "w:tabs")
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _dress(document: WordDocument, face: Face, size: float) -> None:
    for name in _OWN_LOOKS:
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
    for name, look in {**_LOOKS, **_OWN_LOOKS}.items():
        _set(style(document, name), look, face, size)
    for border in document.styles["Table Grid"].element.iter(*(qn(f"w:{side}") for side in _SIDES)):
        border.set(qn("w:color"), LINE.lstrip("#").upper())
    _name_fallback(document, face)
    _speak_english(document)


def _set(made: ParagraphStyle, look: _Look, face: Face, size: float) -> None:
    properties = made.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    fonts = properties._add_rFonts()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), face.name)
    made.font.size, made.font.bold = Pt(round(size * look.share * 2) / 2), look.bold
    made.font.color.rgb = RGBColor.from_string(look.colour.lstrip("#").upper())
    paragraph = made.element.get_or_add_pPr()
    for child in [each for name in _NOT_OURS for each in paragraph.findall(qn(name))]:
        paragraph.remove(child)
    spacing = made.paragraph_format
    spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
    spacing.line_spacing, spacing.keep_with_next = 1.15, look.keeps_next
    spacing.widow_control = True


def _name_fallback(document: WordDocument, face: Face) -> None:
    """Word’s table of typefaces says which one stands in where ours is not there."""
    part = next(each for each in document.part.package.iter_parts() if each.partname == "/word/fontTable.xml")
    entry = (
        f'<w:font w:name="{face.name}"><w:altName w:val="{face.instead}"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )
    part._blob = part.blob.replace(b"</w:fonts>", entry.encode())


def _speak_english(document: WordDocument) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)


def _drop_what_came_with_the_model(document: WordDocument) -> None:
    """The library’s model brings a picture of itself and a second copy of its styles."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, each in relations.items() if each.reltype.endswith(_UNWANTED)]:
            del relations[key]


_UNWANTED = ("/thumbnail", "/stylesWithEffects", "/customXml")
