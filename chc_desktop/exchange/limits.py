"""How much the program takes out of a file somebody sent, and the sentences where it is more."""

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.file_names import shown_name

LARGEST_FILE = 25 * 1024 * 1024  # bytes; what one email may carry at most mail services

MOST_ATTACHMENTS = 200  # in one message
MOST_PARTS = 2_000  # of one message, texts and frames counted too
DEEPEST = 20  # messages and parcels inside one another
MOST_LINES = 1_000_000  # a full message of the largest size has a third of that
MOST_ENTRIES = 10_000  # in the directory of an Outlook message
MOST_PACKED = 20_000  # names in a zip archive

LONGEST_HEADER = 100_000  # characters: some two thousand recipients
LONGEST_FIELD = 4_000  # characters of a header that names a type, a file or an encoding
MOST_PARAMETERS = 50  # of such a header
LONGEST_SUBJECT = 1_000
LONGEST_NAME = 200  # of a sender or recipient
LONGEST_HTML = 2_000_000
LONGEST_TEXT = 500_000

MOST_DOTS = 150_000_000  # of a picture; more takes half a gigabyte to open
MOST_SHEETS = 200  # pages in one scanned picture

_MEGABYTE = 1024 * 1024


def check_size(name: str, size: int) -> None:
    """Raises `RuleBroken` where a file is larger than the register keeps; `size` is in bytes."""
    if size > LARGEST_FILE:
        raise RuleBroken(
            f"“{shown_name(name)}” is {-(-size // _MEGABYTE):,} MB, and a file in the register may be "
            f"{LARGEST_FILE // _MEGABYTE} MB at most; nothing was changed, so please add it in smaller parts, or keep "
            "it where it is and write in the case where that is."
        )


def cannot_read(name: str, why: str) -> RuleBroken:
    """The one sentence for a file that stays shut: “why” goes on from the file's name."""
    return RuleBroken(
        f"“{shown_name(name)}” {why}; nothing was changed, and the file can still be kept with the case as it is."
    )
