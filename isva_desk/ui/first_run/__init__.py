"""The first run: three screens, and no manual."""
