"""What a page shows side by side, written out in words for who has no room for columns or hears it read."""

from chc_desktop.domain.page import Table, Text


def listed(table: Table) -> Text:
    """A table as a list: each row one item, with “What: fit dampers” and “By when: Friday” on lines of their own."""
    return Text("\n".join(f"- {_row(table.headings, row)}" for row in table.rows))


def _row(headings: tuple[str, ...], row: tuple[str, ...]) -> str:
    cells = (
        (heading.strip(), " ".join(cell.split())) for heading, cell in zip(headings, row, strict=True) if cell.strip()
    )
    return "\n  ".join(f"{heading}: {cell}" if heading else cell for heading, cell in cells)
