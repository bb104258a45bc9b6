"""The people on a case: naming somebody, and recording that they have left."""
