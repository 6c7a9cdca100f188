"""The register's tables as SQLAlchemy knows them. The numbered scripts in `db/` make them; this only describes."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table

_metadata = MetaData()


def _table(name: str, *columns: Column[object]) -> Table:
    return Table(name, _metadata, *columns)


def _whole(name: str, key: bool = False) -> Column[object]:
    return Column(name, Integer, primary_key=key)


def _text(name: str, key: bool = False) -> Column[object]:
    return Column(name, String, primary_key=key)


def _bytes(name: str) -> Column[object]:
    return Column(name, LargeBinary)


register = _table("register", _whole("id", True), _text("uuid"), _text("made_at"))

# The record: append-only, guarded by triggers.
complaint = _table("complaint", _whole("id", True), _text("reference"), _text("kind"), _whole("taken_out"))
event = _table(
    "event",
    _whole("number", True),
    _whole("case_id"),
    _text("kind"),
    _text("happened_on"),
    _text("recorded_at"),
    _whole("done_by"),
    _whole("recorded_by"),
    _bytes("digest"),
    _bytes("previous"),
    _bytes("hash"),
)
event_content = _table("event_content", _whole("number", True), _bytes("salt"), _bytes("body"))
document = _table(
    "document",
    _whole("id", True),
    _whole("case_id"),
    _text("kind"),
    _text("title"),
    _whole("version"),
    _text("template"),
    _text("edition"),
    _text("dated"),
    _bytes("digest"),
)
document_content = _table("document_content", _whole("id", True), _bytes("bytes"))
paper = _table("paper", _whole("id", True), _whole("case_id"), _whole("size"), _bytes("digest"))
paper_content = _table("paper_content", _whole("paper", True), _whole("part", True), _bytes("bytes"))
erasure = _table("erasure", _text("what", True), _whole("number", True), _whole("erased_by"))
erased_case = _table(
    "erased_case",
    _whole("case_id", True),
    _whole("entry"),
    *(_text(name) for name in ("edition", "received_on", "ended_on", "outcome")),
    _whole("certificate"),
)
lesson_entry = _table("lesson_entry", _whole("entry", True), _whole("lesson"))

# Current facts: may change; each change is an entry in the record too.
person = _table(
    "person",
    _whole("id", True),
    *(_text(name) for name in ("name", "role", "job", "address", "email", "telephone")),
    *(_text(name) for name in ("vulnerability", "adjustment", "adjustment_review")),
    *(_text(name) for name in ("restriction", "restriction_review", "restriction_reason", "restriction_fair")),
    *(_text(name) for name in ("other_names", "contact_way", "contact_times", "language", "contact_notes")),
    *(_text(name) for name in ("risk", "disability", "disability_review", "confidential")),
    *(_text(name) for name in ("whereabouts", "since", "what_to_do", "new_address", "no_letters_to", "write_to")),
    _text("letter_form"),
    _whole("joined_to"),
)
setting = _table("setting", _text("key", True), _text("value"))
bank_holiday = _table("bank_holiday", _text("day", True), _text("name"))
closure = _table("closure", _text("first", True), _text("last", True), _text("why"))

# Scratch: drafts, and answers not yet approved.
draft = _table("draft", _text("key", True), _text("value"), _text("saved_at"))
answer = _table(
    "answer",
    _whole("year", True),
    _text("edition", True),
    _text("slug", True),
    *(_text(name) for name in ("comply", "evidence", "commentary", "reason", "comply_by", "saved_at")),
    *(_text(name) for name in ("service", "own_words", "said", "carried_from", "note", "kept")),
    _whole("looked_at"),
)
evidence = _table(
    "evidence",
    _whole("id", True),
    _whole("year"),
    *(_text(name) for name in ("edition", "slug", "source", "title")),
    _whole("case_id"),
    _text("link"),
    _whole("size"),
    _text("digest"),
    _whole("content_of"),
    *(_text(name) for name in ("saved_at", "removed_at")),
    _whole("removed_by"),
)
evidence_content = _table("evidence_content", _whole("evidence", True), _whole("part", True), _bytes("bytes"))
saved_view = _table(
    "saved_view", _whole("id", True), *(_text(name) for name in ("kind", "name", "shows", "saved_at", "removed_at"))
)

removed = _table(
    "removed",
    _whole("id", True),
    *(_text(name) for name in ("kind", "key", "title", "value", "removed_at")),
    _whole("removed_by"),
)
snippet = _table("snippet", _whole("id", True), *(_text(name) for name in ("name", "text", "short", "saved_at")))
own_paragraph = _table(
    "own_paragraph",
    _whole("id", True),
    *(_text(name) for name in ("name", "text", "purposes", "category", "checked", "saved_at")),
)
own_word = _table("own_word", _text("word", True), _text("saved_at"))

# Projections: rebuilt at will.
case_summary = _table(
    "case_summary",
    _whole("case_id", True),
    *(_text(name) for name in ("reference", "title", "person", "home", "category", "channel", "status")),
    _whole("stage"),
    *(_text(name) for name in ("received_on", "next_duty", "next_due", "promise_due", "ended_on")),
    *(_whole(name) for name in ("handler", "person_id", "vulnerable", "adjusted", "restricted", "ombudsman")),
    *(_text(name) for name in ("answered_on", "outcome", "first_due")),
    *(_text(name) for name in ("reference_key", "title_key", "person_key", "home_key")),
)
task = _table(
    "task",
    _whole("case_id", True),
    _text("duty", True),
    _text("key", True),
    _text("due"),
    _whole("provisional"),
    _text("what"),
    _text("sentence"),
)
request_summary = _table(
    "request_summary",
    _whole("case_id", True),
    *(_text(name) for name in ("reference", "title", "person", "home")),
    _whole("person_id"),
    *(_text(name) for name in ("category", "status", "received_on", "review_due", "ended_on")),
    _whole("complaint"),
    *(_text(name) for name in ("reference_key", "title_key", "person_key", "home_key")),
)
promise = _table(
    "promise",
    _whole("case_id", True),
    _text("key", True),
    *(_text(name) for name in ("what_kind", "what")),
    _whole("owner"),
    *(_text(name) for name in ("made_on", "first_due", "due", "state", "ended_on")),
    *(_whole(name) for name in ("pence", "paid")),
    _text("answer"),
    _whole("beyond_final"),
    _text("words"),
)
promise_money = _table(
    "promise_money",
    _whole("case_id", True),
    _text("key", True),
    _whole("place", True),
    *(_text(name) for name in ("what", "happened_on")),
    _whole("pence"),
)
clock_face = _table(
    "clock_face",
    _whole("case_id", True),
    *(_text(name) for name in ("reference", "edition", "own_limits")),
    _whole("stage"),
    _text("milestones"),
)
case_person = _table("case_person", _whole("case_id", True), _whole("person_id", True))
projection_state = _table("projection_state", _whole("id", True), _whole("version"))
case_search = _table("case_search", _whole("rowid", True), _text("folded"))
person_search = _table("person_search", _whole("rowid", True), _text("folded"))
request_search = _table("request_search", _whole("rowid", True), _text("folded"))
