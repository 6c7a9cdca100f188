"""The bin: everything that was deleted or put away, with who, when and from where, and a button that takes it back.

A file of evidence can be erased for good, too.
"""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.finding.folding import fold
from chc_desktop.office.bin import CHOICES, BinLine
from chc_desktop.office.office import Office
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.fields import Choice, LineField, labelled
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, ScrollPage, WrapLabel, chips, stacked

_AT_ONCE = 100
"""So many lines are shown; the search finds the others."""


class BinPage(ScrollPage):
    """Nothing is erased here without asking: each line is kept at least until the day it says."""

    help_name = "bin"

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__("Bin", "What was deleted or put away, and can be taken back")
        self._office = office
        self._prompts = prompts
        self._lines: tuple[BinLine, ...] = ()
        self.banner = Banner()
        self.search = LineField("Find in the bin", "Find in the bin: any word of it")
        self.card = Card("In the bin")
        self.more = WrapLabel("", "soft")
        self.over = plain_button("")
        self.months = Choice("Keep what is deleted for", tuple((str(each), _span(each)) for each in CHOICES))
        self.add(self.banner)
        self.add(self.search)
        self.add(self.card)
        self.add(self.more)
        self.add(chips(self.over))
        self.add(
            labelled(
                "Keep what is deleted for",
                self.months,
                "Nothing is erased before that, and nothing without asking you. A change is noted in the record.",
            )
        )
        self.add_stretch()
        self.setFocusProxy(self.search)
        self.search.changed.connect(self._show)
        self.months.changed.connect(self._keep_for)
        self.over.clicked.connect(self._ask_to_let_go)

    def refresh(self) -> None:
        """Read again what is in the bin."""
        self._lines = self._office.bin.lines()
        self.months.blockSignals(True)
        self.months.set_value(str(self._office.bin.months()))
        self.months.blockSignals(False)
        over = len(self._office.bin.over())
        self.over.setText(f"Erase {_things(over)} whose time is over…")
        self.over.setVisible(bool(over))
        self._show()

    def focus_search(self) -> None:
        """Go to the search, with what is written there ready to be written over."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show(self) -> None:
        found = [line for line in self._lines if _has(line, self.search.value())]
        self.card.clear()
        for line in found[:_AT_ONCE]:
            self.card.add_row(self._row(line))
        self.card.setVisible(bool(found))
        self.more.setText(_said(len(self._lines), len(found)))
        self.more.setVisible(bool(self.more.text()))

    def _row(self, line: BinLine) -> Row:
        button = plain_button("Take back")
        button.setAccessibleName(f"Take back: {line.what}")
        button.clicked.connect(partial(self._take_back, line))
        buttons = [button]
        if line.erasable:
            erase = plain_button("Erase for good…")
            erase.setAccessibleName(f"Erase for good: {line.what}")
            erase.clicked.connect(partial(self._erase, line))
            buttons.append(erase)
        told = stacked(Phrase(Part(line.what, bold=True)), WrapLabel(line.where), WrapLabel(_when(line), "soft"))
        return Row(None, told, *buttons)

    def _take_back(self, line: BinLine) -> None:
        try:
            self._office.bin.take_back(line)
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
            return
        self.refresh()
        self.banner.show_good_news(f"Taken back: {line.what}.")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _erase(self, line: BinLine) -> None:
        from chc_desktop.ui.forms.action import ActionDialog  # seldom wanted
        from chc_desktop.ui.forms.erasing import erase_for_good

        try:
            goes = self._office.bin.what_goes(line)
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
            return
        form = erase_for_good(f"{line.room}/{line.key}", goes, partial(self._office.bin.erase, line))
        dialog = ActionDialog(form, self._office.drafts, self)
        dialog.accepted.connect(self._erased)
        dialog.open()

    def _erased(self) -> None:
        self.refresh()
        self.banner.show_good_news("It is erased. The record says that it was, and why.")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_to_let_go(self) -> None:
        count = len(self._office.bin.over())
        self._prompts.ask(
            self,
            "Erase what had its time?",
            f"This erases {_things(count)}, kept as long as you chose: half-written texts, ready sentences, "
            "paragraphs, words and views of yours. It cannot be taken back. Complaints, requests and their papers are "
            "not touched.",
            "Erase for good",
            self._let_go,
        )

    def _let_go(self) -> None:
        count = self._office.bin.let_go()
        self.refresh()
        self.banner.show_good_news(f"Erased: {_things(count)}.")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_for(self) -> None:
        self._office.bin.keep_for(int(self.months.value()))
        self.refresh()


def _has(line: BinLine, typed: str) -> bool:
    said = fold(f"{line.what} {line.where} {line.by}")
    return all(word in said for word in fold(typed).split())


def _when(line: BinLine) -> str:
    by = f" by {line.by}" if line.by else ""
    at = words.day(line.removed_at)
    if isinstance(line.removed_at, datetime):
        at += f" at {words.clock(line.removed_at)}"
    return f"Deleted {at}{by}. Kept at least until {words.day(line.keep_until)}."


def _said(all_of_them: int, found: int) -> str:
    if not all_of_them:
        return "The bin is empty. What you delete or throw away comes here first."
    if not found:
        return "Nothing in the bin has these words."
    return f"{found - _AT_ONCE:,} more: write a word above to find them." if found > _AT_ONCE else ""


def _things(count: int) -> str:
    return words.count(count, "thing")


def _span(months: int) -> str:
    return words.count(months // 12, "year") if months % 12 == 0 else words.count(months, "month")
