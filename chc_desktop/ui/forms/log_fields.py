"""The fields on which a complaint is written down, in their sections, and the complaint they make."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.facts import Person
from chc_desktop.domain.intake import Category, Channel, Matter
from chc_desktop.office.office import Office
from chc_desktop.office.opening import NewComplaint
from chc_desktop.office.preview import Preview
from chc_desktop.ui.forms.actions.common import called, colleagues, officer
from chc_desktop.ui.forms.columns import section, side_by_side
from chc_desktop.ui.forms.first_words import first_sentence, shortened
from chc_desktop.ui.forms.keeper import Kept
from chc_desktop.ui.forms.points_field import PointsField
from chc_desktop.ui.people.log_people import LogPeople
from chc_desktop.ui.people.who_deals import DealAdvice, WhoDeals
from chc_desktop.ui.persons.finder import PersonFinder
from chc_desktop.ui.persons.printable_note import PrintableNote
from chc_desktop.ui.widgets.fields import Choice, DateField, Labelled, LineField, LongText, labelled
from chc_desktop.ui.widgets.wrap import stacked

_WHOSE = {
    Matter.HOUSING: "A resident’s, about their home",
    Matter.COUNCIL_OR_CARE: "About a council or care service",
    Matter.OTHER: "Another’s, such as a grant applicant’s",
}


class LogFields(QWidget):
    """Who complains, what they say, how it reached us."""

    opening_changed = Signal()
    """A date changed, or whose complaint it is: what decides the Code and the first dates."""

    def __init__(self, office: Office, matters: tuple[Matter, ...]) -> None:
        super().__init__()
        self._make_fields(office, matters)
        self._lay_out()
        self.matter_row.setVisible(bool(matters))
        self.ask_when_logged(False)
        self._received_before = office.today()
        self.finder.chosen.connect(self._fill_in)
        self.received_on.changed.connect(self._received_changed)
        self.made_on.changed.connect(self.opening_changed)
        self.matter.changed.connect(self.opening_changed)
        self.channel.changed.connect(lambda: self.people.came_through(self.channel.value()))

    def whose(self) -> Matter:
        """Whose complaint it is; the usual one where that makes no difference."""
        return Matter(self.matter.value() or Matter.HOUSING)

    def ask_when_logged(self, wanted: bool) -> None:
        """Ask for the day it is logged, where a limit runs from it."""
        self.logged_row.setVisible(wanted)

    def complaint(self) -> NewComplaint:
        """What was filled in. The dates have to be there: `problems` says whether they are."""
        received_on, made_on = self.received_on.value(), self.made_on.value()
        assert received_on
        assert made_on
        title = self._title()
        return NewComplaint(
            person=self._person(),
            channel=Channel(self.channel.value()),
            category=Category(self.category.value()),
            made_on=made_on,
            received_on=received_on,
            title=title,
            their_words=self.their_words.value(),
            points=self.points.value() or self._only_point(),
            outcome_sought=self.outcome_sought.value(),
            handler=int(self.handler.value() or 0),
            others=self.people.who_else_complains(),
            spoken_for=self.people.who_speaks(received_on),
            accused=self.people.whom_it_is_about(title),
            matter=self.whose(),
            logged_on=None if self.logged_row.isHidden() else self.logged_on.value(),
        )

    def problems(self) -> tuple[tuple[Labelled, str], ...]:
        """Each field that may be wrong with the sentence that says what is, empty where all is well."""
        return (
            (self.name_row, "" if self.name.value() else "Please give the name of whoever is complaining."),
            (self.review_row, self.adjustment_review.problem()),
            (self.received_row, self.received_on.problem()),
            (self.made_row, self.made_on.problem()),
            (self.people.agreed_row, self.people.agreed_problem()),
            (self.logged_row, "" if self.logged_row.isHidden() else self.logged_on.problem()),
        )

    def kept(self) -> dict[str, Kept]:
        """Every field by the name it is kept under; the person chosen comes after the name they go with."""
        return {
            "name": self.name,
            "person": self.finder,
            "address": self.address,
            "telephone": self.telephone,
            "email": self.email,
            "vulnerability": self.vulnerability,
            "adjustment": self.adjustment,
            "adjustment_review": self.adjustment_review,
            "their_words": self.their_words,
            "points": self.points,
            "outcome_sought": self.outcome_sought,
            "title": self.title,
            "category": self.category,
            "channel": self.channel,
            "received_on": self.received_on,
            "made_on": self.made_on,
            "logged_on": self.logged_on,
            "matter": self.matter,
            "handler": self.handler,
            **self.people.kept(),
        }

    def _make_fields(self, office: Office, matters: tuple[Matter, ...]) -> None:
        today = office.today()
        self.name = LineField("Name")
        self.finder = PersonFinder(self.name, office.persons)
        self.address = LongText("Address", minimum_lines=3, maximum_lines=5, is_prose=False)
        self.finder.put_before(self.address)
        self.printable = PrintableNote(self.name, self.address)
        self.telephone = LineField("Telephone")
        self.email = LineField("Email")
        self.vulnerability = LongText("Vulnerable or at risk?", minimum_lines=2, maximum_lines=4)
        self.adjustment = LongText("Adjustment needed", minimum_lines=2, maximum_lines=4)
        self.adjustment_review = DateField("Look at the adjustment again on", today, optional=True)
        self.their_words = LongText("Their words", "As they say it", minimum_lines=6, maximum_lines=12)
        self.points = PointsField("What went wrong")
        self.outcome_sought = LongText("What they want", minimum_lines=2, maximum_lines=6)
        self.title = LineField("Short title")
        self.category = Choice("What it is about", tuple((kind.value, kind.words) for kind in Category))
        self.channel = Choice("How it came", tuple((way.value, words.capital(way.words)) for way in Channel))
        self.received_on = DateField("Received on", today)
        self.made_on = DateField("Made on", today)
        self.logged_on = DateField("Logged on", today)
        self.matter = Choice("Whose complaint is it?", tuple((matter.value, _WHOSE[matter]) for matter in matters))
        self.handler = Choice("Dealt with by", _handlers(office))
        self.handler_advice = DealAdvice()
        self.people = LogPeople(office)
        self._who_deals = WhoDeals(
            Preview(office.desk),
            self.handler,
            self.people.accused,
            {self.handler: self.handler_advice, self.people.accused: self.people.advice},
        )
        self.category.set_value(Category.OTHER.value)
        self.received_on.set_value(today)
        self.made_on.set_value(today)
        self.logged_on.set_value(today)
        self.handler.set_value(str(officer(office)))

    def _lay_out(self) -> None:
        self.name_row = labelled("Name", self.name)
        self.received_row = labelled("Received on", self.received_on, "The true day, at a weekend too.")
        self.made_row = labelled("Made on", self.made_on, "Earlier, if a letter lay waiting.")
        self.logged_row = labelled("Logged on", self.logged_on, "Its time to answer runs from here.")
        self.matter_row = labelled("Whose complaint is it?", self.matter)
        self.review_row = labelled("Look at the adjustment again on", self.adjustment_review)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(side_by_side(self._who(), self._what(), self._how_it_came(), narrowest=18, gap=32))

    def _who(self) -> QWidget:
        return section(
            "Who is complaining",
            stacked(self.name_row, self.finder.note, self.finder.panel),
            labelled("Address", self.address, "One line each, the postcode last."),
            self.printable,
            side_by_side(labelled("Telephone", self.telephone), labelled("Email", self.email)),
            side_by_side(
                labelled("Vulnerable or at risk?", self.vulnerability, "Ask gently. Empty if not."),
                labelled("Adjustment needed", self.adjustment, "Such as large print."),
            ),
            self.review_row,
        )

    def _what(self) -> QWidget:
        return section(
            "What they say",
            labelled("In their words", self.their_words),
            labelled(
                "What went wrong, each point on its own line", self.points, "The answer has to deal with every one."
            ),
            labelled("What would put it right, in their view", self.outcome_sought),
            self.people,
        )

    def _how_it_came(self) -> QWidget:
        return section(
            "How it reached us",
            labelled("How it came", self.channel),
            side_by_side(self.received_row, self.made_row),
            self.logged_row,
            self.matter_row,
            labelled("What it is about", self.category),
            labelled("Short title", self.title, "Left empty, the first words are used."),
            labelled("Dealt with by", self.handler),
            self.handler_advice,
        )

    def _fill_in(self, person: Person) -> None:
        """What the register knows of somebody, wherever nothing was written yet."""
        for field, known in (
            (self.address, person.address),
            (self.telephone, person.telephone),
            (self.email, person.email),
            (self.vulnerability, person.vulnerability),
            (self.adjustment, person.adjustment),
        ):
            if not field.value():
                field.set_value(known)
        if not self.adjustment_review.value():
            self.adjustment_review.set_value(person.adjustment_review)

    def _received_changed(self) -> None:
        """A complaint is made, logged and agreed to on the day it is received, until something else is written."""
        received_on = self.received_on.value()
        if received_on:
            for field in (self.made_on, self.logged_on, self.people.agreed_on):
                if field.value() == self._received_before:
                    field.set_value(received_on)
            self._received_before = received_on
        self.opening_changed.emit()

    def _person(self) -> Person:
        return replace(
            self.finder.known() or Person(name=""),
            name=self.name.value(),
            address=self.address.value(),
            telephone=self.telephone.value(),
            email=self.email.value(),
            vulnerability=self.vulnerability.value(),
            adjustment=self.adjustment.value(),
            adjustment_review=self.adjustment_review.value(),
        )

    def _only_point(self) -> tuple[str, ...]:
        """Where no point was written: the title somebody gave it, or else the first sentence, whole."""
        point = self.title.value() or first_sentence(self.their_words.value()).rstrip(".")
        return (point,) if point else ()

    def _title(self) -> str:
        first_point = next(iter(self.points.value()), "")
        return self.title.value() or shortened(first_point or self.their_words.value())


def _handlers(office: Office) -> tuple[tuple[str, str], ...]:
    return tuple((str(person.id), called(person)) for person in colleagues(office))
