"""Text that has hurt programs like this one: it must come out as it went in."""

NASTY = (
    "Jo <jo@example.org>", "J&C", "<16C", "]]>", "O'Brien", "O’Brien", "ÓBrien", 'she said "no"', "a, b; c\td",
    "=1+1", "+44 7700 900123", "-5", "@SUM(A1)", "\tafter a tab", " =1+1", "'=1+1", "''@x", "'tis", "＝1+1", "\n=1+1",
    '=HYPERLINK("https://example.org","click")', "=cmd|' /C calc'!A0", "https://example.org", "mailto:jo@example.org",
    "£1,250.50", "€", "Łukasz", "Şahin", "Nguyễn", "ŵŷ", "Дмитрий", "Ελένη", "👩‍👩‍👧 at №3", "‮right to left",
    "a\u2028b\x85c",
    "two\nlines", "two\r\nlines", "old\rlines", "  spaces around  ", "_x000D_", "_x005F_", "x_x0041_y", "000123", "1E5",
    "3/4", "TRUE", "#N/A", "NULL", "�", "word " * 4_000,
)  # fmt: skip

WAYS = {
    "markup": "<b>J & C</b> ]]> <16C &amp; <jo@example.org> end",
    "quotes": 'O\'Brien said "no", ‘yes’ and “O’Brien” `so`',
    "right to left": "Mrs שלום and مرحبا live there",
    "emoji": "👩‍👩‍👧 at №3, 😀 and ✓",
    "twenty thousand characters": "The boiler pump wakes me. " * 769,
    "NUL": "before\x00after",
    "control characters": "bell\x07 escape\x1b[31m tab\x0bline\x0c page\x7f",
    "combining marks": "cafe\u0301 and Ẑ̈alu",
    "zero width": "zero\u200bwidth and \ufeffmark and so\u00adft",
    "line ends": "two\r\nlines\rand\nmore",
    "formula": '=HYPERLINK("https://example.org","click")',
    "SQL": "'; DROP TABLE complaint; -- 100%_",
    "search syntax": '"NEAR(boiler pump, 2)" OR title:* AND NOT ^(',
    "a word without end": "before " + "x" * 3_000 + " after",
    "languages": "Tŷ Siân ŵ, Łukasz, Şahin ığ, Nguyễn Thị, Дмитрий, Ελένη",
    "places and escapes": "%s {0} {name} ${x} \\n ../../etc",
}
"""Sixteen ways to hurt a program, each by its name."""
