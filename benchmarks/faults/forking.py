"""Forks a process for each line that is read, so that what is loaded once serves all of them."""

import json
import os
from collections.abc import Callable
from typing import TextIO


def fork_for_each_line(lines: TextIO, work: Callable[..., None]) -> None:
    """For each line (JSON: what the work is given) print the number of the process, and “gone” once it is."""
    for line in lines:
        child = os.fork()
        if not child:
            work(**json.loads(line))
            os._exit(1)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)
