"""A Word file with our styles in it: the same bytes for the same content, and nothing about this computer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from chc_desktop.documents.letter_look import LetterLook
from chc_desktop.documents.look import LINE, Style
from chc_desktop.documents.speakable import speakable
from chc_desktop.documents.typefaces import Weight

LANGUAGE = "en-GB"


def new_document(title: str, author: str, dated: date | None, look: LetterLook) -> WordDocument:
    """An empty document whose styles look as they do in print; of no date, it says none."""
    document = Document()
    _drop_what_came_with_the_model(document)
    _dress(document, look)
    _colour_the_page(document, look.ground)
    about = document.core_properties
    about.title = speakable(title)[:_LONGEST_PROPERTY]
    about.author = about.last_modified_by = speakable(author)[:_LONGEST_PROPERTY]
    about.subject = about.comments = about.keywords = about.category = ""
    about.language, about.revision = LANGUAGE, 1
    if dated:
        about.created = about.modified = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    else:
        _drop_the_dates(document)
    return document


def finished(document: WordDocument) -> bytes:
    """The file: a zip whose entries bear no time of their own."""
    made, kept = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as source, ZipFile(kept, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _BEGINNING), source.read(name), ZIP_DEFLATED)
    return kept.getvalue()


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
        own = style(document, "List Number").paragraph_format
        paragraph.paragraph_format.left_indent = own.left_indent
        paragraph.paragraph_format.first_line_indent = own.first_line_indent

    return follow


def set_style(document: WordDocument, name: str, wanted: Style) -> None:
    """Let a style look like this, a new one if the document has none of the name."""
    if name not in document.styles:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    _set(style(document, name), wanted, keeps_next=name.startswith("Heading"))


def colour(name: str) -> RGBColor:
    """A colour of ours as the library wants it."""
    return RGBColor.from_string(name.lstrip("#").upper())


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


_OWN_STYLES = ("Sender", "Sender Details", "Address", "Signature Block")
_KEEP_NEXT = ("Title", "Heading 1", "Heading 2", "Signature Block")
_INDENTS = {"List Bullet": 1, "List Bullet 2": 2, "List Number": 1, "List Continue": 1}
_NOT_OURS = ("w:pBdr", "w:contextualSpacing", "w:tabs")
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_FACES = {Weight.LEXEND: "Lexend", Weight.LEXEND_BOLD: "Lexend"}
_USUAL_FACE, _INSTEAD = "Noto Sans", "Segoe UI"


def _looks(look: LetterLook) -> dict[str, Style]:
    """Which of the letter’s styles each of Word’s stands for."""
    styles, body = look.styles, look.styles.body
    item, line = replace(body, after=styles.between_items), replace(body, after=0)
    lists = ("List Bullet", "List Bullet 2", "List Number", "List Continue")
    return {
        "Normal": body,
        "Title": styles.title,
        "Heading 1": styles.title,
        "Heading 2": styles.heading,
        **dict.fromkeys(lists, item),
        "Header": replace(look.sender_lines, after=0),
        "Footer": look.foot,
        "Sender": look.sender,
        "Sender Details": look.sender_lines,
        "Address": line,
        "Signature Block": line,
    }


def _dress(document: WordDocument, look: LetterLook) -> None:
    for name in _OWN_STYLES:
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
    for name, wanted in _looks(look).items():
        _set(style(document, name), wanted, keeps_next=name in _KEEP_NEXT)
    for tabs in list(document.part.numbering_part.element.iter(qn("w:tabs"))):
        tabs.getparent().remove(tabs)  # so that text begins where its indent says
    for name, levels in _INDENTS.items():
        _set_in(style(document, name), look.styles.indent, levels)
    for border in document.styles["Table Grid"].element.iter(*(qn(f"w:{side}") for side in _SIDES)):
        border.set(qn("w:color"), LINE.lstrip("#").upper())
    _name_what_stands_in(document, _FACES.get(look.styles.body.weight, _USUAL_FACE))
    _speak_english(document)


def _set(made: ParagraphStyle, wanted: Style, *, keeps_next: bool) -> None:
    properties = made.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    fonts = properties._add_rFonts()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), _FACES.get(wanted.weight, _USUAL_FACE))
    made.font.size, made.font.bold = Pt(round(wanted.size * 2) / 2), wanted.weight is wanted.weight.bold
    made.font.color.rgb = RGBColor.from_string(wanted.colour.lstrip("#").upper())
    paragraph = made.element.get_or_add_pPr()
    for child in [each for name in _NOT_OURS for each in paragraph.findall(qn(name))]:
        paragraph.remove(child)
    spacing = made.paragraph_format
    spacing.space_before, spacing.space_after = Pt(round(wanted.before)), Pt(round(wanted.after))
    spacing.line_spacing, spacing.line_spacing_rule = Pt(wanted.leading), WD_LINE_SPACING.AT_LEAST
    spacing.keep_with_next, spacing.widow_control = keeps_next, True


def _set_in(made: ParagraphStyle, indent: float, levels: int) -> None:
    """So many levels in; the mark of an item hangs in the last of them."""
    made.paragraph_format.left_indent = Pt(indent * levels)
    made.paragraph_format.first_line_indent = Pt(0 if made.name == "List Continue" else -indent)


def _name_what_stands_in(document: WordDocument, face: str) -> None:
    """Word’s table of typefaces says which one stands in where ours is not there."""
    part = next(each for each in document.part.package.iter_parts() if each.partname == "/word/fontTable.xml")
    entry = (
        f'<w:font w:name="{face}"><w:altName w:val="{_INSTEAD}"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )
    part._blob = part.blob.replace(b"</w:fonts>", entry.encode())


def _colour_the_page(document: WordDocument, ground: str | None) -> None:
    """The colour shows on the screen; a word processor leaves it to the paper in print."""
    if not ground:
        return
    colour = OxmlElement("w:background")
    colour.set(qn("w:color"), ground.lstrip("#").upper())
    document.element.insert(0, colour)
    document.settings.element.insert(1, OxmlElement("w:displayBackgroundShape"))


def _speak_english(document: WordDocument) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)


def _drop_the_dates(document: WordDocument) -> None:
    """The library’s model brings the day on which it was made itself."""
    about = document.core_properties._element
    for part in [part for part in about if part.tag.endswith(("}created", "}modified", "}lastPrinted"))]:
        about.remove(part)


def _drop_what_came_with_the_model(document: WordDocument) -> None:
    """The library’s model brings a picture of itself and a second copy of its styles."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, each in relations.items() if each.reltype.endswith(_UNWANTED)]:
            del relations[key]


_UNWANTED = ("/thumbnail", "/stylesWithEffects", "/customXml")
