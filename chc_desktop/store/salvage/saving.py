"""Writes what was read of a damaged register into a folder: cases as text, letters and files as they were."""

import json
import shutil
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store.key_file import Key
from chc_desktop.store.salvage import reading, telling
from chc_desktop.store.salvage.pages import whole_pages
from chc_desktop.store.salvage.reading import Table

Tick = Callable[[float], object]
Rows = list[dict[str, Any]]

_TABLES = (
    "complaint", "event", "event_content", "document", "document_content", "paper", "paper_content", "erasure",
    "person", "setting", "closure", "draft", "answer", "own_paragraph", "snippet",
    "evidence", "evidence_content",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved, where, and what was lost, in words."""

    folder: Path
    saved: str
    lost: tuple[str, ...]

    @property
    def told(self) -> str:
        """All of it, for the officer."""
        lost = " ".join(self.lost) or "Nothing was lost."
        return (
            f"Saved in “{self.folder}”: {self.saved}. {lost} Anybody who opens that folder can read it, so look after "
            "it. The damaged register is as it was."
        )


def save(path: Path, key: Key, folder: Path, now: datetime, tick: Tick = lambda _share: None) -> Saved:
    """Save what can be read into a new folder within this one. Raises `RuleBroken` where nothing can be.

    The folder has its name once all of it is there; whatever `tick` raises ends the work, and nothing of it stays.
    """
    pages, damaged = whole_pages(path, key, lambda share: tick(share / 2))
    tables = reading.read(pages, _TABLES, lambda share: tick(0.5 + share / 10))
    if not any(table.rows for table in tables.values()):
        raise RuleBroken(
            "Nothing of the register can be read: every page of the file is damaged, or the key is another one’s. "
            "Nothing was changed. Please restore the newest backup."
        )
    target = folder / f"Saved from the register {now:%Y-%m-%d %H%M%S}"
    unfinished = target.with_name(f"{target.name} (unfinished)")
    try:
        saved = _write(tables, damaged, unfinished, tick)
        unfinished.rename(target)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise RuleBroken(
            f"What was read could not be written to “{folder}” ({error.strerror or error}). Nothing was left there, "
            "and the damaged register is as it was. Please choose another folder with more room."
        ) from error
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return replace(saved, folder=target)


def _write(tables: dict[str, Table], damaged: list[int], target: Path, tick: Tick) -> Saved:
    target.mkdir(parents=True)
    references = {row["id"]: row["reference"] for row in tables["complaint"].rows}
    contents = {row["number"]: row["body"] for row in tables["event_content"].rows}
    by_case: dict[str, list[str]] = defaultdict(list)
    for event in tables["event"].rows:
        case = event["case_id"]
        called = references.get(case, f"Case {case}") if case else "Not about one case"
        by_case[called].append(telling.entry(event, contents.get(event["number"])))
    for called, entries in by_case.items():
        _text(target / "Cases" / f"{telling.file_name(called)}.txt", "\n\n".join((called, *entries)))
    tick(0.6)
    letters, letters_lost = _write_letters(tables, references, target / "Letters")
    tick(0.8)
    files, files_lost = _write_files(tables, references, contents, target / "Files")
    evidence, evidence_lost = _write_evidence(tables, target / "Evidence")
    for name in ("person", "setting", "closure", "draft", "answer", "own_paragraph", "snippet"):
        if tables[name].rows:
            title = telling.TITLES[name]
            _text(target / f"{title}.txt", "\n\n".join((title, *map(telling.row, tables[name].rows))))
    saved = words.listed(
        [
            words.count(len(tables["complaint"].rows), "case"),
            words.count(len(tables["event"].rows), "entry", "entries"),
            words.count(letters, "letter"),
            words.count(files + evidence, "file"),
            words.count(len(tables["person"].rows), "person", "people"),
        ]
    )
    lost = (*telling.lost(tables, damaged), *letters_lost, *files_lost, *evidence_lost)
    found = Saved(target, saved, lost)
    _text(target / "What was saved.txt", "\n\n".join((f"Saved: {saved}.", *(lost or ("Nothing was lost.",)))))
    tick(1)
    return found


def _write_letters(tables: dict[str, Table], references: dict[int, str], folder: Path) -> tuple[int, list[str]]:
    contents: dict[tuple[int, bytes], bytes] = {
        (row["id"], sha256(row["bytes"]).digest()): row["bytes"] for row in tables["document_content"].rows
    }
    erased = {row["number"] for row in tables["erasure"].rows if row["what"] == "document"}
    written, lost = 0, []
    for row in tables["document"].rows:
        content = contents.get((row["id"], row["digest"]))
        called = f"{references.get(row['case_id'], '')} {row['title']} {row['id']}".strip()
        if content is not None:
            _bytes(folder / f"{telling.file_name(called)}.pdf", content)
            written += 1
        elif row["id"] not in erased:
            lost.append(f"The letter “{called}” could not be saved.")
    return written, lost


def _write_files(
    tables: dict[str, Table], references: dict[int, str], contents: dict[int, bytes], folder: Path
) -> tuple[int, list[str]]:
    pieces: dict[int, dict[int, bytes]] = defaultdict(dict)
    for row in tables["paper_content"].rows:
        pieces[row["paper"]][row["part"]] = row["bytes"]
    erased = {row["number"] for row in tables["erasure"].rows if row["what"] == "paper"}
    written, lost = 0, []
    for row in tables["paper"].rows:
        parts = pieces.get(row["id"], {})
        content = b"".join(parts[part] for part in sorted(parts))
        body = contents.get(row["id"])
        name = str(json.loads(body).get("file_name", "")) if body else ""
        called = telling.file_name(f"{references.get(row['case_id'], '')} entry {row['id']} {name}".strip())
        if sha256(content).digest() == row["digest"]:
            _bytes(folder / called, content)
            written += 1
        elif row["id"] not in erased:
            lost.append(f"The file “{called}” could not be saved.")
    return written, lost


def _write_evidence(tables: dict[str, Table], folder: Path) -> tuple[int, list[str]]:
    """The files attached to self-assessments. One that was carried forward is saved with the year it came from."""
    pieces: dict[int, dict[int, bytes]] = defaultdict(dict)
    for row in tables["evidence_content"].rows:
        pieces[row["evidence"]][row["part"]] = row["bytes"]
    erased = {row["number"] for row in tables["erasure"].rows if row["what"] == "evidence"}
    written, lost = 0, []
    for row in tables["evidence"].rows:
        if not row["digest"] or row["content_of"] or row["id"] in erased:
            continue
        content = b"".join(piece for _part, piece in sorted(pieces.get(row["id"], {}).items()))
        called = telling.file_name(f"{row['year']} {row['id']} {row['title']}")
        if sha256(content).hexdigest() == row["digest"]:
            _bytes(folder / called, content)
            written += 1
        else:
            lost.append(f"The file “{called}”, attached to a self-assessment, could not be saved.")
    return written, lost


def _text(path: Path, content: str) -> None:
    _bytes(path, (content + "\n").encode("utf-8"))


def _bytes(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
