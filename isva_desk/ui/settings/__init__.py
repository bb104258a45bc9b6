"""Settings: the look, the lock, the passphrase, backups and the health of the records."""
