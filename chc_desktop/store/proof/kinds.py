"""The four kinds of table. Each table of the register is named here once, so that it is known how it is guarded."""

RECORD = (
    "register", "complaint", "event", "event_content", "document", "document_content", "paper", "paper_content",
    "erasure", "lesson_entry", "assessment_entry", "erased_case", "erased_figure",
)  # fmt: skip
"""Append-only: triggers refuse to change, delete or replace a row, but as an entry of the record allows."""

FACTS = ("person", "setting", "bank_holiday", "closure")
"""Current facts: may change, and each change is an entry of the record too, with which `facts` compares them."""

SCRATCH = (
    "draft",
    "answer",
    "evidence",
    "evidence_content",
    "saved_view",
    "removed",
    "snippet",
    "own_word",
    "own_paragraph",
)
"""What is half written or only the officer's own: it proves nothing."""

PROJECTIONS = (
    "case_summary", "task", "clock_face", "case_person", "case_search", "request_summary", "request_search",
    "person_search", "promise", "promise_money", "lesson_change", "lesson_case", "projection_state",
    "measured", "to_measure", "assessment_round",
)  # fmt: skip
"""Worked out from the record, compared with it by `check`, and made anew at will."""

KINDS = {"record": RECORD, "facts": FACTS, "scratch": SCRATCH, "projections": PROJECTIONS}
