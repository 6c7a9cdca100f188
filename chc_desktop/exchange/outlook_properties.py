"""What Outlook keeps about a message, a recipient or an attachment, by the numbers it keeps them under."""

import struct
from datetime import UTC, datetime, timedelta
from enum import IntEnum

from chc_desktop.exchange.compound_file import Folder
from chc_desktop.exchange.plain_text import decoded

PROPERTIES = "__properties_version1.0"
_ENTRY = struct.Struct("<HHIQ")  # type, tag, flags, value or size
_NUMBER, _TIME, _NARROW, _WIDE, _BYTES = 0x0003, 0x0040, 0x001E, 0x001F, 0x0102
_START = datetime(1601, 1, 1, tzinfo=UTC)
_CODEPAGES = {65001: "utf-8", 20127: "ascii", 28591: "iso-8859-1", 20866: "koi8-r", 50220: "iso-2022-jp"}
_FIRST_ISO, _LAST_ISO = 28591, 28605


class Header(IntEnum):
    """How many bytes stand before the first property: of a message file, a message inside one, anything else."""

    MESSAGE = 32
    EMBEDDED = 24
    INNER = 8


class Tag(IntEnum):
    """The properties that are read, by the numbers of [MS-OXPROPS]."""

    SUBJECT = 0x0037
    SENT = 0x0039
    SENT_FOR_NAME = 0x0042
    SENT_FOR = 0x0065
    HEADERS = 0x007D
    RECIPIENT_KIND = 0x0C15
    SENDER_NAME = 0x0C1A
    SENDER = 0x0C1F
    DELIVERED = 0x0E06
    BODY = 0x1000
    RICH_TEXT = 0x1009
    HTML = 0x1013
    DISPLAY_NAME = 0x3001
    ADDRESS = 0x3003
    DATA = 0x3701
    SHORT_FILE_NAME = 0x3704
    LONG_FILE_NAME = 0x3707
    CONTENT_TYPE = 0x370E
    CONTENT_ID = 0x3712
    FLAGS = 0x3714
    SMTP = 0x39FE
    BODY_CODEPAGE = 0x3FDE
    CODEPAGE = 0x3FFD
    SENDER_SMTP = 0x5D01
    SENT_FOR_SMTP = 0x5D02


class Properties:
    """The properties in one folder. What is missing or damaged is empty."""

    def __init__(self, folder: Folder, header: Header, codepage: str = "") -> None:
        self._streams = {name.upper(): content for name, content in folder.streams.items()}
        listed = folder.streams.get(PROPERTIES, b"")[header:]
        whole = len(listed) - len(listed) % _ENTRY.size
        self._fixed: dict[tuple[int, int], int] = {
            (tag, kind): value for kind, tag, _, value in _ENTRY.iter_unpack(listed[:whole])
        }
        self.codepage = _encoding(self.number(Tag.CODEPAGE)) or codepage
        self.body_codepage = _encoding(self.number(Tag.BODY_CODEPAGE)) or self.codepage

    def text(self, tag: Tag, codepage: str = "") -> str:
        wide = self._stream(tag, _WIDE)
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return decoded(self._stream(tag, _NARROW) or b"", codepage or self.codepage).rstrip("\0")

    def content(self, tag: Tag) -> bytes:
        return self._stream(tag, _BYTES) or b""

    def has_content(self, tag: Tag) -> bool:
        return self._stream(tag, _BYTES) is not None

    def number(self, tag: Tag) -> int:
        return self._fixed.get((tag, _NUMBER), 0) & 0xFFFFFFFF

    def moment(self, tag: Tag) -> datetime | None:
        """A time in tenths of a microsecond since 1601; none where it is none, or beyond the calendar."""
        ticks = self._fixed.get((tag, _TIME), 0)
        try:
            return _START + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def _stream(self, tag: Tag, kind: int) -> bytes | None:
        return self._streams.get(f"__SUBSTG1.0_{tag:04X}{kind:04X}")


def _encoding(codepage: int) -> str:
    """What Python calls the encoding of a Windows code page; empty where it is none."""
    if codepage in _CODEPAGES:
        return _CODEPAGES[codepage]
    if _FIRST_ISO < codepage <= _LAST_ISO:
        return f"iso-8859-{codepage - _FIRST_ISO + 1}"
    return f"cp{codepage}" if codepage else ""
