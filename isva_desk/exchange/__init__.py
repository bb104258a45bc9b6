"""Files that come in and go out: case files and spreadsheets, read and written as plain data."""
