"""Notes on a case: writing them with the checker beside, finding them, and their minutes."""
