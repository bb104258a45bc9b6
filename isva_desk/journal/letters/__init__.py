"""Letters: what each gives and how it reads, and dates of one thing that cannot all be right."""
