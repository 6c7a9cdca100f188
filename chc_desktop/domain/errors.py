"""The one kind of error that is meant for the officer."""


class RuleBroken(Exception):
    """Something the officer can mend. Its text is the sentence they read, shown where they asked.

    It says what happened, that nothing was lost or changed, and what to do next.
    """
