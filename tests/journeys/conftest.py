"""Journeys are told in the same window as the stories of single pages."""

from tests.ui.conftest import open_window

__all__ = ["open_window"]
