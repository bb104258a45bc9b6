"""Requests for the client's records: the register, as the journal shows it."""
