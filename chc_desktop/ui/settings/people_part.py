"""Settings: the people who work for the organisation or govern it."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.facts import OWN_PEOPLE, Person, Role
from chc_desktop.domain.people.posts import Post, post_of
from chc_desktop.office.first_answers import AnswerWrong
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.taken_lists import people_list
from chc_desktop.ui.taking_out import TakeOut, TakeOutButtons
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.fields import Choice, LineField, labelled
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, chips, stacked

_POSTS = tuple((post.value, post.words) for post in Post)
_ROLES = tuple((role.value, role.words) for role in OWN_PEOPLE)


class PeoplePart(SettingsPart):
    """Everybody who can handle a complaint, review one or lead on them."""

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office, self._prompts = office, prompts
        self.card = Card("People")
        self.banner = Banner()
        self.take_out = TakeOutButtons(
            TakeOut(office, prompts, lambda: people_list(office), self.banner, self), "the list of people"
        )
        self.add = plain_button("Add a person…")
        self.add.clicked.connect(lambda: self._edit(Person(name="", role=Role.GOVERNING_BODY)))
        self.everything = plain_button("Everything about a person…")
        self.everything.clicked.connect(self.put_everything_together)
        self.arrange(
            WrapLabel(
                "Who deals with complaints, and who could review one at stage 2: somebody who did not answer it at "
                "stage 1. Letters call people by what they are, not by name."
            ),
            self.card,
            chips(self.add, self.take_out),
            WrapLabel("Somebody asks what you hold about them, whether they work for you or not:"),
            chips(self.everything),
            self.banner,
            gap=14,
        )

    def refresh(self) -> None:
        """Read the people again."""
        self.card.clear()
        for person in self._office.organisation.people():
            self.card.add_row(self._row(person))

    def put_everything_together(self) -> None:
        """Everything that is held about somebody who is yet to be named."""
        from chc_desktop.ui.redaction.everything import EverythingDialog  # seldom needed

        EverythingDialog(self._office, self._prompts, self).open()

    def _row(self, person: Person) -> Row:
        post = self._post(person)
        held = post.words.lower() if post is not Post.NONE else ""
        what = " · ".join(filter(None, (person.job, person.role.words, held)))
        change = plain_button("Change…")
        change.setAccessibleName(f"Change {person.name}")
        change.clicked.connect(partial(self._edit, person))
        reach = " · ".join(filter(None, (person.email, person.telephone)))
        told = [Phrase(Part(person.name, bold=True), f" · {what}"), *([WrapLabel(reach, "soft")] if reach else [])]
        return Row(None, stacked(*told), change)

    def _edit(self, person: Person) -> None:
        PersonDialog(self._office, person, self._post(person), self).open()

    def _post(self, person: Person) -> Post:
        organisation = self._office.organisation.organisation()
        return post_of(organisation, person.id) if organisation else Post.NONE


class PersonDialog(FormDialog):
    """Asks who somebody is."""

    def __init__(self, office: Office, person: Person, post: Post, parent: QWidget) -> None:
        super().__init__(person.name or "Add a person", "Save", parent)
        self._office = office
        self._person = person
        self.form = Form(
            {
                "name": labelled("Name", LineField("Name")),
                "role": labelled("Who are they?", Choice("Who are they?", _ROLES)),
                "job": labelled("What are they called?", LineField("What are they called?"), "Such as Trustee."),
                "post": labelled(
                    "Are they one of these?",
                    Choice("Are they one of these?", _POSTS),
                    "A complaint about the chief officer or the chair goes to somebody else.",
                ),
                "email": labelled("Email", LineField("Email")),
                "telephone": labelled("Telephone", LineField("Telephone")),
            }
        )
        texts = {name: getattr(person, name) for name in _TEXTS}
        self.form.fill({"role": person.role.value, "post": post.value, **texts})
        self.body.addWidget(WrapLabel(person.name or "Add a person", "title"))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.form.finished.connect(self.submit)
        self.form.question("name").setFocus()

    def submit(self) -> None:
        values = self.form.values()
        texts: dict[str, Any] = {name: values[name] for name in _TEXTS}
        person = replace(self._person, role=Role(str(values["role"])), **texts)
        if self.attempt(lambda: self._save(person, Post(str(values["post"])))):
            self.accept()

    def _save(self, person: Person, post: Post) -> None:
        try:
            self._office.organisation.save_person(person, post)
        except AnswerWrong as wrong:
            self.form.show_wrong([wrong])
            raise


_TEXTS = ("name", "job", "email", "telephone")
