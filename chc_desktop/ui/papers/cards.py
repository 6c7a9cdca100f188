"""What was understood of an email or of files before they are kept, for the officer to look at and change."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.papers.events import LONGEST_SUBJECT, Direction, Way
from chc_desktop.exchange.file_names import stem_and_ending
from chc_desktop.office.office import Office
from chc_desktop.office.paper_adding import Enclosed, NewPaper
from chc_desktop.office.paper_lines import file_words
from chc_desktop.office.paper_looking import LookedEmail, LookedFile
from chc_desktop.ui.papers.about import About, Told, first_told
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import LineField, labelled
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, WrapLabel, chips, stacked


class EmailCard(Card):
    """One email: from whom and when, its subject, and a tick for each thing that came with it."""

    def __init__(self, office: Office, record_id: int, email: LookedEmail) -> None:
        super().__init__(f"Email “{email.message.subject}”")
        self._email = email
        people = office.papers.correspondents(record_id)
        if email.person and email.person not in {person.id for person in people}:
            people = (*people, office.papers.person(email.person))
        self._people = {str(person.id): person for person in people}
        self.about = About(office, people, _told(office, email))
        self.keep_address = Tick("")
        self.subject = LineField("Subject")
        self.subject.set_value((email.message.subject or email.file.name)[:LONGEST_SUBJECT])
        self.note = LineField("Note", "Anything to add")
        self.ticks = tuple((_attachment_tick(each), each) for each in email.attachments)
        self._lay_out()
        for answer in (self.about.person, self.about.direction):
            answer.changed.connect(self._offer_address)
        self._offer_address()

    def papers(self) -> tuple[NewPaper, ...] | None:
        """What is to be kept; None where something has to be mended first."""
        told = self.about.told()
        if told is None:
            return None
        file = self._email.file
        paper = replace(
            _paper(told, self.subject.value(), self.note.value()),
            keep_address=self._email.message.sender.address if self.keep_address.value() else "",
            text=self._email.message.text,
            file_name=file.name,
            content=file.content,
            enclosed=tuple(Enclosed(each.name, each.content) for tick, each in self.ticks if tick.value()),
        )
        return (paper,)

    def _lay_out(self) -> None:
        self.add_row(_column(_understood(self._email), *_remarks(self._email.file)))
        self.add_row(
            _column(
                labelled("Subject", self.subject), self.about, self.keep_address, labelled("Note, if any", self.note)
            )
        )
        if self.ticks:
            self.add_row(
                _column(Phrase(Part("What came with it, each kept as a file of its own", bold=True)), *self._boxes())
            )

    def _offer_address(self) -> None:
        """Offer to keep the address it came from for who wrote it, where they have none."""
        address, person = self._email.message.sender.address, self._people.get(self.about.person.value())
        came = self.about.direction.value() == Direction.IN.value
        fits = bool(came and address and person and not person.email.strip())
        self.keep_address.set_value(False)
        self.keep_address.setVisible(fits)
        if person and fits:
            self.keep_address.setText(f"Keep {address} as the email address of {person.name}, who has none yet")
            self.keep_address.setAccessibleName(self.keep_address.text())

    def _boxes(self) -> list[QWidget]:
        return [stacked(tick, *_remarks(each)) for tick, each in self.ticks]


class FilesCard(Card):
    """Files that are no emails: one set of answers for all of them, and a subject for each."""

    def __init__(self, office: Office, record_id: int, files: tuple[LookedFile, ...]) -> None:
        super().__init__("Files")
        people = office.papers.correspondents(record_id)
        self.about = About(office, people, first_told(office, people[0].id))
        self.note = LineField("Note", "Anything to add")
        self.files = tuple((_subject(file), file) for file in files)
        self._lay_out()

    def papers(self) -> tuple[NewPaper, ...] | None:
        """What is to be kept; None where something has to be mended first."""
        told = self.about.told()
        if told is None:
            return None
        return tuple(
            replace(
                _paper(told, subject.value(), self.note.value()),
                file_name=file.name,
                content=file.content,
            )
            for subject, file in self.files
            if not file.there
        )

    def _lay_out(self) -> None:
        for subject, file in self.files:
            name = Phrase(Part(file_words(file.name, file.what, file.size), soft=True))
            if file.there:
                self.add_row(_column(name, *_remarks(file)))
            else:
                self.add_row(_column(name, *_remarks(file), labelled("Subject", subject)))
        self.add_row(_column(self.about, labelled("Note, if any", self.note)))


def _told(office: Office, email: LookedEmail) -> Told:
    sent = email.message.sent_at
    return replace(
        first_told(office, email.person, email.with_whom),
        direction=email.direction,
        way=Way.EMAIL,
        happened_on=sent.date() if sent else office.today(),
        at=words.clock(sent) if sent else "",
    )


def _understood(email: LookedEmail) -> QWidget:
    """Who wrote it, and the day in words."""
    message = email.message
    sent = f"{words.long_day(message.sent_at.date())} at {words.clock(message.sent_at)}" if message.sent_at else ""
    lines = [
        Phrase(Part(f"Email from {message.sender}" if str(message.sender) else "Email", bold=True)),
        Phrase(Part(f"Sent {sent}, UK time" if sent else "It does not say when it was sent.", soft=True)),
    ]
    if message.to:
        lines.append(Phrase(Part(f"To {', '.join(map(str, message.to))}", soft=True)))
    remarks = [WrapLabel(remark, "soft") for remark in message.remarks]
    return stacked(*lines, WrapLabel(file_words(email.file.name, email.file.what, email.file.size), "soft"), *remarks)


def _attachment_tick(file: LookedFile) -> Tick:
    tick = Tick(file_words(file.name, file.what, file.size))
    tick.set_value(not file.there and not file.minor)
    tick.setEnabled(not file.there)
    return tick


def _remarks(file: LookedFile) -> list[QWidget]:
    """What to know of a file before it is kept."""
    said: list[QWidget] = [chips(Tag("please note", Tone.AMBER), WrapLabel(remark)) for remark in file.remarks]
    if file.there:
        said.append(WrapLabel(f"In the case already: {file.there}. It is not added a second time.", "soft"))
    return said


def _subject(file: LookedFile) -> LineField:
    field = LineField(f"Subject of {file.name}")
    field.set_value(stem_and_ending(file.name)[0])
    return field


def _paper(told: Told, subject: str, note: str) -> NewPaper:
    return NewPaper(
        happened_on=told.happened_on,
        direction=told.direction,
        way=told.way,
        subject=subject,
        person=told.person,
        with_whom=told.with_whom,
        done_by=told.done_by,
        note=note,
        at=told.at,
        kept_back=told.kept_back,
    )


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(scaled(8))
    for widget in widgets:
        layout.addWidget(widget)
    return holder
