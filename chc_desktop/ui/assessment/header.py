"""The top of the self-assessment: which year and Code, how far it has come, when it is due, preview and approval."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QProgressBar, QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.remaining import Remaining
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.ui.theme import link_button, main_button, plain_button
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked


class Header(QWidget):
    """Title, progress and what can be done with the whole form: the most wanted as buttons, the others under “More”."""

    def __init__(self) -> None:
        super().__init__()
        self.title = WrapLabel("", "title")
        self.words = WrapLabel("", "subtitle")
        self.due = WrapLabel("", "soft")
        self.left = WrapLabel("", "soft")
        self.go_on = link_button("")
        self._left = QWidget()
        self.bar = QProgressBar()
        self.more = plain_button("More")
        self.menu = QMenu(self.more)
        self.bring_in = self.offer("Bring in a published one…")
        self.take_out = self.offer("Take out what was brought in…")
        self.fill_in = self.offer("Fill in the official form…")
        self.wording = self.offer("The Ombudsman’s own wording…")
        self.save_as = self.offer("Save as PDF, Word or web page…")
        self.save_pack = self.offer("Save the evidence pack…")
        self.preview = plain_button("Preview the form")
        self.review = main_button("Review and approve…")
        self.carry = link_button("")
        self.banner = Banner()
        self._strips = QVBoxLayout()
        self._is_approved = False
        self._lay_out()

    def offer(self, words: str) -> QAction:
        """One more thing to do with the whole form, under “More”."""
        action = QAction(words, self)  # one that the menu made would be taken for deleted once a letter was opened
        self.menu.addAction(action)
        return action

    def put_strip(self, strip: QWidget) -> None:
        """Something that stands across the page under the progress."""
        self._strips.addWidget(strip)

    def show_view(self, view: AssessmentView) -> None:
        """Say how the year's self-assessment stands."""
        made, differing = view.progress, len(view.review.disagreements)
        self._is_approved = view.approval is not None
        parts = (
            words.capital(view.edition.short_title),
            str(made) if made.total else "",
            f"{view.not_looked_at} carried forward and not looked at yet" if view.not_looked_at else "",
            f"{differing} differing from your register" if differing else "",
            f"approved {words.day(view.approval.on)}" if view.approval else "",
        )
        self.title.setText(f"Self-assessment {view.year.number}")
        self.words.setText(" · ".join(filter(None, parts)))
        self.due.setText(_due(view))
        self.due.setVisible(bool(self.due.text()))
        self._show_what_can_be_carried(len(view.can_be_carried), view.earlier_year)
        self.bar.setRange(0, made.total)
        self.bar.setValue(made.answered)
        self.bar.setAccessibleDescription(str(made))
        self.preview.setText("Open the approved form" if view.approval else "Preview the form")
        self.preview.setVisible(bool(view.form.rows))
        self.fill_in.setVisible(bool(view.form.rows))
        self.wording.setVisible(bool(view.form.rows))
        self.save_as.setVisible(bool(view.form.rows))
        self.save_pack.setVisible(bool(view.attached))
        self.bar.setVisible(bool(view.form.rows))
        self.review.setVisible(view.approval is None and bool(view.form.rows))

    def show_remaining(self, left: Remaining) -> None:
        """Say how much is left, and offer to go on."""
        self.left.setText(left.sentence)
        self.go_on.setText(f"Go on with {called(left.row)}" if left.row else "")
        self.left.setVisible(bool(left.total) and not self._is_approved)
        self.go_on.setVisible(left.row is not None)

    def _show_what_can_be_carried(self, rows: int, year: int) -> None:
        said = words.count(rows, "provision has no answer yet, and had", "provisions have no answer yet, and had")
        self.carry.setToolTip(f"{said} one in {year}.")
        self.carry.setAccessibleDescription(self.carry.toolTip())
        self.carry.setText(f"Carry forward from {year}")
        self.carry.setVisible(bool(rows))

    def _lay_out(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How much is answered")
        self.more.setMenu(self.menu)
        self.more.setAccessibleName("More to do with the whole form")
        top = QWidget()
        top.setLayout(
            row := RowLayout(None, stacked(self.title, self.words, gap=4), (self.more, self.preview, self.review))
        )
        row.setContentsMargins(0, 0, 0, 0)
        self._left.setLayout(left := RowLayout(None, stacked(self.left, self.due), (self.carry, self.go_on)))
        left.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(top)
        layout.addWidget(self.bar)
        layout.addWidget(self._left)
        layout.addLayout(self._strips)
        layout.addWidget(self.banner)


def _due(view: AssessmentView) -> str:
    """When the Ombudsman expects it, and why then; and that an unfinished year has unfinished figures."""
    if not view.form.rows:
        return "No Code applied to you in this year, so there is no form of a Code to fill in."
    sentences = []
    if view.submission and not view.round.was_submitted:
        sentences.append(f"To the Ombudsman by {words.day(view.submission.due)}. {view.submission.why}")
    if not view.has_ended:
        sentences.append("This year has not ended yet: the figures are as they stand today.")
    return " ".join(sentences)
