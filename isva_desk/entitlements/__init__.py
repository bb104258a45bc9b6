"""Rule packs, and the pure function that turns a case and a rule pack into entitlements with reasons."""
