"""Keys, key slots, unlocking, backups and health: everything about the data being readable, or not."""
