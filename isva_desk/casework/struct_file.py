"""A file of data as one struct: a field that is missing, of another type or unknown is an error that names the file."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from isva_desk.domain.data_file import damaged, read_data_file

Read = TypeVar("Read")


def read_struct(path: Path, kind: type[Read], form: str) -> Read:
    """The file, which has to be of that format. Raises ``DamagedData``."""
    stated = read_data_file(path, form)
    try:
        return msgspec.convert(stated, kind)
    except msgspec.ValidationError as cause:
        raise damaged(path, cause) from cause
