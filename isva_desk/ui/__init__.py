"""The desktop: one folder per page, all of them on the same theme and parts. Nothing here writes or knows SQL."""
