"""Helplines: which telephone lines a person made sure of, and may be offered on a page for a client."""
