"""The tab "CPS and decisions" of a case: what runs, decisions and reviews, and the work of police and CPS."""
