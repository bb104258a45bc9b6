"""Rule packs, and the pure function that turns a case and a rule book into entitlements with their reasons."""
