"""Reads an edition from its file and reports every fault in it at once, by file and key."""

from collections.abc import Iterable
from pathlib import Path

from chc_desktop.domain.assessments.round.reasons import Reason, Reassessment
from chc_desktop.domain.code import Definition, Edition, Exclusion, Ombudsman, RemedyKind, RequiredElement, Stages
from chc_desktop.domain.form import NO_FORM
from chc_desktop.domain.form_file import read_form
from chc_desktop.domain.letters.kind_file import letter_kind
from chc_desktop.domain.limits import EvidenceLimit, Extension, Limit
from chc_desktop.domain.provision import Provision, Source
from chc_desktop.domain.resource_file import FaultyFile, Section, compared_with, read_file, read_folder
from chc_desktop.domain.vocabulary import (
    STAGE_LETTERS,
    Duty,
    Element,
    Force,
    FurtherStages,
    LetterKind,
    OmbudsmanTold,
    Outcome,
    Rule,
    Standing,
    Trigger,
    Unit,
)

_SCHEMES = ("hos", "lgsco")
_LIMITS_NEEDED = (Duty.STAGE1_ACKNOWLEDGEMENT, Duty.STAGE1_RESPONSE, Duty.STAGE2_RESPONSE)
_ENDED_BY = {
    Trigger.ACKNOWLEDGED: Duty.STAGE1_ACKNOWLEDGEMENT,
    Trigger.STAGE2_ACKNOWLEDGED: Duty.STAGE2_ACKNOWLEDGEMENT,
}


def load_editions(folder: Path) -> tuple[dict[str, Edition], tuple[FaultyFile, ...]]:
    """Every edition in the folder by its id, and the files that could not be read."""
    editions, faulty = read_folder(folder, read_edition)
    return {edition.id: edition for edition in editions}, faulty


def read_edition(path: Path) -> Edition:
    """One edition. Raises `FaultyFile` with all its faults."""
    return read_file(path, _edition, its_name="id")


def _edition(top: Section) -> Edition:
    form = top.optional_table("form")
    evidence = top.optional_table("evidence")
    edition = Edition(
        id=top.text("id"),
        title=top.text("title"),
        short_title=top.text("short_title"),
        publisher=top.text("publisher"),
        scheme=top.text("scheme"),
        standing=top.one_of("standing", Standing),
        in_force_from=top.optional_day("in_force_from"),
        in_force_to=top.optional_day("in_force_to"),
        person=top.text("person"),
        body=top.text("body"),
        exclusion_months=top.whole("exclusion_months") if "exclusion_months" in top.data else None,
        note=top.text("note"),
        sources=tuple(_source(key, table) for key, table in top.table("documents").named_tables()),
        definition=_definition(top.table("definition")),
        ombudsman=_ombudsman(top.table("ombudsman")),
        stages=_stages(top.table("stages")),
        provisions=dict(_provision(name, table) for name, table in top.table("provisions").named_tables()),
        outcomes=top.all_of("outcomes", Outcome),
        remedies=top.tables("remedies", lambda row: RemedyKind(row.text("kind"), row.text("title"))),
        limits=tuple(sorted(top.tables("limits", _limit), key=lambda limit: list(Duty).index(limit.duty))),
        evidence=_evidence(evidence) if evidence else None,
        exclusions=top.tables("exclusions", _exclusion),
        letters=top.tables("letters", _letter),
        form=read_form(form) if form else NO_FORM,
        reassessments=top.tables("reassessments", _reassessment) if "reassessments" in top.data else (),
    )
    _check_whole(top, edition)
    return edition


def _check_whole(top: Section, edition: Edition) -> None:
    """What only shows once everything has been read: a limit, a letter or a document that is missing."""
    if edition.scheme and edition.scheme not in _SCHEMES:
        top.fault("scheme", f"“{edition.scheme}” is not known; known are {', '.join(_SCHEMES)}")
    if edition.in_force_from and edition.in_force_to and edition.in_force_to < edition.in_force_from:
        top.fault("in_force_to", "comes before in_force_from")
    dated = edition.standing not in (Standing.DRAFT, Standing.OWN_POLICY)
    if dated and edition.in_force_from is None and "in_force_from" not in top.data:
        top.fault("in_force_from", "is missing")
    top.unique("limits.duty", [limit.duty for limit in edition.limits])
    top.unique("letters.kind", [kind for kind, _elements in edition.letters])
    top.unique("reassessments.reason", [each.reason for each in edition.reassessments])
    for duty in _duties_needed(edition):
        if not edition.sets(duty):
            top.fault("limits", f"there is none for “{duty}”")
    for kind in _letters_needed(edition):
        if not edition.elements(kind):
            top.fault("letters", f"there is none of kind “{kind}”")
    known = {source.key for source in edition.sources}
    for name in sorted(top.reader.named_documents - known):
        top.fault("checked_in", f"“{name}” is not among the documents")


def _duties_needed(edition: Edition) -> Iterable[Duty]:
    yield from _LIMITS_NEEDED
    if edition.stages.most > 2:
        yield Duty.STAGE3_RESPONSE
    yield from (ended for limit in edition.limits if (ended := _ENDED_BY.get(limit.runs_from)))


def _letters_needed(edition: Edition) -> Iterable[LetterKind]:
    return (kind for kind in STAGE_LETTERS if kind.stage <= max(2, edition.stages.most))


def _source(key: str, table: Section) -> Source:
    return Source(key, table.text("title"), table.day("compared_on"))


def _provision(name: str, table: Section) -> tuple[Rule, Provision]:
    rule = table.known_name(name, Rule)
    return rule, Provision(table.text("number"), table.one_of("force", Force), checked_in=compared_with(table))


def _definition(table: Section) -> Definition:
    return Definition(
        table.text("text"), table.text("provision"), table.text("source"), checked_in=compared_with(table)
    )


def _ombudsman(table: Section) -> Ombudsman:
    return Ombudsman(
        name=table.text("name"),
        address=table.texts("address"),
        telephone=table.text("telephone"),
        website=table.text("website"),
        last_checked=table.day("last_checked"),
    )


def _reassessment(row: Section) -> Reassessment:
    return Reassessment(
        row.one_of("reason", Reason), row.text("provision"), row.one_of("force", Force), checked_in=compared_with(row)
    )


def _stages(table: Section) -> Stages:
    most = table.whole("most")
    if "most" in table.data and most not in (2, 3):
        table.fault("most", "should be 2 or 3")
    return Stages(
        most, table.one_of("further", FurtherStages), table.text("provision"), checked_in=compared_with(table)
    )


def _limit(row: Section) -> Limit:
    extension = row.optional_table("extension")
    return Limit(
        duty=row.one_of("duty", Duty),
        days=_days(row),
        unit=row.one_of("unit", Unit),
        runs_from=row.one_of("runs_from", Trigger),
        provision=row.text("provision"),
        force=row.one_of("force", Force),
        extension=_extension(extension) if extension else None,
        checked_in=compared_with(row),
    )


def _extension(table: Section) -> Extension:
    told = table.one_of("ombudsman", OmbudsmanTold)
    return Extension(
        days=_days(table) if "days" in table.data else None,
        unit=table.one_of("unit", Unit),
        provision=table.text("provision"),
        reason_provision=table.text("reason_provision"),
        agreed_beyond=table.text("agreed_beyond", ""),
        ombudsman=told,
        ombudsman_provision=table.text("ombudsman_provision", "" if told is OmbudsmanTold.GOOD_PRACTICE else None),
        checked_in=compared_with(table),
    )


def _evidence(table: Section) -> EvidenceLimit:
    return EvidenceLimit(
        _days(table), table.text("provision"), table.one_of("force", Force), checked_in=compared_with(table)
    )


def _days(table: Section) -> int:
    days = table.whole("days")
    if days < 1 and "days" in table.data:
        table.fault("days", "should be one or more")
    return days


def _exclusion(row: Section) -> Exclusion:
    return Exclusion(row.text("slug"), row.text("title"), row.text("provision"), checked_in=compared_with(row))


def _letter(row: Section) -> tuple[LetterKind, tuple[RequiredElement, ...]]:
    elements = row.tables("elements", _element)
    row.unique("elements.element", [required.element for required in elements])
    return letter_kind(row), elements


def _element(row: Section) -> RequiredElement:
    good_practice = row.truth("good_practice", False)
    return RequiredElement(
        element=row.one_of("element", Element),
        title=row.text("title"),
        provision=row.text("provision", "" if good_practice else None),
        mark=row.text("mark", ""),
        good_practice=good_practice,
        checked_in=compared_with(row),
    )
