"""One case: who it is about, whether contact is safe, what is owed, what happened."""
