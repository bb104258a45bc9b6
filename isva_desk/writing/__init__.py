"""What a client reads: templates in plain words, how hard they are to read, and what is better said otherwise."""
