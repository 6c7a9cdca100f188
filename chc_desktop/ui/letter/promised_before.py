"""Whether the money of a remedy is money that was promised before, so that it is not promised twice."""

from chc_desktop.domain import words
from chc_desktop.domain.letters.letter import Matter
from chc_desktop.domain.letters.wording import money_promised_before
from chc_desktop.domain.promises.promise import Promise
from chc_desktop.ui.widgets.fields import Choice


class PromisedBefore(Choice):
    """Which promise of money is named again; offers nothing where none is open."""

    def __init__(self, matter: Matter) -> None:
        super().__init__("Promised before?")
        self._promises = {promise.key: promise for promise in money_promised_before(matter)}
        self.set_choices((("", "No, it is new"), *((key, _called(each)) for key, each in self._promises.items())))

    @property
    def is_asked(self) -> bool:
        """Whether there is any such money."""
        return bool(self._promises)

    @property
    def promise(self) -> Promise | None:
        """The promise that was chosen."""
        return self._promises.get(self.value())


def _called(promise: Promise) -> str:
    return f"Yes, it is the {words.money(promise.remedy.pence)} of {words.day(promise.made_on)}"
