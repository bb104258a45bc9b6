"""ISVA Desk: an offline, encrypted caseload that says who has not been told, by whom, and why."""

__version__ = "0.1.0"
