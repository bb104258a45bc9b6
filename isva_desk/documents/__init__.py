"""What leaves on paper: tagged PDF files that everyone can read, and the reports that managers print."""
