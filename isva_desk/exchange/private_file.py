"""A file that only its owner can read, and that has its name only once it is whole and written down."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_privately(path: Path, content: bytes) -> Iterator[None]:
    """Write beside the place, let the caller do what must come first, and give it its name.

    Where that fails nothing is left behind. Raises ``OSError``.
    """
    if path.is_dir():  # found out now, not when what comes first has been done
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
