"""The desktop: one folder per feature. A widget never writes and never holds SQL."""
