"""Writes what makes a PDF accessible (PDF/UA-1): its structure tree, its metadata, the meaning of its glyphs.

reportlab draws and embeds but knows no structure, so this is the one place that reaches into the document
it is about to write. Provisions in brackets are those of ISO 14289-1 and ISO 32000-1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from chc_desktop.documents.typefaces import printed


@dataclass(slots=True, eq=False)
class Element:
    """An element of the structure: a paragraph, a table, a cell. `attributes` are written as PDF writes them.

    `marks` are the pieces drawn for it: page number, from 1, and number of the piece on that page. `alt` is what is
    read aloud in the place of a picture.
    """

    tag: str
    attributes: str = ""
    children: "list[Element]" = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    alt: str = ""

    def add(self, tag: str, attributes: str = "") -> "Element":
        """A new element inside this one, after those already there."""
        child = Element(tag, attributes)
        self.children.append(child)
        return child


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A box (left, bottom, right, top) on a page that leads to another page; its words are the element's."""

    element: Element
    page: int
    box: tuple[float, float, float, float]
    to: int
    words: str


def add_to_page(canvas: Canvas, number: int) -> None:
    """Put what was drawn since the last page ended at the end of page `number`, which is finished already."""
    page = canvas._doc.Pages.pages[number - 1]
    drawn = page.stream + "\n".join(canvas._code) + "\n"
    canvas._code = []
    page.Contents = PDFStream(content=drawn, filters=[PDFZCompress])
    canvas._doc.updateSignature(drawn)


def complete(canvas: Canvas, root: Element, owners: Sequence[Sequence[Element]], links: Sequence[Link] = ()) -> None:
    """Write the structure tree. `owners` holds, for each page, the element of each piece drawn on it."""
    document = canvas._doc
    tree = PDFDictionary({"Type": "/StructTreeRoot"})
    own = document.Reference(tree)
    references: dict[int, PDFObjectReference] = {}
    annotations = {id(link.element): _annotation(document, link, len(owners) + n) for n, link in enumerate(links)}
    tree["K"] = _entry(document, root, own, references, annotations)
    _add_annotations(document, links, annotations)
    tree["ParentTree"] = document.Reference(_parent_tree(document, owners, references, links))
    tree["ParentTreeNextKey"] = len(owners) + len(links)
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    for index, page in enumerate(document.Pages.pages):
        page.__Defaults__ = {**page.__Defaults__, "StructParents": index, "Tabs": "/S"}
    _mend_fonts(document)


def describe(
    canvas: Canvas, title: str, author: str, subject: str, dated: date | None, accessible: bool = True
) -> None:
    """Write who and what, and that this is PDF/UA (7.1); a reader shows the title, not the name of the file."""
    title, author, subject = map(printed, (title, author, subject))
    facts = {"Title": title, "Author": author, "Subject": subject, "Creator": "CHC Desktop"}
    if dated:
        facts["CreationDate"] = f"D:{dated:%Y%m%d}"
    info = canvas._doc.info = PDFInfo()
    info.title, info.author, info.subject = title, author, subject  # they make the file's identifier
    info.format = PDFDictionary({name: PDFString(fact) for name, fact in facts.items()}).format
    canvas._doc.Catalog.Metadata = PDFStream(
        PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), _xmp(title, author, dated, accessible)
    )
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _entry(
    document: PDFDocument,
    element: Element,
    parent: PDFObjectReference,
    references: dict[int, PDFObjectReference],
    annotations: Mapping[int, PDFObjectReference],
) -> PDFObjectReference:
    entry = PDFDictionary({"Type": "/StructElem", "S": f"/{element.tag}", "P": parent})
    own = references[id(element)] = document.Reference(entry)
    if element.attributes:
        entry["A"] = element.attributes
    if element.alt:
        entry["Alt"] = PDFString(printed(element.alt))
    if element.marks:
        entry["Pg"] = _page(element.marks[0][0])
    kids = [_kid(mark, element.marks[0][0]) for mark in element.marks]
    if id(element) in annotations:
        kids.append(PDFDictionary({"Type": "/OBJR", "Obj": annotations[id(element)]}))
    kids += [_entry(document, child, own, references, annotations) for child in element.children]
    if kids:
        entry["K"] = PDFArray(kids)
    return own


def _kid(mark: tuple[int, int], first_page: int) -> object:
    page, number = mark
    if page == first_page:
        return number
    return PDFDictionary({"Type": "/MCR", "Pg": _page(page), "MCID": number})


def _page(number: int) -> PDFObjectReference:
    return PDFObjectReference(f"Page{number}")


_ABOVE_EVERY_PAGE = 842
"""Points: the height of A4 upright, from which every page is shown at its top, as large as the reader has it now."""


def _annotation(document: PDFDocument, link: Link, number: int) -> PDFObjectReference:
    """The box that can be pressed (7.18): it says where it leads, and belongs to its element."""
    return document.Reference(
        PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": PDFArray([round(edge, 2) for edge in link.box]),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,
                "Dest": PDFArray([_page(link.to), "/XYZ", 0, _ABOVE_EVERY_PAGE, 0]),
                "Contents": PDFString(printed(link.words)),
                "StructParent": number,
            }
        )
    )


def _add_annotations(
    document: PDFDocument, links: Sequence[Link], annotations: Mapping[int, PDFObjectReference]
) -> None:
    for index, page in enumerate(document.Pages.pages):
        if here := [annotations[id(link.element)] for link in links if link.page == index + 1]:
            page.Annots = PDFArray(here)


def _parent_tree(
    document: PDFDocument,
    owners: Sequence[Sequence[Element]],
    references: dict[int, PDFObjectReference],
    links: Sequence[Link],
) -> PDFDictionary:
    numbers: list[object] = []
    for index, page in enumerate(owners):
        numbers += [index, document.Reference(PDFArray([references[id(element)] for element in page]))]
    for number, link in enumerate(links, len(owners)):
        numbers += [number, references[id(link.element)]]
    return PDFDictionary({"Nums": PDFArray(numbers)})


def _mend_fonts(document: PDFDocument) -> None:
    """Embed the fonts now, and write what their glyphs mean ourselves.

    reportlab says "U+0000" of unused codes, which 7.21.7 forbids, and writes characters beyond U+FFFF
    as no reader can read them.
    """
    for font in document.delayedFonts:
        subsets = [list(subset) for subset in font.state[document].subsets]
        before = set(document.idToObject)
        font.addObjects(document)
        names = [name for name in document.idToObject if name not in before and name.startswith("toUnicodeCMap:")]
        for name, subset in zip(names, subsets, strict=True):
            document.idToObject[name].content = _meanings(subset)
    document.delayedFonts = []


def _meanings(subset: Sequence[int]) -> str:
    pairs = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _CMAP % body


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _xmp(title: str, author: str, dated: date | None, accessible: bool) -> bytes:
    part = "\n   <pdfuaid:part>1</pdfuaid:part>" if accessible else ""
    made = f"\n   <xmp:CreateDate>{dated.isoformat()}</xmp:CreateDate>" if dated else ""
    return (_XMP % {"title": escape(title), "author": escape(author), "made": made, "part": part}).encode()


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%(title)s</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>%(author)s</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>CHC Desktop</xmp:CreatorTool>%(made)s%(part)s
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
