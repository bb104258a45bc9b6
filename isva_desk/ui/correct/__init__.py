"""One fact in full: who recorded it and when, its earlier versions, correcting it and taking it back."""
