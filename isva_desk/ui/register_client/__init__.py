"""A new client, and their first case."""
