"""Tells what a file is by its bytes, never by its name."""

import io
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum

from chc_desktop.exchange.compound_file import MAGIC, Damaged, directory
from chc_desktop.exchange.file_names import ending_of
from chc_desktop.exchange.limits import MOST_PACKED
from chc_desktop.exchange.plain_text import decoded


class Kind(StrEnum):
    """What a file is, as far as the register treats it differently."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    HEIC = "heic"
    TIFF = "tiff"
    WORD = "word"
    EXCEL = "excel"
    TEXT = "text"
    EMAIL = "email"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Told:
    """What the bytes tell: the kind, its name in words (“a Word document”) and the endings that fit it."""

    kind: Kind
    words: str
    endings: tuple[str, ...] = ()
    program: bool = False  # it does something when it is opened
    macros: bool = False  # a document that carries a program


EMPTY = Told(Kind.OTHER, "an empty file")
UNKNOWN = Told(Kind.OTHER, "a file of another kind")
TEXT = Told(Kind.TEXT, "plain text")
_WORD_NOW = ("docx", "docm", "dotx", "dotm")
_EXCEL_NOW = ("xlsx", "xlsm", "xltx", "xltm", "xlsb", "xlam")
_SHOW_NOW = ("pptx", "pptm", "ppsx", "ppsm", "potx", "potm")
_PDF = Told(Kind.PDF, "a PDF document", ("pdf",))
_TIFF = Told(Kind.TIFF, "a TIFF picture", ("tif", "tiff"))
_EMAIL = Told(Kind.EMAIL, "an email", ("eml",))
_OUTLOOK = Told(Kind.EMAIL, "an email saved by Outlook", ("msg", "oft"))
_ZIP = Told(Kind.OTHER, "a zip archive", ("zip",))
_INSTALLER = Told(Kind.OTHER, "an installer", ("msi", "msp"), program=True)
_OLD_OFFICE = Told(Kind.OTHER, "an older Office document")

_BY_START = (
    (b"\x89PNG\r\n\x1a\n", Told(Kind.PNG, "a PNG picture", ("png",))),
    (b"\xff\xd8\xff", Told(Kind.JPEG, "a JPEG picture", ("jpg", "jpeg", "jpe", "jfif"))),
    (b"II*\0", _TIFF),
    (b"MM\0*", _TIFF),
    (b"II+\0", _TIFF),
    (b"MM\0+", _TIFF),
    (b"{\\rtf", Told(Kind.WORD, "a rich text document", ("rtf", "doc"))),
    (b"GIF8", Told(Kind.OTHER, "a GIF picture", ("gif",))),
    (b"\x7fELF", Told(Kind.OTHER, "a program", program=True)),
    (b"\xca\xfe\xba\xbe", Told(Kind.OTHER, "a program", program=True)),
    (b"\xcf\xfa\xed\xfe", Told(Kind.OTHER, "a program", program=True)),
    (b"\xce\xfa\xed\xfe", Told(Kind.OTHER, "a program", program=True)),
    (b"L\0\0\0\x01\x14\x02\0", Told(Kind.OTHER, "a shortcut", ("lnk",), program=True)),
    (b"#!", Told(Kind.OTHER, "a script", program=True)),
    (b"ID3", Told(Kind.OTHER, "a sound recording", ("mp3",))),
    (b"OggS", Told(Kind.OTHER, "a sound recording", ("ogg", "opus", "oga"))),
    (b"#!AMR", Told(Kind.OTHER, "a sound recording", ("amr",))),
    (b"\x1aE\xdf\xa3", Told(Kind.OTHER, "a video", ("mkv", "webm"))),
    (b"7z\xbc\xaf\x27\x1c", Told(Kind.OTHER, "an archive", ("7z",))),
    (b"Rar!\x1a\x07", Told(Kind.OTHER, "an archive", ("rar",))),
    (b"\x1f\x8b", Told(Kind.OTHER, "an archive", ("gz", "tgz"))),
    (b"\x78\x9f\x3e\x22", Told(Kind.OTHER, "a parcel from Outlook")),
)
_HEIC = Told(Kind.HEIC, "a HEIC picture", ("heic", "heif", "hif"))
_BY_BRAND = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), _HEIC),
    b"avif": Told(Kind.OTHER, "an AVIF picture", ("avif",)),
    b"M4A ": Told(Kind.OTHER, "a sound recording", ("m4a",)),
}
_VIDEO = Told(Kind.OTHER, "a video", ("mp4", "m4v", "mov", "3gp", "3g2"))
_BY_RIFF = {
    b"WEBP": Told(Kind.OTHER, "a WebP picture", ("webp",)),
    b"WAVE": Told(Kind.OTHER, "a sound recording", ("wav",)),
    b"AVI ": Told(Kind.OTHER, "a video", ("avi",)),
}
_BY_STREAM = (
    ("__properties_version1.0", _OUTLOOK),
    ("WordDocument", Told(Kind.WORD, "a Word document", ("doc", "dot"))),
    ("Workbook", Told(Kind.EXCEL, "an Excel workbook", ("xls", "xlt"))),
    ("Book", Told(Kind.EXCEL, "an Excel workbook", ("xls", "xlt"))),
    ("PowerPoint Document", Told(Kind.OTHER, "a PowerPoint presentation", ("ppt", "pps"))),
    ("EncryptedPackage", Told(Kind.OTHER, "an Office document with a password", _WORD_NOW + _EXCEL_NOW + _SHOW_NOW)),
)
_BY_MEMBER = (
    ("word/document.xml", Told(Kind.WORD, "a Word document", _WORD_NOW)),
    ("xl/workbook.xml", Told(Kind.EXCEL, "an Excel workbook", _EXCEL_NOW)),
    ("xl/workbook.bin", Told(Kind.EXCEL, "an Excel workbook", _EXCEL_NOW)),
    ("ppt/presentation.xml", Told(Kind.OTHER, "a PowerPoint presentation", _SHOW_NOW)),
    ("content.xml", Told(Kind.OTHER, "an OpenDocument file", ("odt", "ods", "odp", "odg", "ott", "ots"))),
    ("META-INF/MANIFEST.MF", Told(Kind.OTHER, "a Java program", ("jar",), program=True)),
)
_MACRO_FOLDERS = {"Macros", "_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"}
_INSTALLERS = {"000C1084-0000-0000-C000-000000000046", "000C1086-0000-0000-C000-000000000046"}

_HEADER = re.compile(rb"[!-9;-~]{1,70}:(?=[ \t\r\n])")
_SAYS_IT_IS_MAIL = re.compile(rb"^(from|date|received|return-path|message-id|mime-version|subject):", re.I | re.M)
_ODD = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_WEB_PAGE = re.compile(r"\s*(<!--[^>]{0,200}-->\s*)?(<!doctype html|<html)", re.I)
_HEAD = 64 * 1024


def told_by(content: bytes) -> Told:
    """What the bytes are. Never fails."""
    if not content:
        return EMPTY
    if content.startswith(MAGIC):
        return _compound(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(content)
    if content.startswith(b"MZ") and _ODD.search(content[:_HEAD].decode("latin-1")):
        return Told(Kind.OTHER, "a program", program=True)
    if told := _by_start(content):
        return told
    return _PDF if b"%PDF-" in content[:1024] else _text(content)


def _by_start(content: bytes) -> Told | None:
    if content[4:8] == b"ftyp":
        return _BY_BRAND.get(content[8:12], _VIDEO)
    if content.startswith(b"RIFF") and content[8:12] in _BY_RIFF:
        return _BY_RIFF[content[8:12]]
    fits = [(start, told) for start, told in _BY_START if content.startswith(start)]
    return max(fits, key=lambda fit: len(fit[0]))[1] if fits else None


def _text(content: bytes) -> Told:
    head = content[:_HEAD]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if _ODD.search(decoded(head) if wide else head.decode("latin-1")):
        return UNKNOWN
    if _is_email(head.lstrip(b"\xef\xbb\xbf\r\n")):
        return _EMAIL
    if _WEB_PAGE.match(decoded(head)):
        return Told(Kind.OTHER, "a web page")
    return TEXT


def _is_email(head: bytes) -> bool:
    if head.startswith(b"From ") and b"\n" in head:
        head = head.split(b"\n", 1)[1]
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    known = {match[1].lower() for match in _SAYS_IT_IS_MAIL.finditer(top)}
    return bool(_HEADER.match(head)) and len(known) >= 2


def _compound(content: bytes) -> Told:
    try:
        found = directory(content)
    except Damaged:
        return _OLD_OFFICE
    if found.class_id in _INSTALLERS:
        return _INSTALLER
    told = next((told for stream, told in _BY_STREAM if stream in found.top), _OLD_OFFICE)
    return told if told is _OUTLOOK else _with_macros(told, bool(_MACRO_FOLDERS & found.names))


def _zip(content: bytes) -> Told:
    if content.count(b"PK\x01\x02") > MOST_PACKED:
        return _ZIP
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except Exception:  # the library raises whatever a bad archive makes it meet
        return _ZIP
    held = set(names)
    told = next((told for member, told in _BY_MEMBER if member in held), _ZIP)
    if told is _ZIP and any(ending_of(name) in PROGRAM_ENDINGS for name in names):
        return Told(_ZIP.kind, "a zip archive that holds a program", _ZIP.endings, program=True)
    return _with_macros(told, any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in names))


def _with_macros(told: Told, macros: bool) -> Told:
    return Told(told.kind, told.words, told.endings, told.program, macros)


PROGRAM_ENDINGS = {
    "accde", "ade", "adp", "apk", "app", "appimage", "appinstaller", "application", "appref-ms", "appx", "appxbundle",
    "bash", "bat", "cab", "chm", "class", "cmd", "com", "command", "cpl", "crx", "csh", "deb", "desktop", "diagcab",
    "dll", "dmg", "efi", "exe", "gadget", "hlp", "hta", "img", "inf", "iso", "jar", "jnlp", "js", "jse", "library-ms",
    "lnk", "mde", "mjs", "msc", "msi", "msix", "msixbundle", "msp", "mst", "msu", "ocx", "pif", "pkg", "ps1", "psm1",
    "py", "pyc", "pyw", "pyz", "rdp", "reg", "rpm", "run", "scf", "scr", "sct", "search-ms", "settingcontent-ms",
    "sh", "sys", "theme", "themepack", "url", "vb", "vbe", "vbs", "vhd", "vhdx", "vsix", "vsto", "website", "ws",
    "wsb", "wsc", "wsf", "wsh", "xbap", "xll", "xpi", "zsh",
}  # fmt: skip
WEB_ENDINGS = {"htm", "html", "mht", "mhtml", "shtml", "svg", "svgz", "xht", "xhtml", "xml"}
"""A browser opens them, whatever is in them."""
MACRO_ENDINGS = {"docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "ppsm", "potm"}
KNOWN_ENDINGS = frozenset(
    ending
    for told in (
        *(told for _, told in (*_BY_START, *_BY_STREAM, *_BY_MEMBER)),
        *_BY_BRAND.values(),
        *_BY_RIFF.values(),
        *(_PDF, _EMAIL, _ZIP, _INSTALLER, _VIDEO),
    )
    for ending in told.endings
)
