"""Sheets of paper to draw on, each mark of which says what part of the document it is.

What is drawn inside `content(element)` belongs to that element of the document's structure, which a
screen reader follows; what is drawn inside `ornament()` (rules, grounds, page numbers, DRAFT) is passed over.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from chc_desktop.documents import structure
from chc_desktop.documents.structure import Element, Link
from chc_desktop.documents.typefaces import Weight, face, printed, runs


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself: its title, who it is from, what it is about, the date it bears.

    `accessible` is whether it may call itself PDF/UA: not where pages of others are in it.
    """

    title: str
    author: str
    subject: str
    dated: date | None = None
    accessible: bool = True


rl_config.useA85 = 0
"""Bytes are written as they are: as letters they take a quarter more room, and pictures take very long."""

Piece = tuple[str, Weight]
"""Words in one weight."""

Foot = Callable[["Sheets", int, int], None]
"""Draws what stands at the foot of page x of y."""


@dataclass(slots=True)
class Sheets:
    """A document being drawn, page after page. Distances are in points from the bottom left."""

    size: tuple[float, float]
    about: About
    under_each_page: "Callable[[Sheets], None] | None" = None
    root: Element = field(default_factory=lambda: Element("Document"))
    _file: BytesIO = field(default_factory=BytesIO)
    _canvas: Canvas = field(init=False)
    _owners: list[list[Element]] = field(default_factory=lambda: [[]])
    _links: list[Link] = field(default_factory=list)
    sizes: list[tuple[float, float]] = field(default_factory=list)
    """How large each page is."""

    def __post_init__(self) -> None:
        self.sizes.append(self.size)
        self._canvas = Canvas(
            self._file,
            pagesize=self.size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=face(Weight.REGULAR.value).fontName,
            lang="en-GB",
        )
        self._begin_page()

    @property
    def page(self) -> int:
        """The number of the page that is being drawn."""
        return len(self._owners)

    def next_page(self, size: tuple[float, float] | None = None) -> None:
        """Finish this page and begin another, in another size if one is given."""
        self._canvas.showPage()
        if size:
            self.size = size
            self._canvas.setPageSize(size)
        self.sizes.append(self.size)
        self._owners.append([])
        self._begin_page()

    def finished(self, foot: Foot) -> bytes:
        """The whole document as a PDF. The foot is drawn last, when the number of pages is known."""
        self._canvas.showPage()
        for number in range(1, len(self._owners) + 1):
            foot(self, number, len(self._owners))
            structure.add_to_page(self._canvas, number)
        about = self.about
        structure.complete(self._canvas, self.root, self._owners, self._links)
        structure.describe(self._canvas, about.title, about.author, about.subject, about.dated, about.accessible)
        self._canvas.save()
        return self._file.getvalue()

    @contextmanager
    def content(self, element: Element | None) -> Iterator[None]:
        """What is drawn now is part of that element; of none, and it is an ornament."""
        if element is None:
            self._canvas.addLiteral("/Artifact BMC")
        else:
            owners = self._owners[-1]
            element.marks.append((len(self._owners), len(owners)))
            self._canvas.addLiteral(f"/{element.tag} <</MCID {len(owners)}>> BDC")
            owners.append(element)
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def ornament(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """What is drawn now is no part of the document's words. Kinds are Layout, Page and Pagination."""
        name = f" /Subtype /{subtype}" if subtype else ""
        self._canvas.addLiteral(f"/Artifact <</Type /{kind}{name}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    def text(self, lines: Iterable[tuple[float, float, Sequence[Piece]]], size: float, colour: str) -> None:
        """Lines of text: where each begins, how high its foot is, and its words."""
        drawn = self._canvas.beginText()
        drawn.setFillColor(HexColor(colour))
        font = ""
        for x, y, pieces in lines:
            drawn.setTextOrigin(x, y)
            for name, words in (run for piece in pieces for run in runs(*piece)):
                if name != font:
                    drawn.setFont(face(name).fontName, size)
                    font = name
                drawn.textOut(words)
        self._canvas.drawText(drawn)

    def ground(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.rect(x, y, width, height, stroke=0, fill=1)

    def rule(self, x: float, y: float, width: float, colour: str, thickness: float = 0.5) -> None:
        """A line from left to right."""
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x, y, x + width, y)

    def picture(self, picture: ImageReader, x: float, y: float, width: float, height: float) -> None:
        """A picture, stretched into the box."""
        self._canvas.drawImage(picture, x, y, width, height)

    def shape(self, operations: str, colour: str, across: tuple[float, float, float, float, float, float]) -> None:
        """A filled outline in PDF's own words, moved and turned by the six numbers."""
        self._canvas.saveState()
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.transform(*across)
        self._canvas.addLiteral(operations)
        self._canvas.restoreState()

    def paper(self, name: str, across: tuple[float, float, float, float, float, float]) -> None:
        """A sheet of another document, put there later under that name, moved and turned by the six numbers."""
        self._canvas.addLiteral(f"q {' '.join(f'{number:.5f}' for number in across)} cm /{name} Do Q")

    def bookmark(self, title: str, level: int = 0) -> None:
        """Let the reader find this page by that title."""
        key = f"page {len(self._owners)} {title}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(printed(title).replace("\n", " "), key, level)

    def link(self, element: Element, box: tuple[float, float, float, float], page: int, words: str) -> None:
        """Let a box on this page, the element drawn there, lead to another page; `words` say where it leads."""
        self._links.append(Link(element, len(self._owners), box, page, words))

    def _begin_page(self) -> None:
        if self.under_each_page:
            self.under_each_page(self)
