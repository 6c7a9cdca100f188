"""Characters that no typeface of ours can show are written out: “[character U+…]”."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from chc_desktop.documents.typefaces import marked

Value = TypeVar("Value")


def with_marks(value: Value) -> Value:
    """The value with every text in it as it can be shown."""
    return cast("Value", _with_marks(value))


def _with_marks(value: Any) -> Any:
    if isinstance(value, str):
        return marked(value)
    if isinstance(value, tuple):
        return tuple(map(_with_marks, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: _with_marks(getattr(value, part.name)) for part in fields(value)})
    return value
