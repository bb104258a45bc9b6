"""Court: hearings with their moves, special measures step by step, what is to be arranged, days to avoid."""
