"""Letters and dates that differ, on the case page: the register, the sheets, both dates side by side."""
