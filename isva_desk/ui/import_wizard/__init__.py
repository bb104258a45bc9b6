"""Taking in a caseload from a spreadsheet or case files: looked at first, then all or nothing."""
