"""In which form a letter is made, in words, and for two entries of one person."""

from chc_desktop.domain.letters.form import USUAL_FORM, Face, Form, Ground


def test_a_form_is_said_in_words() -> None:
    assert USUAL_FORM.words == ""
    assert Form(size=18).words == "Large print 18 pt"
    everything = Form(24, Face.LEXEND, Ground.YELLOW, True, True, "Polish", True)
    assert everything.words == (
        "Large print 24 pt, Lexend typeface, yellow paper; with it a plain text and an audio script; translation into "
        "Polish offered; other forms offered"
    )


def test_the_form_of_two_entries_of_one_person_suits_both() -> None:
    kept, other = Form(16, ground=Ground.CREAM, audio=True), Form(20, Face.LEXEND, Ground.YELLOW, translation="Urdu ")
    assert kept.joined(other) == Form(20, Face.LEXEND, Ground.CREAM, audio=True, translation="Urdu")
    assert USUAL_FORM.joined(USUAL_FORM).is_usual
