"""Recognises a folder by what a cloud program leaves at its top, whatever the folder is called."""

from pathlib import Path

from chc_desktop.whereabouts.recognising import DROPBOX, GOOGLE, NEXTCLOUD, OWNCLOUD, RESILIO, SYNCTHING

_MARKS = (
    (".dropbox.cache", DROPBOX),
    (".tmp.driveupload", GOOGLE),
    (".tmp.drivedownload", GOOGLE),
    (".stfolder", SYNCTHING),
    (".nextcloudsync.log", NEXTCLOUD),
    (".owncloudsync.log", OWNCLOUD),
    (".sync/ID", RESILIO),
)


def marked(folder: Path) -> str | None:
    """Which program copies a folder or one that it lies in; None where nothing there says so."""
    every = ((top / name, program) for top in (folder, *folder.parents) for name, program in _MARKS)
    return next((program for mark, program in every if _is_there(mark)), None)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
