"""Safe contact: the gate before any number or address, and recording what is safe."""
