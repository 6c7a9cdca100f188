"""What every part of the settings is built on."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.ui.theme import text_scale


class SettingsPart(QWidget):
    """Things under each other; shown again from the register on `refresh`."""

    def refresh(self) -> None:
        """Read again what it shows; a part that nothing else changes has nothing to do."""

    def arrange(self, *widgets: QWidget, gap: int = 12) -> None:
        """Put these under each other."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(round(gap * (1 + (text_scale() - 1) / 2)))
        for widget in widgets:
            layout.addWidget(widget)
