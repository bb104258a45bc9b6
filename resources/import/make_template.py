"""Makes the empty templates that stand beside it, from columns.toml and words.toml.

python resources/import/make_template.py [FOLDER]
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from isva_desk.domain.directory import load_directory  # noqa: E402 (the folder has to be found first)
from isva_desk.exchange.columns import load_columns  # noqa: E402
from isva_desk.exchange.row_reader import Vocabulary  # noqa: E402
from isva_desk.exchange.template import write_flat_template, write_template  # noqa: E402
from isva_desk.exchange.words import load_words  # noqa: E402


def main() -> None:
    """Write both."""
    resources = HERE.parent
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    vocabulary = Vocabulary(load_columns(resources), load_words(resources), load_directory(resources))
    (target / "caseload-template.xlsx").write_bytes(write_template(vocabulary))
    (target / "caseload-template.csv").write_bytes(write_flat_template(vocabulary.columns))


if __name__ == "__main__":
    main()
