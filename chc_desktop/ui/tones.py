"""The tone in which each urgency is shown, the same on every page."""

from chc_desktop.domain.agenda import Urgency
from chc_desktop.ui.widgets.tag import Tone

TONES = {
    Urgency.LATE: Tone.RED,
    Urgency.TODAY: Tone.AMBER,
    Urgency.SOON: Tone.TEAL,
    Urgency.LATER: Tone.TEAL,
    Urgency.EXPECTED: Tone.PLAIN,
}
