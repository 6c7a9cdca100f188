"""How much memory this process holds, by the system's own word."""

import resource
import sys
from pathlib import Path


def memory() -> float:
    """Resident memory in MB."""
    return _of_this_process("VmRSS")


def peak_memory() -> float:
    """The most resident memory there was, in MB. `getrusage` would count the parent's too, from before the start."""
    return _of_this_process("VmHWM")


def _of_this_process(line: str) -> float:
    """What the system says of this process, in MB; its peak where the system has no such page."""
    status = Path("/proc/self/status")
    if status.exists():
        found = next(one for one in status.read_text(encoding="ascii").splitlines() if one.startswith(line))
        return int(found.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
