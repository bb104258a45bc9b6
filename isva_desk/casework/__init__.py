"""What a person does: one operation per act. Each checks its input, writes in one transaction, says what changed."""
