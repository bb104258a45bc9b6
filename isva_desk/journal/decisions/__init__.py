"""Decisions: how they are to be told and were told, what is known round them, and their reviews."""
