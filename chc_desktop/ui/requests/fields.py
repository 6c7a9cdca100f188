"""The few fields on which a service request is written down, and the request they make."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.office.office import Office
from chc_desktop.office.requests import NewRequest
from chc_desktop.ui.forms.columns import section, side_by_side
from chc_desktop.ui.forms.first_words import shortened
from chc_desktop.ui.forms.keeper import Kept
from chc_desktop.ui.persons.finder import PersonFinder
from chc_desktop.ui.persons.printable_note import PrintableNote
from chc_desktop.ui.widgets.fields import Choice, DateField, Labelled, LineField, LongText, labelled
from chc_desktop.ui.widgets.wrap import stacked

_SAME = ("name", "person", "address", "telephone", "title", "category", "channel")


class RequestFields(QWidget):
    """Who asks, what is to be put right, and when to look at it again."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._further: dict[str, Any] = {}
        self._make_fields(office)
        self._lay_out()
        self._review_before = self.review_on.value()
        self.finder.chosen.connect(self._fill_in)
        self.asked_on.changed.connect(self._asked_changed)

    def request(self) -> NewRequest:
        """What was filled in. The dates have to be there: `problems` says whether they are."""
        asked_on, review_on = self.asked_on.value(), self.review_on.value()
        assert asked_on
        assert review_on
        return NewRequest(
            person=self._person(),
            channel=Channel(self.channel.value()),
            category=Category(self.category.value()),
            asked_on=asked_on,
            title=self.title.value() or shortened(self.their_words.value()),
            their_words=self.their_words.value(),
            review_on=review_on,
        )

    def problems(self) -> tuple[tuple[Labelled, str], ...]:
        """Each field that may be wrong with the sentence that says what is, empty where all is well."""
        return (
            (self.name_row, "" if self.name.value() else "Please give the name of whoever is asking."),
            (self.asked_row, self.asked_on.problem()),
            (self.review_row, self.review_on.problem()),
        )

    def kept(self) -> dict[str, Kept]:
        """Every field by the name it is kept under; the person chosen comes after the name they go with."""
        return {
            "name": self.name,
            "person": self.finder,
            "address": self.address,
            "telephone": self.telephone,
            "their_words": self.their_words,
            "title": self.title,
            "category": self.category,
            "channel": self.channel,
            "asked_on": self.asked_on,
            "review_on": self.review_on,
        }

    def take(self, begun: Mapping[str, Any]) -> None:
        """Take over what was written on the form of a complaint, by the names it is kept under there.

        What has no field here is not lost: points and the outcome wanted join the words, and the rest of what is known
        of the person goes into the register with them.
        """
        fields = self.kept()
        for name in _SAME:
            if begun.get(name):
                fields[name].set_value(str(begun[name]))
        self.their_words.set_value(_all_words(begun))
        if begun.get("received_on"):
            self.asked_on.set_value(date.fromisoformat(str(begun["received_on"])))
        self._further = {name: begun[name] for name in ("email", "vulnerability", "adjustment") if begun.get(name)}
        if begun.get("adjustment_review"):
            self._further["adjustment_review"] = date.fromisoformat(str(begun["adjustment_review"]))

    def _make_fields(self, office: Office) -> None:
        today = office.today()
        self.name = LineField("Name")
        self.finder = PersonFinder(self.name, office.persons)
        self.address = LongText("Address", minimum_lines=2, maximum_lines=5, is_prose=False)
        self.finder.put_before(self.address)
        self.printable = PrintableNote(self.name, self.address)
        self.telephone = LineField("Telephone")
        self.their_words = LongText("What is to be put right", "As they say it", minimum_lines=4, maximum_lines=12)
        self.title = LineField("Short title")
        self.category = Choice("What it is about", tuple((kind.value, kind.words) for kind in Category))
        self.channel = Choice("How it came", tuple((way.value, words.capital(way.words)) for way in Channel))
        self.asked_on = DateField("Asked for on", today)
        self.review_on = DateField("Look at it again on", today)
        self.category.set_value(Category.REPAIRS.value)
        self.asked_on.set_value(today)
        self.review_on.set_value(office.requests.first_review(today))

    def _lay_out(self) -> None:
        self.name_row = labelled("Name", self.name)
        self.asked_row = labelled("Asked for on", self.asked_on, "The true day.")
        self.review_row = labelled("Look at it again on", self.review_on, "It stands on Today until you do.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(side_by_side(self._who(), self._what(), narrowest=16, gap=32))

    def _who(self) -> QWidget:
        return section(
            "Who is asking",
            stacked(self.name_row, self.finder.note, self.finder.panel),
            labelled("Address", self.address, "One line each, the postcode last."),
            self.printable,
            labelled("Telephone", self.telephone),
            labelled("How it came", self.channel),
            self.asked_row,
        )

    def _what(self) -> QWidget:
        return section(
            "What they ask for",
            labelled("What is to be put right, in their words", self.their_words),
            labelled("Short title", self.title, "Left empty, the first words are used."),
            labelled("What it is about", self.category),
            self.review_row,
        )

    def _fill_in(self, person: Person) -> None:
        """What the register knows of somebody, wherever nothing was written yet."""
        for field, known in ((self.address, person.address), (self.telephone, person.telephone)):
            if not field.value():
                field.set_value(known)

    def _asked_changed(self) -> None:
        """The review follows the day of asking, until another day is written."""
        asked_on = self.asked_on.value()
        if not asked_on or self.review_on.value() != self._review_before:
            return
        try:
            self._review_before = self._office.requests.first_review(asked_on)
        except RuleBroken:
            return  # a day the calendar does not reach; the date itself is refused when the form is sent off
        self.review_on.set_value(self._review_before)

    def _person(self) -> Person:
        return replace(
            self.finder.known() or Person(name=""),
            **self._further,
            name=self.name.value(),
            address=self.address.value(),
            telephone=self.telephone.value(),
        )


def _all_words(begun: Mapping[str, Any]) -> str:
    """Their words, each point and what would put it right, under each other."""
    said = str(begun.get("their_words") or "").strip()
    points = "\n".join(f"- {point}" for point in begun.get("points") or ())
    wanted = str(begun.get("outcome_sought") or "").strip()
    return "\n\n".join(part for part in (said, points, f"What would put it right: {wanted}" if wanted else "") if part)
