"""Settings: the organisation as it stands on letters, who deals with complaints, and its logo."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Organisation, Role, Scheme
from chc_desktop.office.first_answers import AnswerWrong, read_homes
from chc_desktop.office.office import Office
from chc_desktop.ui.kept_soon import Unkept
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.draft import FormDraft
from chc_desktop.ui.settings.drawn_logo import drawn_logo, is_svg
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.settings.questions import questions
from chc_desktop.ui.theme import link_button, main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, chips, stacked

DRAFT = "settings/organisation"
_PICTURES = "Pictures (*.png *.jpg *.jpeg *.svg)"
_ASKED = ("name", "address", "telephone", "email", "website", "homes", "year_end", "scheme", "governing_body")
_NOBODY = ("0", "Nobody named yet")


class OrganisationPart(SettingsPart):
    """Saved with its button; what was changed and not yet saved is kept and comes back."""

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office = office
        self._prompts = prompts
        self.banner = Banner()
        self.officer = Choice("Who deals with complaints?")
        self.lead = Choice("Who leads on complaints in the governing body?")
        self.signs = Tick("Sign letters with the job title only, without a name")
        self.form = self._form()
        self.save = main_button("Save")
        self._logo_words = WrapLabel("", "soft")
        self._draft = FormDraft(office.drafts, DRAFT, self.form, self._saved_values)
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.form.finished.connect(self._save)
        self._brought_back = False

    def refresh(self) -> None:
        """Show what is kept; what was typed and not saved stays."""
        self._offer_people()
        self._show_logo()
        if self._draft.is_begun():
            return
        self.form.fill(self._saved_values())
        if not self._brought_back and self._draft.bring_back():
            self.banner.show_notice(
                "Changes you had not saved are back.", "Leave it as it was", lambda: self._draft.throw_away()
            )
        self._brought_back = True

    def leave(self) -> None:
        """Keep what was typed and not saved."""
        self._draft.keep()

    def unkept(self) -> Unkept | None:
        """What was typed, not saved, and cannot be kept just now."""
        return self._draft.unkept()

    def _form(self) -> Form:
        return Form(
            questions(_ASKED, self._prompts)
            | {
                "officer": labelled("Who deals with complaints?", self.officer, "The name letters and entries carry."),
                "complaints_lead": labelled(
                    "Who leads on complaints in the governing body?", self.lead, "Add them under People first."
                ),
                "sign_with_role": labelled("How letters are signed", self.signs),
            }
        )

    def _lay_out(self) -> None:
        choose, remove = plain_button("Choose a logo…"), link_button("Take the logo out")
        self._remove_logo = remove
        choose.clicked.connect(self._choose_logo)
        remove.clicked.connect(self._take_logo_out)
        logo = stacked(WrapLabel("Logo on letters", "strong"), self._logo_words, chips(choose, remove), gap=6)
        self.arrange(self.banner, self.form, chips(self.save, self._draft.kept_words), logo, gap=16)

    def _organisation(self) -> Organisation:
        organisation = self._office.organisation.organisation()
        assert organisation
        return organisation

    def _saved_values(self) -> dict[str, object]:
        kept = self._organisation()
        values: dict[str, object] = {name: getattr(kept, name) for name in _ASKED}
        return values | {
            "homes": str(kept.homes) if kept.homes else "",
            "officer": str(kept.officer),
            "complaints_lead": str(kept.complaints_lead),
            "sign_with_role": kept.sign_with_role,
        }

    def _offer_people(self) -> None:
        people = self._office.organisation.people()
        self.officer.set_choices(tuple((str(person.id), person.name) for person in people))
        governing = [person for person in people if person.role is Role.GOVERNING_BODY]
        self.lead.set_choices((_NOBODY, *((str(person.id), person.name) for person in governing)))

    def _save(self) -> None:
        try:
            self._office.organisation.save(self._typed())
        except AnswerWrong as wrong:
            self.form.show_wrong([wrong])
            self.banner.show_error(str(wrong))
            return
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
            return
        self.form.show_wrong([])
        self._draft.drop()
        self.banner.show_good_news("Saved. Letters from now on carry this; those already issued stay as they were.")

    def _typed(self) -> Organisation:
        typed: dict[str, Any] = {
            name: value.strip() if isinstance(value, str) else value for name, value in self.form.values().items()
        }
        return replace(
            self._organisation(),
            **typed
            | {
                "homes": read_homes(typed["homes"]),
                "scheme": Scheme(typed["scheme"]),
                "officer": int(typed["officer"]),
                "complaints_lead": int(typed["complaints_lead"]),
            },
        )

    def _show_logo(self) -> None:
        has_logo = bool(self._organisation().logo)
        self._logo_words.setText(
            "Your logo stands at the top of every letter." if has_logo else "A PNG, JPEG or SVG picture, printed small."
        )
        self._remove_logo.setVisible(has_logo)

    def _choose_logo(self) -> None:
        self._prompts.choose_file(self, "Choose a logo", Path.home(), _PICTURES, self._take_logo)

    def _take_logo(self, path: Path) -> None:
        try:
            picture = self._office.organisation.read_logo(path)
            if is_svg(path.name, picture):
                picture = drawn_logo(path.name, picture)
            self._office.organisation.set_logo(path, picture)
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
            return
        self._show_logo()
        self.banner.show_good_news("Saved. New letters carry your logo.")

    def _take_logo_out(self) -> None:
        self._office.organisation.save(replace(self._organisation(), logo=""))
        self._show_logo()
        self.banner.show_good_news("Saved. New letters carry no logo.")
