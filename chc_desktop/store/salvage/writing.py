"""Writes what was read of a damaged register into a folder: cases as text, letters and files as they were."""

import json
from collections import defaultdict
from hashlib import sha256
from itertools import islice, product
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.store.salvage import telling
from chc_desktop.store.salvage.reading import Table

_TRIED = 64
"""Ways to put a file together, where it cannot be known from which of two each part is."""

_AS_TEXT = ("person", "setting", "closure", "draft", "answer", "own_paragraph", "snippet")


class Writing:
    """One folder being written: each kind of thing by itself. `lost` grows by what could not be saved, in words."""

    def __init__(self, tables: dict[str, Table], folder: Path) -> None:
        self._tables = tables
        self._folder = folder
        self._references = {row["id"]: row["reference"] for row in tables["complaint"].rows}
        self._said = {row["number"]: row["body"] for row in tables["event_content"].rows}
        self._letters, self._files = 0, 0
        self.lost: list[str] = []

    @property
    def saved(self) -> str:
        """How much of each was written."""
        return words.listed(
            [
                words.count(len(self._tables["complaint"].rows), "case"),
                words.count(len(self._tables["event"].rows), "entry", "entries"),
                words.count(self._letters, "letter"),
                words.count(self._files, "file"),
                words.count(len(self._tables["person"].rows), "person", "people"),
            ]
        )

    def cases(self) -> None:
        """A text for each case: all its entries, in order."""
        by_case: dict[str, list[str]] = defaultdict(list)
        for event in self._tables["event"].rows:
            by_case[self._case(event["case_id"])].append(telling.entry(event, self._said.get(event["number"])))
        for called, entries in by_case.items():
            self.text(f"Cases/{telling.file_name(called)}", called, *entries)

    def letters(self) -> None:
        """Every letter whose bytes are those it was issued with."""
        contents = {
            (row["id"], sha256(row["bytes"]).digest()): row["bytes"] for row in self._tables["document_content"].rows
        }
        erased = self._erased("document")
        for row in self._tables["document"].rows:
            content = contents.get((row["id"], row["digest"]))
            called = f"{self._references.get(row['case_id'], '')} {row['title']} {row['id']}".strip()
            if content is not None:
                self._bytes(f"Letters/{telling.file_name(called)}.pdf", content)
                self._letters += 1
            elif row["id"] not in erased:
                self.lost.append(f"The letter “{called}” could not be saved.")

    def files(self) -> None:
        """Every file of the correspondence whose bytes are those that came."""
        parts, erased = self._parts("paper"), self._erased("paper")
        for row in self._tables["paper"].rows:
            number, content = row["id"], _fitting(parts.get(row["id"], {}), row["digest"])
            name = _file_name(self._said.get(number))
            called = telling.file_name(f"{self._references.get(row['case_id'], '')} entry {number} {name}".strip())
            if content is not None:
                self._file("Files", called, content)
            elif number not in erased:
                self.lost.append(f"The file “{called}” could not be saved.")

    def evidence(self) -> None:
        """The files attached to self-assessments; one that was carried forward with the year it came from."""
        parts, erased = self._parts("evidence"), self._erased("evidence")
        for row in self._tables["evidence"].rows:
            if not row["digest"] or row["content_of"] or row["id"] in erased:
                continue
            content = _fitting(parts.get(row["id"], {}), bytes.fromhex(row["digest"]))
            called = telling.file_name(f"{row['year']} {row['id']} {row['title']}")
            if content is not None:
                self._file("Evidence", called, content)
            else:
                self.lost.append(f"The file “{called}”, attached to a self-assessment, could not be saved.")

    def everything_else(self) -> None:
        """People, settings, what was half written: a text for each kind."""
        for name in _AS_TEXT:
            if rows := [row for row in self._tables[name].rows if not telling.is_the_program_s(row)]:
                self.text(telling.TITLES[name], telling.TITLES[name], *map(telling.row, rows))

    def text(self, name: str, *paragraphs: str) -> None:
        """A text file of these paragraphs."""
        self._bytes(f"{name}.txt", ("\n\n".join(paragraphs) + "\n").encode("utf-8"))

    def _case(self, case: int | None) -> str:
        return self._references.get(case, f"Case {case}") if case else "Not about one case"

    def _parts(self, what: str) -> dict[int, dict[int, list[bytes]]]:
        """All that may be a part of each file, by its place in it."""
        pieces: dict[int, dict[int, list[bytes]]] = defaultdict(lambda: defaultdict(list))
        for row in self._tables[f"{what}_content"].rows:
            pieces[row[what]][row["part"]].append(row["bytes"])
        return pieces

    def _erased(self, what: str) -> set[int]:
        return {row["number"] for row in self._tables["erasure"].rows if row["what"] == what}

    def _file(self, folder: str, called: str, content: bytes) -> None:
        self._bytes(f"{folder}/{called}", content)
        self._files += 1

    def _bytes(self, name: str, content: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _fitting(parts: dict[int, list[bytes]], digest: bytes) -> bytes | None:
    """The file of this hash that these parts make, be it without the last ones; None where they make none."""
    for last in range(max(parts, default=0), -1, -1):
        choices = [parts.get(part, []) for part in sorted(parts) if part <= last]
        for chosen in islice(product(*choices), _TRIED):
            if sha256(content := b"".join(chosen)).digest() == digest:
                return content
    return None


def _file_name(body: bytes | None) -> str:
    """What the entry of a file says that it is called; empty where that cannot be read."""
    try:
        return str(json.loads(body or b"{}").get("file_name", ""))
    except (ValueError, AttributeError):
        return ""
