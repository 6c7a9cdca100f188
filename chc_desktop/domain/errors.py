"""The one kind of error that is meant for the officer, and that they stopped something."""


class RuleBroken(Exception):
    """Something the officer can mend. Its text is the sentence they read, shown where they asked.

    It says what happened, that nothing was lost or changed, and what to do next. `about` names what has to be mended
    by the field of the event it is about, so that a form can lead there; empty where it is about no single one.
    """

    def __init__(self, sentence: str = "", about: str = "") -> None:
        super().__init__(sentence)
        self.about = about


def reason(error: BaseException) -> str:
    """What the system says of an error, for a sentence: without its number, and without the path it was met at."""
    said = getattr(error, "strerror", "") or str(error)
    return str(said).strip().rstrip(".")


class Stopped(Exception):
    """The officer stopped what took long. Nothing of it was kept."""
