"""Shows how far something is that takes long, with a button that stops it; closes by itself when it is done."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from chc_desktop.office.desk import Desk
from chc_desktop.ui.errand import Act, Errand, Job
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.widgets.wrap import WrapLabel

_SHOWN_AFTER = 400  # milliseconds: what is done sooner needs no window


class WorkDialog(FormDialog):
    """Does one thing off the window's thread. One of `came_out`, `failed` and `stopped` tells how it ended."""

    came_out = Signal(object)
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, meanwhile: str, promise: str, desk: Desk | None, parent: QWidget) -> None:
        super().__init__(meanwhile, "", parent)
        self._errand = Errand(desk, self)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(meanwhile)
        self.body.addWidget(WrapLabel(meanwhile, "title"))
        self.body.addWidget(self.bar)
        self.body.addWidget(WrapLabel(promise, "soft"))
        self.body.addStretch(1)
        self.done_button.hide()
        self.back_button.setText("Stop")
        self._late = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        self._late.timeout.connect(self.open)
        self._errand.progressed.connect(lambda share: self.bar.setValue(round(share * 100)))
        self._errand.done.connect(self._end_well)
        self._errand.failed.connect(self._end_failed)
        self._errand.stopped.connect(self._end_stopped)

    def begin(self, act: Act) -> None:
        """Do it; the window comes up only if it takes longer than a blink."""
        self._errand.begin(act)
        self._late.start()

    def do(self, job: Job) -> None:
        """The same for what needs no desk of its own."""
        self._errand.start(job)
        self._late.start()

    def submit(self) -> None:
        """There is nothing to agree to."""

    def reject(self) -> None:
        """Stop it; how it ended is told when it has."""
        self.back_button.setEnabled(False)
        self._errand.stop()

    def _end_well(self, result: object) -> None:
        self._end()
        self.came_out.emit(result)

    def _end_failed(self, sentence: str) -> None:
        self._end()
        self.failed.emit(sentence)

    def _end_stopped(self) -> None:
        self._end()
        self.stopped.emit()

    def _end(self) -> None:
        self._late.stop()
        self.hide()
        self.deleteLater()
