"""Dates, numbers and weeks as people here write them, wherever the computer thinks it is."""

from PySide6.QtWidgets import QApplication


def be_british() -> None:
    """Let every window be British, those that are there already too.

    Qt’s word for it brings every country and language Qt knows, which takes longer than to look up what is due: so
    Today, whose dates are words of our own, is painted first.
    """
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale("en_GB"))
    for window in QApplication.topLevelWidgets():
        window.setLocale(QLocale())
