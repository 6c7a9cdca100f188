"""One window a register: a second start brings the first one to the front, and another computer's is named."""

import json
import os
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, QSysInfo, QThread, Signal

from chc_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE = 5.0
"""Seconds to wait for a first window that is still starting."""


_LOCK, _HOLDER = "register.lock", "register.holder"


class HeldElsewhere(RuleBroken):
    """The register is open on another computer, or was when that one stopped."""


class OneInstance(QObject):
    """Holds a folder's lock. A lock left by a program that was killed is taken over without asking."""

    show_asked = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None
        self._name = f"chc-desktop-{sha256(str(folder.resolve()).encode()).hexdigest()[:24]}"

    def take(self, even_if_held_elsewhere: bool = False) -> bool:
        """Whether the folder is ours now; False where another window of this computer has it.

        Raises `HeldElsewhere` where another computer has it, unless the officer knows better, and `RuleBroken` where it
        is write-protected.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _shut(self._folder) from error
        lock = QLockFile(str(self._folder / _LOCK))
        lock.setStaleLockTime(0)
        if even_if_held_elsewhere and self._held_by(lock):
            self._take_from_another(lock)
        if lock.tryLock(0):
            self._lock = lock
            self._say_who()
            return True
        if lock.error() is not QLockFile.LockError.LockFailedError or not os.access(self._folder, os.W_OK):
            raise _shut(self._folder)
        if computer := self._held_by(lock):
            raise _held(self._folder, computer, self._who(computer))
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
            (self._folder / _HOLDER).unlink(missing_ok=True)
            self._lock.unlock()

    def _held_by(self, lock: QLockFile) -> str:
        """The other computer that has the folder; empty where none has."""
        found = lock.getLockInfo()
        computer = str(found[1]) if isinstance(found, tuple) and len(found) == 3 else ""
        return "" if computer == QSysInfo.machineHostName() else computer

    def _take_from_another(self, lock: QLockFile) -> None:
        """Take away a lock that another computer left. Where that one still has it open, its system may refuse."""
        try:
            Path(lock.fileName()).unlink(missing_ok=True)
        except OSError as error:
            raise _shut(self._folder) from error

    def _say_who(self) -> None:
        """Write down who has the register open, for whoever tries it from another computer."""
        who = {"computer": QSysInfo.machineHostName(), "user": QDir.home().dirName()}
        try:
            (self._folder / _HOLDER).write_text(json.dumps(who, ensure_ascii=False), encoding="utf-8")
        except OSError:
            return  # the lock itself is what counts

    def _who(self, computer: str) -> str:
        """Who has it open there; empty where that is not known."""
        try:
            who = json.loads((self._folder / _HOLDER).read_text(encoding="utf-8"))
            return str(who["user"]) if who["computer"] == computer else ""
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return ""

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


def _held(folder: Path, computer: str, user: str) -> HeldElsewhere:
    who = f"{user} on the computer “{computer}”" if user else f"the computer “{computer}”"
    return HeldElsewhere(
        f"The register in “{folder}” is open already, by {who}. Two at once could damage it, so it was not opened "
        "here. Nothing was changed. Please have it closed there and try again."
    )
