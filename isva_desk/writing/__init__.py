"""Plain-language updates: templates, reading age, wording checks, glossary."""
