"""Telephone lines that the service has made sure of, as the journal shows them."""
