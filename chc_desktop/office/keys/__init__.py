"""The room of the keys: passphrase, recovery sheet, a new key, and what locks the register."""
