"""What is told of an erasure: what would go, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.retention.certificate import held_in_words
from chc_desktop.store.erasure_shelf import Held


@dataclass(frozen=True, slots=True)
class Going:
    """What would be erased with a case. `hindrance` says why it cannot be yet; `staying` are people known elsewhere."""

    record_id: int
    reference: str
    title: str
    with_it: str
    held: Held
    people: tuple[str, ...]
    staying: tuple[str, ...]
    hindrance: str = ""

    @property
    def words(self) -> str:
        """“12 entries, 3 letters and 2 files”."""
        return held_in_words(len(self.held.entries), len(self.held.documents), len(self.held.files))


@dataclass(frozen=True, slots=True)
class Gone:
    """Something was erased: its certificate, and in words where in the register somebody of it is still named.

    `held_open` are copies of files that another program holds open; `older` is how many registers lie beside this one
    that a restored backup replaced.
    """

    reference: str
    certificate: int
    still_named: tuple[str, ...]
    held_open: tuple[str, ...] = ()
    older: int = 0

    @property
    def told(self) -> str:
        """That it is done, and what is left to look after."""
        said = [f"Erased: {self.reference}."]
        if self.still_named:
            named = words.listed(self.still_named)
            said.append(f"Somebody of it is still named in {named}: please look there.")
        if self.held_open:
            said.append(
                f"Another program still holds {_quoted(self.held_open)} open: please close it. That copy goes when "
                "this program starts the next time."
            )
        if self.older:
            them = "an older register" if self.older == 1 else f"{self.older} older registers"
            said.append(f"It may still stand in {them} on this computer: see further down on this page.")
        return " ".join(said)


def _quoted(names: Sequence[str]) -> str:
    return words.listed([f"“{name}”" for name in names])
