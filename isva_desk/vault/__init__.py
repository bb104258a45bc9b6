"""Everything about the data being readable or not: keys, key slots, unlocking, backups, health."""
