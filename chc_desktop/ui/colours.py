"""The named colours of the three appearances, as data."""

from dataclasses import dataclass
from enum import Enum


class Mode(Enum):
    """How the program looks."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Colours:
    """One appearance. Each colour has one meaning; a `_pale` is the ground its text stands on."""

    ink: str
    soft: str
    line: str
    edge: str
    canvas: str
    paper: str
    hatch: str
    teal: str
    teal_pale: str
    red: str
    red_pale: str
    amber: str
    amber_pale: str
    green: str
    green_pale: str
    chosen: str
    button: str
    button_over: str
    on_button: str
    shut: str
    on_shut: str
    sidebar: str
    sidebar_chosen: str
    sidebar_ink: str
    sidebar_soft: str
    sidebar_edge: str
    badge: str
    on_badge: str


PALETTES = {
    Mode.LIGHT: Colours(
        ink="#1c2b33",
        soft="#54646d",
        line="#d9dee0",
        edge="#7e8c94",
        canvas="#f3f5f4",
        paper="#ffffff",
        hatch="#e4e9e9",
        teal="#0b5c5b",
        teal_pale="#e1efee",
        red="#a8261c",
        red_pale="#fde7e5",
        amber="#7a4d00",
        amber_pale="#fdf1db",
        green="#1d6b3c",
        green_pale="#e4f3e9",
        chosen="#e1efee",
        button="#0b5c5b",
        button_over="#084746",
        on_button="#ffffff",
        shut="#d3dadb",
        on_shut="#4d5c64",
        sidebar="#17343a",
        sidebar_chosen="#0f262b",
        sidebar_ink="#ffffff",
        sidebar_soft="#b3c6c8",
        sidebar_edge="#63cfc0",
        badge="#c2382d",
        on_badge="#ffffff",
    ),
    Mode.DARK: Colours(
        ink="#e7edef",
        soft="#adb9bf",
        line="#39454b",
        edge="#7b8b93",
        canvas="#12181b",
        paper="#1b2327",
        hatch="#232d32",
        teal="#74d3c8",
        teal_pale="#16393a",
        red="#ff9f95",
        red_pale="#47201d",
        amber="#f3c66b",
        amber_pale="#3d2f12",
        green="#86d6a0",
        green_pale="#173b27",
        chosen="#16393a",
        button="#74d3c8",
        button_over="#9be5dc",
        on_button="#06201f",
        shut="#333e44",
        on_shut="#adb9bf",
        sidebar="#0c1c20",
        sidebar_chosen="#16393a",
        sidebar_ink="#f2f7f7",
        sidebar_soft="#a3b7ba",
        sidebar_edge="#63cfc0",
        badge="#c2382d",
        on_badge="#ffffff",
    ),
    Mode.CONTRAST: Colours(
        ink="#ffffff",
        soft="#ffffff",
        line="#ffffff",
        edge="#ffffff",
        canvas="#000000",
        paper="#000000",
        hatch="#3c3c3c",
        teal="#5ce6ff",
        teal_pale="#000000",
        red="#ff9d92",
        red_pale="#000000",
        amber="#ffd84d",
        amber_pale="#000000",
        green="#7dffa0",
        green_pale="#000000",
        chosen="#003f4a",
        button="#ffe83b",
        button_over="#ffffff",
        on_button="#000000",
        shut="#3c3c3c",
        on_shut="#ffffff",
        sidebar="#000000",
        sidebar_chosen="#003f4a",
        sidebar_ink="#ffffff",
        sidebar_soft="#ffffff",
        sidebar_edge="#ffe83b",
        badge="#ffffff",
        on_badge="#000000",
    ),
}
