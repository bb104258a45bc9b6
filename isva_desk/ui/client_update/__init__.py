"""An update for the client: facts of a case on one page in plain words, looked at and checked before it leaves."""
