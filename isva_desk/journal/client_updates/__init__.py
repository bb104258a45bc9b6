"""Updates that were written for clients: how they read in the timeline, and the list of a case."""
