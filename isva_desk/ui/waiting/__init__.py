"""The page of those who wait: since when, what was tried, what comes next, and who takes the case on."""
