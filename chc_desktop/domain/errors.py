"""The one kind of error that is meant for the officer, and that they stopped something."""


class RuleBroken(Exception):
    """Something the officer can mend. Its text is the sentence they read, shown where they asked.

    It says what happened, that nothing was lost or changed, and what to do next.
    """


class Stopped(Exception):
    """The officer stopped what took long. Nothing of it was kept."""
