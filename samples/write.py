"""``make samples``: one of each document, in each language, from the demonstration vault, to be looked at page by page.

Each file stands with pictures of its pages beside it, and ``index.html`` shows them all. Everybody in it is invented.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from isva_desk import language
from isva_desk.casework.desk import Desk
from isva_desk.commands.demo import make_demo
from isva_desk.commands.open_vault import clock_of, day_of, desk_in
from isva_desk.commands.passphrase_prompt import first_line
from isva_desk.domain import resources
from samples.index import write_index
from samples.letters import letters
from samples.pictures_of_pages import draw_pages
from samples.reports import reports
from samples.sample import Sample
from samples.updates import updates

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Written:
    """A sample on the disk, and the pictures of its pages."""

    sample: Sample
    path: Path
    pages: tuple[Path, ...]


def main() -> int:
    """Write them all; what cannot be written is an error, not a gap."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "samples")
    parser.add_argument("--only", default="", help="the beginning of the names to write, such as updates/en")
    parser.add_argument("--as-of", help="as of this day (YYYY-MM-DD)")
    parser.add_argument("--no-pages", action="store_true", help="write no pictures of the pages")
    asked = parser.parse_args()
    vault, words = asked.out / "vault", asked.out / "passphrase.txt"
    clock = clock_of(day_of(asked.as_of))
    language.use("en", resources.catalogues())
    asked.out.mkdir(parents=True, exist_ok=True)
    if not words.exists():
        words.write_text("invented lanterns for the printing room\n", encoding="utf-8")
    passphrase = first_line(words)
    make_demo(vault, passphrase, clock)
    written = []
    with desk_in(vault, passphrase, clock) as desk:
        for sample in _all(desk, asked.only):
            written.append(_write(sample, asked.out, pages=not asked.no_pages))
            print(f"{sample.name}: {len(written[-1].pages)} page(s)", flush=True)
    write_index(asked.out / "index.html", [(one.sample, one.path, one.pages) for one in written])
    print(f"{len(written)} documents; open {asked.out / 'index.html'}")
    return 0


def _all(desk: Desk, only: str) -> Iterator[Sample]:
    now = datetime.now(UTC)
    for make in (updates, letters, reports):
        yield from make(desk, now, only)


def _write(sample: Sample, out: Path, *, pages: bool) -> Written:
    path = out / sample.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sample.content)
    if not pages or path.suffix != ".pdf":
        return Written(sample, path, ())
    beside = out / "pages" / path.relative_to(out).with_suffix("")
    shutil.rmtree(beside, ignore_errors=True)
    return Written(sample, path, draw_pages(sample.content, beside))


if __name__ == "__main__":
    sys.exit(main())
