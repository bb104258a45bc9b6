"""Looking at a document before it leaves: its pages drawn from memory, printed, or saved where a person says."""
