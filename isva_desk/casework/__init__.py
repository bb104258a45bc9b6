"""What a person does: one operation per act. It checks the act, writes its entries, and says what changed."""
