"""Sheets about hard news: the plan for telling it, what came of it, what is known round it, and reviews."""
