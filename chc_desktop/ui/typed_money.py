"""Amounts of money as people write them, in pence."""

import re

_AMOUNT = re.compile(r"£?\s*(\d[\d,]*)(?:\.(\d{1,2}))?")


def read_pence(written: str) -> int | None:
    """“50”, “£12.5”, “1,000.00” in pence; 0 where nothing is written; None where it is no amount."""
    if not written.strip():
        return 0
    found = _AMOUNT.fullmatch(written.strip())
    return int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0")) if found else None
