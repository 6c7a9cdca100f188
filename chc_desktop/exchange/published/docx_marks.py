"""Boxes, ticks and crosses that Word draws with letters of a typeface of symbols, as the characters they look like."""

_LIKE_WINGDINGS = {
    0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FACES = {
    "wingdings": _LIKE_WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x51: "☒", 0xA3: "☐", 0x2A: "☐", 0x30: "☐"},
    "wingdings 3": {},
    "webdings": {0x61: "✓", 0x63: "☐", 0x72: "✗"},
    "marlett": {0x61: "✓", 0x62: "✓", 0x72: "✗"},
}


def is_symbols(face: str) -> bool:
    return face.casefold() in _FACES


def shown(text: str, face: str) -> str:
    """What letters of such a typeface look like; any other mark is a dot, which is neither yes nor no."""
    marks = _FACES[face.casefold()]
    return "".join(marks.get(ord(letter) & 0xFF, "•") if not letter.isspace() else letter for letter in text)


def symbol(face: str, code: str) -> str:
    """What one symbol looks like that is given by its code, such as F0FE."""
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return shown(letter, face) if is_symbols(face) else letter
