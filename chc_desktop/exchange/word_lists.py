"""Reads lists of words that stand for the same thing."""

from collections.abc import Mapping
from typing import TypeVar

M = TypeVar("M")


def by_word(lists: Mapping[M, str]) -> dict[str, M]:
    """Each word of the lists, which have commas between their words, with what it stands for."""
    return {" ".join(word.split()): meaning for meaning, words in lists.items() for word in words.split(",")}
