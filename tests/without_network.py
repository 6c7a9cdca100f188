"""Runs the program so that reaching for a network, or starting another program, ends it.

`python -m tests.without_network tour …` does what `chc-desktop tour …` does.

Python says beforehand what it is about to do. What libraries do by themselves the system refuses, on Linux: a process
that asks for an internet socket is ended. Local pipes stay allowed; by one, a second start raises the first window.
"""

import ctypes
import os
import platform
import runpy
import sys
import traceback

REACHED_OUT = 97
"""What such a program ends with, where Python saw it coming."""

_OUTWARD = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.", "webbrowser.")
_STARTS_A_PROGRAM = {"os.system", "os.startfile", "os.startfile/2", "subprocess.Popen", "os.posix_spawn", "os.exec"}
_HARMLESS = {"socket.gethostname"}

_SYSTEMS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The kind of machine as the kernel calls it, and the number of its call for a socket."""
_INTERNET = (2, 10)  # AF_INET, AF_INET6
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_LOAD, _IS_EQUAL, _RETURN = 0x20, 0x15, 0x06
_KIND, _CALL, _FIRST_ARGUMENT = 4, 0, 16  # where each stands in what the kernel looks at
_NO_NEW_PRIVILEGES, _FILTER_CALLS, _BY_PROGRAM = 38, 22, 2


def shut() -> bool:
    """From now on this process, and each thread it starts, reaches nothing outside; whether the system sees to it too.

    Where the system does not, a library that asks it for a socket by itself would go unseen.
    """
    sys.addaudithook(_end_who_reaches_out)
    known = sys.platform == "linux" and platform.machine() in _SYSTEMS
    return known and _ask_the_system(*_SYSTEMS[platform.machine()])


def _end_who_reaches_out(event: str, about: tuple[object, ...]) -> None:
    if (event.startswith(_OUTWARD) and event not in _HARMLESS) or event in _STARTS_A_PROGRAM:
        sys.stderr.write(f"reached out: {event} {about!r}\n")
        traceback.print_stack()
        sys.stderr.flush()
        os._exit(REACHED_OUT)


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_so", ctypes.c_uint8),
        ("if_not", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def _ask_the_system(kind: int, call: int) -> bool:
    steps = [
        (_LOAD, 0, 0, _KIND),
        (_IS_EQUAL, 0, 5, kind),
        (_LOAD, 0, 0, _CALL),
        (_IS_EQUAL, 0, 3, call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_IS_EQUAL, 2, 0, _INTERNET[0]),
        (_IS_EQUAL, 1, 0, _INTERNET[1]),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL),
    ]
    control = ctypes.CDLL(None, use_errno=True).prctl
    program = _Program(len(steps), (_Step * len(steps))(*(_Step(*step) for step in steps)))
    return not (
        control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or control(_FILTER_CALLS, _BY_PROGRAM, ctypes.byref(program), 0, 0)
    )


if __name__ == "__main__":
    shut()
    runpy.run_module("chc_desktop", run_name="__main__", alter_sys=True)
