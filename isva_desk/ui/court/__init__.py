"""The court of a case: hearings and their moves, special measures, what is to be arranged, the day itself."""
