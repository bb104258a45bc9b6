"""A page that shows every sample with its pages, to be looked at in one go."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from samples.sample import Sample

_HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Samples</title><style>
body{font:16px/1.4 sans-serif;margin:2em;background:#FBFAF7;color:#22262E}section{margin:0 0 2em}
img{width:280px;border:1px solid #E6E2DA;margin:4px;background:#fff}h2{font-size:1em;margin:0}
pre{background:#fff;border:1px solid #E6E2DA;padding:1em;max-width:40em;white-space:pre-wrap}</style>
<h1>One of each document</h1><p>From the demonstration vault. Everybody in it is invented.</p>"""


def write_index(path: Path, written: Sequence[tuple[Sample, Path, Sequence[Path]]]) -> None:
    """Write the page beside the samples."""
    path.write_text("\n".join([_HEAD, *(_section(path.parent, *one) for one in written)]), encoding="utf-8")


def _section(folder: Path, sample: Sample, file: Path, pages: Sequence[Path]) -> str:
    link = escape(file.relative_to(folder).as_posix())
    shown = "".join(
        f'<a href="{escape(page.relative_to(folder).as_posix())}"><img alt="page {number}" loading="lazy" '
        f'src="{escape(page.relative_to(folder).as_posix())}"></a>'
        for number, page in enumerate(pages, 1)
    )
    if file.suffix == ".txt":
        shown = f"<pre dir=auto>{escape(sample.content.decode('utf-8'))}</pre>"
    return f'<section><h2><a href="{link}">{link}</a>: {escape(sample.says)}</h2>{shown}</section>'
