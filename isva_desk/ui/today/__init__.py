"""What needs the adviser today, in the order in which things matter."""
