"""One window a register: a second start brings the first one to the front."""

from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QThread, Signal

from chc_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE = 5.0
"""Seconds to wait for a first window that is still starting."""


class OneInstance(QObject):
    """Holds a folder's lock. A lock left by a program that was killed is taken over without asking."""

    show_asked = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None
        self._name = f"chc-desktop-{sha256(str(folder.resolve()).encode()).hexdigest()[:24]}"

    def take(self) -> bool:
        """Whether the folder is ours now; False where another window has it. `RuleBroken` if it is write-protected."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _shut(self._folder) from error
        lock = QLockFile(str(self._folder / "register.lock"))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock = lock
            return True
        if lock.error() is not QLockFile.LockError.LockFailedError:
            raise _shut(self._folder)
        return False

    def listen(self) -> None:
        """Hear of second starts from now on."""
        from PySide6.QtNetwork import QLocalServer  # not needed before the window is there

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # the lock is ours, so this is a dead one's
        server.newConnection.connect(self._answer)
        server.listen(self._name)
        self._server = server

    def call_first(self) -> bool:
        """Ask the first window to come to the front; False where it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        until = monotonic() + _PATIENCE
        while monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(500):
                socket.write(b"show")
                socket.waitForBytesWritten(500)
                socket.disconnectFromServer()
                return True
            QThread.msleep(100)
        return False

    def release(self) -> None:
        """Let the folder go."""
        if self._server:
            self._server.close()
        if self._lock:
            self._lock.unlock()

    def _answer(self) -> None:
        assert self._server
        while connection := self._server.nextPendingConnection():
            connection.disconnected.connect(connection.deleteLater)
        self.show_asked.emit()


def _shut(folder: Path) -> RuleBroken:
    return RuleBroken(
        f"The folder “{folder}” cannot be written to, so the register cannot be opened there. Nothing was changed. "
        "Please check that the folder is not write-protected, and try again."
    )
