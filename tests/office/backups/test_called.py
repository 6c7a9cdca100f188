"""Copies of the register are called by their day, never by a path."""

import pytest

from chc_desktop.office.backups.called import called


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2026-11-24 140200", "The backup of Tue 24 Nov 2026, 14:02"),
        ("2026-11-24 140200 before import 2", "The backup of Tue 24 Nov 2026, 14:02"),
        ("replaced 2026-11-20 090000", "What a restored backup replaced on Fri 20 Nov 2026, 09:00"),
        ("moved away 2026-11-20 090000", "The register that was moved away on Fri 20 Nov 2026, 09:00"),
        ("replaced by hand", "“replaced by hand”"),
        ("2026-13-45 999999", "“2026-13-45 999999”"),
        ("For the chair", "“For the chair”"),
    ],
)
def test_a_copy_is_called_by_its_day(name: str, said: str) -> None:
    assert called(name) == said
