"""Watches a work at each call that changes a file, SQLite’s own among them, and may kill it there or let the call fail.

The work runs in a process of its own. Before each write, rename, fsync and the like below a folder it stands still, and
whoever watches looks at the folder as a kill at that moment would leave it, or answers in the place of the system.
Linux on x86-64 only, by `ptrace` and a filter of system calls: nothing need be installed.
"""

import ctypes
import errno
import json
import os
import platform
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from chc_desktop.domain.errors import RuleBroken

DIE = -1
"""What a watcher answers to have the work killed there, as with kill -9."""

BY_HANDLE = {1: "write", 18: "write", 20: "write", 77: "truncate", 74: "fsync", 75: "fsync", 285: "write", 91: "chmod"}
BY_HANDLE |= {40: "write", 326: "write"}
BY_NAME = {76: "truncate", 82: "rename", 83: "mkdir", 84: "rmdir", 85: "open", 87: "unlink", 90: "chmod", 2: "open"}
BY_PLACE = {257: "open", 258: "mkdir", 263: "unlink", 264: "rename", 268: "chmod", 316: "rename", 452: "chmod"}
_CALLS = BY_HANDLE | BY_NAME | BY_PLACE
_OUT_HANDLE = {326: "rdx"}
"""What names the file that is written, where it is not the first of what is given."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_CHANGES_NOTHING = ("fsync",)

_TRACEME, _CONT, _GETREGS, _SETREGS, _KILLED_TOO = 0, 7, 12, 13, 0x100000
_SETOPTIONS, _TELL_SECCOMP, _SECCOMP_STOP = 0x4200, 0x80, 7
_SIX_FOUR, _TRACE, _ALLOW = 0xC000003E, 0x7FF00000, 0x7FFF0000

Watch = Callable[["Step"], int]
"""Looks at a step and answers 0 to let it be, `DIE`, or the number of the error that is to come of it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A call that is about to change something: its place among all of them, its kind and the file, below the folder.

    `follows_a_change` is False where the folder is as it was before the last step.
    """

    number: int
    call: str
    path: str
    follows_a_change: bool

    def __str__(self) -> str:
        return f"step {self.number}, {self.call} of {self.path}"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a work ended: it was killed, or what it said in words, or that it was done, or its cry."""

    steps: int
    killed: bool = False
    refused: str = ""
    cried: str = ""
    told: Any = None


@cache
def can_be_watched() -> bool:
    """Whether this computer lets a process be watched like that."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return False
    try:
        return not watched(lambda: None, Path("/nowhere"), lambda _step: 0).cried
    except OSError:
        return False


def watched(work: Callable[[], object], folder: Path, watch: Watch) -> Ended:
    """Run a work and watch all that it changes below a folder. What the work gives back has to be plain."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        _live(work, writes)
    os.close(writes)
    try:
        ended = _follow(child, folder.resolve(), watch)
    except BaseException:
        _end(child)
        os.close(reads)
        raise
    with os.fdopen(reads, encoding="utf-8") as told:
        said = told.read()
    return ended if ended.killed or not said else Ended(ended.steps, **json.loads(said))


def _live(work: Callable[[], object], writes: int) -> None:
    """In the new process: say what came of it, and be gone without clearing anything up."""
    said: dict[str, Any]
    try:
        _let_be_watched()
        said = {"told": work()}
    except RuleBroken as broken:
        said = {"refused": str(broken)}
    except BaseException:
        said = {"cried": traceback.format_exc()[-3000:]}
    os.write(writes, json.dumps(said).encode())
    os._exit(0)


def _end(child: int) -> None:
    try:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    except (ProcessLookupError, ChildProcessError):
        return


def _follow(child: int, folder: Path, watch: Watch) -> Ended:
    _pid, status = os.waitpid(child, 0)
    if not os.WIFSTOPPED(status):
        return Ended(0, cried="it could not be watched")
    _ptrace(_SETOPTIONS, child, 0, _TELL_SECCOMP | _KILLED_TOO)
    number, changed, passed_on = 0, True, 0
    while True:
        _ptrace(_CONT, child, 0, passed_on)
        _pid, status = os.waitpid(child, 0)
        if not os.WIFSTOPPED(status):
            return Ended(number, killed=os.WIFSIGNALED(status))
        is_call = status >> 8 == signal.SIGTRAP | _SECCOMP_STOP << 8
        passed_on = 0 if is_call else os.WSTOPSIG(status)
        call = _Call(child) if is_call else None
        if call is None or not (place := call.place(folder)):
            continue
        number += 1
        answer = watch(Step(number, call.name, place, changed))
        if answer == DIE:
            _end(child)
            return Ended(number, killed=True)
        if answer:
            call.answer(answer)
        changed = not answer and call.name not in _CHANGES_NOTHING


class _Call:
    """A call to the system that a process is about to make."""

    def __init__(self, child: int) -> None:
        self._child = child
        self._given = _Registers()
        _ptrace(_GETREGS, child, 0, ctypes.addressof(self._given))
        self._number = int(self._given.orig_rax)
        self.name = _CALLS.get(self._number, "")

    def place(self, folder: Path) -> str:
        """The file it is about, below the folder; empty where it is about none there, or only reads."""
        if self._number in BY_HANDLE:
            path = self._of_handle(int(getattr(self._given, _OUT_HANDLE.get(self._number, "rdi"))))
        elif self._number in BY_NAME:
            path = self._of_name(int(self._given.rdi), -100)
        else:
            path = self._of_name(int(self._given.rsi), ctypes.c_int(self._given.rdi).value)
        if self.name == "open" and not self._opens_to_write():
            return ""
        inside = f"{folder}{os.sep}"
        return path.removeprefix(inside) if path.startswith(inside) else ""

    def answer(self, number: int) -> None:
        """Let this error come of it, in the place of what was asked for."""
        self._given.orig_rax = ctypes.c_ulonglong(-1).value
        self._given.rax = ctypes.c_ulonglong(-number).value
        _ptrace(_SETREGS, self._child, 0, ctypes.addressof(self._given))

    def _opens_to_write(self) -> bool:
        if self._number == 85:
            return True
        return bool(int(self._given.rdx if self._number == 257 else self._given.rsi) & _WRITES)

    def _of_handle(self, handle: int) -> str:
        try:
            return str(Path(f"/proc/{self._child}/fd/{ctypes.c_int(handle).value}").readlink())
        except OSError:
            return ""

    def _of_name(self, at: int, beneath: int) -> str:
        with Path(f"/proc/{self._child}/mem").open("rb", buffering=0) as memory:
            memory.seek(at)
            named = os.fsdecode((memory.read(4096) or b"").split(b"\0", 1)[0])
        if os.path.isabs(named):  # noqa: PTH117 - a path that may not be normal must stay as it was named
            return os.path.normpath(named)
        base = str(Path(f"/proc/{self._child}/cwd").readlink()) if beneath == -100 else self._of_handle(beneath)
        return os.path.normpath(f"{base}/{named}")


class _Registers(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_ulonglong)
        for name in (
            "r15", "r14", "r13", "r12", "rbp", "rbx", "r11", "r10", "r9", "r8", "rax", "rcx", "rdx", "rsi", "rdi",
            "orig_rax", "rip", "cs", "eflags", "rsp", "ss", "fs_base", "gs_base", "ds", "es", "fs", "gs",
        )
    ]  # fmt: skip


class _Instruction(ctypes.Structure):
    _fields_ = [("code", ctypes.c_ushort), ("if_so", ctypes.c_ubyte), ("if_not", ctypes.c_ubyte), ("k", ctypes.c_uint)]


class _Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("first", ctypes.POINTER(_Instruction))]


def _let_be_watched() -> None:
    """Ask to be watched, and to stand still at the calls that matter and at no others."""
    _ptrace(_TRACEME, 0, 0, 0)
    os.kill(os.getpid(), signal.SIGSTOP)
    load, equal, give = 0x20, 0x15, 0x06
    numbers = sorted(_CALLS)
    lines = [(load, 0, 0, 4), (equal, 0, len(numbers) + 1, _SIX_FOUR), (load, 0, 0, 0)]
    lines += [(equal, len(numbers) - place, 0, number) for place, number in enumerate(numbers)]
    lines += [(give, 0, 0, _ALLOW), (give, 0, 0, _TRACE)]
    program = (_Instruction * len(lines))(*(_Instruction(*line) for line in lines))
    asked = _Filter(len(lines), program)
    libc = _libc()
    if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, ctypes.addressof(asked), 0, 0):
        raise OSError(ctypes.get_errno() or errno.EPERM, "it may not be watched")


def _ptrace(what: int, child: int, address: int, data: int) -> None:
    if _libc().ptrace(what, child, address, data) == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


@cache
def _libc() -> Any:
    found = ctypes.CDLL(None, use_errno=True)
    found.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    found.ptrace.restype = ctypes.c_long
    found.prctl.argtypes = (ctypes.c_int, *(ctypes.c_ulong,) * 4)
    return found
