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
