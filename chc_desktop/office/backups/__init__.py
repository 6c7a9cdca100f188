"""Backups of the open register: made, found in every place, told of in words, tried out, and handed over."""

from chc_desktop.office.backups.room import Backups, Made, Told

__all__ = ["Backups", "Made", "Told"]
