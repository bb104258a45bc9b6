"""What a client wants to hear, through whom, how often, and to whom the service may talk."""
