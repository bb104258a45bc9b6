"""The tab "Needs and consent": risks, needs, the ledger of consent, access, the card, and answers for returns."""
