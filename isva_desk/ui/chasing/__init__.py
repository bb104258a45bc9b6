"""Chasing: who is asked, what was answered, and what can be asked next."""
