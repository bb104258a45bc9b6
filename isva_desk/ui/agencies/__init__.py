"""The bodies that the service works with: their promises, whom to ring, meetings, and the framework's scorecard."""
