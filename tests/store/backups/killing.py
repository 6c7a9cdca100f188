"""Kills a work at each of its steps on the disk, as when the power goes: nothing is cleared up."""

import os
from collections.abc import Callable, Iterator
from typing import Any

_STEPS = ("replace", "rename", "unlink", "mkdir", "rmdir", "fsync", "chmod", "open")
_MOST = 400

Work = Callable[[Callable[[float], object]], object]


def killed_at_each_step(work: Work, before: Callable[[], object]) -> Iterator[int]:
    """Lets the work begin again and again, killed one step later each time, until it comes to its end.

    `before` puts things as they were. Yields the number of the step, after each death, and once for the work done.
    """
    for step in range(1, _MOST):
        before()
        if _dies(work, step):
            yield step
        else:
            yield step
            return
    raise AssertionError("it never came to its end")


def _dies(work: Work, step: int) -> bool:
    child = os.fork()
    if child == 0:
        _live_until(work, step)
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 9), "the work went wrong by itself"
    return code == 9


def _live_until(work: Work, step: int) -> None:
    left = [step]

    def count(*_anything: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os._exit(9)

    for name in _STEPS:
        setattr(os, name, _counting(getattr(os, name), count))
    try:
        work(count)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _counting(real: Callable[..., Any], count: Callable[[], object]) -> Callable[..., Any]:
    def counted(*given: Any, **named: Any) -> Any:
        count()
        return real(*given, **named)

    return counted
