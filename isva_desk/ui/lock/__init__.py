"""The lock wins over everything: what makes it fall, and what happens when it does."""
