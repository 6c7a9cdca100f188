"""Saves what can still be read of a damaged register into ordinary files, and says what was lost. Never silently."""

from chc_desktop.store.salvage.pages import damaged_pages
from chc_desktop.store.salvage.saving import Saved, save

__all__ = ["Saved", "damaged_pages", "save"]
