"""What Windows says of its drives, and of the folders that cloud programs have registered with it."""

from collections.abc import Iterator
from string import ascii_uppercase
from typing import Any, Protocol

from chc_desktop.whereabouts.computer import Drive, Synced
from chc_desktop.whereabouts.recognising import ONEDRIVE, SOME_PROGRAM, program_called

_KINDS = {2: "removable", 3: "fixed", 4: "network"}
"""What Windows calls them: DRIVE_REMOVABLE, DRIVE_FIXED, DRIVE_REMOTE."""

_ROOTS = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
_LIBRARIES = r"HKCU\Software\SyncEngines\Providers\OneDrive"
_ACCOUNTS = r"HKCU\Software\Microsoft\OneDrive\Accounts"


class Registry(Protocol):
    """What is read of Windows' own register of settings."""

    def keys(self, path: str) -> list[str]:
        """The names of the keys under one; none where it is not there."""

    def values(self, path: str) -> dict[str, str]:
        """The texts a key holds, by name."""


def registered_folders(registry: Registry) -> Iterator[Synced]:
    """The folders that programs have told Windows they keep in step, and libraries of a team that OneDrive copies.

    A library of a team lies in a folder with the name of the organisation, so its name says nothing.
    """
    for provider in registry.keys(_ROOTS):
        name = provider.split("!")[0]
        folders = registry.values(rf"{_ROOTS}\{provider}\UserSyncRoots").values()
        yield from (Synced(folder, program_called(name) or SOME_PROGRAM) for folder in folders)
    for library in registry.keys(_LIBRARIES):
        folder = registry.values(rf"{_LIBRARIES}\{library}").get("MountPoint", "")
        yield from [Synced(folder, ONEDRIVE)] if folder else []
    for account in registry.keys(_ACCOUNTS):
        folder = registry.values(rf"{_ACCOUNTS}\{account}").get("UserFolder", "")
        yield from [Synced(folder, ONEDRIVE)] if folder else []


def windows_drives() -> tuple[Drive, ...]:
    """The drive letters of Windows, each with its kind and the name it was given; none elsewhere."""
    import ctypes

    windows: Any = getattr(ctypes, "windll", None)
    if windows is None:
        return ()
    there = windows.kernel32.GetLogicalDrives()
    tops = [f"{letter}:\\" for place, letter in enumerate(ascii_uppercase) if there >> place & 1]
    kinds = {top: _KINDS.get(windows.kernel32.GetDriveTypeW(top), "") for top in tops}
    return tuple(Drive(top, kinds[top], _label(windows.kernel32, top)) for top in tops)


def _label(kernel: Any, top: str) -> str:
    """The name of a drive of Windows; empty for one with nothing in it, such as an empty card reader."""
    import ctypes

    name = ctypes.create_unicode_buffer(261)
    return name.value if kernel.GetVolumeInformationW(top, name, 261, None, None, None, None, 0) else ""


class ThisRegistry:
    """The one of this computer."""

    def __init__(self) -> None:
        from importlib import import_module

        self._windows: Any = import_module("winreg")  # only Windows has it

    def keys(self, path: str) -> list[str]:
        return self._each(path, self._windows.EnumKey, lambda found: [str(found)])

    def values(self, path: str) -> dict[str, str]:
        return dict(self._each(path, self._windows.EnumValue, _texts))

    def _each(self, path: str, enumerate_: Any, taken: Any) -> list[Any]:
        """All that one of Windows' own functions lists under a key, which says by an error that there is no more."""
        hive, _, rest = path.partition("\\")
        top = {"HKLM": self._windows.HKEY_LOCAL_MACHINE, "HKCU": self._windows.HKEY_CURRENT_USER}[hive]
        found: list[Any] = []
        try:
            with self._windows.OpenKey(top, rest) as key:
                for place in range(_MOST):
                    found += taken(enumerate_(key, place))
        except OSError:
            pass
        return found


_MOST = 10_000


def _texts(value: tuple[str, Any, int]) -> list[tuple[str, str]]:
    name, content, _kind = value
    return [(name, content)] if isinstance(content, str) else []
