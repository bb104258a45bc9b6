"""Notes on a case, as the journal shows them."""
