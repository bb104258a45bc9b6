"""The bodies that the service works with: contacts, meetings, evidence and judgements, as the journal shows them."""
