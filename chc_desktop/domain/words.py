"""Dates, counts and names as people read them, the same on every machine."""

from datetime import date, datetime

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = (
    "none", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def day(value: date) -> str:
    """“Tue 5 Jan 2027”."""
    return f"{weekday(value)[:3]} {value.day} {month(value)[:3]} {value.year}"


def short_day(value: date) -> str:
    """“Tue 5 Jan”, where the year is plain from its surroundings."""
    return f"{weekday(value)[:3]} {value.day} {month(value)[:3]}"


def long_day(value: date) -> str:
    """“Tuesday 5 January 2027”."""
    return f"{weekday(value)} {value.day} {month(value)} {value.year}"


def letter_day(value: date) -> str:
    """“5 January 2027”, as a letter is dated."""
    return f"{value.day} {month(value)} {value.year}"


def weekday(value: date) -> str:
    return WEEKDAYS[value.weekday()]


def month(value: date) -> str:
    return MONTHS[value.month - 1]


def clock(value: datetime) -> str:
    """“14:02”."""
    return f"{value.hour:02}:{value.minute:02}"


def number(n: int) -> str:
    """In words up to twelve."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else str(n)


def count(n: int, thing: str, things: str = "") -> str:
    """“1 case”, “14 cases”, “1,400 cases”."""
    return f"{n:,} {thing if n == 1 else things or thing + 's'}"


def working_days_left(n: int) -> str:
    """“in 3 working days”, “today”, “2 working days late”."""
    if n == 0:
        return "today"
    return f"in {count(n, 'working day')}" if n > 0 else f"{count(-n, 'working day')} late"


def listed(things: list[str] | tuple[str, ...]) -> str:
    """“a, b and c”."""
    return ", ".join(things[:-1]) + (" and " if len(things) > 1 else "") + "".join(things[-1:])


def stages_before(stage: int) -> str:
    """“stage 1” before stage 2, “stages 1 and 2” before stage 3."""
    return f"stage{'s' if stage > 2 else ''} {listed([str(each) for each in range(1, stage)])}"


def money(pence: int) -> str:
    """“£50”, “£12.50”."""
    return f"£{pence // 100:,}" + (f".{pence % 100:02}" if pence % 100 else "")


def capital(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """What somebody wrote, with a full stop where it ends without one."""
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def cited(provision: str) -> str:
    """Where a rule stands: “Code 6.3”; where no Code applies, the organisation's own policy."""
    return f"Code {provision}" if provision else "our own policy"
