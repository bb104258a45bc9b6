"""The door: a locked program like any other, with a passphrase or with the recovery words."""
