"""The command `chc-desktop`: opens the program, or runs one of the commands for whoever helps the officer."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for, or open the program where it asks for nothing; the code to leave with."""
    given = sys.argv[1:] if arguments is None else arguments
    return _run(given) if given else _open_program(None, False)


def load_what_has_no_windows() -> None:
    """Import the office and its shelves before Qt: PySide6 reads the source of every module imported after itself.

    Nothing made while starting is garbage, so nobody looks for any until the first screen is there.
    """
    gc.disable()
    from chc_desktop.office import agenda, office, organisation  # noqa: F401


def _run(given: Sequence[str]) -> int:
    from chc_desktop import cli

    asked = _parser().parse_args(given)
    if asked.does == "tour":
        from chc_desktop import tour

        return tour.run(asked.out, asked.one_look)
    if asked.does:
        asked.data = asked.data or cli.usual_folder(asked.sample)
        return cli.run(asked)
    return _open_program(asked.data, asked.sample)


def _open_program(data: Path | None, sample: bool) -> int:
    load_what_has_no_windows()
    from chc_desktop import app

    if not app.has_screen():
        print("There is no screen here to open a window on. “chc-desktop tour OUT” works without.", file=sys.stderr)
        return 2
    return app.run(data, sample)


def _parser() -> "argparse.ArgumentParser":
    import argparse

    from chc_desktop import __version__, cli

    parser = argparse.ArgumentParser(prog="chc-desktop", description="A complaints register for small landlords.")
    parser.add_argument("--version", action="version", version=f"CHC Desktop {__version__}")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder the register is in")
    parser.add_argument("--sample", action="store_true", help="open the sample landlord, in a file of its own")
    commands = parser.add_subparsers(dest="does", metavar="COMMAND")
    cli.add_commands(commands)
    tour = commands.add_parser("tour", help="do the main job through the real windows, leaving letters and pictures")
    tour.add_argument("out", type=Path, help="the folder to leave them in")
    tour.add_argument("--one-look", action="store_true", help="pictures in light at 100%% only, which is quicker")
    return parser


if __name__ == "__main__":
    sys.exit(main())
