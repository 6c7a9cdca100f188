"""The page of one case: where it stands, what to do next, and everything about it."""

from chc_desktop.ui.case.page import CasePage

__all__ = ["CasePage"]
