"""Draws a logo that is an SVG file as a PNG picture, once, when it is chosen; letters then carry the picture.

An SVG may name other files and addresses, which would be read whenever it is drawn: such a one is refused.
"""

import re
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.organisation import LARGEST_LOGO

_LARGEST = 2_000_000  # bytes of SVG; a logo of more is a drawing of something else
_SIDES = (2000, 1400, 1000, 700)  # dots along the longer side: the most that is not too much to keep
_THINNEST = 40


def is_svg(name: str, content: bytes) -> bool:
    """Whether a file is an SVG drawing, by its name or its beginning."""
    return name.lower().endswith((".svg", ".svgz")) or content.lstrip(b"\xef\xbb\xbf \r\n\t")[:5] in (
        b"<svg ",
        b"<?xml",
    )


def drawn_logo(name: str, content: bytes) -> bytes:
    """The drawing as a PNG with a clear ground. Raises `RuleBroken` in a sentence where it cannot be the logo."""
    if len(content) > _LARGEST:
        raise _refused(name, f"It is too large ({len(content) // 1000:,} KB).")
    _refuse_what_reads_other_files(name, content)
    renderer = QSvgRenderer(QByteArray(content))
    shape = renderer.viewBoxF().size() if renderer.viewBoxF().isValid() else renderer.defaultSize().toSizeF()
    if not renderer.isValid() or shape.isEmpty():
        raise _refused(name, "It cannot be read as a drawing.")
    if max(shape.width(), shape.height()) > _THINNEST * min(shape.width(), shape.height()):
        raise _refused(name, "It is a strip too thin to be seen on a letter.")
    for side in _SIDES:
        picture = _drawn(renderer, shape.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).toSize())
        if _is_clear(picture):
            raise _refused(name, "There is nothing to be seen in it.")
        png = _png(picture)
        if len(png) <= LARGEST_LOGO:
            return png
    raise _refused(name, "It has too many colours to be kept as a picture.")


def _refused(name: str, why: str) -> RuleBroken:
    return RuleBroken(
        f"“{name}” cannot be the logo. {why} Nothing was changed. Please choose another, or save it as a PNG first."
    )


def _refuse_what_reads_other_files(name: str, content: bytes) -> None:
    if b"<!ENTITY" in content.replace(b"\0", b"").upper():  # however many bytes each letter takes up
        raise _refused(name, "It holds definitions that programs other than a drawing program should not follow.")
    drawing = _Drawing()
    parser = ElementTree.XMLParser(target=drawing)
    try:
        parser.feed(content)
        elements = [*parser.close().iter()]
    except (ElementTree.ParseError, ValueError, LookupError):
        raise _refused(name, "It cannot be read as a drawing.") from None
    if drawing.names_a_style_sheet or any(_leads_elsewhere(each) for one in elements for each in _references(one)):
        raise _refused(name, "It needs another file or a web address to be drawn.")


class _Drawing(ElementTree.TreeBuilder):
    """The elements of a drawing, and whether it names a file of styles: Qt would open any file of that name."""

    names_a_style_sheet = False

    def pi(self, target: str, text: str | None = None) -> ElementTree.Element:
        self.names_a_style_sheet |= target.lower() == "xml-stylesheet"
        return super().pi(target, text)


def _references(element: ElementTree.Element) -> list[str]:
    """Everything in an element that may name something to be read."""
    linked = [value for key, value in element.attrib.items() if key.rpartition("}")[2] in ("href", "src")]
    style = " ".join((*element.attrib.values(), element.text or ""))
    named = [found.strip("\"' ") for found in re.findall(r"url\(([^)]*)\)", style, re.IGNORECASE)]
    imported = re.findall(r"@import[^;]*", style, re.IGNORECASE)
    is_anchor = element.tag.rpartition("}")[2] == "a"  # where a click would lead; nothing is read to draw it
    return [*([] if is_anchor else linked), *named, *imported]


def _leads_elsewhere(reference: str) -> bool:
    inside = re.match(r"#|data:image/(png|jpe?g|gif|webp)[;,]", reference.strip(), re.IGNORECASE)
    return bool(reference.strip()) and not inside


def _drawn(renderer: QSvgRenderer, size: QSize) -> QImage:
    picture = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    return picture


def _is_clear(picture: QImage) -> bool:
    cover = picture.convertToFormat(QImage.Format.Format_Alpha8)  # has to outlive the look at its bytes
    return not any(bytes(cover.constBits()))


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the name may be text
    return bytes(buffer.data().data())
