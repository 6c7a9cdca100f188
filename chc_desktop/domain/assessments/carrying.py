"""Carrying an earlier self-assessment forward, row by row and across editions: what becomes of each answer.

An edition's file says which rows of other editions a row `follows`. Where a form follows the earlier one only through
a third, the way goes through that. A number that was worked out for an earlier year is
never carried: it is not this year's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from chc_desktop.domain import words
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.code import Edition
from chc_desktop.domain.form import FormRow
from chc_desktop.domain.vocabulary import AnswerKind


@dataclass(frozen=True, slots=True)
class Earlier:
    """A self-assessment of an earlier year, by the form of its own edition."""

    year: int
    edition: Edition
    answers: Mapping[str, Answer]


def carried_answers(earlier: Earlier, edition: Edition, editions: Mapping[str, Edition]) -> dict[str, Answer]:
    """What the earlier answers become on an edition's form, by the slug of its rows; each still to be looked at."""
    ways = _ways(earlier.edition, edition, editions)
    found = {row.slug: _carried(earlier, row, ways.get(row.slug, ())) for row in edition.form.rows}
    return {slug: answer for slug, answer in found.items() if not answer.is_empty or answer.note}


def left_behind(earlier: Earlier, edition: Edition, editions: Mapping[str, Edition]) -> tuple[FormRow, ...]:
    """The rows that were answered and that no row of the edition's form follows."""
    followed = {slug for way in _ways(earlier.edition, edition, editions).values() for slug in way}
    rows = earlier.edition.form.rows
    return tuple(row for row in rows if row.slug not in followed and not _of(earlier, row.slug).is_empty)


def followed(earlier: Edition, edition: Edition, editions: Mapping[str, Edition]) -> dict[str, tuple[str, ...]]:
    """The rows of an earlier edition's form that each row of an edition goes back to."""
    return _ways(earlier, edition, editions)


def _ways(source: Edition, target: Edition, editions: Mapping[str, Edition]) -> dict[str, tuple[str, ...]]:
    """The rows of the earlier form that each row of the newer one goes back to."""
    known = {row.slug for row in source.form.rows}
    if source.id == target.id:
        return {slug: (slug,) for slug in known}
    direct = any(link.startswith(f"{source.id}/") for row in target.form.rows for link in row.follows)
    if direct:
        return {row.slug: tuple(_followed(row, source.id)) for row in target.form.rows}
    nearer = {name: _ways(source, editions[name], editions) for name in _followed_editions(target, editions)}
    return {
        row.slug: tuple(
            dict.fromkeys(
                slug
                for name, ways in nearer.items()
                for middle in _followed(row, name)
                for slug in ways.get(middle, ())
            )
        )
        for row in target.form.rows
    }


def _followed(row: FormRow, edition: str) -> Iterator[str]:
    """The rows of one edition that a row follows."""
    return (link.removeprefix(f"{edition}/") for link in row.follows if link.startswith(f"{edition}/"))


def _followed_editions(edition: Edition, editions: Mapping[str, Edition]) -> list[str]:
    named = dict.fromkeys(link.partition("/")[0] for row in edition.form.rows for link in row.follows)
    return [name for name in named if name in editions]


def _carried(earlier: Earlier, row: FormRow, way: tuple[str, ...]) -> Answer:
    """The answers of the rows it follows, with their notes to oneself as notes of that year."""
    notes = _together(_of(earlier, slug).note for slug in way)
    return replace(_answered(earlier, row, way), note=_of_year(earlier.year, notes), kept=())


def _of_year(year: int, note: str) -> str:
    """A note that says which year it was written in, unless it does already."""
    return note if not note or note.startswith(_NOTE_OF) else f"{_NOTE_OF}{year}: {note}"


_NOTE_OF = "Note of "


def _answered(earlier: Earlier, row: FormRow, way: tuple[str, ...]) -> Answer:
    answers = [answer for slug in way if not (answer := _of(earlier, slug)).is_empty]
    blank = Answer(slug=row.slug)
    if not answers:
        return blank
    if way == (row.slug,) and row in earlier.edition.form.rows:
        return _marked(_without_numbers(answers[0], row), str(earlier.year))
    rows = {each.slug: each for each in earlier.edition.form.rows}
    joined = replace(
        blank,
        comply=_agreed(answers) if row.asks_whether else Comply.UNANSWERED,
        evidence=_together(answer.evidence for answer in answers),
        commentary=_together(text for answer in answers for text in _commentary(rows[answer.slug], answer)),
        reason=_together(answer.reason for answer in answers),
        comply_by=max((answer.comply_by for answer in answers if answer.comply_by), default=None),
        service=", ".join(dict.fromkeys(answer.service.strip() for answer in answers if answer.service.strip())),
        own_words=answers[0].own_words if len(answers) == 1 else "",
    )
    named = words.listed([called(rows[answer.slug]) for answer in answers])
    return _marked(joined, f"{earlier.year}, {named} of the {earlier.edition.short_title}")


def _marked(answer: Answer, source: str) -> Answer:
    """To be looked at; one in which nothing is left stays empty."""
    return answer if answer.is_empty else replace(answer, carried_from=source, looked_at=False)


def _without_numbers(answer: Answer, row: FormRow) -> Answer:
    texts = {other.key for other in row.others if other.kind is AnswerKind.TEXT}
    return replace(answer, slug=row.slug, said=tuple(pair for pair in answer.said if pair[0] in texts))


def _commentary(row: FormRow, answer: Answer) -> Iterator[str]:
    """The commentary, and below it the texts for which another form has no field, under their names."""
    yield answer.commentary
    for other in row.others:
        written = answer.said_to(other.key).strip()
        if written and other.kind is AnswerKind.TEXT:
            yield f"{other.label}: {written}" if other.label else written


def _agreed(answers: list[Answer]) -> Comply:
    """What all of them say; nothing where they differ, which nobody but the officer can settle."""
    said = {answer.comply for answer in answers}
    return said.pop() if len(said) == 1 else Comply.UNANSWERED


def _together(texts: Iterator[str]) -> str:
    return "\n\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))


def _of(earlier: Earlier, slug: str) -> Answer:
    return earlier.answers.get(slug) or Answer(slug=slug)
