"""Paper: tagged PDFs, letters and reports."""
