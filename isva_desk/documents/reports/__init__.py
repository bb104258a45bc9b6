"""The reports that a service prints, each in a file of its own."""
