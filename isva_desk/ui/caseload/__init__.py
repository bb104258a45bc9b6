"""The caseload: a table of all cases that stays instant, because it only ever asks for the rows it shows."""
