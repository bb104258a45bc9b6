"""Entries, their hash chain, projections and search: with the vault, the only room that knows SQL."""
