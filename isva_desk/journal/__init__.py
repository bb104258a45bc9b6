"""The journal: entries, their chain, projections and search. The only room that knows SQL beside the vault."""
