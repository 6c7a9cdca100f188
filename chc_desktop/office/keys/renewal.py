"""A new key for the open register: shut, copied under the new key, and opened again with the key it then has."""

from dataclasses import dataclass

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.desk import Desk
from chc_desktop.office.keys.open_copies import Tick
from chc_desktop.store import key_file, rekey
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import Register


@dataclass(frozen=True, slots=True, repr=False)
class Renewal:
    """One change of the key, from the old to the new."""

    register: Register
    old: Key
    new: Key
    has_passphrase: bool

    def check(self, passphrase: str) -> None:
        """Raises `PassphraseWrong` unless it is the passphrase of now."""
        key_file.unwrap(self.register.key_text(), passphrase)

    def run(self, passphrase: str, tick: Tick = lambda _share: None) -> None:
        """Do it, while the register is shut. The same passphrase opens the new key file."""
        if self.has_passphrase:
            self.check(passphrase)
            text = key_file.wrapped_text(self.new, passphrase)
        else:
            text = key_file.text(self.new)
        rekey.rekey(self.register.path.parent, self.old, self.new, text, tick)

    def open_again(self) -> bool:
        """Open the register; whether it has the new key now."""
        try:
            self.register.unlock(self.new)
        except RuleBroken:
            self.register.unlock(self.old)
            return False
        return True


def begin(desk: Desk) -> Renewal:
    """A new key, made and not used yet."""
    register = desk.register
    return Renewal(register, register.key, key_file.make(), register.has_passphrase())
