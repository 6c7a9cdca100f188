"""Reads an edition from its file and reports every fault in it at once, by file and key."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from chc_desktop.domain.code import (
    Definition,
    Edition,
    Exclusion,
    Extension,
    Form,
    FormRow,
    FormSection,
    Limit,
    Ombudsman,
    Provisions,
    RemedyKind,
    RequiredElement,
)
from chc_desktop.domain.vocabulary import Duty, Element, LetterKind, Measure, Outcome, Trigger

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class FaultyFile(Exception):
    """A resource file that cannot be used. `faults` names every key that is wrong, in plain words."""

    def __init__(self, name: str, faults: Iterable[str]) -> None:
        self.name = name
        self.faults = tuple(faults)
        super().__init__(f"{name}: " + "; ".join(self.faults))


def load_editions(folder: Path) -> tuple[dict[str, Edition], tuple[FaultyFile, ...]]:
    """Every edition in the folder by its id, and the files that could not be read."""
    editions: dict[str, Edition] = {}
    faulty: list[FaultyFile] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            edition = read_edition(path)
        except FaultyFile as fault:
            faulty.append(fault)
        else:
            editions[edition.id] = edition
    return editions, tuple(faulty)


def read_edition(path: Path) -> Edition:
    """One edition. Raises `FaultyFile` with all its faults."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FaultyFile(path.name, [f"not a file of this kind ({error})"]) from error
    reader = Reader(path.name)
    edition = _edition(reader.table(data))
    if edition and edition.id != path.stem:
        reader.fault("id", f"“{edition.id}” is not the file's own name")
    reader.finish()
    return edition


class Reader:
    """Collects the faults of one file while its tables are read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[str] = []

    def table(self, data: Mapping[str, Any], where: str = "") -> "Section":
        return Section(self, data, where)

    def fault(self, key: str, what: str) -> None:
        self.faults.append(f"{key}: {what}")

    def finish(self) -> None:
        if self.faults:
            raise FaultyFile(self.name, self.faults)


class Section:
    """One table of a file: each getter notes a fault and goes on with a harmless value."""

    def __init__(self, reader: Reader, data: Mapping[str, Any], where: str) -> None:
        self.reader = reader
        self.data = data
        self.where = where

    def text(self, key: str, default: str | None = None) -> str:
        return self._value(key, str, "text", "", default)

    def whole(self, key: str) -> int:
        return self._value(key, int, "a whole number", 0, None)

    def day(self, key: str) -> date:
        return self._value(key, date, "a date", date.min, None)

    def optional_day(self, key: str) -> date | None:
        return self.day(key) if key in self.data else None

    def truth(self, key: str, default: bool | None = None) -> bool:
        return self._value(key, bool, "true or false", False, default)

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        values = self._value(key, list, "a list", [], list(default) if default is not None else None)
        if all(isinstance(value, str) for value in values):
            return tuple(values)
        self.fault(key, "holds something that is not text")
        return ()

    def one_of(self, key: str, vocabulary: type[E]) -> E:
        return self._known(key, self.text(key), vocabulary)

    def optional_one_of(self, key: str, vocabulary: type[E]) -> E | None:
        return self.one_of(key, vocabulary) if key in self.data else None

    def all_of(self, key: str, vocabulary: type[E]) -> tuple[E, ...]:
        return tuple(self._known(key, text, vocabulary) for text in self.texts(key))

    def table(self, key: str) -> "Section":
        return Section(self.reader, self._value(key, dict, "a table", {}, None), self._key(key))

    def optional_table(self, key: str) -> "Section | None":
        return self.table(key) if key in self.data else None

    def tables(self, key: str, read: Callable[["Section"], T]) -> tuple[T, ...]:
        rows = self._value(key, list, "a list of tables", [], None)
        return tuple(
            read(Section(self.reader, row, f"{self._key(key)}[{n}]"))
            for n, row in enumerate(rows, 1)
            if isinstance(row, dict)
        )

    def fault(self, key: str, what: str) -> None:
        self.reader.fault(self._key(key), what)

    def unique(self, key: str, values: Iterable[str]) -> None:
        seen: set[str] = set()
        for value in values:
            if value in seen:
                self.fault(key, f"“{value}” stands there twice")
            seen.add(value)

    def _known(self, key: str, text: str, vocabulary: type[E]) -> E:
        try:
            return vocabulary(text)
        except ValueError:
            if text:
                self.fault(key, f"“{text}” is not known; known are {', '.join(vocabulary)}")
            return next(iter(vocabulary))

    def _value(self, key: str, kind: type[T], what: str, harmless: T, default: T | None) -> T:
        value = self.data.get(key, default)
        if value is None:
            self.fault(key, "is missing")
            return harmless
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.fault(key, f"should be {what}")
            return harmless
        return value

    def _key(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key


def _edition(top: Section) -> Edition:
    limits = top.tables("limits", _limit)
    for duty in Duty:
        if duty not in [limit.duty for limit in limits]:
            top.fault("limits", f"there is none for “{duty}”")
    compared = top.table("compared")
    return Edition(
        id=top.text("id"),
        title=top.text("title"),
        short_title=top.text("short_title"),
        publisher=top.text("publisher"),
        in_force_from=top.day("in_force_from"),
        in_force_to=top.optional_day("in_force_to"),
        person=top.text("person"),
        body=top.text("body"),
        stages=top.whole("stages"),
        exclusion_months=top.whole("exclusion_months"),
        checked=compared.truth("checked"),
        note=compared.text("note"),
        definition=_definition(top.table("definition")),
        ombudsman=_ombudsman(top.table("ombudsman")),
        provisions=_provisions(top),
        outcomes=top.all_of("outcomes", Outcome),
        remedies=top.tables("remedies", lambda row: RemedyKind(row.text("kind"), row.text("title"))),
        limits=limits,
        exclusions=top.tables("exclusions", _exclusion),
        letters=top.tables("letters", _letter),
        form=_form(top.table("form")),
    )


def _definition(table: Section) -> Definition:
    return Definition(table.text("text"), table.text("provision"), table.text("source"))


def _ombudsman(table: Section) -> Ombudsman:
    return Ombudsman(
        name=table.text("name"),
        address=table.texts("address"),
        telephone=table.text("telephone"),
        website=table.text("website"),
        last_checked=table.day("last_checked"),
    )


def _provisions(top: Section) -> Provisions:
    return Provisions(
        stages=top.text("stages_provision"),
        stage2_other_person=top.text("stage2_other_person_provision"),
        points_answered=_by_stage(top.table("points_answered_provision")),
        extension_reason=_by_stage(top.table("extension_reason_provision")),
        new_points=top.text("new_points_provision"),
        reasons_to_escalate=top.text("reasons_to_escalate_provision"),
        exclusion=top.text("exclusion_provision"),
    )


def _by_stage(table: Section) -> tuple[str, str]:
    return table.text("stage1"), table.text("stage2")


def _limit(row: Section) -> Limit:
    days = row.whole("days")
    if days < 1 and "days" in row.data:
        row.fault("days", "should be one or more")
    extension = row.optional_table("extension")
    return Limit(
        duty=row.one_of("duty", Duty),
        days=days,
        runs_from=row.one_of("runs_from", Trigger),
        provision=row.text("provision"),
        extension=_extension(extension) if extension else None,
        checked=row.truth("checked", False),
    )


def _extension(table: Section) -> Extension:
    return Extension(table.whole("days"), table.text("provision"), table.text("ombudsman_provision"))


def _exclusion(row: Section) -> Exclusion:
    return Exclusion(row.text("slug"), row.text("title"), row.text("provision"))


def _letter(row: Section) -> tuple[LetterKind, tuple[RequiredElement, ...]]:
    return row.one_of("kind", LetterKind), row.tables("elements", _element)


def _element(row: Section) -> RequiredElement:
    return RequiredElement(
        element=row.one_of("element", Element),
        title=row.text("title"),
        provision=row.text("provision", ""),
        mark=row.text("mark", ""),
        good_practice=row.truth("good_practice", False),
    )


def _form(table: Section) -> Form:
    form = Form(table.text("title"), table.texts("columns"), table.tables("sections", _form_section))
    table.unique("sections.rows.slug", [row.slug for row in form.rows])
    return form


def _form_section(section: Section) -> FormSection:
    return FormSection(section.text("number"), section.text("title"), section.tables("rows", _form_row))


def _form_row(row: Section) -> FormRow:
    return FormRow(
        slug=row.text("slug"),
        numbers=row.texts("numbers"),
        force=row.text("force"),
        asks=row.text("asks"),
        measure=row.optional_one_of("measure", Measure),
        follows=row.texts("follows", ()),
        seen=row.truth("seen", False),
        checked=row.truth("checked", False),
    )
