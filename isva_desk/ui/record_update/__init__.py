"""Recording an update: four questions, answered from the keyboard."""
