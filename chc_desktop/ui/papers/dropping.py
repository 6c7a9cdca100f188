"""What was dropped on a page or lies on the clipboard, as files to be added."""

import struct
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from chc_desktop.domain import words
from chc_desktop.office.paper_looking import Source

_EMAIL = "message/rfc822"
_OUTLOOK_NAMES = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
_OUTLOOK_CONTENT = 'application/x-qt-windows-mime;value="FileContents";index={}'
_DESCRIPTOR, _NAME_AT, _NAME_BYTES = 592, 72, 520
"""The size of Windows’ FILEDESCRIPTORW, and where the name stands in it."""

_MOST_NAMES = 1_000


def can_be_added(mime: QMimeData) -> bool:
    """Whether there is anything in it that could be a file, or be taken for one."""
    return mime.hasUrls() or mime.hasFormat(_EMAIL) or mime.hasFormat(_OUTLOOK_NAMES) or mime.hasImage()


def sources(mime: QMimeData, now: datetime) -> list[Source]:
    """The files in it: from a file manager, from an email program, or a picture by itself."""
    if paths := _local_paths(mime):
        return [Source(path.name, path) for path in paths]
    if found := _from_outlook(mime):
        return found
    if mime.hasFormat(_EMAIL):
        return [Source("email.eml", content=bytes(mime.data(_EMAIL).data()))]
    picture = picture_source(mime.imageData(), now) if mime.hasImage() else None
    return [picture] if picture else []


def picture_source(picture: object, now: datetime) -> Source | None:
    """A picture as a PNG, named by the day and the time; None where it is none."""
    image = picture if isinstance(picture, QImage) else QImage()
    if image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the name may be text
        return None
    name = f"Picture {words.letter_day(now.date())} {now.hour:02}.{now.minute:02}.png"
    return Source(name, content=bytes(buffer.data().data()))


def _local_paths(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _from_outlook(mime: QMimeData) -> list[Source]:
    """The messages and attachments dragged out of Outlook: their names in one block, the bytes of each by itself."""
    if not mime.hasFormat(_OUTLOOK_NAMES):
        return []
    block = bytes(mime.data(_OUTLOOK_NAMES).data())
    found = (
        Source(name, content=bytes(mime.data(_OUTLOOK_CONTENT.format(number)).data()))
        for number, name in enumerate(_names(block))
    )
    return [source for source in found if source.content]


def _names(block: bytes) -> list[str]:
    if len(block) < 4:
        return []
    (count,) = struct.unpack_from("<I", block)
    whole = (len(block) - 4) // _DESCRIPTOR
    starts = (4 + number * _DESCRIPTOR + _NAME_AT for number in range(min(count, whole, _MOST_NAMES)))
    return [block[at : at + _NAME_BYTES].decode("utf-16-le", "replace").partition("\0")[0] for at in starts]
