"""The widget of the notes by itself."""

from pytestqt.qtbot import QtBot

from chc_desktop.domain.reading.reader import Reading
from chc_desktop.ui.letter.notes import Notes


def test_a_file_that_cannot_be_read_is_told_and_the_rest_goes_on(qtbot: QtBot) -> None:
    notes = Notes()
    qtbot.addWidget(notes)
    notes.show()
    assert not notes.faults.isVisible()
    notes.show_reading(Reading(faults=("plain-words.toml: kind: is missing",)))
    assert notes.faults.isVisible()
    assert "Settings says more" in notes.faults.text()
