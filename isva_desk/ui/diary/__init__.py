"""The diary: every day of the record by week, month or as a list."""
