"""Needs, risks, consent, the card of what to know, and what returns ask: how the journal shows them."""
