"""The windows about the key: passphrase, recovery sheet, a new key, and the door of a locked register."""
