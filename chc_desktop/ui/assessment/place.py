"""Where the self-assessment was left, so that it opens there again."""

from dataclasses import dataclass

from chc_desktop.office.office import Office

_KEY = "view/assessment"


@dataclass(frozen=True, slots=True)
class Place:
    """A year and one of its rows; empty for its first gap."""

    year: int
    slug: str

    def keep(self, office: Office) -> None:
        """Remember it, and until when: a year that ends later is begun with."""
        kept = {"year": self.year, "slug": self.slug, "until": office.assessments.current_year()}
        if kept != office.drafts.read(_KEY):
            office.drafts.save(_KEY, kept)


def kept_place(office: Office) -> Place:
    """Where it was left, while no other year has ended since and the year is still there."""
    current, kept = office.assessments.current_year(), office.drafts.read(_KEY) or {}
    year, slug = kept.get("year"), kept.get("slug")
    known = {each.number for each in office.assessments.years()}
    if kept.get("until") != current or not isinstance(year, int) or year not in known:
        return Place(current, "")
    return Place(year, str(slug))
