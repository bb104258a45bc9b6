"""What the work is about: clients, cases, events, updates, wishes, dates, working days, stages.

The standard library alone. No Qt, no SQL, no file and no clock: today's date is always a parameter.
"""
