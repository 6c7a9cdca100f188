"""The main window’s parts: where its pages lead, what it tells beside them, who keeps it safe, and how it closes."""
