"""Recording something that happened in a case."""
