"""Write the manifest of the shipped rules, after one of their files was changed on purpose: `make rules`."""

from __future__ import annotations

from pathlib import Path

from isva_desk.entitlements.rule_book import SHIPPED, load_rule_book, write_manifest

if __name__ == "__main__":
    folder = Path(__file__).parent
    write_manifest(folder / SHIPPED)
    load_rule_book(folder)  # a slip in a file is said at once
