"""The command `chc-desktop`: opens the program, or runs one of the commands for whoever helps the officer."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from chc_desktop import __version__, cli, clock


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for; the code to leave with."""
    asked = _parser().parse_args(arguments)
    if asked.does == "tour":
        from chc_desktop import tour

        return tour.run(asked.out)
    if asked.does:
        from chc_desktop.places import Places

        places = Places()
        asked.data = asked.data or (places.sample_folder() if asked.sample else places.register_folder())
        asked.now = clock.now
        return cli.run(asked)
    return _open_program(asked.data, asked.sample)


def _open_program(data: Path | None, sample: bool) -> int:
    from chc_desktop import app

    if not app.has_screen():
        print("There is no screen here to open a window on. “chc-desktop tour OUT” works without.", file=sys.stderr)
        return 2
    return app.run(data, sample)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="chc-desktop", description="A complaints register for small landlords.")
    parser.add_argument("--version", action="version", version=f"CHC Desktop {__version__}")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder the register is in")
    parser.add_argument("--sample", action="store_true", help="open the sample landlord, in a file of its own")
    commands = parser.add_subparsers(dest="does", metavar="COMMAND")
    cli.add_commands(commands)
    tour = commands.add_parser("tour", help="do the main job through the real windows, leaving letters and pictures")
    tour.add_argument("out", type=Path, help="the folder to leave them in")
    return parser


if __name__ == "__main__":
    sys.exit(main())
