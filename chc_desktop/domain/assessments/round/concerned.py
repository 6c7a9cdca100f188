"""Which versions something can be recorded of, the newest first: also of an earlier one, where it was forgotten."""

from chc_desktop.domain.assessments.round.year_round import Version, YearRound


def answerable(found: YearRound) -> tuple[Version, ...]:
    """The versions that still lack the governing body’s response."""
    return tuple(version for version in reversed(found.versions) if not version.response.strip())


def publishable(found: YearRound) -> tuple[Version, ...]:
    """Every version that is approved: each may be in several places."""
    return tuple(reversed(found.versions))


def submittable(found: YearRound) -> tuple[Version, ...]:
    """The versions that no submission is recorded of."""
    return tuple(version for version in reversed(found.versions) if not version.submitted)
